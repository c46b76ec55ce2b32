import type { Counts, ShownRow } from '../../ballot-rule/ballot-rule.js';
import { askingCommittee } from '../../committee/ask-committee.js';
import type { Effect, Stream } from '../../kernel/decider.js';
import { eventsOf } from '../../kernel/event.js';
import { field, held, type PayloadOf } from '../../kernel/field.js';
import { rules, shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import type { BallotInput } from '../../messages/messages.js';
import type { Refusal } from '../../kernel/refusal.js';
import { group, named, office, toBallot } from '../audiences.js';
import { entered, entry } from '../decision-log.js';
import { issue, list, reason } from '../fields.js';
import { changed, overruled, upheld } from '../issues.js';
import { issueOf, rollOf } from '../stand.js';
import type { DraftingState } from '../state.js';

const { event } = eventsOf<DraftingState>();

const rule = rules.consensus;
const ballot = field(held<Stream>(), '表决', 'ballot');

const order = {
  ...{ issue, ballot },
  input: field(held<Omit<BallotInput, 'roll' | 'committee'>>(), '表决事项', 'what is put to the vote'),
  insteadOf: field(held<Stream>().optional(), '已不存在的委员会', 'the committee that is no more, in whose place the group itself votes'),
  ...entry,
} as const;

export const objectionVoteOrdered = event('objectionVoteOrdered', {
  words: said('将反对意见交付表决', 'vote on an objection ordered'),
  data: order,
  evolve: (state, { issue: n, ballot: stream, decision }) =>
    entered({ ...changed(state, n, () => ({ ballot: stream, vote: 'running' })), votes: state.votes + 1 }, { decision }),
  effects: (asked, state) => [ordered(asked, state)],
});

const result = {
  ...{ issue, ballot },
  outcome: field(held<'PASS' | 'FAIL'>(), '结果', 'outcome'),
  binding: field(held<'decides' | 'advises'>(), '效力', 'whether the vote decides or advises'),
  counts: field(held<Counts>(), '票数', 'counts'),
  trace: list<ShownRow>('逐项比较', 'comparisons'),
  ...entry,
} as const;

export const objectionVoteDecided = event('objectionVoteDecided', {
  words: said('反对意见表决结果', 'vote on an objection decided'),
  data: result,
  evolve: (state, vote) => entered(voted(state, vote), vote),
  effects: ({ ballot: stream, binding, outcome }) => (binding === 'decides' && outcome === 'PASS' ? [toBallot(stream, { type: 'useResult' })] : []),
  tells: [
    {
      tag: said('反对意见表决', 'Vote on an objection'),
      subject: said('{named}：就第 {issue} 号反对意见，条款{outcome}', '{named}: with objection {issue}, the clause {outcome}'),
      lines: [said('效力：{binding}', 'Effect: {binding}')],
      rule,
      to: group,
      values: (state, { issue: n, outcome, binding }) => ({ ...named(state), issue: n, outcome, binding }),
    },
  ],
  decision: { kind: 'objection', words: said('对反对意见的表决', 'vote on an objection') },
});

/** Voided, invalid or refused by the committee: the objection waits for another vote. */
export const objectionVoteFailed = event('objectionVoteFailed', {
  words: said('反对意见未能表决', 'no vote on an objection'),
  data: { issue, ballot, reason, refusal: field(held<Refusal | null>(), '不予表决的理由', 'refusal') },
  evolve: (state, { issue: n }) => changed(state, n, () => ({ ballot: null, vote: null })),
  tells: [
    {
      tag: said('反对意见未能表决', 'No vote on an objection'),
      subject: said('{named}：第 {issue} 号反对意见须重新表决', '{named}: objection {issue} waits for another vote'),
      lines: [shared.reason, said('原因：{refusal}', 'Why: {refusal}')],
      rule,
      to: office,
      values: (state, { issue: n, refusal, reason: why }) => ({ ...named(state), issue: n, refusal: refusal?.code ?? null, reason: why }),
    },
  ],
});

export const voteEvents = [objectionVoteOrdered, objectionVoteDecided, objectionVoteFailed] as const;

/** The committee makes the roll of its own vote; without one, or where it is no more, it is the group in which the objection was raised. */
function ordered({ issue: n, ballot: stream, input, insteadOf }: PayloadOf<typeof order>, state: DraftingState): Effect {
  if (state.committee !== null && insteadOf === undefined) return askingCommittee(state.committee, { ballot: stream, input });
  const objection = issueOf(state, n);
  return { kind: 'start', stream, input: { ...input, roll: { kind: 'seats', seats: objection === null ? [] : rollOf(state, objection) } } };
}

function voted(state: DraftingState, { issue: n, outcome, binding }: PayloadOf<typeof result>): DraftingState {
  if (binding === 'advises') return changed(state, n, () => ({ vote: outcome }));
  return outcome === 'PASS' ? overruled(state, n) : upheld(state, n);
}
