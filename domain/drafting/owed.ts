import type { ActorId } from '../actor.js';
import type { Instant } from '../decider.js';
import type { DraftingState } from './drafting-state.js';
import { edits, seatOf } from './stand.js';

/** What somebody owes a drafting group: a position on the clauses of an open call, or, as an editor, an answer. */
export type Owed =
  | { readonly what: 'position'; readonly call: number; readonly clauses: readonly string[]; readonly due: Instant }
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
  return [...positions, ...unanswered.map(({ n, clauses, answerBy }): Owed => ({ what: 'answer', issue: n, clauses, due: answerBy }))];
}
