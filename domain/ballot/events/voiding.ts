import { z } from 'zod';
import { field } from '../../kernel/field.js';
import { shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import { conductors, named, proposer, rollOnceOpened, rule } from '../audiences.js';
import { groundIn, voidedBy, withProposal } from '../proposals.js';
import { endReport } from '../reports.js';
import type { BallotState } from '../state.js';
import { by, event, n, proposedBy, reason, voidingFields } from './binding.js';

const because = (state: BallotState, { reason: why }: { readonly reason: string }) => ({ ...named(state), reason: why });

/** What was called off closes no more: there is no date left that anybody could wait for. */
const withoutClose = { remindersLeft: [], opensAt: null, closesAt: null, countsUntil: null } as const;

export const voidingProposed = event('voidingProposed', {
  words: said('提议作废表决', 'voiding proposed'),
  data: { n, reason, by, ...voidingFields },
  sight: { conductors: ['n', 'reason', 'by', 'ground', 'fault'] },
  evolve: (state, { n: serial, reason: why, by: who, ground, fault }) => ({
    ...state,
    ...withProposal(state, { act: 'voiding', n: serial, days: 0, reason: why, by: who, ...groundIn({ ground, fault }) }),
  }),
  tells: [
    {
      tag: said('表决作废待批', 'Voiding proposed'),
      subject: said('{question}：有人提议作废，需第二人批准', '{question}: voiding waits for a second person'),
      lines: [proposer, shared.reason],
      rule,
      to: conductors,
      values: (state, { reason: why, by: who }) => ({ ...named(state), reason: why, by: who }),
    },
  ],
});

export const ballotVoided = event('ballotVoided', {
  words: said('表决作废', 'ballot voided'),
  data: {
    n: field(z.int().optional(), '提议编号', 'the proposal that two persons agreed on; absent where it was ordered'),
    ...{ reason, proposedBy, by },
    ...voidingFields,
  },
  sight: { everybody: ['reason'], conductors: ['reason', 'ground', 'fault', 'n', 'proposedBy', 'by'] },
  evolve: (state, { reason: why, proposedBy: first, by: second, ground, fault }, at) => ({
    ...state,
    phase: 'voided',
    proposals: [],
    ...withoutClose,
    voided: voidedBy({ reason: why, proposedBy: first, by: second, ground, fault }, at),
  }),
  effects: endReport,
  tells: [
    {
      tag: said('表决作废', 'Ballot voided'),
      subject: said('{question}：表决已作废', '{question}: the ballot was voided'),
      lines: [said('本次表决作废，记录保留。', 'The ballot is void; its record is kept.'), shared.reason],
      rule,
      calendar: 'cancelled',
      to: rollOnceOpened,
      values: because,
    },
  ],
  decision: { kind: 'voiding', words: said('表决作废', 'ballot voided') },
});

export const ballotRecalled = event('ballotRecalled', {
  words: said('收回误发的表决', 'ballot recalled'),
  data: { reason, by },
  sight: { everybody: ['reason'] },
  evolve: (state) => ({ ...state, phase: 'recalled', proposals: [], ...withoutClose }),
  effects: endReport,
  tells: [
    {
      tag: said('表决撤回', 'Ballot recalled'),
      subject: said('{question}：表决已撤回', '{question}: the ballot was recalled'),
      lines: [said('表决因误开而撤回，所投的票不计。', 'The ballot was opened by mistake and is recalled; votes do not count.'), shared.reason],
      rule,
      calendar: 'cancelled',
      to: rollOnceOpened,
      values: because,
    },
  ],
  decision: { kind: 'voiding', words: said('表决撤回', 'ballot recalled') },
});

export const voidingEvents = [voidingProposed, ballotVoided, ballotRecalled] as const;
