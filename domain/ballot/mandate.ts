import type { ActorId, Actor } from '../kernel/actor.js';
import type { Instant } from '../kernel/decider.js';
import type { Json, Refusal } from '../kernel/refusal.js';
import { refused } from './refusals.js';
import type { Result } from '../kernel/result.js';
import { ok } from '../kernel/result.js';
import { charAt } from '../kernel/rows.js';
import { mostVotes } from '../profile/most-votes.js';
import type { BallotTerms } from '../profile/profile.js';
import type { BallotState, Mandate } from './state.js';
import { draftersOf, draftingUnitsOf, sameUnit } from './electorate.js';

type Acting = { readonly actor: Pick<Actor, 'id'>; readonly now: Instant };

/** The mandate by which who acts may vote for the seat now. */
export const mandateFor = (state: BallotState, seat: number, { actor, now }: Acting): Mandate | null =>
  state.mandates?.find((one) => one.seat === seat && one.holder === actor.id && now >= one.from && now <= one.until) ?? null;

/** Whether the person holds any mandate in this ballot, valid now or not: then the seat says the rest. */
export const holdsMandate = (state: BallotState, person: ActorId): boolean => state.mandates?.some((one) => one.holder === person) ?? false;

const notAllowed = ({ seat, holder, kind }: Mandate, { found, needed }: Wrong, cure: Refusal['cure']): Result<never, Refusal> =>
  refused('MANDATE_NOT_ALLOWED', {
    rule: 'D-MANDATE',
    source: 'SET-TERMS',
    found: { seat, holder, kind, ...found },
    needed,
    cure,
  });

/** Nobody gives himself the vote of another, neither as first nor as second person. */
export const holderDecides = (mandate: Mandate): Result<never, Refusal> =>
  notAllowed(mandate, { found: { decidedBy: mandate.holder }, needed: 'a mandate that others than its holder record and confirm' }, [
    'officer',
    'secretariat',
    'chair',
  ]);

type Wrong = { readonly found: { readonly [key: string]: Json }; readonly needed: Json };

/** Whether the terms and the roll allow this mandate. */
export function mandateInOrder(state: BallotState, mandate: Mandate): Result<null, Refusal> {
  const wrong = whyNot(state, mandate);
  return wrong === null ? ok(null) : notAllowed(mandate, wrong, ['officer', 'secretariat', 'chair']);
}

function whyNot(state: BallotState, { seat, holder, kind, from, until, holderUnits = [] }: Mandate): Wrong | null {
  const allowed = state.terms.mandates;
  if (!allowed || !(kind === 'alternate' ? allowed.alternates : allowed.proxies)) return { found: {}, needed: `terms that allow ${kind}` };
  const kept = state.seats?.[seat];
  if (!kept || kept.person === holder || charAt(state.marks, seat) === '-') return { found: {}, needed: 'a seat with a vote, of another person' };
  if (from >= until) return { found: { from, until }, needed: 'from before until' };
  const own = state.seats?.findIndex((one) => one.person === holder) ?? -1;
  // A member who votes for another is a proxy and says so; an alternate with a seat of its own would be a second vote in disguise.
  if (kind === 'alternate' ? own >= 0 : own < 0) return { found: { ownSeat: own }, needed: kind === 'alternate' ? 'no seat' : 'a seat' };
  if (draftersOf(state).includes(holder) || (own >= 0 && charAt(state.marks, own) === '-'))
    return { found: {}, needed: 'a holder who is not excluded' };
  const drafting = excludedUnits(state, holderUnits);
  if (drafting.length > 0) return { found: { holderUnits: [...drafting] }, needed: 'a holder who belongs to no drafting unit' };
  const held = (state.mandates ?? []).filter((one) => one.holder === holder && one.seat !== seat).length;
  if (held >= allowed.perHolder) return { found: { held }, needed: { max: allowed.perHolder } };
  const inHand = { votes: held + 1 + (own < 0 ? 0 : 1), seats: state.size - state.excluded.length };
  return inOneHand(inHand) ? { found: inHand, needed: 'no more than half of the votes in one hand' } : null;
}

/** More than half of the seats that vote is a majority of one person. */
const inOneHand = ({ votes, seats }: { readonly votes: number; readonly seats: number }): boolean => votes * 2 > seats;

/** Terms that let one person cast more than half of the votes of this roll are refused before anybody votes. */
export function handsInOrder({ mandates }: BallotTerms, seats: number): Result<null, Refusal> {
  const votes = mandates && (mandates.alternates || mandates.proxies) ? mostVotes(mandates) : 0;
  if (!inOneHand({ votes, seats })) return ok(null);
  return refused('MANDATES_IN_ONE_HAND', {
    rule: 'D-MANDATE',
    source: 'D-MANDATE',
    found: { votes, seats },
    needed: 'no more than half of the seats that vote in one hand',
    cure: ['officer', 'secretariat'],
  });
}

/** A vote cast by somebody of a drafting unit is a vote of that unit, whoever's seat it is cast for (G6). */
const excludedUnits = (state: BallotState, units: readonly string[]): readonly string[] => unitsAmong(state.terms, draftingUnitsOf(state), units);

/** Those of the units that drafted, where the terms exclude them. */
export const unitsAmong = ({ exclusion }: BallotTerms, drafting: readonly string[], units: readonly string[]): readonly string[] =>
  exclusion === 'draftersAndUnits' ? units.filter((unit) => drafting.some((one) => sameUnit(one, unit))) : [];

/** The member's own vote stands before that of any holder, and at a meeting an absent proxy is no proxy. */
export function holderMayVote(state: BallotState, mandate: Mandate, actor: Actor): Result<null, Refusal> {
  // Whoever has moved to a drafting unit since the letter was recorded votes for nobody any more.
  const drafting = excludedUnits(
    state,
    actor.grants.map(({ organisation }) => organisation),
  );
  if (drafting.length > 0) {
    return notAllowed(mandate, { found: { holderUnits: [...drafting] }, needed: 'a holder who belongs to no drafting unit' }, [
      'officer',
      'secretariat',
    ]);
  }
  const voted = charAt(state.marks, mandate.seat) !== '.';
  if (voted && !state.byMandate?.includes(mandate.seat)) {
    return refused('PRINCIPAL_HAS_VOTED', {
      rule: 'D-MANDATE',
      source: 'D-MANDATE',
      found: { seat: mandate.seat },
      needed: 'a seat whose member has not voted',
      cure: ['nobody'],
    });
  }
  const own = state.seats?.findIndex((one) => one.person === mandate.holder) ?? -1;
  if (!state.attendance || own < 0 || charAt(state.attendance, own) === '1') return ok(null);
  return refused('NOT_PRESENT', {
    rule: 'D-MANDATE',
    source: 'D-MANDATE',
    found: { holder: mandate.holder, seat: own },
    needed: 'the holder on the attendance list',
    cure: ['secretariat', 'chair'],
  });
}
