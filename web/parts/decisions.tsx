import type { DecisionRow } from '../server/read.js';
import { standardWords } from '../words/standard.js';
import { Day } from './dates.js';
import { T, useSay } from './visiting.js';

/** Decisions with the dossier of each: what was decided, from what, and how it is checked. */
export const Decisions = ({ rows }: { readonly rows: readonly DecisionRow[] }) => {
  const say = useSay();
  return (
    <ol className="history decided">
      {rows.map((row) => (
        <li key={row.seq}>
          <Day at={row.at} />
          <span>
            <T of={row} />
          </span>
          <a href={`${row.self}?format=html`}>
            {say(standardWords.dossier)}
            <span className="sr"> {say(row)}</span>
          </a>
        </li>
      ))}
    </ol>
  );
};
