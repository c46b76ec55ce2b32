import { z } from 'zod';
import type { Effect, Instant, Stream } from '../../kernel/decider.js';
import { field, held } from '../../kernel/field.js';
import { shared, type NoticeWords } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import type { BallotOrder, MeetingInput, MeetingReport, RosterRow } from '../../messages/messages.js';
import type { PersonId } from '../../kernel/person-id.js';
import type { MeetingState } from '../state.js';
import { born, by, event, instant, place, provisional, reason } from './binding.js';
import { everybody, invitation, invited, material, named, rule } from './audiences.js';

const materialDate = { materialBy: instant('材料期限', 'material sent before it is in time'), provisional };
const roster = field(held<readonly RosterRow[]>(), '参会名册', 'roster');
const people = (zh: string, en: string) => field(held<readonly PersonId[]>(), zh, en);

const called: NoticeWords = {
  tag: said('会议通知', 'Meeting called'),
  subject: said('《{title}》，{opensAt} 开始{left}', '“{title}”, opens {opensAt}{left}'),
  lines: [...invitation, material],
  ...{ rule, calendar: 'deadline' },
};

export const meetingCalled = born('meetingCalled', {
  words: said('通知召开会议', 'meeting called'),
  data: {
    stream: field(held<Stream>(), '会议', 'meeting'),
    input: field(held<MeetingInput>(), '会议通知', 'what the committee calls'),
    short: field(z.boolean(), '通知时材料期限已过', 'called when the date for material had passed: a breach that stays in the record'),
    ...materialDate,
  },
  evolve: ({ stream, input, short, materialBy }, at) => ({ ...firstOf(input, at), stream, materialBy, materialNoted: short }),
  tells: [{ ...called, to: everybody, values: invited }],
});

/** When a committee says nothing of it (D): numbers by year, minutes in ten working days. */
const plainNumbering = { pattern: '{year}-{serial}', committee: '', firstSerial: 1, width: 2 } as const;
const tenWorkingDays = { count: 10, unit: 'workingDays' } as const;

function firstOf(input: MeetingInput, at: Instant): Omit<MeetingState, 'stream' | 'materialBy' | 'materialNoted'> {
  const { committee, organisation, title, form, opensAt, remote, material: term, terms, profile, rehearsal } = input;
  const { numbering = plainNumbering } = input;
  return {
    ...{ committee, organisation, title, form, opensAt, remote, material: term, terms, profile, rehearsal, numbering },
    ...{ place: input.place, link: input.link ?? null, quorum: input.quorum ?? null },
    phase: 'called',
    agenda: input.agenda.map((item) => ({ ...item, materialAt: at, accepted: false })),
    roster: input.roster.map(rowOf),
    attendance: blank(input.roster),
    nextSerial: numbering.firstSerial,
    minutesWithin: input.minutesWithin ?? tenWorkingDays,
    ...{ votes: [], resolutions: [], opinions: 0 },
    ...{ calledAt: at, openedAt: null, endedAt: null },
    ...{ minutesBy: null, minutesOverdue: false, confirmed: null, filesAt: null },
    facts: 1,
  };
}

const blank = (rows: readonly RosterRow[]): string => '.'.repeat(rows.length);

/** Only the fields of a row; what else a committee may send stays in its event. */
const rowOf = ({ person, name, organisation, organisationName, duty, title, votes, suspended, class: kind, weight }: RosterRow): RosterRow => ({
  ...{ person, name, organisation, organisationName, duty, title, votes },
  ...(suspended === undefined ? {} : { suspended }),
  ...(kind === undefined ? {} : { class: kind }),
  ...(weight === undefined ? {} : { weight }),
});

export const rosterReplaced = event('rosterReplaced', {
  words: said('更新参会名册', 'roster replaced'),
  data: { roster, joined: people('新列入的人员', 'who came on it'), left: people('不再列入的人员', 'who is no longer on it') },
  evolve: (state, { roster: next }) => ({ ...state, roster: next.map(rowOf), attendance: carriedOver(state, next) }),
  tells: [
    { ...called, as: 'joined', to: (_state, { joined }) => joined.map((person) => ({ person })), values: invited },
    {
      as: 'left',
      tag: said('会议', 'Meeting'),
      subject: said('《{title}》：您已不在参会名册上', '“{title}”: you are no longer on the roster'),
      lines: [said('如有疑问请与秘书处联系。', 'Please ask the secretariat if this surprises you.')],
      ...{ rule, calendar: 'cancelled' },
      to: (_state, { left }) => left.map((person) => ({ person })),
      values: named,
    },
  ],
});

/** Rows may move; what is known of a person goes with the person. */
const carriedOver = ({ roster: before, attendance }: MeetingState, next: readonly RosterRow[]): string =>
  next.map((row) => attendance.charAt(before.findIndex((one) => one.person === row.person)) || '.').join('');

export const meetingPostponed = event('meetingPostponed', {
  words: said('会议改期', 'meeting moved'),
  data: {
    from: instant('原开始时间', 'when it would have opened'),
    opensAt: instant('开始时间', 'when it opens'),
    place,
    reason,
    by,
    ...materialDate,
  },
  evolve: (state, { opensAt, place: where, materialBy }, at) => ({
    ...{ ...state, opensAt, place: where, materialBy },
    materialNoted: at >= materialBy,
    // Leave and presence were for another day.
    attendance: blank(state.roster),
  }),
  tells: [
    {
      ...{ tag: said('会议改期', 'Meeting moved'), subject: said('《{title}》改至 {opensAt}{left}', '“{title}” is moved to {opensAt}{left}') },
      ...{ lines: [...invitation, shared.reason, material], rule, calendar: 'deadline' },
      to: everybody,
      values: (state, { reason: why }) => ({ ...invited(state), reason: why }),
    },
  ],
});

export const meetingCancelled = event('meetingCancelled', {
  words: said('取消会议', 'meeting called off'),
  data: { reason, votes: field(held<readonly Stream[]>(), '当时进行中的表决', 'ballots that ran when it was called off'), by },
  evolve: (state, _data, at) => ({
    ...state,
    phase: 'cancelled',
    votes: state.votes.map((vote) => (vote.phase === 'open' || vote.phase === 'closing' ? { ...vote, phase: 'voided', decidedAt: at } : vote)),
  }),
  tells: [
    {
      ...{ tag: said('会议取消', 'Meeting cancelled'), subject: said('《{title}》（{opensAt}）已取消', '“{title}” ({opensAt}) is cancelled') },
      ...{ lines: [shared.reason], rule, calendar: 'cancelled' },
      to: everybody,
      values: (state, { reason: why }) => ({ ...named(state), opensAt: state.opensAt, reason: why }),
    },
  ],
  // Who ordered it is not told of it again.
  effects: ({ reason: why, votes, by: who }, state) => [
    ...votes.map((stream) => voided(stream, why)),
    ...(who === `stream:${state.committee}` ? [] : [reported(state, why)]),
  ],
});

function voided(stream: Stream, why: string): Effect {
  const command: BallotOrder = { type: 'voidBallot', reason: why };
  return { kind: 'tell', stream, command };
}

function reported({ stream: meeting, committee }: MeetingState, why: string): Effect {
  const command: MeetingReport = { type: 'meetingCancelled', meeting, reason: why };
  return { kind: 'tell', stream: committee, command };
}

export const callEvents = [meetingCalled, rosterReplaced, meetingPostponed, meetingCancelled] as const;
