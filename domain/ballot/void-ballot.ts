import { holds } from '../actor.js';
import type { Context } from '../decider.js';
import type { Refusal } from '../refusal.js';
import { refused } from './refusals.js';
import { ok, type Result } from '../result.js';
import type { Command } from './ballot-command.js';
import type { BallotEvent } from './events.js';
import type { BallotState, Voiding } from './state.js';
import { mayDecide, noParty } from './party.js';
import { nextNumber } from './proposals.js';
import { groundOf } from './reopen-ground.js';

type Decision = Result<readonly BallotEvent[], Refusal>;

/** The first of two persons who void a ballot. The authority, which does not conduct it, may be the first once it is decided. */
export const mayProposeVoiding = (state: BallotState, { actor }: Context): Result<null, Refusal> =>
  state.phase === 'closed' && holds(actor, state.organisation, 'monitor') ? noParty(state, actor) : mayDecide(state, actor);

/** A result that was declared, and was a decision; a recount that made it invalid takes nothing of that away. */
const isDeclared = ({ phase, result, firstResult }: BallotState): boolean =>
  phase === 'closed' && [result, firstResult].some((one) => one?.outcome === 'PASS' || one?.outcome === 'FAIL');

export function proposeVoiding(state: BallotState, { reason, fault }: Command<'proposeVoiding'>, context: Context): Decision {
  const found = voidingGround(state, fault, context);
  const sound = soundGround(state, found);
  return sound.ok ? ok([{ type: 'voidingProposed', n: nextNumber(state), reason, by: context.actor.id, ...found }]) : sound;
}

/** Why a declared result may be voided: as for opening it again, by the record; for an error of procedure with its name and document; or by the authority. */
function voidingGround(state: BallotState, fault: Voiding['fault'], { actor }: Context): Voiding {
  if (!isDeclared(state)) return {};
  if (fault !== undefined) return { ground: 'error', fault };
  const shown = groundOf(state);
  if (shown === 'appealUpheld' || shown === 'outage') return { ground: shown };
  return holds(actor, state.organisation, 'monitor') ? { ground: 'authority' } : {};
}

/** Asked again at the confirmation: meanwhile the result may have become one. */
export function soundGround(state: BallotState, { ground }: Voiding): Result<null, Refusal> {
  if (!isDeclared(state) || ground !== undefined) return ok(null);
  return refused('VOIDING_WITHOUT_GROUND', {
    rule: 'D-VOID',
    source: 'D-VOID',
    found: { outcome: state.result?.outcome ?? null, declared: state.firstResult?.outcome ?? state.result?.outcome ?? null },
    needed: 'an appeal upheld, an outage not made good, a named error with its document, or the authority',
    cure: ['self', 'monitor'],
  });
}
