import { eventsOf } from '../../kernel/event.js';
import { rules, shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import { by, calledOff, move, reason } from '../fields.js';
import { callingOff, farewells } from '../orders.js';
import { notice, publicFacts } from '../parties.js';
import { withoutRounds } from '../rounds.js';
import type { ProjectState } from '../state.js';

/* The ends of a project that is given up before it is published. */

const { event } = eventsOf<ProjectState>();

const telling = { tag: said('项目状态', 'Project status'), lines: [shared.reason], rule: rules.procedure } as const;

export const withdrawnByProposer = event('withdrawnByProposer', {
  words: said('提案人撤回', 'withdrawn by the proposer'),
  data: { by, ...move, ...calledOff, reason },
  evolve: (state, off) => ({ ...withoutRounds(state, off), end: 'withdrawnByProposer' }),
  effects: (data, state) => [...callingOff(data, state), ...farewells(state, data.reason)],
  tells: [
    notice({ ...telling, subject: said('{named}：提案人撤回', '{named}: withdrawn by its proposer'), to: ['office', 'public'], facts: ['reason'] }),
  ],
  decision: { kind: 'withdrawal', words: said('提案人撤回', 'withdrawn by the proposer') },
});

export const cancelled = event('cancelled', {
  words: said('撤销项目', 'project cancelled'),
  data: { by, ...move, ...calledOff, reason },
  sight: { everybody: ['path', 'clock', 'reason'] },
  evolve: (state, off) => ({ ...withoutRounds(state, off), end: 'cancelled' }),
  effects: (data, state) => [...callingOff(data, state), ...farewells(state, data.reason)],
  tells: [notice({ ...telling, subject: said('{named}：项目撤销', '{named}: cancelled'), to: ['office', ...publicFacts], facts: ['reason'] })],
  decision: { kind: 'withdrawal', words: said('撤销项目', 'project cancelled') },
});

export const endingEvents = [withdrawnByProposer, cancelled] as const;
