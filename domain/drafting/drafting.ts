import type { Due } from '../kernel/decider.js';
import { lifecycleOf } from '../kernel/lifecycle.js';
import { said } from '../kernel/words.js';
import { draftingActs, type DraftingCommand } from './acts.js';
import { draftingEvents } from './events.js';
import { startFields } from './fields.js';
import { isWaiting } from './issues.js';
import { draftingRefusals } from './refusals.js';
import { startDrafting, starters } from './start-drafting.js';
import type { DraftingState } from './state.js';

/** A drafting group's work by consensus: texts, calls, concerns and objections, until every clause stands. */
export const drafting = lifecycleOf<DraftingState>()({
  kind: 'drafting',
  words: said('起草组的协商', 'drafting by consensus'),
  input: startFields,
  start: startDrafting,
  starters,
  events: draftingEvents,
  acts: draftingActs,
  refusals: draftingRefusals,
  due: draftingDue,
  status: (state) => state.phase,
  ended: (state) => state.phase === 'disbanded',
});

/** The first call to close, or the first answer that is late. */
function draftingDue(state: DraftingState): Due<DraftingCommand> | null {
  if (state.phase !== 'working') return null;
  const calls = state.open.map(({ n, closesAt }): Due<DraftingCommand> => ({ at: closesAt, command: { type: 'closeCall', call: n } }));
  const late = state.issues.flatMap((issue): readonly Due<DraftingCommand>[] =>
    isWaiting(issue) ? [{ at: issue.answerBy, command: { type: 'noteOverdueAnswers' } }] : [],
  );
  return [...calls, ...late].reduce<Due<DraftingCommand> | null>((first, one) => (first === null || one.at < first.at ? one : first), null);
}
