import type { Actor } from '../actor.js';
import type { Context, Instant } from '../decider.js';
import type { Json, Refusal } from '../refusal.js';
import { refuse } from '../refusal.js';
import type { Result } from '../result.js';
import { ok } from '../result.js';
import { charAt } from '../rows.js';
import type { Command } from './ballot-command.js';
import type { BallotEvent } from './ballot-event.js';
import type { BallotState, Mandate } from './ballot-state.js';

type Decision = Result<readonly BallotEvent[], Refusal>;

/** The mandate by which this person may vote for the seat now. */
export const mandateFor = (state: BallotState, seat: number, person: string, now: Instant): Mandate | null =>
  state.mandates?.find((one) => one.seat === seat && one.holder === person && now >= one.from && now <= one.until) ?? null;

/** Whether the person holds any mandate in this ballot, valid now or not: then the seat says the rest. */
export const holdsMandate = (state: BallotState, person: string): boolean => state.mandates?.some((one) => one.holder === person) ?? false;

/** A member is away and somebody else votes, with a dated letter. One mandate for a seat; a new one takes the old one's place. */
export function recordMandate(state: BallotState, command: Command<'recordMandate'>, { actor }: Context): Decision {
  const { seat, holder, kind, from, until, proof, holderUnits = [] } = command;
  const wrong = whyNot(state, command);
  if (wrong !== null) {
    return notAllowed(command, wrong, ['officer', 'secretariat', 'chair']);
  }
  const units = holderUnits.length === 0 ? {} : { holderUnits };
  return ok([{ type: 'mandateRecorded', seat, holder, kind, from, until, proof, ...units, by: actor.id }]);
}

const notAllowed = ({ seat, holder, kind }: Mandate, { found, needed }: Wrong, cure: Refusal['cure']): Result<never, Refusal> =>
  refuse('MANDATE_NOT_ALLOWED', {
    rule: 'D-MANDATE',
    source: 'SET-TERMS',
    found: { seat, holder, kind, ...found },
    needed,
    cure,
  });

type Wrong = { readonly found: { readonly [key: string]: Json }; readonly needed: Json };

function whyNot(state: BallotState, { seat, holder, kind, from, until, holderUnits = [] }: Mandate): Wrong | null {
  const allowed = state.terms.mandates;
  if (!allowed || !(kind === 'alternate' ? allowed.alternates : allowed.proxies)) return { found: {}, needed: `terms that allow ${kind}` };
  const kept = state.seats?.[seat];
  if (!kept || kept.person === holder || charAt(state.marks, seat) === '-') return { found: {}, needed: 'a seat with a vote, of another person' };
  if (from >= until) return { found: { from, until }, needed: 'from before until' };
  const own = state.seats?.findIndex((one) => one.person === holder) ?? -1;
  // A member who votes for another is a proxy and says so; an alternate with a seat of its own would be a second vote in disguise.
  if (kind === 'alternate' ? own >= 0 : own < 0) return { found: { ownSeat: own }, needed: kind === 'alternate' ? 'no seat' : 'a seat' };
  if (state.drafters.includes(holder) || (own >= 0 && charAt(state.marks, own) === '-')) return { found: {}, needed: 'a holder who is not excluded' };
  const drafting = excludedUnits(state, holderUnits);
  if (drafting.length > 0) return { found: { holderUnits: [...drafting] }, needed: 'a holder who belongs to no drafting unit' };
  const held = (state.mandates ?? []).filter((one) => one.holder === holder && one.seat !== seat).length;
  return held < allowed.perHolder ? null : { found: { held }, needed: { max: allowed.perHolder } };
}

/** A vote cast by somebody of a drafting unit is a vote of that unit, whoever's seat it is cast for (G6). */
const excludedUnits = ({ terms, drafterUnits }: BallotState, units: readonly string[]): readonly string[] =>
  terms.exclusion === 'draftersAndUnits' ? units.filter((unit) => drafterUnits.some((one) => one === unit)) : [];

export function withdrawMandate(state: BallotState, { seat, reason }: Command<'withdrawMandate'>, { actor }: Context): Decision {
  const mandate = state.mandates?.find((one) => one.seat === seat);
  if (mandate) return ok([{ type: 'mandateWithdrawn', seat, holder: mandate.holder, reason, by: actor.id }]);
  return refuse('MANDATE_UNKNOWN', { rule: 'D-MANDATE', source: 'D-MANDATE', found: seat, needed: 'a seat with a mandate', cure: ['self'] });
}

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
    return refuse('PRINCIPAL_HAS_VOTED', {
      rule: 'D-MANDATE',
      source: 'D-MANDATE',
      found: { seat: mandate.seat },
      needed: 'a seat whose member has not voted',
      cure: ['nobody'],
    });
  }
  const own = state.seats?.findIndex((one) => one.person === mandate.holder) ?? -1;
  if (!state.attendance || own < 0 || charAt(state.attendance, own) === '1') return ok(null);
  return refuse('NOT_PRESENT', {
    rule: 'D-MANDATE',
    source: 'D-MANDATE',
    found: { holder: mandate.holder, seat: own },
    needed: 'the holder on the attendance list',
    cure: ['secretariat', 'chair'],
  });
}
