import { system, type ActorId } from '../actor.js';
import { oneOf, type Gate, type May } from '../kernel/gate.js';
import { needRole, needStream } from '../need-role.js';
import { ok } from '../result.js';
import { ofGroup, refused } from './refusals.js';
import { edits, seatOf } from './stand.js';
import type { DraftingPhase, DraftingState, Escalation, Issue } from './state.js';

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

export const someCall: Asked = ({ open }) =>
  open.length > 0 ? ok(null) : refused('NO_CALL_OPEN', { found: null, needed: 'an open call', cure: ['drafter', 'officer'] });

export const someProject: Asked = ({ project }) =>
  project !== null ? ok(null) : refused('NO_PROJECT', { found: null, needed: 'a project with a comment round', cure: ['nobody'] });

const some =
  (test: (issue: Issue, state: DraftingState) => boolean, needed: string): Asked =>
  (state) =>
    state.issues.some((issue) => test(issue, state)) ? ok(null) : nothingRaised(needed);
const someOwn =
  (test: (issue: Issue) => boolean, needed: string): Asked =>
  ({ issues }, { actor }) =>
    issues.some((issue) => issue.person === actor.id && test(issue)) ? ok(null) : nothingRaised(needed);
const nothingRaised = (needed: string): May => refused('NOTHING_RAISED', { found: null, needed, cure: ['nobody'] });

const isAt = ({ step }: Issue, { terms }: DraftingState, wanted: Escalation): boolean => step !== null && terms.escalation[step] === wanted;

export const someUnanswered = some(({ answered }) => !answered, 'a concern or objection without an answer');
export const someOwnAnswered = someOwn(({ kind, answered }) => kind === 'concern' && answered, 'an answered concern of your own');
export const someOfOwn = someOwn(() => true, 'a concern or objection of your own');
export const someSustained = some(({ step }) => step !== null, 'a sustained objection');
export const someInMediation = some((issue, state) => isAt(issue, state, 'mediation'), 'an objection in mediation');
export const someForVote = some((issue, state) => isAt(issue, state, 'vote') && issue.vote !== 'running', 'an objection that waits for a vote');
export const someAdvised = some(
  ({ vote }, { terms }) => terms.vote?.binding === 'advises' && (vote === 'PASS' || vote === 'FAIL'),
  'an objection with an advisory vote',
);
