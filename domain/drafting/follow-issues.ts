import type { ClauseDiff } from '../text/clause-diff.js';
import type { ClausePrint } from '../text/clause-tree.js';
import type { DraftingState, Issue } from './state.js';

type Uploaded = { readonly clauses: readonly ClausePrint[]; readonly diff: Omit<ClauseDiff, 'unchanged'> };

/** Prints an issue remembers, some 35 bytes of state each. What has no room any more stays open all the same. */
const remembered = 8;

/**
 * What was raised goes with the words it was raised on: to another number where they stand there now, away with them and back with them. Without a
 * clause it is open on the whole text, until somebody ends it.
 */
export function followed(state: DraftingState, { clauses, diff }: Uploaded): readonly Issue[] {
  const moved: { [from: string]: string } = {};
  for (const { from, to } of diff.moved) moved[from] = to;
  const before: { [id: string]: string } = {};
  for (const { id, hash } of state.clauses) before[id] = hash;
  const lost = [...diff.changed, ...diff.removed];
  const come = [...diff.added, ...diff.changed];
  return state.issues.map((issue) => {
    const gone = issue.clauses.filter((id) => lost.includes(id));
    const formerly = [...new Set([...issue.formerly, ...gone.map((id) => before[id] ?? '')])].slice(0, remembered);
    const back = clauses.filter(({ id, hash }) => formerly.includes(hash) && come.includes(id));
    return {
      ...issue,
      clauses: [...new Set([...issue.clauses.filter((id) => !diff.removed.includes(id)).map((id) => moved[id] ?? id), ...back.map(({ id }) => id)])],
      formerly: formerly.filter((hash) => !back.some((one) => one.hash === hash)),
      redrafted: back.length === 0 && (issue.redrafted || gone.length > 0),
    };
  });
}
