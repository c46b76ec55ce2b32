import { speaksFor } from '../actor.js';
import type { Context, Stream } from '../decider.js';
import type { BallotInput } from '../messages.js';
import type { Refusal } from '../refusal.js';
import type { Result } from '../result.js';
import { ok } from '../result.js';
import type { DraftingAct } from './drafting-command.js';
import type { DraftingEvent } from './drafting-event.js';
import type { DraftingState, Issue } from './drafting-state.js';
import { objectionAt } from './escalate-objection.js';
import { wrong } from './refuse-drafting.js';

type Decision = Result<readonly DraftingEvent[], Refusal>;

/** The last step: the group, or the committee where there is one, votes on the clauses as they stand. */
export function voteOnObjection(state: DraftingState, command: DraftingAct<'voteOnObjection'>, { actor }: Context): Decision {
  const { issue: n, window, committeeEnded } = command;
  const found = objectionAt(state, n, 'vote');
  if (!found.ok) return found;
  const issue = found.value;
  const { vote } = state.terms;
  if (vote === null) throw new Error('terms with a vote as a step have terms of the vote');
  if (issue.vote === 'running') return wrong('OBJECTION_VOTE_RUNNING', { found: issue.ballot, needed: 'no running vote', cure: ['nobody'] });
  const settledOnce = issue.vote !== null && !issue.redrafted;
  if (settledOnce) return wrong('VOTE_TAKEN', { found: issue.vote, needed: 'another text of the clause', cure: ['drafter'] });
  const ballot = `ballot/${state.stream.slice('drafting/'.length)}-vote-${state.votes + 1}` as const;
  const input: Omit<BallotInput, 'roll' | 'committee'> = {
    purpose: 'standalone',
    project: state.stream,
    organisation: state.organisation,
    round: state.votes + 1,
    question: questionOf(state, issue),
    text: state.text ?? '',
    terms: vote.terms,
    window: window ?? vote.terms.window.default,
    drafters: [],
    drafterUnits: [],
    profile: state.profile,
    rehearsal: state.rehearsal,
    opens: 'atStart',
  };
  const instead = committeeEnded === true && state.committee !== null ? { insteadOf: state.committee } : {};
  return ok([{ type: 'objectionVoteOrdered', issue: n, ballot, input, ...instead, decision: state.decisions + 1, by: actor.id }]);
}

/** Yes is for the clauses as they are. */
function questionOf({ title, version }: DraftingState, { n, clauses }: Issue): string {
  const [zh, en] = clauses.length === 0 ? ['全文', 'the text'] : [`条款 ${clauses.slice(0, 20).join('、')} `, clauses.slice(0, 20).join(', ')];
  const asked = `《${title.zh}》第 ${version} 稿：虽有第 ${n} 号反对意见，${zh}仍照此稿通过？`;
  return `${asked} | “${title.en}”, version ${version}: shall ${en} stand as drafted, objection ${n} notwithstanding?`.slice(0, 500);
}

const votedOn = (state: DraftingState, ballot: Stream, { actor }: Context): Issue | null =>
  actor.id === `stream:${ballot}` || speaksFor(actor, state.committee ?? '') ? (state.issues.find((issue) => issue.ballot === ballot) ?? null) : null;

/** A result decides or advises as the terms say. One that has no answer leaves the objection waiting for another vote. */
export function objectionVoteDecided(state: DraftingState, report: DraftingAct<'ballotDecided'>, context: Context): Decision {
  const issue = votedOn(state, report.ballot, context);
  const { ballot, outcome, counts, trace } = report;
  if (issue === null || state.terms.vote === null || outcome === 'PENDING') return ok([]);
  if (outcome === 'INVALID') return ok([{ type: 'objectionVoteFailed', issue: issue.n, ballot, reason: outcome, refusal: null }]);
  const { binding } = state.terms.vote;
  const decision = state.decisions + 1;
  return ok([{ type: 'objectionVoteDecided', issue: issue.n, ballot, outcome, binding, counts, trace, decision, by: context.actor.id }]);
}

export function voteVoided(state: DraftingState, { ballot, reason }: DraftingAct<'ballotVoided'>, context: Context): Decision {
  const issue = votedOn(state, ballot, context);
  return ok(issue?.vote === 'running' ? [{ type: 'objectionVoteFailed', issue: issue.n, ballot, reason, refusal: null }] : []);
}

/** The committee could not put the question. */
export function voteRefused(state: DraftingState, { ballot, refusal }: DraftingAct<'ballotRefused'>, context: Context): Decision {
  const issue = votedOn(state, ballot, context);
  return ok(issue?.vote === 'running' ? [{ type: 'objectionVoteFailed', issue: issue.n, ballot, reason: refusal.code, refusal }] : []);
}

/** Where the vote only advises: the office decides by name and reason. */
export function decideObjection(state: DraftingState, command: DraftingAct<'decideObjection'>, { actor }: Context): Decision {
  const found = objectionAt(state, command.issue, 'vote');
  if (!found.ok) return found;
  const { vote } = found.value;
  if (state.terms.vote?.binding !== 'advises' || (vote !== 'PASS' && vote !== 'FAIL'))
    return wrong('NO_ADVICE', {
      found: { vote, binding: state.terms.vote?.binding ?? null },
      needed: 'an advisory vote that is decided',
      cure: ['officer'],
    });
  const { issue, upheld, reason } = command;
  return ok([{ type: 'objectionDecided', issue, upheld, reason, decision: state.decisions + 1, by: actor.id }]);
}
