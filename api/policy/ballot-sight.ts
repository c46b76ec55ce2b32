import { isAsked } from '../../domain/ballot/asked.js';
import { conductorsOf } from '../../domain/ballot/conductor.js';
import type { BallotState } from '../../domain/ballot/state.js';
import { doneFor } from '../../domain/ballot/done-for.js';
import { shownResult, smallClasses } from '../../domain/ballot/class-figures.js';
import { ruleOf } from '../../domain/ballot/open-negatives.js';
import { unconfirmedSheets } from '../../domain/ballot/proposals.js';
import { isOwnTerms } from '../../domain/profile/own-terms.js';
import { holds } from '../../domain/kernel/actor.js';
import type { View } from '../../db/projection.js';
import type { Caller } from '../http/call.js';
import type { Seen } from './sight.js';

const stateOf = (view: View): BallotState => view.state as BallotState; // written by the projection of ballots

export const conducts = (state: BallotState, caller: Caller): boolean =>
  conductorsOf(state).some((organisation) => holds(caller.actor, organisation, 'officer', 'secretariat', 'chair'));

const ownSeat = (state: BallotState, caller: Caller): number =>
  caller.anonymous ? -1 : (state.seats ?? []).findIndex((seat) => seat.person === caller.actor.id);

/** Who has a seat here, or votes for somebody who has. */
export const isNamed = ({ seats, mandates = [] }: BallotState, { actor }: Caller): boolean =>
  (seats ?? []).some(({ person }) => person === actor.id) || mandates.some(({ holder }) => holder === actor.id);

const over = (state: BallotState): boolean => state.result !== null;

/** A sheet without its tick, and without whether the member voted electronically as well. */
const sheetsOf = ({ papers }: BallotState) => papers.map(({ seat, n, scan, by, confirmedAt }) => ({ seat, n, scan, by, confirmedAt }));

/** Before the close nothing is shown from which a vote could be read: no marks, counts, late papers, ticks on sheets (T26). */
const untilClose = (state: BallotState) => ({
  casts: undefined,
  late: undefined,
  parked: undefined,
  consents: undefined,
  byMandate: undefined,
  papers: sheetsOf(state),
  excluded: state.excluded.map(({ seat, reason, evidence, late }) => ({ seat, reason, evidence, late })),
});

/** Seats, their order and what each meant for the result are for those who may see who voted how. */
const withoutSeats = (state: BallotState) => ({
  changed: undefined,
  negatives: undefined,
  motions: undefined,
  byMandate: undefined,
  consents: undefined,
  papers: sheetsOf(state),
  excluded: state.excluded.map(({ seat, reason, evidence, late }) => ({ seat, reason, evidence, late })),
  ...(state.follows ? { follows: { kind: state.follows.kind, of: state.follows.of } } : {}),
  ...(state.result ? { result: shownResult(state.result) } : {}),
  ...(state.firstResult ? { firstResult: shownResult(state.firstResult) } : {}),
});

/** Whether this caller may see which seat voted how, once the ballot is over: by the terms, or because it conducts a ballot whose rule resolves negatives seat by seat. */
export const seesSeats = (state: BallotState, caller: Caller): boolean =>
  state.terms.visibility !== 'countsAfterClose' || (conducts(state, caller) && ruleOf(state).resolution !== null);

/** What is the member's own affair: whether the seat counts, who votes for it, and what waits for the member's word. */
function ownStanding(state: BallotState, seat: number, { actor }: Caller) {
  const mandate = state.mandates?.find((one) => one.seat === seat) ?? null;
  const asked = state.proposals?.flatMap((one) => (one.act === 'change' && isAsked(state, one.change, actor.id) ? [one] : [])) ?? [];
  return { seat, excluded: state.excluded.some((one) => one.seat === seat), mandate, asked, done: doneFor(state, seat) };
}

/** Seats whose person the register knows elsewhere than written; a role at those who conduct the ballot says nothing of an employer. */
const unitsDiffer = (state: BallotState) =>
  (state.seats ?? []).flatMap(({ organisation, units = [] }, seat) => {
    const known = units.filter((unit) => !conductorsOf(state).includes(unit));
    return known.length === 0 ? [] : [{ seat, organisation, known }];
  });

/** A vote on a draft of which nobody is known, nor said, to be the drafter: everybody who sees the ballot reads that. */
const noDrafters = ({ drafters, named }: Pick<BallotState, 'drafters' | 'named'>) =>
  named !== undefined && [...drafters, ...named.drafters, ...named.drafterUnits].length === 0 ? { noDrafters: true } : {};

/** The state as this reader may see it. */
export const showBallot = (view: View, sight: Seen['sight'], caller: Caller) => {
  const { marks: _marks, scans: _scans, takenBack: _takenBack, ...state } = stateOf(view);
  const seat = ownSeat(stateOf(view), caller);
  const inside = conducts(stateOf(view), caller) || holds(caller.actor, state.organisation, 'monitor');
  const roll = inside
    ? {}
    : {
        seats: null,
        papers: [],
        drafters: [],
        drafterUnits: [],
        named: undefined,
        proposals: undefined,
        declined: undefined,
        mandates: undefined,
        changes: undefined,
      };
  const voided = inside || state.voided === undefined ? {} : { voided: { reason: state.voided.reason, at: state.voided.at } };
  const house = { houseTerms: isOwnTerms(state.terms), ...noDrafters(state) };
  const sheets = inside ? { sheetsUnconfirmed: unconfirmedSheets(stateOf(view)), unitsDiffer: unitsDiffer(stateOf(view)) } : {};
  const mine = seat < 0 ? null : ownStanding(stateOf(view), seat, caller);
  const seats = seesSeats(stateOf(view), caller) ? {} : withoutSeats(stateOf(view));
  const few = smallClasses(stateOf(view));
  const hidden = { ...seats, ...(over(stateOf(view)) ? {} : untilClose(stateOf(view))), ...(few.length === 0 ? {} : { smallClasses: few }) };
  return sight === 'full' || inside
    ? { ...state, ...house, ...hidden, ...roll, ...voided, ...sheets, you: mine }
    : { ...state, ...house, ...hidden, ...roll, ...voided, excluded: [], you: null };
};
