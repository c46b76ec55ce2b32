import type { ActorId } from '../actor.js';
import type { Context } from '../decider.js';
import type { Refusal } from '../refusal.js';
import { ok, type Result } from '../result.js';
import { isAsked } from './asked.js';
import type { Command } from './ballot-command.js';
import type { BallotEvent } from './events.js';
import { proposalDeclined, proposalWithdrawn } from './events/proposals.js';
import type { BallotState, Paper, Proposal } from './state.js';
import { mayDecide } from './party.js';
import { another, waiting } from './two-persons.js';

type Decision = Result<readonly BallotEvent[], Refusal>;

/** Whoever could confirm it, the member whose seat it is about included, may say no instead; nothing changes, and who proposed is told why. */
export function declineProposal(state: BallotState, command: Command<'declineProposal'>, context: Context): Decision {
  const found = waiting(state, ({ n }) => n === command.proposal, `proposal ${command.proposal}`);
  if (!found.ok) return found;
  const second = another(found.value.by, context);
  const own = found.value.act === 'change' && isAsked(state, found.value.change, context.actor.id);
  const may = second.ok && !own ? mayDecide(state, context.actor) : second;
  return may.ok ? ok([proposalDeclined(over(state, found.value, { reason: command.reason, by: context.actor.id }))]) : may;
}

/** Taken back by whoever proposed it. */
export function withdrawProposal(state: BallotState, command: Command<'withdrawProposal'>, { actor }: Context): Decision {
  const found = waiting(state, ({ n, by }) => n === command.proposal && by === actor.id, `proposal ${command.proposal} by ${actor.id}`);
  return found.ok ? ok([proposalWithdrawn(over(state, found.value, { reason: command.reason, by: actor.id }))]) : found;
}

/** Something the person proposed waits still. */
export function hasProposed(state: BallotState, person: ActorId): Result<null, Refusal> {
  const own = waiting(state, ({ by }) => by === person, `a proposal of ${person}`);
  return own.ok ? ok(null) : own;
}

function over({ seats }: BallotState, proposal: Proposal, said: { readonly reason: string; readonly by: ActorId }) {
  const change = proposal.act === 'change' ? proposal.change : null;
  const person = change?.type === 'recuse' || change?.type === 'recordMandate' ? (seats?.[change.seat]?.person ?? null) : null;
  return {
    proposal: proposal.n,
    act: proposal.act === 'change' ? proposal.change.type : proposal.act,
    ...said,
    proposedBy: proposal.by,
    person,
  };
}

/** What waits for this person as the second: proposals, and sheets on paper, of others. */
export function waitsForSecond(
  { proposals, papers }: Pick<BallotState, 'proposals' | 'papers'>,
  person: ActorId,
): { readonly proposals: readonly Proposal[]; readonly papers: readonly Paper[] } {
  return {
    proposals: (proposals ?? []).filter(({ by }) => by !== person),
    papers: papers.filter(({ by, confirmedAt }) => confirmedAt === null && by !== person),
  };
}
