import { system, type ActorId } from '../kernel/actor.js';
import type { Context } from '../kernel/decider.js';
import { oneOf, someOf, type Gate, type May } from '../kernel/gate.js';
import { needRole, needStream } from '../kernel/need-role.js';
import type { Refusal } from '../kernel/refusal.js';
import { ok, type Result } from '../kernel/result.js';
import { ofGroup, refused } from './refusals.js';
import { edits, seatOf } from './stand.js';
import type { Call, DraftingPhase, DraftingState, Escalation, Issue } from './state.js';

type Asked = Gate<DraftingState>;

/** For those of whom `is` holds; everybody else must pass the other gate. */
const either =
  (is: (state: DraftingState, id: ActorId) => boolean, otherwise: Asked): Asked =>
  (state, context) =>
    is(state, context.actor.id) ? ok(null) : otherwise(state, context);

const raisedSomething = ({ issues }: DraftingState, id: ActorId): boolean => issues.some(({ person }) => person === id);
const sits = (state: DraftingState, id: ActorId): boolean => seatOf(state, id) >= 0;

const noStranger: Asked = (_state, { actor }) =>
  refused('NOT_IN_GROUP', { ...ofGroup, found: actor.id, needed: 'a member of the drafting group', cure: ['officer', 'secretariat'] });

export const office: Asked = (state, { actor }) => needRole(actor, state.organisation, 'officer', 'secretariat');
export const mediators: Asked = (state, { actor }) => needRole(actor, state.organisation, 'officer', 'secretariat', 'chair');
export const editors: Asked = either(edits, (state, { actor }) =>
  refused('NOT_AN_EDITOR', { ...ofGroup, found: actor.id, needed: state.editors, cure: ['officer', 'secretariat'] }),
);
export const editorsOrOffice: Asked = either(edits, office);
export const clockOrEditors: Asked = either((_state, id) => id === system.id, editorsOrOffice);
export const members: Asked = either(sits, noStranger);
/** An objection outlives the membership of its author. */
export const everMembers: Asked = either(({ group }, id) => group.some(({ person }) => person === id), noStranger);
export const membersOrOffice: Asked = either(sits, office);
export const authorsOrOffice: Asked = either(raisedSomething, office);
export const authorsOrMediators: Asked = either(raisedSomething, mediators);
export const officeOrProject: Asked = oneOf(office, (state, { actor }) => needStream(actor, state.project));

/** A declared consensus rests until there is a new text. */
export const inPhase = ({ phase }: DraftingState, phases: readonly DraftingPhase[]): May =>
  phases.includes(phase)
    ? ok(null)
    : refused('DRAFTING_PHASE', { found: phase, needed: phases, cure: phase === 'agreed' ? ['drafter'] : ['nobody'] });

/* Acts on something that must be there. Which one, the payload says; whether any is, can be said before. */

export const someVersion: Asked = ({ version }) =>
  version > 0 ? ok(null) : refused('NO_VERSION', { found: 0, needed: 'an uploaded version', cure: ['drafter'] });

const noCall: Asked = () => refused('NO_CALL_OPEN', { found: null, needed: 'an open call', cure: ['drafter', 'officer'] });

export const someCall: Asked = (state, context) => (state.open.length > 0 ? ok(null) : noCall(state, context));

/** An open call of which it holds. */
export const someCallThat = (would: (call: Call, state: DraftingState, context: Context) => May): Asked => someOf(({ open }) => open, would, noCall);

export const someProject: Asked = ({ project }) =>
  project !== null ? ok(null) : refused('NO_PROJECT', { found: null, needed: 'a project with a comment round', cure: ['nobody'] });

const some =
  (test: (issue: Issue, state: DraftingState) => boolean, needed: string): Asked =>
  (state) =>
    state.issues.some((issue) => test(issue, state)) ? ok(null) : nothingRaised(needed);
/** Whoever objects, or somebody who mediates. */
export const mayMediate = ({ person }: Issue, state: DraftingState, context: Context): May =>
  context.actor.id === person ? ok(null) : mediators(state, context);

const nothingRaised = (needed: string): May => refused('NOTHING_RAISED', { found: null, needed, cure: ['nobody'] });

const isAt = ({ step }: Issue, { terms }: DraftingState, wanted: Escalation): boolean => step !== null && terms.escalation[step] === wanted;

export const someUnanswered = some(({ answered }) => !answered, 'a concern or objection without an answer');
type Own = { readonly which: (issue: Issue) => boolean; readonly needed: string };
export const anyOwn: Own = { which: () => true, needed: 'a concern or objection of your own' };
export const answeredOwn: Own = { which: ({ kind, answered }) => kind === 'concern' && answered, needed: 'an answered concern of your own' };

/** Something one has raised oneself, of which it holds. */
export const someOwn = ({ which, needed }: Own, would: (issue: Issue, state: DraftingState) => May): Asked =>
  someOf(
    ({ issues }, { actor }) => issues.filter((issue) => issue.person === actor.id && which(issue)),
    would,
    () => nothingRaised(needed),
  );
/** A sustained objection of which it holds. */
export const someSustained = (would: (issue: Issue, state: DraftingState) => Result<unknown, Refusal>): Asked =>
  someOf(
    ({ issues }) => issues.filter(({ step }) => step !== null),
    would,
    () => nothingRaised('a sustained objection'),
  );
/** One in mediation that the actor may speak of. */
export const someInMediation: Asked = someOf(
  (state) => state.issues.filter((issue) => isAt(issue, state, 'mediation')),
  (issue, state, context) => mayMediate(issue, state, context),
  () => nothingRaised('an objection in mediation'),
);
export const someForVote = (would: (issue: Issue) => May): Asked =>
  someOf(
    (state) => state.issues.filter((issue) => isAt(issue, state, 'vote') && issue.vote !== 'running'),
    would,
    () => nothingRaised('an objection that waits for a vote'),
  );
export const someAdvised = some(
  ({ vote }, { terms }) => terms.vote?.binding === 'advises' && (vote === 'PASS' || vote === 'FAIL'),
  'an objection with an advisory vote',
);
