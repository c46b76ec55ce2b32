import type { ActorId } from '../actor.js';
import type { Context } from '../decider.js';
import type { Cure, Refusal } from '../refusal.js';
import { refused } from './refusals.js';
import { ok, type Result } from '../result.js';
import { isAsked } from './asked.js';
import type { Command } from './ballot-command.js';
import type { BallotEvent } from './events.js';
import type { BallotState, Change, Proposal } from './state.js';
import { notDeclined } from './declined.js';
import { after } from './ahead.js';
import { holderDecides } from './mandate.js';
import { markAt } from './marks.js';
import { mayDecide } from './party.js';
import { nextNumber } from './proposals.js';

type Decision = Result<readonly BallotEvent[], Refusal>;
type ChangeProposal = Extract<Proposal, { readonly act: 'change' }>;

/** Acts that may change a cast vote, who votes and counts, or a result that was declared. Whether one does is seen by what it would bring. */
const changes = [
  'recuse',
  'recordMandate',
  'withdrawMandate',
  'objectPaper',
  'confirmConditional',
  'withdrawNegative',
  'answerNegative',
  'findPersuasive',
  'recordFact',
  'putMotion',
  'swapBallotText',
] as const satisfies readonly Change['type'][];

/** Most characters of proposals that wait: words of reasons stand in the state until the second person has read them. */
const waitingLimit = 48_000;
const conductors: readonly Cure[] = ['officer', 'secretariat', 'chair'];

/** Somebody else than who proposed, entered or typed. */
export function another(first: string, { actor }: Context): Result<null, Refusal> {
  if (first !== actor.id) return ok(null);
  return refused('SECOND_PERSON', {
    rule: 'D-TWO',
    source: 'D-TWO-PERSONS',
    found: actor.id,
    needed: `not ${first}`,
    cure: conductors,
  });
}

/** The proposal that waits for its second person. */
export function waiting(state: BallotState, wanted: (one: Proposal) => boolean, needed: string): Result<Proposal, Refusal> {
  const found = state.proposals?.find(wanted);
  if (found) return ok(found);
  return refused('NOTHING_PROPOSED', {
    rule: 'D-TWO',
    source: 'D-TWO-PERSONS',
    found: state.proposals?.map(({ n, act }) => ({ n, act })) ?? null,
    needed,
    cure: conductors,
  });
}

/** The event by which one person asks for a change; it changes nothing. */
export const changeProposed = (state: BallotState, change: Change, by: ActorId): BallotEvent => ({
  type: 'changeProposed',
  n: nextNumber(state),
  change,
  by,
});

/** An act of one person that would change a cast vote, who votes or a declared result only proposes it. Whatever else it may do is done. */
export function firstOfTwo(state: BallotState, command: { readonly type: string }, decision: Decision, { actor, now }: Context): Decision {
  if (!decision.ok || !isChange(command) || !changesMore(state, command, decision.value, { by: actor.id, now })) return decision;
  const heard = notDeclined(state, command, actor.id);
  const fits = heard.ok ? fitsWaiting(state, [command]) : heard;
  return fits.ok ? ok([changeProposed(state, command, wisherOf(command) ?? actor.id)]) : fits;
}

/** Whether what is proposed now can wait beside what waits already. */
export function fitsWaiting(state: BallotState, more: readonly object[]): Result<null, Refusal> {
  if (more.length === 0 || JSON.stringify([...(state.proposals ?? []), ...more]).length <= waitingLimit) return ok(null);
  return refused('PROPOSALS_WAITING', {
    rule: 'D-TWO',
    source: 'D-TWO-PERSONS',
    found: { waiting: state.proposals?.length ?? 0 },
    needed: 'fewer changes that wait for their second person',
    cure: conductors,
  });
}

/** The person who wants it, where a lifecycle passes it on. */
const wisherOf = (command: Change): ActorId | undefined => (command.type === 'swapBallotText' ? command.by : undefined);

const isChange = (command: { readonly type: string }): command is Change => changes.some((type) => type === command.type);

function changesMore(
  state: BallotState,
  command: Change,
  events: readonly BallotEvent[],
  { by, now }: { readonly by: ActorId; readonly now: number },
): boolean {
  // A motion put to another roll than this one is decided by whom its mover chose.
  if (events.some((event) => event.type === 'resultRevised') || (command.type === 'putMotion' && command.roll !== undefined)) return true;
  // Another text under the papers that are in; whether any is, is nobody's business while people vote.
  if (events.some((event) => event.type === 'textSwapped') && state.phase === 'open') return true;
  const next = after(state, events, now);
  const touched = events
    .flatMap((event) => ('seat' in event && event.seat !== undefined ? [event.seat] : []))
    .filter((seat) => saidAt(state, seat) !== saidAt(next, seat));
  const early = state.phase === 'open' || state.phase === 'draft';
  return touched.some((seat) => !(early && isOwn(state, command, seat, by)));
}

/** What a seat says, whether it counts, and who may vote for it: a silent seat that is taken out bends a quorum as a struck vote bends a majority. */
const saidAt = ({ marks, mandates }: BallotState, seat: number): string =>
  JSON.stringify([markAt(marks, seat), mandates?.find((one) => one.seat === seat) ?? null]);

/** Until the close a voter may do with the own vote what voting again would do, step aside, and give the vote to another or take it back. */
const isOwn = (state: BallotState, { type }: Change, seat: number, by: ActorId): boolean =>
  type === 'objectPaper' || type === 'confirmConditional' || state.seats?.[seat]?.person === by;

/**
 * Authority of the second person, in the name of the first, at the time of the first: what was in time when it was proposed is in time. A member who
 * confirms what was proposed for the own seat does it in the own name.
 */
const inTheNameOf = ({ by, at }: ChangeProposal, context: Context, own: boolean): Context => ({
  ...context,
  now: at,
  actor: own ? context.actor : { id: by, grants: context.actor.grants },
});

/** The second person: another one, on a change that still waits, which is decided as things are now. */
export function confirmChange(
  state: BallotState,
  { n }: Command<'confirmChange'>,
  context: Context,
  carryOut: (change: Change, as: Context) => Decision,
): Decision {
  const found = waiting(state, (one) => one.act === 'change' && one.n === n, `change ${n}`);
  if (!found.ok) return found;
  if (found.value.act !== 'change') throw new Error('a change was asked for');
  const proposal = found.value;
  const own = isAsked(state, proposal.change, context.actor.id);
  const second = secondPerson(state, proposal, context, own);
  if (!second.ok) return second;
  const done = carryOut(proposal.change, inTheNameOf(proposal, context, own));
  if (!done.ok) return done;
  return ok([{ type: 'changeConfirmed', n, act: proposal.change.type, proposedBy: proposal.by, by: context.actor.id }, ...done.value]);
}

/** Another one, who decides here or is the member it is about, and does not gain the vote. */
function secondPerson(state: BallotState, { by, change }: ChangeProposal, context: Context, own: boolean): Result<null, Refusal> {
  const other = another(by, context);
  if (!other.ok) return other;
  if (change.type === 'recordMandate' && change.holder === context.actor.id) return holderDecides(change);
  return own ? ok(null) : mayDecide(state, context.actor);
}
