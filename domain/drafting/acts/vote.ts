import { speaksFor } from '../../kernel/actor.js';
import type { Term } from '../../law/calendar/deadline.js';
import type { Context, Stream } from '../../kernel/decider.js';
import { actsOf } from '../../kernel/act.js';
import { happened, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { BallotInput, BallotReport, CommitteeReport } from '../../messages/messages.js';
import { ok } from '../../kernel/result.js';
import { nextEntry } from '../decision-log.js';
import { objectionVoteDecided, objectionVoteFailed, objectionVoteOrdered } from '../events/vote.js';
import type { DraftingEvent } from '../events.js';
import { issue, seenOfCommittee, window } from '../fields.js';
import { inPhase, office, someForVote } from '../gates.js';
import { objectionAt } from '../issues.js';
import { refused } from '../refusals.js';
import type { DraftingPhase, DraftingState, Issue } from '../state.js';

const { act, report } = actsOf<DraftingState, DraftingEvent, DraftingPhase>({ at: inPhase });

/** One vote on the same words. */
const onNewWords = ({ vote, redrafted }: Issue): May =>
  vote === null || redrafted ? ok(null) : refused('VOTE_TAKEN', { found: vote, needed: 'another text of the clause', cure: ['drafter'] });

/** The last step: the group, or the committee where there is one, votes on the clauses as they stand. */
const voteOnObjection = act('voteOnObjection', {
  words: said('将反对意见交付表决', 'put an objection to the vote'),
  payload: { issue, window },
  known: seenOfCommittee,
  who: office,
  at: ['working'],
  gates: [someForVote(onNewWords)],
  decide(state, { issue: n, window: term, committeeEnded }, context) {
    const found = objectionAt(state, n, 'vote');
    if (!found.ok) return found;
    const objection = found.value;
    if (objection.vote === 'running')
      return refused('OBJECTION_VOTE_RUNNING', { found: objection.ballot, needed: 'no running vote', cure: ['nobody'] });
    const words = onNewWords(objection);
    if (!words.ok) return words;
    const input = questionPut(state, objection, term);
    const ballot: Stream = `ballot/${state.stream.slice('drafting/'.length)}-vote-${input.round}`;
    const instead = committeeEnded === true && state.committee !== null ? { insteadOf: state.committee } : {};
    return happened(objectionVoteOrdered({ issue: n, ballot, input, ...instead, ...nextEntry(state, context) }));
  },
});

function questionPut(state: DraftingState, objection: Issue, term: Term | undefined): Omit<BallotInput, 'roll' | 'committee'> {
  const { stream, organisation, votes, text, terms, profile, rehearsal } = state;
  if (terms.vote === null) throw new Error('terms with a vote as a step have terms of the vote');
  return {
    ...{ organisation, profile, rehearsal, drafters: [], drafterUnits: [] },
    purpose: 'standalone',
    project: stream,
    round: votes + 1,
    question: questionOf(state, objection),
    text: text ?? '',
    terms: terms.vote.terms,
    window: term ?? terms.vote.terms.window.default,
    opens: 'atStart',
  };
}

/** Yes is for the clauses as they are. */
function questionOf({ title, version }: DraftingState, { n, clauses }: Issue): string {
  const [zh, en] = clauses.length === 0 ? ['全文', 'the text'] : [`条款 ${clauses.slice(0, 20).join('、')} `, clauses.slice(0, 20).join(', ')];
  const asked = `《${title.zh}》第 ${version} 稿：虽有第 ${n} 号反对意见，${zh}仍照此稿通过？`;
  return `${asked} | “${title.en}”, version ${version}: shall ${en} stand as drafted, objection ${n} notwithstanding?`.slice(0, 500);
}

/* What comes of it. A report that no longer concerns the group changes nothing. */

type Reported<Type extends BallotReport['type']> = Extract<BallotReport, { readonly type: Type }>;

const votedOn = (state: DraftingState, ballot: Stream, { actor }: Context): Issue | null =>
  actor.id === `stream:${ballot}` || speaksFor(actor, state.committee ?? '') ? (state.issues.find((one) => one.ballot === ballot) ?? null) : null;

const ballotOpened = report<Reported<'ballotOpened'>>('ballotOpened', {
  words: said('反对意见表决开启', 'the vote on an objection is open'),
  from: 'ballot',
  decide: () => happened(),
});

/** A result decides or advises as the terms say. One that has no answer leaves the objection waiting for another vote. */
const ballotDecided = report<Reported<'ballotDecided'>>('ballotDecided', {
  words: said('反对意见表决结果', 'the vote on an objection has a result'),
  from: 'ballot',
  decide(state, { ballot, outcome, counts, trace }, context) {
    const objection = votedOn(state, ballot, context);
    const { vote } = state.terms;
    if (objection === null || vote === null || outcome === 'PENDING') return happened();
    const { n } = objection;
    if (outcome === 'INVALID') return happened(objectionVoteFailed({ issue: n, ballot, reason: outcome, refusal: null }));
    const { binding } = vote;
    return happened(objectionVoteDecided({ issue: n, ballot, outcome, binding, counts, trace, ...nextEntry(state, context) }));
  },
});

const ballotVoided = report<Reported<'ballotVoided'>>('ballotVoided', {
  words: said('反对意见表决作废', 'the vote on an objection is void'),
  from: 'ballot',
  decide(state, { ballot, reason }, context) {
    const objection = votedOn(state, ballot, context);
    return objection?.vote === 'running' ? happened(objectionVoteFailed({ issue: objection.n, ballot, reason, refusal: null })) : happened();
  },
});

/** The committee could not put the question, or is no more. */
const ballotRefused = report<CommitteeReport>('ballotRefused', {
  words: said('委员会不予表决', 'the committee does not put the question'),
  from: 'committee',
  undelivered: true,
  decide(state, { ballot, refusal }, context) {
    const objection = votedOn(state, ballot, context);
    return objection?.vote === 'running' ? happened(objectionVoteFailed({ issue: objection.n, ballot, reason: refusal.code, refusal })) : happened();
  },
});

export const voteActs = [voteOnObjection, ballotOpened, ballotDecided, ballotVoided, ballotRefused] as const;
