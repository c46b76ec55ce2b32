import type { Context } from '../../kernel/decider.js';
import { happened, type May, type Verdict } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { SeatOrder } from '../../messages/messages.js';
import { needStream } from '../../kernel/need-role.js';
import type { PersonId } from '../../kernel/person-id.js';
import { ballotMoment } from '../ballot-window.js';
import { draftersOf, draftingUnitsOf, exclusions } from '../electorate.js';
import type { BallotEvent } from '../events.js';
import { seatChangeNoted, seatRecused, seatRestored } from '../events/seats.js';
import { recusalFields } from '../fields.js';
import { act, changeable, conducts, decides, memberOrDecides, report, running, type BallotGate } from '../gates.js';
import { hasSeat, markAt, noSuchSeat, type Mark } from '../marks.js';
import { notExcluded, ownOrAnySeat, ownSeat } from '../own-seat.js';
import type { BallotState, SeatChange } from '../state.js';
import { changeProposed } from '../two-persons.js';

/** Only the secretariat puts a seat of a roll by document aside. */
const someSeat: BallotGate = (state, context) =>
  state.seats || decides(state, context).ok ? ownOrAnySeat(decides)(state, context) : conducts(state, context);

/** A reason to step aside found after opening: the seat is excluded, its mark kept, and both tallies appear in the result. */
export const recuse = act('recuse', {
  words: said('席位回避', 'recuse a seat'),
  payload: recusalFields,
  who: memberOrDecides,
  at: ['draft', 'open', 'closed'],
  gates: [...changeable, someSeat],
  decide(state, { seat, reason, evidence, proof }, context) {
    if (!hasSeat(state.size, seat)) return noSuchSeat(state.size, seat);
    const own = decides(state, context).ok ? notExcluded(state, seat) : recuseOwn(state, seat, context);
    if (!own.ok) return own;
    const shown = proof === undefined ? {} : { proof };
    return happened(seatRecused({ seat, reason, evidence, ...shown, was: markAt(state.marks, seat), by: context.actor.id }));
  },
});

/** Only a roll by value can tell whose seat it is; for others the secretariat acts on the person's word. */
const recuseOwn = (state: BallotState, seat: number, context: Context): May =>
  state.seats ? ownSeat(state, seat, context.actor.id) : conducts(state, context);

/** The committee tells of a person who moved, left or died. Recorded either way; what follows is the policy in the terms. */
const seatChanged = report<SeatOrder>('seatChanged', {
  words: said('名册变动', 'a person of the roll moved, left or died'),
  from: (state, { actor }) => needStream(actor, state.committee ?? null),
  decide(state, order, context) {
    const seat = (state.seats ?? []).findIndex((kept) => kept.person === order.person);
    return seat < 0 || !running.includes(state.phase) ? happened() : changeOf(state, { order, seat }, context);
  },
});

type Order = Omit<SeatOrder, 'type'>;
type Reported = { readonly order: Order; readonly seat: number };

function changeOf(state: BallotState, reported: Reported, { actor, now }: Context): Verdict<BallotEvent> {
  const { order, seat } = reported;
  const { person, cause, organisation, evidence, by } = order;
  const policy = state.terms.rosterChange ?? 'snapshotStands';
  const noted = (effect: SeatChange['effect']) =>
    seatChangeNoted({ seat, person, cause, organisation, evidence, policy, effect, ...(by === undefined ? {} : { by }) });
  const effect = effectOf(state, reported, now);
  if (effect === 'restored') return happened<BallotEvent>(noted(effect), seatRestored({ seat, mark: markBack(state, seat), person, evidence }));
  if (effect !== 'recused') return happened(noted(effect));
  const was = markAt(state.marks, seat);
  // A member who left by the own word or by a vote of the committee was put aside by no single person; nor who was when two have said so.
  const decided = cause === 'removed' || by === person || order.confirmed === true;
  if (was === '.' && decided) return happened<BallotEvent>(noted(effect), seatRecused({ seat, reason: cause, evidence, was, by: by ?? actor.id }));
  // One person's word strikes no vote and takes no seat out of the base: until another confirms, the change is noted and the seat stands.
  return happened<BallotEvent>(noted('stands'), changeProposed(state, { type: 'recuse', seat, reason: cause, evidence }, by ?? actor.id));
}

function effectOf(state: BallotState, { order, seat }: Reported, now: number): SeatChange['effect'] {
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

export const seatActs = [seatChanged] as const;
