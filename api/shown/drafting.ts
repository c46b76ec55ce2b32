import type { draftingView } from '../../contract/views/drafting.js';
import type { ShownFrom } from '../../contract/views/shown.js';
import { owedBy } from '../../domain/drafting/owed.js';
import { standsOf } from '../../domain/drafting/stand.js';
import type { Call, DraftingState, Issue, Member } from '../../domain/drafting/state.js';
import type { Position } from '../../domain/drafting/words.js';
import type { Caller } from '../http/call.js';
import type { Seen } from '../policy/sight.js';
import type { Ports } from '../ports.js';
import { namesOf, type Names } from '../read/names.js';

const positionOf: { readonly [mark: string]: Position } = { s: 'support', c: 'concern', o: 'sustainedObjection' };

/** Who of the group has said what of each clause of a call; null while somebody is silent. */
function callShown(group: readonly Member[], { marks, ...call }: Call) {
  const inCall = group.flatMap(({ person, name, since, left }, seat) => (since < call.n && left === null ? [{ person, name, seat }] : []));
  const positions = call.clauses.map((clause, row) => ({
    clause,
    stated: inCall.map(({ person, name, seat }) => ({ person, name, position: positionOf[marks[row]?.charAt(seat) ?? ''] ?? null })),
  }));
  return { ...call, positions };
}

const issueShown = (issue: Issue, names: Names) => ({
  ...issue,
  name: names(issue.person),
  mediation: issue.mediation === null ? null : { ...issue.mediation, byName: names(issue.mediation.by) },
});

/** A drafting group with how its clauses stand and what the reader owes it. */
export async function showDrafting({ db }: Ports, { view }: Seen, caller: Caller): Promise<ShownFrom<typeof draftingView>> {
  const state = view.state as DraftingState; // written by the projection of drafting groups
  const { organisation, editors, group, issues, open } = state;
  const people = [...editors, ...issues.flatMap(({ person, mediation }) => [person, mediation?.by])];
  const names = await namesOf(db, people, [organisation]);
  return {
    ...state,
    organisationName: names(organisation),
    editors: editors.map((person) => ({ person, name: names(person) })),
    clauses: standsOf(state),
    open: open.map((call) => callShown(group, call)),
    issues: issues.map((issue) => issueShown(issue, names)),
    yours: owedBy(state, caller.actor.id),
  };
}
