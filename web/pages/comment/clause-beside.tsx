import type { ClauseShown } from '../../../contract/views/document.js';
import { clauseIdOf, coverId, parentOf } from '../../../domain/text/clause-id.js';
import type { Offered } from '../../parts/form.js';
import { A, useSay, Written } from '../../parts/visiting.js';
import { commentWords } from '../../words/comment.js';

/** As much of a clause as stands beside a form; the rest stands in the text. */
const shownLength = 1_500;
/** As many clauses as a field offers: of longer texts those of the upper orders. */
const mostOffered = 150;

/** The clause that is meant; null for the whole text, and for what is not there. */
export const clauseMeant = (words: string | undefined, clauses: readonly ClauseShown[]): ClauseShown | null => {
  const id = clauseIdOf(words ?? '');
  return clauses.find((one) => one.id === id) ?? null;
};

const orderOf = (id: string): number => (parentOf(id) === null ? 1 : 1 + orderOf(parentOf(id) ?? ''));

/** The clauses to choose from, each with its title. */
export function offeredClauses(clauses: readonly ClauseShown[]): readonly Offered[] {
  const named = clauses.filter(({ id }) => id !== coverId && !id.includes('#'));
  const upTo = (most: number): readonly ClauseShown[] => named.filter(({ id }) => orderOf(id) <= most);
  const shown = [named, upTo(2), upTo(1)].find(({ length }) => length <= mostOffered) ?? upTo(1).slice(0, mostOffered);
  return shown.map(({ id, title }) => ({ value: id, label: title === '' ? undefined : `${id} ${title.slice(0, 30)}` }));
}

/** What a comment is about, beside it. */
export function ClauseBeside({ clause, round }: { readonly clause: ClauseShown; readonly round: string }) {
  const say = useSay();
  const { id, text } = clause;
  const paragraphs = text
    .slice(0, shownLength)
    .split(/\n+/)
    .filter((line) => line.trim() !== '');
  return (
    <aside className="panel clause-beside" aria-labelledby="clause-beside">
      <h2 id="clause-beside">
        {say(commentWords.clauseText)} <span className="no">{id}</span>
      </h2>
      {paragraphs.map((line, at) => (
        <p key={at}>
          <Written text={at === paragraphs.length - 1 && text.length > shownLength ? `${line}…` : line} />
        </p>
      ))}
      <p className="small">
        <A to={`/consultations/${round}?part=${encodeURIComponent(id.split('.')[0] ?? id)}#c-${id}`}>{say(commentWords.wholeText)}</A>
      </p>
    </aside>
  );
}
