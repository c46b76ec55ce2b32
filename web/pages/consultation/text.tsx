import { Comment } from '../../parts/comment.js';
import { withQuery } from '../../parts/pager.js';
import { A, T, useSay, Written } from '../../parts/visiting.js';
import { consultationWords } from '../../words/consultation.js';
import type { Chapter, Clause, Placed } from './clauses.js';

export type Reading = {
  readonly id: string;
  readonly chapters: readonly Chapter[];
  readonly placed: Placed;
  /** The one chapter that is shown, where the text is too long for a page. */
  readonly part: string | null;
  readonly open: boolean;
};

/** As many comments as stand under a clause; the rest have a page of their own. */
const underClause = 3;

const numbered = (id: string): boolean => /^[\dA-Z]/.test(id);

const anchor = (id: string): string => `c-${id}`;

function Under({ reading, clause }: { readonly reading: Reading; readonly clause: string | null }) {
  const { placed, id } = reading;
  const comments = placed.on(clause);
  const count = placed.count(clause);
  return (
    <>
      {comments.slice(0, underClause).map((one) => (
        <Comment key={one.n} of={one} clause={clause === null} />
      ))}
      {count > Math.min(underClause, comments.length) ? (
        <p className="small more">
          <A to={withQuery(`/consultations/${id}/comments`, { on: clause ?? '-' })}>
            <T of={consultationWords.moreComments(count)} />
          </A>
        </p>
      ) : null}
    </>
  );
}

const hasClauses = ({ chapters }: Reading, id: string): boolean => chapters.some((chapter) => chapter.id === id && chapter.clauses.length > 1);

const ClauseBlock = ({ reading, clause, within }: { readonly reading: Reading; readonly clause: Clause; readonly within: string }) => {
  const say = useSay();
  const isChapter = clause.id === within;
  const { title, paragraphs } = clause;
  // A chapter that is only a heading over its clauses is commented on through them.
  if (isChapter && paragraphs.length === 0 && reading.placed.count(clause.id) === 0 && hasClauses(reading, within)) return null;
  const no = numbered(clause.id) && !isChapter ? <span className="no">{clause.id}</span> : null;
  return (
    <div className="clause" id={isChapter ? undefined : anchor(clause.id)}>
      {!isChapter && title !== null ? (
        <h3>
          {no}
          <Written text={title} />
        </h3>
      ) : null}
      {paragraphs.map((line, at) => (
        <p key={at}>
          {at === 0 && (isChapter || title === null) ? no : null}
          <Written text={line.replace(/^[-*] /, '——')} />
        </p>
      ))}
      <Under reading={reading} clause={clause.id} />
      {reading.open ? (
        <p className="clause-end">
          <A to={withQuery(`/consultations/${reading.id}/comment`, { clause: clause.id })} className="btn plain sm">
            {say(consultationWords.giveOn)}
            <span className="sr"> ({clause.id})</span>
          </A>
        </p>
      ) : null}
    </div>
  );
};

const ChapterBlock = ({ reading, chapter }: { readonly reading: Reading; readonly chapter: Chapter }) => (
  <section className="chapter" aria-labelledby={anchor(chapter.id)}>
    <h2 id={anchor(chapter.id)}>
      {numbered(chapter.id) ? `${chapter.id} ` : null}
      <Written text={chapter.title ?? (numbered(chapter.id) ? '' : chapter.id)} />
    </h2>
    {chapter.clauses.map((clause) => (
      <ClauseBlock key={clause.id} reading={reading} clause={clause} within={chapter.id} />
    ))}
  </section>
);

/** The clauses with the number of comments on each chapter. */
export function Contents({ reading }: { readonly reading: Reading }) {
  const say = useSay();
  const { chapters, part, id, placed } = reading;
  return (
    <nav className="toc" aria-label={say(consultationWords.clauses)}>
      <details>
        <summary>{say(consultationWords.clauses)}</summary>
        <ul>
          {chapters.map((chapter) => {
            const count = placed.inChapter(chapter);
            const inside = (
              <>
                <span>{numbered(chapter.id) ? chapter.id : ''}</span>
                <Written text={chapter.title ?? chapter.id} />
                <small>{count === 0 ? '' : say(consultationWords.count(count))}</small>
              </>
            );
            return (
              <li key={chapter.id}>
                {part === null ? (
                  <a href={`#${anchor(chapter.id)}`}>{inside}</a>
                ) : (
                  <A to={withQuery(`/consultations/${id}`, { part: chapter.id })} current={part === chapter.id}>
                    {inside}
                  </A>
                )}
              </li>
            );
          })}
        </ul>
      </details>
    </nav>
  );
}

/** The text by clause, under each what was said of it. */
export function Text({ reading }: { readonly reading: Reading }) {
  const say = useSay();
  const { chapters, part, placed } = reading;
  const shown = part === null ? chapters : chapters.filter(({ id }) => id === part);
  return (
    <>
      {chapters.length === 0 ? <p className="panel">{say(consultationWords.notRead)}</p> : null}
      {shown.map((chapter) => (
        <ChapterBlock key={chapter.id} reading={reading} chapter={chapter} />
      ))}
      {placed.count(null) === 0 ? null : (
        <section className="chapter" aria-labelledby="other-comments">
          <h2 id="other-comments">{say(chapters.length === 0 ? consultationWords.commentsHead : consultationWords.elsewhere)}</h2>
          <Under reading={reading} clause={null} />
        </section>
      )}
    </>
  );
}
