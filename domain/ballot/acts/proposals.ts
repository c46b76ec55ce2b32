import type { Context } from '../../kernel/decider.js';
import { happened, someOf, type May, type Verdict } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { ok } from '../../kernel/result.js';
import { isAsked } from '../asked.js';
import type { BallotEvent } from '../events.js';
import { changeConfirmed, proposalDeclined, proposalWithdrawn } from '../events/proposals.js';
import { n, proposal, reason } from '../fields.js';
import { act, askedOrDecides, changeable, running, type BallotGate } from '../gates.js';
import { mayDecide } from '../party.js';
import type { BallotState, Proposal } from '../state.js';
import { another, inTheNameOf, nothingProposed, secondPerson, waiting, type ChangeProposal } from '../two-persons.js';
import { carryOut } from './changes.js';

/** The second person: another one, on a change that still waits, which is decided as things are now. */
const confirmChange = act('confirmChange', {
  words: said('确认更改', 'confirm a change'),
  payload: { n },
  who: askedOrDecides,
  at: running,
  gates: [...changeable, someOf<BallotState, ChangeProposal>(changesIn, confirmed, (state) => nothingProposed(state, 'a change'))],
  decide(state, { n: serial }, context) {
    const found = changesIn(state).find((one) => one.n === serial);
    return found ? confirmed(found, state, context) : nothingProposed(state, `change ${serial}`);
  },
});

function changesIn({ proposals }: BallotState): readonly ChangeProposal[] {
  return (proposals ?? []).filter((one) => one.act === 'change');
}

function confirmed(proposed: ChangeProposal, state: BallotState, context: Context): Verdict<BallotEvent> {
  const { n: serial, by, change } = proposed;
  const own = isAsked(state, change, context.actor.id);
  const second = secondPerson(state, { by, change, own }, context);
  if (!second.ok) return second;
  const done = carryOut(state, change, inTheNameOf(proposed, context, own));
  if (!done.ok) return done;
  return happened<BallotEvent>(changeConfirmed({ n: serial, act: change.type, proposedBy: by, by: context.actor.id }), ...done.value);
}

/** Whoever could confirm it, the member whose seat it is about included, may say no instead; nothing changes, and who proposed is told why. */
const declineProposal = act('declineProposal', {
  words: said('不同意提议', 'decline a proposal'),
  payload: { proposal, reason },
  who: askedOrDecides,
  at: running,
  gates: [
    someOf<BallotState, Proposal>(
      ({ proposals }) => proposals ?? [],
      declinable,
      (state) => nothingProposed(state, 'a proposal'),
    ),
  ],
  decide(state, { proposal: serial, reason: why }, context) {
    const found = waiting(state, (one) => one.n === serial, `proposal ${serial}`);
    if (!found.ok) return found;
    const may = declinable(found.value, state, context);
    return may.ok ? happened(proposalDeclined({ ...over(state, found.value), reason: why, by: context.actor.id })) : may;
  },
});

function declinable(proposed: Proposal, state: BallotState, context: Context): May {
  const second = another(proposed.by, context);
  const own = proposed.act === 'change' && isAsked(state, proposed.change, context.actor.id);
  return second.ok && !own ? mayDecide(state, context.actor) : second;
}

/** Whoever proposed may be a member, or may have lost the role since: it is asked what waits. */
const anybody: BallotGate = () => ok(null);

/** Something the person proposed waits still. */
const hasProposed: BallotGate = (state, { actor }) => {
  const own = waiting(state, ({ by }) => by === actor.id, `a proposal of ${actor.id}`);
  return own.ok ? ok(null) : own;
};

/** Taken back by whoever proposed it. */
const withdrawProposal = act('withdrawProposal', {
  words: said('撤回提议', 'withdraw a proposal'),
  payload: { proposal, reason },
  who: anybody,
  at: running,
  gates: [hasProposed],
  decide(state, { proposal: serial, reason: why }, { actor }) {
    const found = waiting(state, (one) => one.n === serial && one.by === actor.id, `proposal ${serial} by ${actor.id}`);
    return found.ok ? happened(proposalWithdrawn({ ...over(state, found.value), reason: why, by: actor.id })) : found;
  },
});

/** What is said of a proposal that waits no more; `person` is whose seat it was about. */
function over({ seats }: BallotState, one: Proposal) {
  const change = one.act === 'change' ? one.change : null;
  const person = change?.type === 'recuse' || change?.type === 'recordMandate' ? (seats?.[change.seat]?.person ?? null) : null;
  return { proposal: one.n, act: one.act === 'change' ? one.change.type : one.act, proposedBy: one.by, person };
}

export const proposalActs = [confirmChange, declineProposal, withdrawProposal] as const;
