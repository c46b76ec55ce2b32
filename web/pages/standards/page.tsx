import type { StandardShown } from '../../../contract/views/standard.js';
import { DataTable, Empty, type Column } from '../../parts/blocks.js';
import { Chip, RehearsalChip } from '../../parts/chip.js';
import { Day } from '../../parts/dates.js';
import { Pager, withQuery } from '../../parts/pager.js';
import { Trail } from '../../parts/page.js';
import { Search } from '../../parts/search.js';
import { StandardNumber, Title } from '../../parts/title.js';
import { A, useSay, Written } from '../../parts/visiting.js';
import type { Fields, Page } from '../../server/page.js';
import { readStandards, type List } from '../../server/read.js';
import { standardWords, standingWords } from '../../words/standard.js';
import { standardsFeed } from '../../words/feeds.js';

const columns: readonly Column<StandardShown>[] = [
  {
    head: standardWords.number,
    cell: ({ id, number }) => (
      <A to={`/standards/${id}`}>
        <StandardNumber number={number} />
      </A>
    ),
  },
  { head: standardWords.name, cell: ({ title }) => <Title of={title} /> },
  { head: standardWords.body, cell: ({ organisationName }) => <Written text={organisationName} /> },
  {
    head: standardWords.standing,
    kind: 'nowrap',
    cell: ({ standing, rehearsal }) => (
      <span className="chips">
        <Chip tone={standingWords[standing].tone} of={standingWords[standing].words} />
        {rehearsal ? <RehearsalChip /> : null}
      </span>
    ),
  },
  { head: standardWords.publishedOn, kind: 'nowrap', cell: ({ publishedAt }) => <Day at={publishedAt} /> },
  { head: standardWords.effective, kind: 'nowrap', cell: ({ effectiveAt }) => <Day at={effectiveAt} /> },
];

const Body = ({ found, query }: { readonly found: List<StandardShown>; readonly query: Fields }) => {
  const say = useSay();
  const { q } = query;
  return (
    <div className="wrap">
      <Trail above={['home']} here={say(standardWords.title)} />
      <div className="head">
        <h1>{say(standardWords.title)}</h1>
        <p className="lede">{say(standardWords.lede)}</p>
        <Search
          role="search"
          action="/standards"
          name="q"
          label={standardWords.find}
          hint={standardWords.findHint}
          button={standardWords.findButton}
          value={q}
        />
      </div>
      {found.items.length === 0 ? (
        <Empty>
          {say(q === undefined ? standardWords.noneYet : standardWords.none)}
          {q === undefined ? null : (
            <>
              {' '}
              <A to={withQuery('/search', { q })}>{say(standardWords.inProjects)}</A>
            </>
          )}
        </Empty>
      ) : (
        <DataTable columns={columns} rows={found.items} keyOf={({ id }) => id} say={say} />
      )}
      <Pager path="/standards" query={query} next={found.next} />
      {query['rehearsal'] === 'true' ? null : (
        <p className="sec small">
          <A to={withQuery('/standards', { rehearsal: 'true' })}>{say(standardWords.rehearsals)}</A>
        </p>
      )}
    </div>
  );
};

/** Is there a standard on this, is it in force? */
export const standardsPage: Page = {
  path: '/standards',
  get: async (visit) => {
    const { q, rehearsal, cursor } = visit.query;
    const asked = { q: q?.trim() === '' ? undefined : q, rehearsal, cursor };
    const found = await readStandards(visit, { ...asked, limit: '30' });
    return {
      title: visit.say(standardWords.title),
      nav: 'standards',
      feeds: [standardsFeed],
      rehearsal: rehearsal === 'true',
      body: <Body found={found} query={asked} />,
    };
  },
};
