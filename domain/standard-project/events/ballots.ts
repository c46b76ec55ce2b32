import { eventsOf } from '../../kernel/event.js';
import { rules, shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import { ballot, closesAt, decision, move, reason, round } from '../fields.js';
import { tellingVote } from '../lost-vote.js';
import { notice } from '../parties.js';
import { atBallot, decided, listed, taken, withoutWish } from '../rounds.js';
import type { ProjectState } from '../state.js';

/* What any ballot of a project reports before it is decided, and the vote of the 复审. */

const { event } = eventsOf<ProjectState>();

export const ballotRunning = event('ballotRunning', {
  words: said('表决开始', 'ballot running'),
  data: { ballot, round, closesAt },
  evolve: (state, { ballot: stream, closesAt: until }) => atBallot(state, stream, { closesAt: until }),
});

export const ballotCalledOff = event('ballotCalledOff', {
  words: said('表决取消', 'ballot called off'),
  data: { ...move, ballot, round, reason },
  evolve: (state, off) => withoutWish(taken(state, off), off.ballot),
  tells: [
    notice({
      tag: said('技术审查', 'Technical review'),
      subject: said('{named}：第 {round} 轮表决取消', '{named}: ballot of round {round} is called off'),
      lines: [shared.reason],
      rule: rules.review,
      to: ['office', 'drafters'],
      facts: ['round', 'reason'],
    }),
  ],
});

export const systematicBallotDecided = event('systematicBallotDecided', {
  words: said('复审表决结果', 'vote of the systematic review decided'),
  data: decision,
  sight: { everybody: ['round', 'outcome', 'counts', 'trace'] },
  evolve: (state, result) => ({ ...listed(state, 'systematic', result), systematic: decided(state.systematic, result, state) }),
  tells: [
    tellingVote('systematic', ['office', 'drafters', 'proposer'], {
      tag: said('复审', 'Systematic review'),
      subject: said('{named}：复审表决{outcome}', '{named}: ballot of the systematic review, {outcome}'),
      lines: [],
      rule: rules.periodic,
    }),
  ],
  decision: { kind: 'ballotResult', words: said('复审表决结果', 'result of the systematic review ballot') },
});

export const ballotEvents = [ballotRunning, ballotCalledOff, systematicBallotDecided] as const;
