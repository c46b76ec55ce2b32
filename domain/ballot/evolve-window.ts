import type { Instant } from '../decider.js';
import { unreachable } from '../result.js';
import type { BallotEvent } from './ballot-event.js';
import type { BallotState } from './ballot-state.js';
import { consentsFrom, stoodOn } from './consent.js';
import { openAgain, withoutWaiting } from './proposals.js';

const types = ['textSwapped', 'voteStood', 'mandateRecorded', 'mandateWithdrawn', 'outageRecorded', 'closeHeld'] as const;
export type WindowEvent = Extract<BallotEvent, { readonly type: (typeof types)[number] }>;

export const isWindowEvent = (event: BallotEvent): event is WindowEvent => types.some((type) => type === event.type);

/** What happens to an open ballot beside its votes: the text is corrected, somebody votes for another, the system was away. */
export function evolveWindow(state: BallotState, event: WindowEvent, at: Instant): BallotState {
  switch (event.type) {
    case 'textSwapped':
      return {
        ...state,
        ...(state.phase === 'draft' ? {} : { consents: consentsFrom(state) }),
        text: event.to,
        swaps: [...(state.swaps ?? []), { from: event.from, to: event.to, at }],
      };
    case 'voteStood':
      return stoodOn(state, event.seat, event.text);
    case 'mandateRecorded': {
      const { seat, holder, kind, from, until, proof } = event;
      return {
        ...state,
        ...withoutWaiting(state, seat, 'recordMandate', 'withdrawMandate'),
        mandates: [...without(state, seat), { seat, holder, kind, from, until, proof }],
      };
    }
    case 'mandateWithdrawn':
      return { ...state, ...withoutWaiting(state, event.seat, 'recordMandate', 'withdrawMandate'), mandates: without(state, event.seat) };
    case 'outageRecorded':
      return afterOutage(state, event);
    case 'closeHeld':
      return { ...state, heldUntil: event.until };
    default:
      return unreachable(event);
  }
}

const without = (state: BallotState, seat: number): NonNullable<BallotState['mandates']> => (state.mandates ?? []).filter((one) => one.seat !== seat);

function afterOutage(state: BallotState, { from, to, minutes, extension }: Extract<WindowEvent, { readonly type: 'outageRecorded' }>): BallotState {
  const next = { ...state, outages: [...(state.outages ?? []), { from, to, minutes: extension ? minutes : 0 }] };
  if (!extension) return next;
  const { closesAt, countsUntil, reminders } = extension;
  const { heldUntil: _over, ...open } = next;
  return { ...open, closesAt, countsUntil, remindersLeft: reminders, ...openAgain(state) };
}
