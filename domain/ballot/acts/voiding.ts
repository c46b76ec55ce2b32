import { holds } from '../../kernel/actor.js';
import type { Context } from '../../kernel/decider.js';
import { happened, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { BallotOrder } from '../../messages/messages.js';
import { ok } from '../../kernel/result.js';
import { ballotVoided, voidingProposed } from '../events/voiding.js';
import { faultIfAny, n, reason } from '../fields.js';
import { act, askerOrHost, decides, report, running, type BallotGate } from '../gates.js';
import { noParty } from '../party.js';
import { groundIn, nextNumber } from '../proposals.js';
import { refused } from '../refusals.js';
import { groundOf } from '../reopen-ground.js';
import type { BallotState, Voiding } from '../state.js';
import { proposalToConfirm, someToConfirm } from '../two-persons.js';

/** The first of two persons who void a ballot. The authority, which does not conduct it, may be the first once it is decided. */
const decidesOrAuthority: BallotGate = (state, context) =>
  state.phase === 'closed' && holds(context.actor, state.organisation, 'monitor') ? noParty(state, context.actor) : decides(state, context);

/** A result that was declared, and was a decision; a recount that made it invalid takes nothing of that away. */
const isDeclared = ({ phase, result, firstResult }: BallotState): boolean =>
  phase === 'closed' && [result, firstResult].some((one) => one?.outcome === 'PASS' || one?.outcome === 'FAIL');

/** Why a declared result may be voided: as for opening it again, by the record; for an error of procedure with its name and document; or by the authority. */
function voidingGround(state: BallotState, fault: Voiding['fault'], { actor }: Context): Voiding {
  if (!isDeclared(state)) return {};
  if (fault !== undefined) return { ground: 'error', fault };
  const shown = groundOf(state);
  if (shown === 'appealUpheld' || shown === 'outage') return { ground: shown };
  return holds(actor, state.organisation, 'monitor') ? { ground: 'authority' } : {};
}

/** Asked again at the confirmation: meanwhile the result may have become one. */
function soundGround(state: BallotState, { ground }: Voiding): May {
  if (!isDeclared(state) || ground !== undefined) return ok(null);
  return refused('VOIDING_WITHOUT_GROUND', {
    rule: 'D-VOID',
    source: 'D-VOID',
    found: { outcome: state.result?.outcome ?? null, declared: state.firstResult?.outcome ?? state.result?.outcome ?? null },
    needed: 'an appeal upheld, an outage not made good, a named error with its document, or the authority',
    cure: ['self', 'monitor'],
  });
}

const proposeVoiding = act('proposeVoiding', {
  words: said('提议作废表决', 'propose to void the ballot'),
  payload: { reason, fault: faultIfAny },
  who: decidesOrAuthority,
  at: running,
  secondFactor: true,
  decide(state, { reason: why, fault }, context) {
    const found = voidingGround(state, fault, context);
    const sound = soundGround(state, found);
    return sound.ok ? happened(voidingProposed({ n: nextNumber(state), reason: why, by: context.actor.id, ...found })) : sound;
  },
});

const confirmVoiding = act('confirmVoiding', {
  words: said('确认作废表决', 'confirm to void the ballot'),
  payload: { n },
  who: decides,
  at: running,
  gates: [someToConfirm('voiding', (proposed, state) => soundGround(state, proposed))],
  secondFactor: true,
  decide(state, { n: serial }, context) {
    const found = proposalToConfirm(state, { act: 'voiding', n: serial }, context);
    if (!found.ok) return found;
    const { ground, fault, signed } = found.value;
    const sound = soundGround(state, { ground, fault });
    return sound.ok ? happened(ballotVoided({ ...signed, ...groundIn({ ground, fault }) })) : sound;
  },
});

type Order = Extract<BallotOrder, { readonly type: 'voidBallot' }>;

/** The asker's order. One person's wish that reaches a ballot with votes in it is the first of two; what was decided meanwhile stands. */
const voidBallot = report<Order>('voidBallot', {
  words: said('令表决作废', 'the asker voids the ballot'),
  from: askerOrHost,
  at: running,
  decide(state, { reason: why, by }, { actor }) {
    const signed = by ?? actor.id;
    if (by === undefined || state.casts + state.papers.length === 0) return happened(ballotVoided({ reason: why, proposedBy: signed, by: signed }));
    return state.phase === 'closed' ? happened() : happened(voidingProposed({ n: nextNumber(state), reason: why, by }));
  },
});

export const voidingActs = [proposeVoiding, confirmVoiding, voidBallot] as const;
