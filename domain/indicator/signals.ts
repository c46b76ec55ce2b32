import { said } from '../kernel/words.js';
import type { Instant, Stream } from '../kernel/decider.js';
import type { BallotFacts, Facts } from './facts.js';
import { within, type Moment } from './indicator.js';

/* Signals: what is worth a question. Each is a fact with its figures, and none of them a finding about anybody. */

export const signalNames = {
  ROUND_WITHOUT_COMMENT: said('一轮征求意见没有收到意见', 'a comment round received no comment'),
  VOTES_CLOSE_TOGETHER: said('全部投票在短时间内先后投出', 'all votes were cast within a short time of one another'),
} as const;
export type SignalCode = keyof typeof signalNames;

/** What no signal is made of, because nothing is recorded that could tell. */
export const networkNotRecorded = said(
  '投票的网络来源没有记载，因此不能比较是否相同。',
  'Where on the net a vote came from is not recorded, so nothing can be said of the same or different origins.',
);

/** So few votes say nothing by their times; so long apart they are no signal. */
export const leastVotes = 5;
export const shortTimeMs = 10 * 60_000;

/** Of one closed vote: when the first and the last vote were cast. */
export type VoteSpan = { readonly stream: Stream; readonly first: Instant; readonly last: Instant };

export type Signal = {
  readonly code: SignalCode;
  readonly stream: Stream;
  readonly project: Stream | null;
  readonly at: Instant;
  /** Votes, and the whole minutes between the first and the last; none of a round. */
  readonly votes: number;
  readonly minutes: number;
};

/** Closed votes of a period that have enough votes for their times to be looked at, the newest first. */
export const votesToLookAt = (facts: readonly Facts[], moment: Moment): readonly BallotFacts[] =>
  facts
    .flatMap((one) =>
      one.kind === 'ballot' && !one.atMeeting && within(moment, one.closedAt) && (one.result?.casts ?? 0) >= leastVotes ? [one] : [],
    )
    .toSorted((a, b) => (b.closedAt ?? 0) - (a.closedAt ?? 0));

export function signalsOf(facts: readonly Facts[], spans: readonly VoteSpan[], moment: Moment): readonly Signal[] {
  const silent = facts.flatMap((one): readonly Signal[] => {
    if (one.kind !== 'consultation' || one.closedAt === null || !within(moment, one.closedAt) || one.received > 0) return [];
    return [{ code: 'ROUND_WITHOUT_COMMENT', stream: one.stream, project: one.project, at: one.closedAt, votes: 0, minutes: 0 }];
  });
  const close = votesToLookAt(facts, moment).flatMap(({ stream, project, result, closedAt }): readonly Signal[] => {
    const span = spans.find((one) => one.stream === stream);
    if (span === undefined || closedAt === null || span.last - span.first > shortTimeMs) return [];
    const minutes = Math.ceil((span.last - span.first) / 60_000);
    return [{ code: 'VOTES_CLOSE_TOGETHER', stream, project, at: closedAt, votes: result?.casts ?? 0, minutes }];
  });
  return [...silent, ...close].toSorted((a, b) => b.at - a.at);
}
