import type { PersonId } from '../person-id.js';
import type { Context } from '../decider.js';
import type { Refusal } from '../refusal.js';
import { refused } from './refusals.js';
import type { Result } from '../result.js';
import { ok } from '../result.js';
import type { Command } from './ballot-command.js';
import type { BallotEvent } from './events.js';
import type { BallotState, SeatChange } from './state.js';
import { ballotMoment } from './ballot-window.js';
import { draftersOf, draftingUnitsOf, exclusions } from './electorate.js';
import { markAt, type Mark } from './marks.js';
import { changeProposed } from './two-persons.js';

type Order = Command<'seatChanged'>;
const running = ['draft', 'open', 'tied', 'closed'];

/** The committee tells of a person who moved, left or died. Recorded either way; what follows is the policy in the terms. */
export function changeSeat(state: BallotState, order: Order, { actor, now }: Context): Result<readonly BallotEvent[], Refusal> {
  const seat = (state.seats ?? []).findIndex((kept) => kept.person === order.person);
  if (seat < 0 || !running.includes(state.phase)) return ok([]);
  const policy = state.terms.rosterChange ?? 'snapshotStands';
  const { person, cause, organisation, evidence, by } = order;
  const effect = effectOf(state, order, { seat, now });
  const noted = (what: SeatChange['effect']): BallotEvent => ({
    ...{ type: 'seatChangeNoted', seat, person, cause, organisation, evidence, policy, effect: what },
    ...(by === undefined ? {} : { by }),
  });
  if (effect === 'restored') return ok([noted(effect), { type: 'seatRestored', seat, mark: markBack(state, seat), person, evidence }]);
  if (effect !== 'recused') return ok([noted(effect)]);
  const was = markAt(state.marks, seat);
  // A member who left by the own word or by a vote of the committee was put aside by no single person; nor who was when two have said so.
  const decided = cause === 'removed' || by === person || order.confirmed === true;
  if (was === '.' && decided) return ok([noted(effect), { type: 'seatRecused', seat, reason: cause, evidence, was, by: by ?? actor.id }]);
  // One person's word strikes no vote and takes no seat out of the base: until another confirms, the change is noted and the seat stands.
  return ok([noted('stands'), changeProposed(state, { type: 'recuse', seat, reason: cause, evidence }, by ?? actor.id)]);
}

function effectOf(state: BallotState, order: Order, { seat, now }: { readonly seat: number; readonly now: number }): SeatChange['effect'] {
  if (state.phase === 'draft') return 'beforeOpening';
  if (ballotMoment(state, now) !== 'open') return 'afterClose';
  if (order.cause === 'reinstated') return isBack(state, seat, order) ? 'restored' : 'stands';
  const barred = order.organisation === null || drafts(state, order.person, order.organisation);
  return state.terms.rosterChange === 'becomesRecused' && barred && markAt(state.marks, seat) !== '-' ? 'recused' : 'stands';
}

/** What was taken from a seat by the roster, and comes back with it. */
const ofRoster: readonly string[] = ['revoked', 'suspended', 'died', 'resigned', 'employerChanged'];
const suspended = (state: BallotState, seat: number) => state.excluded.find((one) => one.seat === seat && ofRoster.includes(one.reason));

/** Who is reinstated while the ballot is open votes as before, unless something else keeps the seat from voting. */
const isBack = (state: BallotState, seat: number, { person, organisation }: Order): boolean =>
  (markAt(state.marks, seat) !== '-' || suspended(state, seat) !== undefined) && (organisation === null || !drafts(state, person, organisation));

/** The vote that was cast before the suspension, or none: then the member may vote. */
const markBack = (state: BallotState, seat: number): Mark => suspended(state, seat)?.was ?? markAt(state.marks, seat);

/** Whether the terms would have excluded the person in the new unit, had the roll been made today. */
const drafts = (state: BallotState, person: PersonId, organisation: string): boolean =>
  exclusions([{ person, organisation }], { drafters: draftersOf(state), drafterUnits: draftingUnitsOf(state) }, state.terms).length > 0;

const goneCodes = { died: 'SEAT_OF_DECEASED', suspended: 'SEAT_SUSPENDED' } as const;
const goneCode = (cause: SeatChange['cause']) => (cause === 'died' || cause === 'suspended' ? goneCodes[cause] : 'SEAT_GIVEN_UP');

/** A seat that was given up keeps the vote it has and casts no other, whatever the policy does with its place in the base: and who asks is told what happened. */
export function notGivenUp(state: BallotState, seat: number): Result<null, Refusal> {
  const change = state.changes?.findLast((one) => one.seat === seat);
  if (change?.organisation === null) return notMember(change.cause, { seat, cause: change.cause, at: change.at });
  // Suspended when the roll was made, and not reinstated since.
  const withheld = state.excluded.find((one) => one.seat === seat && one.reason === 'suspended' && !one.late);
  return withheld === undefined ? ok(null) : notMember('suspended', { seat, cause: 'suspended', since: withheld.evidence });
}

const notMember = (cause: SeatChange['cause'], found: Refusal['found']): Result<null, Refusal> =>
  refused(goneCode(cause), { rule: 'D-ROSTER', source: 'D-CHANGE-SEAT', found, needed: 'a member at the time of the vote', cure: ['nobody'] });
