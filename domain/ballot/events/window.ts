import type { ActorId } from '../../kernel/actor.js';
import { choice, field, held } from '../../kernel/field.js';
import { shared, type NoticeWords } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import { conductors, named, proposer, roll, rule, sheetsWaiting, whereSheetsWait } from '../audiences.js';
import { onlyChanges, openAgain, withProposal } from '../proposals.js';
import { openedReport } from '../reports.js';
import type { BallotState, Prolonged, ReopeningGround } from '../state.js';
import { makingUpNames } from '../words.js';
import { by, count, days, event, instant, n, prolongedFields, proposedBy, reason } from './binding.js';

/* The time in which votes are taken: made longer or opened again by two persons, given back after an outage, called to mind. */

const proposalFields = { n, days, reason, by } as const;
const signedFields = { n, days, reason, proposedBy, by, ...prolongedFields } as const;
type Moved = Pick<Prolonged, 'closesAt' | 'countsUntil' | 'reminders'> & { readonly days: number; readonly reason: string };

const waits: Pick<NoticeWords, 'lines' | 'rule'> = { lines: [proposer, shared.reason], rule };
const proposed = (state: BallotState, { reason: why, by: who }: { readonly reason: string; readonly by: string }) => ({
  ...named(state),
  reason: why,
  by: who,
});
const moved = (state: BallotState, { closesAt, days: more, reason: why }: Moved) => ({ ...named(state), closesAt, days: more, reason: why });

const prolonged = (state: BallotState, { closesAt, countsUntil, reminders, days: more }: Moved): BallotState => ({
  ...state,
  ...{ closesAt, countsUntil, remindersLeft: reminders, extendedDays: state.extendedDays + more },
  ...onlyChanges(state),
});

export const extensionProposed = event('extensionProposed', {
  words: said('提议延期', 'extension proposed'),
  data: proposalFields,
  sight: { conductors: ['n', 'days', 'reason', 'by'] },
  evolve: (state, one) => ({ ...state, ...withProposal(state, { act: 'extension', ...proposalIn(one) }) }),
  tells: [
    {
      ...waits,
      tag: said('表决延期待批', 'Extension proposed'),
      subject: said('{question}：有人提议延期，需第二人批准', '{question}: an extension waits for a second person'),
      to: conductors,
      values: proposed,
    },
  ],
});

type Proposed = { readonly n: number; readonly days: number; readonly reason: string; readonly by: ActorId };
const proposalIn = ({ n: serial, days: more, reason: why, by: who }: Proposed): Proposed => ({ n: serial, days: more, reason: why, by: who });

export const ballotExtended = event('ballotExtended', {
  words: said('表决延期', 'ballot extended'),
  data: signedFields,
  sight: {
    everybody: ['days', 'reason', 'closesAt', 'countsUntil', 'provisional'],
    conductors: ['days', 'reason', 'closesAt', 'countsUntil', 'provisional', 'n', 'proposedBy', 'by'],
  },
  evolve: prolonged,
  effects: (_data, state) => openedReport(state),
  tells: [
    {
      tag: said('表决延期', 'Ballot extended'),
      subject: said('{question}，延至 {closesAt}{left}', '{question}, now closes {closesAt}{left}'),
      lines: [
        said('经两人批准，表决延长 {days} 天。已投的票继续有效。', 'Two persons extended the ballot by {days} days. Votes already cast stand.'),
        shared.closes,
        shared.reason,
      ],
      rule,
      calendar: 'deadline',
      to: roll,
      values: moved,
    },
  ],
});

export const reopeningProposed = event('reopeningProposed', {
  words: said('提议重新开放', 're-opening proposed'),
  data: proposalFields,
  sight: { conductors: ['n', 'days', 'reason', 'by'] },
  evolve: (state, one) => ({ ...state, ...withProposal(state, { act: 'reopening', ...proposalIn(one) }) }),
  tells: [
    {
      ...waits,
      tag: said('表决重开待批', 'Re-opening proposed'),
      subject: said('{question}：有人提议重开，需第二人批准', '{question}: re-opening waits for a second person'),
      to: conductors,
      values: proposed,
    },
  ],
});

export const ballotReopened = event('ballotReopened', {
  words: said('重新开放表决', 'ballot re-opened'),
  data: { ...signedFields, ground: field(held<ReopeningGround>(), '重开依据', 'what the record shows') },
  sight: {
    everybody: ['days', 'reason', 'closesAt', 'countsUntil', 'provisional', 'ground'],
    conductors: ['days', 'reason', 'closesAt', 'countsUntil', 'provisional', 'ground', 'n', 'proposedBy', 'by'],
  },
  evolve: (state, data) => ({ ...prolonged(state, data), ...openAgain(state), reopened: data.ground }),
  effects: (_data, state) => openedReport(state),
  tells: [
    {
      tag: said('表决重开', 'Ballot re-opened'),
      subject: said('{question}，重新开放至 {closesAt}{left}', '{question}, open again until {closesAt}{left}'),
      lines: [said('经两人批准，表决重新开放 {days} 天。', 'Two persons opened the ballot again for {days} days.'), shared.closes, shared.reason],
      rule,
      calendar: 'deadline',
      to: roll,
      values: moved,
    },
  ],
});

