import { isMachine } from '../actor.js';
import type { Context } from '../decider.js';
import { needRole, needStream, needSystem } from '../need-role.js';
import type { Refusal } from '../refusal.js';
import type { Result } from '../result.js';
import { ok, unreachable } from '../result.js';
import type { DraftingCommand } from './drafting-command.js';
import type { DraftingPhase, DraftingState, Escalation, Issue } from './drafting-state.js';
import { wrong } from './refuse-drafting.js';
import { edits, seatOf } from './stand.js';

type Type = DraftingCommand['type'];
type Answer = Result<null, Refusal>;

const reports: readonly Type[] = ['ballotOpened', 'ballotDecided', 'ballotVoided', 'ballotRefused'];
export const mediators = ['officer', 'secretariat', 'chair'] as const;
/** A declared consensus rests until there is a new text. */
const afterDeclaration: readonly Type[] = ['uploadVersion', 'changeGroup', 'answerAlarm', 'parkRemark', 'disband'];

/** May this actor do `type` now? First who, then when, then whether there is anything to do it to. */
export function canDrafting(state: DraftingState, type: Type, context: Context): Answer {
  if (reports.includes(type)) return isMachine(context.actor) ? ok(null) : needStream(context.actor, null);
  const role = mayAct(state, type, context);
  if (!role.ok) return role;
  const phases: readonly DraftingPhase[] = afterDeclaration.includes(type) ? ['working', 'agreed'] : ['working'];
  if (phases.includes(state.phase)) return hasObject(state, type, context);
  return wrong('DRAFTING_PHASE', { found: state.phase, needed: phases, cure: state.phase === 'agreed' ? ['drafter'] : ['nobody'] });
}

function mayAct(state: DraftingState, type: Type, context: Context): Answer {
  const { actor } = context;
  const office = (): Answer => needRole(actor, state.organisation, 'officer', 'secretariat');
  switch (type) {
    case 'uploadVersion':
    case 'openCall':
    case 'cancelCall':
    case 'declareConsensus':
    case 'answerAlarm':
      return edits(state, actor.id) ? ok(null) : office();
    case 'closeCall':
      return actor.id === 'system' || edits(state, actor.id) ? ok(null) : office();
    case 'answerIssue':
      return edits(state, actor.id) ? ok(null) : notEditor(state, actor.id);
    case 'statePosition':
    case 'parkRemark':
      return seatOf(state, actor.id) >= 0 ? ok(null) : notMember(actor.id);
    case 'sustainConcern':
    case 'withdrawIssue':
      return state.group.some(({ person }) => person === actor.id) ? ok(null) : notMember(actor.id);
    case 'escalate':
      return state.issues.some(({ person }) => person === actor.id) ? ok(null) : office();
    case 'recordMediation':
      return state.issues.some(({ person }) => person === actor.id) ? ok(null) : needRole(actor, state.organisation, ...mediators);
    case 'decideObjection':
      return needRole(actor, state.organisation, 'officer', 'secretariat', 'chair');
    case 'voteOnObjection':
      return office();
    case 'changeGroup':
      return seatOf(state, actor.id) >= 0 ? ok(null) : office();
    case 'disband':
      return needStream(actor, state.project).ok ? ok(null) : office();
    case 'noteOverdueAnswers':
      return needSystem(actor);
    case 'ballotOpened':
    case 'ballotDecided':
    case 'ballotVoided':
    case 'ballotRefused':
      return ok(null);
    default:
      return unreachable(type);
  }
}

const notMember = (found: string): Answer =>
  wrong('NOT_IN_GROUP', { found, needed: 'a member of the drafting group', cure: ['officer', 'secretariat'] }, 'D-GROUP');
const notEditor = (state: DraftingState, found: string): Answer =>
  wrong('NOT_AN_EDITOR', { found, needed: state.editors, cure: ['officer', 'secretariat'] }, 'D-GROUP');

/** Acts on something that must be there. Which one, the payload says; whether any is, can be said before. */
function hasObject(state: DraftingState, type: Type, { actor }: Context): Answer {
  const at = (step: Escalation) => (issue: Issue) => issue.step !== null && state.terms.escalation[issue.step] === step;
  const mine = (issue: Issue): boolean => issue.person === actor.id;
  const some = (test: (issue: Issue) => boolean, needed: string): Answer =>
    state.issues.some(test) ? ok(null) : wrong('NOTHING_RAISED', { found: null, needed, cure: ['nobody'] });
  switch (type) {
    case 'openCall':
    case 'declareConsensus':
      return state.version > 0 ? ok(null) : wrong('NO_VERSION', { found: 0, needed: 'an uploaded version', cure: ['drafter'] });
    case 'statePosition':
    case 'closeCall':
    case 'cancelCall':
      return state.open.length > 0 ? ok(null) : wrong('NO_CALL_OPEN', { found: null, needed: 'an open call', cure: ['drafter', 'officer'] });
    case 'answerIssue':
      return some((issue) => !issue.answered, 'a concern or objection without an answer');
    case 'sustainConcern':
      return some((issue) => mine(issue) && issue.kind === 'concern' && issue.answered, 'an answered concern of your own');
    case 'withdrawIssue':
      return some(mine, 'a concern or objection of your own');
    case 'escalate':
      return some((issue) => issue.step !== null, 'a sustained objection');
    case 'recordMediation':
      return some(at('mediation'), 'an objection in mediation');
    case 'voteOnObjection':
      return some((issue) => at('vote')(issue) && issue.vote !== 'running', 'an objection that waits for a vote');
    case 'decideObjection':
      return some(
        (issue) => state.terms.vote?.binding === 'advises' && (issue.vote === 'PASS' || issue.vote === 'FAIL'),
        'an objection with an advisory vote',
      );
    case 'answerAlarm':
      return state.project === null ? wrong('NO_PROJECT', { found: null, needed: 'a project with a comment round', cure: ['nobody'] }) : ok(null);
    default:
      return ok(null);
  }
}
