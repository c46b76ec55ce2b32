import type { Effect, Stream } from '../../kernel/decider.js';
import type { ChangedClause, FollowUp, FollowUpReport } from '../../messages/follow-up.js';
import { field, held } from '../../kernel/field.js';
import { said } from '../../kernel/words.js';
import type { BallotInput } from '../../messages/messages.js';
import { named, outcomeWords, roll } from '../audiences.js';
import { firstKept } from '../proposals.js';
import { decidedReport, useOf } from '../reports.js';
import { settlingDays } from '../../messages/settling.js';
import type { BallotResult, BallotState } from '../state.js';
import { ballot, by, count, event, input, reason, seat, voter, way } from './binding.js';

/* Ballots that follow from this one: motions on a negative, recirculations, appeals. */

const begun = (state: BallotState, stream: Stream, kind: FollowUp['kind']): BallotState => ({
  ...state,
  followUps: [...(state.followUps ?? []), { stream, kind, running: true }],
});
const begins = ({ ballot: stream, input: born }: { readonly ballot: Stream; readonly input: BallotInput }): readonly Effect[] => [
  { kind: 'start', stream, input: born },
];

export const motionPut = event('motionPut', {
  words: said('就反对意见动议', 'motion put'),
  data: {
    ...{ seat, input, ballot, by },
    way: way('动议', 'what the negative becomes when the motion is won'),
    lost: way('动议未通过时', 'what it becomes when the motion is lost'),
  },
  sight: { vote: true },
  evolve: (state, { ballot: stream, seat: at, way: won, lost }) => ({
    ...begun(state, stream, 'motion'),
    motions: [...(state.motions ?? []), { ballot: stream, seat: at, way: won, lost }],
  }),
  effects: begins,
});

export const recirculationOpened = event('recirculationOpened', {
  words: said('再次征询', 'recirculation opened'),
  data: { ballot, input, by, changes: field(held<readonly ChangedClause[]>(), '改动条款', 'clauses put to the vote again') },
  sight: { everybody: ['ballot'] },
  evolve: (state, { ballot: stream }) => begun(state, stream, 'recirculation'),
  effects: begins,
});

export const appealSupported = event('appealSupported', {
  words: said('附议申诉', 'appeal supported'),
  data: { seat, person: voter, reason, supporters: count('附议席位数', 'seats that support it') },
  sight: { vote: true },
  evolve: (state, { seat: at }) => ({
    ...state,
    appeal: { supporters: [...(state.appeal?.supporters ?? []), at], upheld: state.appeal?.upheld ?? null },
  }),
});

export const appealOpened = event('appealOpened', {
  words: said('申诉付诸表决', 'appeal put to the vote'),
  data: { ballot, input },
  sight: { everybody: ['ballot'] },
  evolve: (state, { ballot: stream }) => begun(state, stream, 'appeal'),
  effects: begins,
});

type Concluded = { readonly ballot: Stream; readonly report: FollowUpReport; readonly before: BallotResult | null };

const kindOf = ({ followUps }: BallotState, ballotOf: Stream): FollowUp['kind'] | undefined =>
  followUps?.find(({ stream }) => stream === ballotOf)?.kind;

/** A ballot that follows from this one was decided or called off. */
export const followUpConcluded = event('followUpConcluded', {
  words: said('后续表决有结果', 'follow-up concluded'),
  data: {
    ballot,
    report: field(held<FollowUpReport>(), '后续表决的报告', 'what it reported'),
    before: field(held<BallotResult | null>(), '此前的结果', 'the result until now'),
  },
  sight: { everybody: ['ballot'] },
  evolve: concluded,
  effects(data, state) {
    const { report } = data;
    if (report.type === 'followUpVoided') return [];
    if (isNextRound(state, data)) return decidedReport(report, state);
    // What a motion or an appeal decided is used up, so that it cannot change any more.
    return report.outcome === 'PENDING' ? [] : [useOf(data.ballot)];
  },
  tells: [
    {
      ...outcomeWords,
      to: (state, data) => (isNextRound(state, data) && changedBy(data) !== null ? roll(state) : []),
      values: (state, data) => ({ ...named(state), outcome: changedBy(data) }),
    },
  ],
});

/** A recirculation's result is this ballot's result. */
const isNextRound = (state: BallotState, { ballot: stream }: Concluded): boolean => kindOf(state, stream) === 'recirculation';
const changedBy = ({ report, before }: Concluded) =>
  report.type === 'followUpDecided' && report.outcome !== before?.outcome ? report.outcome : null;

/** A recirculation that was decided brings the result; an appeal says whether it was upheld; days of grace begin again. */
function concluded(state: BallotState, { ballot: stream, report }: Concluded, at: number): BallotState {
  const kind = kindOf(state, stream);
  const voided = report.type === 'followUpVoided';
  // A round that is pending itself goes on: its own follow-ups report to it, and it reports again.
  const running = kind === 'recirculation' && !voided && report.outcome === 'PENDING';
  const followUps = state.followUps?.map((one) => (one.stream === stream ? { ...one, running, ...(voided ? { voided } : {}) } : one));
  const next = { ...state, ...(followUps ? { followUps } : {}), settlesAt: at + settlingDays * 86_400_000 };
  if (voided) return next;
  const { outcome, counts, trace } = report;
  if (kind === 'recirculation') return { ...next, ...firstKept(state), result: { outcome, counts, trace } };
  if (kind === 'appeal') return { ...next, appeal: { supporters: state.appeal?.supporters ?? [], upheld: outcome === 'PASS' } };
  return next;
}

export const followUpEvents = [motionPut, recirculationOpened, appealSupported, appealOpened, followUpConcluded] as const;