/** Their time had passed when the clock came to them (the system was away); `days` left as each would have said. */
export const remindersSkipped = event('remindersSkipped', {
  words: said('跳过提醒', 'reminders skipped'),
  data: { days: field(held<readonly number[]>(), '提醒', 'days before the close') },
  sight: { everybody: ['days'] },
  evolve: (state, { days: gone }) => ({ ...state, remindersLeft: state.remindersLeft.filter((left) => !gone.includes(left)) }),
});

export const votersReminded = event('votersReminded', {
  words: said('催票', 'voters reminded'),
  data: { daysLeft: count('距截止天数', 'days before the close'), unvoted: count('未投票席位数', 'seats without a vote') },
  sight: { everybody: ['daysLeft'] },
  evolve: (state, { daysLeft }) => ({ ...state, remindersLeft: state.remindersLeft.filter((left) => left < daysLeft) }),
  tells: [
    {
      tag: said('表决提醒', 'Ballot reminder'),
      subject: said('{question}，{closesAt} 截止{left}', '{question}, closes {closesAt}{left}'),
      lines: [
        said('尚未收到您的投票。只有未投票的成员会收到此提醒。', 'Your vote has not arrived. Only members who have not voted get this.'),
        shared.closes,
      ],
      rule,
      calendar: 'deadline',
      courtesy: true,
      to: ({ stream }, { unvoted }) => (unvoted > 0 ? [{ ballot: stream, only: 'unvoted' }] : []),
      values: (state, { daysLeft }) => ({ ...named(state), closesAt: state.closesAt, daysLeft }),
    },
    {
      as: 'sheetsUnconfirmed',
      tag: said('纸质票待核对', 'Sheets wait'),
      subject: said('{question}：纸质票尚未由第二人核对', '{question}: sheets wait for the second person'),
      lines: [said('席位：{seats}。截止前未核对的不计票。', 'Seats: {seats}. What is not confirmed before the close is not counted.'), shared.closes],
      rule,
      to: whereSheetsWait,
      values: sheetsWaiting,
    },
  ],
});

/** An outage in the window. Where the terms say so the lost minutes are given back, after the system has returned; a result of before is taken back. */
export const outageRecorded = event('outageRecorded', {
  words: said('记录停机', 'outage recorded'),
  data: {
    ...{ from: instant('停机开始', 'from when'), to: instant('停机结束', 'until when') },
    minutes: count('停机分钟数', 'minutes of the window that were lost'),
    extension: field(held<Prolonged | null>(), '补足后的期限', 'the window with the minutes given back; null when they are not'),
    why: field(choice(makingUpNames), '是否补时', 'whether it is given back'),
  },
  sight: { everybody: ['from', 'to', 'minutes', 'why'] },
  evolve(state, { from, to, minutes, extension }) {
    const next = { ...state, outages: [...(state.outages ?? []), { from, to, minutes: extension ? minutes : 0 }] };
    if (!extension) return next;
    const { closesAt, countsUntil, reminders } = extension;
    const { heldUntil: _over, ...open } = next;
    return { ...open, closesAt, countsUntil, remindersLeft: reminders, ...openAgain(state) };
  },
  effects: ({ extension }, state) => (extension ? openedReport(state) : []),
  tells: [
    {
      tag: said('停机补时', 'Outage made up for'),
      subject: said('{question}，因系统停机延至 {closesAt}{left}', '{question}, now closes {closesAt} because the system was away{left}'),
      lines: [
        said(
          '系统在表决期内停机 {minutes} 分钟，按规则补足。',
          'The system was away for {minutes} minutes of the window; by rule they are given back.',
        ),
        shared.closes,
      ],
      rule,
      calendar: 'deadline',
      to: (state, { extension }) => (extension ? roll(state) : []),
      values: (state, { from, to, minutes, extension }) => ({ ...named(state), from, to, minutes, closesAt: extension?.closesAt ?? null }),
    },
  ],
});

/** The clock fired late, so the system was away at the close: until then the measurement is waited for. */
export const closeHeld = event('closeHeld', {
  words: said('因停机暂缓截止', 'close held'),
  data: { until: instant('暂缓至', 'until when the measurement is waited for'), lateByMs: count('迟到的毫秒数', 'milliseconds after the close') },
  sight: { everybody: ['until'] },
  evolve: (state, { until }) => ({ ...state, heldUntil: until }),
});

export const windowEvents = [
  extensionProposed,
  ballotExtended,
  reopeningProposed,
  ballotReopened,
  remindersSkipped,
  votersReminded,
  outageRecorded,
  closeHeld,
] as const;
