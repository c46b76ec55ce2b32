import type { ActorId } from '../kernel/actor.js';
import type { Context } from '../kernel/decider.js';
import { happened, someOf, type Gate, type May, type Verdict } from '../kernel/gate.js';
import type { Cure, Refusal } from '../kernel/refusal.js';
import { ok, type Result } from '../kernel/result.js';
import { after } from './ahead.js';
import type { Change } from './change.js';
import { notDeclined } from './declined.js';
import type { BallotEvent } from './events.js';
import { changeProposed as proposed } from './events/proposals.js';
import { holderDecides } from './mandate.js';
import { markAt } from './marks.js';
import { mayDecide } from './party.js';
import { nextNumber } from './proposals.js';
import { refused } from './refusals.js';
import type { BallotState, Proposal, Voiding } from './state.js';

export type ChangeProposal = Extract<Proposal, { readonly act: 'change' }>;
type WindowAct = Exclude<Proposal['act'], 'change'>;

/** Most characters of proposals that wait: words of reasons stand in the state until the second person has read them. */
export const waitingLimit = 48_000;
const conductors: readonly Cure[] = ['officer', 'secretariat', 'chair'];
const about = { rule: 'D-TWO', source: 'D-TWO-PERSONS', cure: conductors } as const;

/** Somebody else than who proposed, entered or typed. */
export const another = (first: string, { actor }: Context): May =>
  first === actor.id ? refused('SECOND_PERSON', { ...about, found: actor.id, needed: `not ${first}` }) : ok(null);

/** The proposal that waits for its second person. */
export function waiting(state: BallotState, wanted: (one: Proposal) => boolean, needed: string): Result<Proposal, Refusal> {
  const found = state.proposals?.find(wanted);
  return found ? ok(found) : nothingProposed(state, needed);
}

export const nothingProposed = ({ proposals }: BallotState, needed: string): Result<never, Refusal> =>
  refused('NOTHING_PROPOSED', { ...about, found: proposals?.map(({ n, act }) => ({ n, act })) ?? null, needed });

/** What two persons have signed: the very proposal that was read, by number. */
type Signed = { readonly n: number; readonly reason: string; readonly proposedBy: ActorId; readonly by: ActorId };
type ToConfirm = Voiding & { readonly days: number; readonly signed: Signed };

/** The second person (ISO helpdesk practice): somebody else, on the very proposal that was read, if it is open still. */
export function proposalToConfirm(
  state: BallotState,
  { act, n }: { readonly act: WindowAct; readonly n: number },
  context: Context,
): Result<ToConfirm, Refusal> {
  const found = waiting(state, (one) => one.act === act && one.n === n, `${act} ${n}`);
  if (!found.ok) return found;
  if (found.value.act === 'change') throw new Error('a change is confirmed by its number');
  const { by, reason, days, ground, fault } = found.value;
  const second = another(by, context);
  return second.ok ? ok({ days, ground, fault, signed: { n, reason, proposedBy: by, by: context.actor.id } }) : second;
}

/** Whether there is one that this person may confirm, as far as it is `sound` still. */
export const someToConfirm = (act: WindowAct, sound: (one: Voiding, state: BallotState) => May = () => ok(null)): Gate<BallotState> =>
  someOf(
    ({ proposals }) => (proposals ?? []).filter((one) => one.act === act),
    (one, state, context) => {
      const second = another(one.by, context);
      return second.ok && one.act !== 'change' ? sound(one, state) : second;
    },
    (state) => nothingProposed(state, act),
  );

/** The event by which one person asks for a change; it changes nothing. */
export const changeProposed = (state: BallotState, change: Change, by: ActorId) => proposed({ n: nextNumber(state), change, by });

type Asked = { readonly change: Change; readonly brings: Verdict<BallotEvent> };

/** An act of one person that would change a cast vote, who votes or a declared result only proposes it. Whatever else it may do is done. */
export function orProposed(state: BallotState, { change, brings }: Asked, { actor, now }: Context): Verdict<BallotEvent> {
  if (!brings.ok || !changesMore(state, { change, events: brings.value }, { by: actor.id, now })) return brings;
  const askable = notDeclined(state, change, actor.id);
  const fits = askable.ok ? fitsWaiting(state, [change]) : askable;
  return fits.ok ? happened(changeProposed(state, change, wisherOf(change) ?? actor.id)) : fits;
}

/** Whether what is proposed now can wait beside what waits already. */
export function fitsWaiting(state: BallotState, more: readonly object[]): May {
  if (more.length === 0 || JSON.stringify([...(state.proposals ?? []), ...more]).length <= waitingLimit) return ok(null);
  const found = { waiting: state.proposals?.length ?? 0 };
  return refused('PROPOSALS_WAITING', { ...about, found, needed: 'fewer changes that wait for their second person' });
}

/** The person who wants it, where a lifecycle passes it on. */
const wisherOf = (change: Change): ActorId | undefined => (change.type === 'swapBallotText' ? change.by : undefined);

type Brings = { readonly change: Change; readonly events: readonly BallotEvent[] };

function changesMore(state: BallotState, { change, events }: Brings, { by, now }: { readonly by: ActorId; readonly now: number }): boolean {
  // A motion put to another roll than this one is decided by whom its mover chose.
  if (events.some((event) => event.type === 'resultRevised') || (change.type === 'putMotion' && change.roll !== undefined)) return true;
  // Another text under the papers that are in; whether any is, is nobody's business while people vote.
  if (events.some((event) => event.type === 'textSwapped') && state.phase === 'open') return true;
  const next = after(state, events, now);
  const touched = events
    .flatMap((event) => ('seat' in event && event.seat !== undefined ? [event.seat] : []))
    .filter((seat) => saidAt(state, seat) !== saidAt(next, seat));
  const early = state.phase === 'open' || state.phase === 'draft';
  return touched.some((seat) => !(early && isOwn(state, change, { seat, by })));
}

/** What a seat says, whether it counts, and who may vote for it: a silent seat that is taken out bends a quorum as a struck vote bends a majority. */
const saidAt = ({ marks, mandates }: BallotState, seat: number): string =>
  JSON.stringify([markAt(marks, seat), mandates?.find((one) => one.seat === seat) ?? null]);

/** Until the close a voter may do with the own vote what voting again would do, step aside, and give the vote to another or take it back. */
const isOwn = (state: BallotState, { type }: Change, { seat, by }: { readonly seat: number; readonly by: ActorId }): boolean =>
  type === 'objectPaper' || type === 'confirmConditional' || state.seats?.[seat]?.person === by;

/**
 * Authority of the second person, in the name of the first, at the time of the first: what was in time when it was proposed is in time. A member who
 * confirms what was proposed for the own seat does it in the own name.
 */
export const inTheNameOf = ({ by, at }: Pick<ChangeProposal, 'by' | 'at'>, context: Context, own: boolean): Context => ({
  ...context,
  now: at,
  actor: own ? context.actor : { id: by, grants: context.actor.grants },
});

type Second = Pick<ChangeProposal, 'by' | 'change'> & { readonly own: boolean };

/** Another one, who decides here or is the member it is about, and does not gain the vote. */
export function secondPerson(state: BallotState, { by, change, own }: Second, context: Context): May {
  const other = another(by, context);
  if (!other.ok) return other;
  if (change.type === 'recordMandate' && change.holder === context.actor.id) return holderDecides(change);
  return own ? ok(null) : mayDecide(state, context.actor);
}
