import type { ActorId } from '../kernel/actor.js';
import type { Instant } from '../kernel/decider.js';
import { ok } from '../kernel/result.js';
import type { DraftingState } from './state.js';
import type { Owing } from '../work/owing.js';
import { edits, seatOf } from './stand.js';
import type { DraftingCommand } from './acts.js';

/** What somebody owes a drafting group: a position on the clauses of an open call, their own word on a mediation of their objection, or, as an editor, an answer. */
export type Owed =
  | { readonly what: 'position'; readonly call: number; readonly clauses: readonly string[]; readonly due: Instant }
  | { readonly what: 'mediation'; readonly issue: number; readonly clauses: readonly string[]; readonly due: null }
  | { readonly what: 'answer'; readonly issue: number; readonly clauses: readonly string[]; readonly due: Instant | null };

/** An answer has a due time once the call it was raised in has closed. */
export function owedBy(state: DraftingState, person: ActorId): readonly Owed[] {
  if (state.phase !== 'working') return [];
  const seat = seatOf(state, person);
  const positions = state.open.flatMap((call): readonly Owed[] => {
    const clauses = seat < 0 ? [] : call.clauses.filter((_, at) => call.marks[at]?.charAt(seat) === '.');
    return clauses.length === 0 ? [] : [{ what: 'position', call: call.n, clauses, due: call.closesAt }];
  });
  const unanswered = edits(state, person) ? state.issues.filter((issue) => !issue.answered) : [];
  const mediations = state.issues
    .filter((issue) => issue.person === person && issue.mediation !== null && issue.mediation.by !== person)
    .map(({ n, clauses }): Owed => ({ what: 'mediation', issue: n, clauses, due: null }));
  return [...positions, ...mediations, ...unanswered.map(({ n, clauses, answerBy }): Owed => ({ what: 'answer', issue: n, clauses, due: answerBy }))];
}

/** As many clauses as one row names. */
const named = 20;

/** What the group waits for from one person. */
export const draftingOwing = (state: DraftingState, person: ActorId): readonly Owing<DraftingState, DraftingCommand['type']>[] =>
  owedBy(state, person).map((one) => {
    const clauses = one.clauses.slice(0, named);
    const owed = { by: () => ok(null), due: one.due };
    if (one.what === 'position') return { why: 'POSITION', acts: ['statePosition'], ...owed, about: { call: one.call, clauses } };
    const about = { issue: one.issue, clauses };
    return one.what === 'answer'
      ? { why: 'ISSUE_TO_ANSWER', acts: ['answerIssue'], ...owed, about }
      : { why: 'MEDIATION_TO_CONFIRM', acts: ['recordMediation'], ...owed, about };
  });
