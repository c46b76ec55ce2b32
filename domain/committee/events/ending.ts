import { z } from 'zod';
import type { Effect, Stream } from '../../kernel/decider.js';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import type { BallotOrder, CommitteeReport, MeetingEndOrder } from '../../messages/messages.js';
import { atAuthority, everyone, inside } from '../audiences.js';
import type { CommitteeState } from '../state.js';
import { by, move, reason, standardsTo } from '../fields.js';
import { hasEnded } from '../gates.js';
import { noticesAbout, oversight, why } from '../notices.js';
import { endedAs, moving, restated } from '../standing.js';

/* How a committee ends. */

const { event } = eventsOf<CommitteeState>();
const notice = noticesAbout(oversight);

export const endingProposed = event('endingProposed', {
  words: said('提出注销或撤销', 'ending proposed'),
  data: { kind: field(held<'deregister' | 'revoke'>(), '终止方式', 'kind of ending'), reason, by },
  evolve: restated((state, { kind, reason: because }: { readonly kind: 'deregister' | 'revoke'; readonly reason: string }) => ({
    ...state,
    ending: { kind, reason: because },
    notice: null,
  })),
  tells: [
    notice({
      to: (state) => [atAuthority(state), ...inside(state)],
      subject: said('建议注销或撤销', 'an ending is proposed'),
      lines: [shared.reason],
      values: why,
    }),
  ],
});

export const committeeKept = event('committeeKept', {
  words: said('予以保留', 'committee kept'),
  data: { reason, by, ...move },
  sight: { everybody: ['path'] },
  evolve: moving((state) => ({ ...state, ending: null, notice: null })),
  tells: [notice({ to: inside, subject: said('予以保留', 'kept'), lines: [shared.reason], values: why })],
  decision: { kind: 'withdrawal', words: said('保留', 'committee kept') },
});

/** What was under way when a committee ended, and is ended with it. */
type Interrupted = {
  readonly ballots: readonly { readonly ballot: Stream; readonly project: Stream | null; readonly round: number }[];
  readonly meetings: readonly Stream[];
};
const interrupted = {
  ballots: field(held<Interrupted['ballots']>(), '终止的表决', 'ballots that end with it'),
  meetings: field(held<Interrupted['meetings']>(), '取消的会议', 'meetings that end with it'),
} as const;

/** No later report concerns it. */
const nothingUnderWay = { ballots: [], decided: [], meetings: [] } as const;

/** A committee that ends leaves nothing behind that nobody would close: its votes are void, its meetings called off, and who asked for a vote is told why. */
function broken({ ballots, meetings, reason: because }: Interrupted & { readonly reason: string }, state: CommitteeState): readonly Effect[] {
  const { error: refusal } = hasEnded(state);
  const order: BallotOrder = { type: 'voidBallot', reason: because };
  const callOff: MeetingEndOrder = { type: 'cancelMeeting', reason: because };
  const voided = ballots.flatMap(({ ballot, project, round }): readonly Effect[] => {
    const answer: CommitteeReport = { type: 'ballotRefused', ballot, round, refusal };
    return [
      ...(project === null ? [] : [{ kind: 'tell', stream: project, command: answer } as const]),
      { kind: 'tell', stream: ballot, command: order },
    ];
  });
  return [...voided, ...meetings.map((stream): Effect => ({ kind: 'tell', stream, command: callOff }))];
}

const handedOver = said('所管标准移交：{standardsTo}', 'Its standards go to: {standardsTo}');
type Over = { readonly reason: string; readonly standardsTo: string };
const over = ({ reason: because, standardsTo: to }: Over) => ({ reason: because, standardsTo: to });

export const committeeDeregistered = event('committeeDeregistered', {
  words: said('注销', 'committee deregistered'),
  data: { standardsTo, reason, ...interrupted, by, ...move },
  sight: { everybody: ['standardsTo', 'path'] },
  evolve: moving((state) => ({ ...endedAs('deregistered')(state), ...nothingUnderWay })),
  effects: broken,
  tells: [
    notice({
      to: (state) => [everyone, ...inside(state)],
      subject: said('注销', 'deregistered'),
      lines: [shared.reason, handedOver],
      values: over,
    }),
  ],
  decision: { kind: 'withdrawal', words: said('注销', 'committee deregistered') },
});

export const committeeRevoked = event('committeeRevoked', {
  words: said('撤销', 'committee revoked'),
  data: {
    standardsTo,
    reason,
    hostBarredUntil: field(z.string(), '承担单位可再次申请之日', 'first day on which the host may apply again'),
    ...interrupted,
    by,
    ...move,
  },
  sight: { everybody: ['standardsTo', 'path'] },
  evolve: moving((state, { hostBarredUntil }) => ({
    ...endedAs('revoked')(state),
    ...nothingUnderWay,
    hostBarredUntil,
  })),
  effects: broken,
  tells: [
    notice({ to: (state) => [everyone, ...inside(state)], subject: said('撤销', 'revoked'), lines: [shared.reason, handedOver], values: over }),
  ],
  decision: { kind: 'withdrawal', words: said('撤销', 'committee revoked') },
});

export const endingEvents = [endingProposed, committeeKept, committeeDeregistered, committeeRevoked] as const;
