import type { Instant } from '../decider.js';
import type { FollowUp } from '../follow-up-messages.js';
import { unreachable } from '../result.js';
import { withChar } from '../rows.js';
import type { BallotEvent } from './ballot-event.js';
import type { BallotState, NegativeState } from './ballot-state.js';
import { firstKept } from './proposals.js';
import { settlingDays } from './settling.js';

const types = [
  'negativeWithdrawn',
  'negativeAnswered',
  'negativeHandled',
  'motionPut',
  'recirculationOpened',
  'commentParked',
  'appealSupported',
  'appealOpened',
  'factRecorded',
  'followUpConcluded',
] as const;
export type FollowUpEvent = Extract<BallotEvent, { readonly type: (typeof types)[number] }>;

export const isFollowUpEvent = (event: BallotEvent): event is FollowUpEvent => types.some((type) => type === event.type);

/** Negatives, motions, recirculations, appeals and facts: what happens to a ballot beside its votes. */
export function evolveFollowUp(state: BallotState, event: FollowUpEvent, at: Instant): BallotState {
  switch (event.type) {
    case 'negativeWithdrawn':
      return { ...state, marks: withChar(state.marks, event.seat, event.mark), negatives: without(state, event.seat) };
    case 'negativeAnswered':
      return { ...state, negatives: [...without(state, event.seat), { seat: event.seat, status: 'answered' }] };
    case 'negativeHandled':
      return { ...state, negatives: [...without(state, event.seat), { seat: event.seat, status: event.way }] };
    case 'motionPut': {
      const { ballot, seat, way, lost } = event;
      return { ...begun(state, ballot, 'motion'), motions: [...(state.motions ?? []), { ballot, seat, way, lost }] };
    }
    case 'recirculationOpened':
      return begun(state, event.ballot, 'recirculation');
    case 'commentParked':
      return { ...state, parked: (state.parked ?? 0) + 1 };
    case 'appealSupported':
      return { ...state, appeal: { supporters: [...(state.appeal?.supporters ?? []), event.seat], upheld: state.appeal?.upheld ?? null } };
    case 'appealOpened':
      return begun(state, event.ballot, 'appeal');
    case 'factRecorded':
      return { ...state, facts: { ...state.facts, [event.fact]: event.value } };
    case 'followUpConcluded':
      return concluded(state, event, at);
    default:
      return unreachable(event);
  }
}

const without = (state: BallotState, seat: number): readonly NegativeState[] => (state.negatives ?? []).filter((one) => one.seat !== seat);

const begun = (state: BallotState, stream: BallotState['stream'], kind: FollowUp['kind']): BallotState => ({
  ...state,
  followUps: [...(state.followUps ?? []), { stream, kind, running: true }],
});

/** A recirculation that was decided brings the result; an appeal says whether it was upheld; days of grace begin again. */
function concluded(state: BallotState, { ballot, report }: Extract<FollowUpEvent, { readonly type: 'followUpConcluded' }>, at: Instant): BallotState {
  const kind = state.followUps?.find((one) => one.stream === ballot)?.kind;
  const voided = report.type === 'followUpVoided';
  // A round that is pending itself goes on: its own follow-ups report to it, and it reports again.
  const running = kind === 'recirculation' && !voided && report.outcome === 'PENDING';
  const followUps = state.followUps?.map((one) => (one.stream === ballot ? { ...one, running, ...(voided ? { voided } : {}) } : one));
  const next = { ...state, ...(followUps ? { followUps } : {}), settlesAt: at + settlingDays * 86_400_000 };
  if (voided) return next;
  const { outcome, counts, trace } = report;
  if (kind === 'recirculation') return { ...next, ...firstKept(state), result: { outcome, counts, trace } };
  if (kind === 'appeal') return { ...next, appeal: { supporters: state.appeal?.supporters ?? [], upheld: outcome === 'PASS' } };
  return next;
}
