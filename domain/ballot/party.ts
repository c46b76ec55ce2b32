import type { Actor } from '../kernel/actor.js';
import type { Refusal } from '../kernel/refusal.js';
import { refused } from './refusals.js';
import { ok, type Result } from '../kernel/result.js';
import { charAt } from '../kernel/rows.js';
import { needConductor } from './conductor.js';
import type { BallotState } from './state.js';
import { draftersOf, draftingUnitsOf, sameUnit } from './electorate.js';

/** Who has no vote here decides nothing here: a drafter, somebody with a role at a drafting unit, a recused or suspended member. */
export function noParty(state: BallotState, actor: Actor): Result<null, Refusal> {
  const why = whyParty(state, actor);
  if (why === null) return ok(null);
  return refused('PARTY_DECIDES', {
    rule: 'G6',
    source: 'D-ROLES-APART',
    found: { person: actor.id, reason: why },
    needed: 'a person who is not excluded from this ballot',
    cure: ['chair', 'secretariat'],
  });
}

/** Conducts the ballot and is no party to it. */
export function mayDecide(state: BallotState, actor: Actor): Result<null, Refusal> {
  const conductor = needConductor(state, actor, 'officer', 'secretariat', 'chair');
  return conductor.ok ? noParty(state, actor) : conductor;
}

function whyParty(state: BallotState, { id, grants }: Actor): string | null {
  const seat = state.seats?.findIndex((one) => one.person === id) ?? -1;
  if (seat >= 0 && charAt(state.marks, seat) === '-') return state.excluded.find((one) => one.seat === seat)?.reason ?? 'excluded';
  const { exclusion } = state.terms;
  if (exclusion !== 'none' && draftersOf(state).some((drafter) => drafter === id)) return 'drafter';
  const ofUnit = grants.some(({ organisation }) => draftingUnitsOf(state).some((unit) => sameUnit(unit, organisation)));
  return exclusion === 'draftersAndUnits' && ofUnit ? 'drafterUnit' : null;
}
