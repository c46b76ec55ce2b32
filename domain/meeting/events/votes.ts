import type { Counts, Outcome, ShownRow } from '../../ballot-rule/ballot-rule.js';
import type { Effect, Stream } from '../../kernel/decider.js';
import { field, held } from '../../kernel/field.js';
import { shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import type { BallotInput, MeetingOrder } from '../../messages/messages.js';
import { printOf } from '../../kernel/print-of.js';
import type { MeetingState, MeetingVote } from '../state.js';
import { figuresIn } from '../vote-figures.js';
import { ballot, by, event, figures, instant, item, reason, text, vote } from './binding.js';
import { conductors, named, rule } from './audiences.js';

export const voteOrdered = event('voteOrdered', {
  words: said('付诸表决', 'put to the vote'),
  data: {
    ...{ vote, item, ballot, terms: text('表决规则', 'name of the ballot terms') },
    input: field(held<BallotInput>(), '表决内容', 'what the ballot is begun with'),
    present: field(held<readonly number[]>(), '到会席位', 'seats of the ballot that are here at this instant'),
    ...{ figures, by },
  },
  evolve: (state, { vote: n, item: on, ballot: stream, terms, input }) => ({
    ...state,
    votes: [
      ...state.votes,
      {
        ...{ n, item: on, ballot: stream, terms, text: input.text, print: printOf(`${on}\n${input.question}`) },
        ...{ phase: 'open', outcome: null, tally: null, decidedAt: null },
      },
    ],
  }),
  // The attendance of this instant reaches the ballot before any vote can be closed: effects are delivered in order.
  effects: ({ ballot: stream, input, present }) => [{ kind: 'start', stream, input }, ordered(stream, { type: 'recordAttendance', present })],
});

const ordered = (stream: Stream, command: MeetingOrder): Effect => ({ kind: 'tell', stream, command });

const changed = (state: MeetingState, n: number, change: Partial<MeetingVote>): MeetingState => ({
  ...state,
  votes: state.votes.map((one) => (one.n === n ? { ...one, ...change } : one)),
});

export const voteEnded = event('voteEnded', {
  words: said('结束会议表决', 'vote closed'),
  data: { vote, ballot, by },
  evolve: (state, { vote: n }) => changed(state, n, { phase: 'closing' }),
  effects: ({ ballot: stream }) => [ordered(stream, { type: 'closeMeeting' })],
});

export const voteDecided = event('voteDecided', {
  words: said('会议表决结果', 'result of a vote'),
  data: {
    ...{ vote, ballot },
    outcome: field(held<Outcome>(), '表决结果', 'outcome'),
    counts: field(held<Counts>(), '票数', 'counts'),
    trace: field(held<readonly ShownRow[]>(), '逐项比较', 'comparisons'),
    contradicts: field(held<readonly string[]>(), '与之不符的决议', 'resolutions that said otherwise until now: a revised result'),
  },
  evolve: (state, { vote: n, outcome, counts }, at) => changed(state, n, { phase: 'decided', outcome, tally: figuresIn(counts), decidedAt: at }),
  tells: [
    {
      tag: said('决议与表决不符', 'Resolution contradicted'),
      subject: said('《{title}》：决议 {numbers} 与更正后的表决结果不一致', '“{title}”: resolutions {numbers} disagree with the revised result'),
      lines: [shared.outcome, said('请修改决议后再确认纪要。', 'Please amend them before the minutes are confirmed.')],
      rule,
      to: (state, { contradicts }) => (contradicts.length === 0 ? [] : conductors(state)),
      values: (state, { contradicts, outcome }) => ({ ...named(state), numbers: [...contradicts], outcome }),
    },
  ],
});

export const voteCalledOff = event('voteCalledOff', {
  words: said('会议表决作废', 'vote voided'),
  data: { vote, ballot, reason },
  evolve: (state, { vote: n }, at) => changed(state, n, { phase: 'voided', outcome: null, tally: null, decidedAt: at }),
});

export const voteReopened = event('voteReopened', {
  words: said('会议表决重新开放', 'vote open again'),
  data: { vote, ballot, closesAt: instant('截止时间', 'when it closes') },
  evolve: (state, { vote: n }) => changed(state, n, { phase: 'closing', outcome: null, tally: null, decidedAt: null }),
});

export const voteEvents = [voteOrdered, voteEnded, voteDecided, voteCalledOff, voteReopened] as const;
