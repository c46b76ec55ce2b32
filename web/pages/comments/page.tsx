import type { CommentShown } from '../../../contract/views/comment.js';
import { Empty } from '../../parts/blocks.js';
import { Comment } from '../../parts/comment.js';
import { Pager } from '../../parts/pager.js';
import { Trail } from '../../parts/page.js';
import { Title } from '../../parts/title.js';
import { A, useSay } from '../../parts/visiting.js';
import type { Fields, Page, Visit } from '../../server/page.js';
import { readClauses, readComments, readConsultation, type Consultation } from '../../server/read.js';
import { consultationWords } from '../../words/consultation.js';
import { chaptersOf, placeOf } from '../consultation/clauses.js';

type Listed = { readonly one: Consultation; readonly comments: readonly CommentShown[]; readonly next: string | null; readonly query: Fields };

const Body = ({ one, comments, next, query }: Listed) => {
  const say = useSay();
  const path = `/consultations/${one.id}`;
  return (
    <div className="wrap narrow">
      <Trail above={['home', 'consultations']} here={say(consultationWords.commentsHead)} />
      <div className="head">
        <h1>{say(consultationWords.allComments)}</h1>
        <p className="lede">
          <A to={path}>
            <Title of={one.state.title} />
          </A>
        </p>
      </div>
      {comments.length === 0 ? (
        <Empty>{say(consultationWords.noComments)}</Empty>
      ) : (
        comments.map((comment) => <Comment key={comment.n} of={comment} clause />)
      )}
      <Pager path={`${path}/comments`} query={query} next={next} />
    </div>
  );
};

const pageSize = '20';

/** The comments on one clause are written in as many ways as people name it. */
async function onClause(visit: Visit, one: Consultation, place: string): Promise<readonly CommentShown[]> {
  const [clauses, { byClause }] = await Promise.all([readClauses(visit, one.state.text), readComments(visit, one.id, { limit: '1' })]);
  const chapters = chaptersOf(clauses);
  const wanted = place === '-' ? null : place;
  const words = (byClause ?? []).map(({ clause }) => clause).filter((clause) => placeOf(clause, chapters) === wanted);
  const lists = await Promise.all(words.slice(0, 20).map((clause) => readComments(visit, one.id, { clause, limit: '100' })));
  return lists.flatMap(({ items }) => items).toSorted((a, b) => a.n - b.n);
}

/** Everything that was said, in order of arrival, or what was said of one clause. */
export const commentsPage: Page = {
  path: '/consultations/:id/comments',
  get: async (visit) => {
    const one = await readConsultation(visit, visit.params['id'] ?? '');
    const { on, cursor } = visit.query;
    const found =
      on === undefined ? await readComments(visit, one.id, { limit: pageSize, cursor }) : { items: await onClause(visit, one, on), next: null };
    return {
      title: visit.say(consultationWords.allComments),
      nav: 'consultations',
      rehearsal: one.rehearsal,
      record: one,
      body: <Body one={one} comments={found.items} next={found.next} query={{ on, cursor }} />,
    };
  },
};
