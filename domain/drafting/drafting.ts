import type { Context, Decider, Due } from '../decider.js';
import type { DraftingInput } from '../drafting-messages.js';
import type { Refusal } from '../refusal.js';
import type { Result } from '../result.js';
import { ok, unreachable } from '../result.js';
import { answerIssue, sustainConcern, withdrawIssue } from './answer-issue.js';
import { canDrafting } from './can-drafting.js';
import { cancelCall, closeCall, openCall } from './consensus-call.js';
import { answerAlarm, changeGroup, declareConsensus } from './declare-consensus.js';
import type { DraftingCommand } from './drafting-command.js';
import { draftingEffects } from './drafting-effects.js';
import type { DraftingEvent } from './drafting-event.js';
import type { DraftingState, Issue } from './drafting-state.js';
import { escalate, recordMediation } from './escalate-objection.js';
import { evolveDrafting } from './evolve-drafting.js';
import { startDrafting } from './start-drafting.js';
import { parkRemark, statePosition } from './state-position.js';
import { uploadVersion } from './upload-version.js';
import { decideObjection, voteOnObjection, objectionVoteDecided, voteRefused, voteVoided } from './vote-on-objection.js';

type Decision = Result<readonly DraftingEvent[], Refusal>;

/** A drafting group's work by consensus: texts, calls, concerns and objections, until every clause stands. */
export const drafting: Decider<DraftingState, DraftingCommand, DraftingEvent, DraftingInput> = {
  kind: 'drafting',
  commands: {
    uploadVersion: true,
    openCall: true,
    statePosition: true,
    answerAlarm: true,
    closeCall: true,
    cancelCall: true,
    parkRemark: true,
    answerIssue: true,
    sustainConcern: true,
    withdrawIssue: true,
    escalate: true,
    recordMediation: true,
    voteOnObjection: true,
    decideObjection: true,
    declareConsensus: true,
    changeGroup: true,
    disband: true,
    noteOverdueAnswers: true,
    ballotOpened: true,
    ballotDecided: true,
    ballotVoided: true,
    ballotRefused: true,
  },
  start: startDrafting,
  decide: decideDrafting,
  evolve: evolveDrafting,
  due: draftingDue,
  effects: draftingEffects,
  can: canDrafting,
  status: (state) => state.phase,
  ended: (state) => state.phase === 'disbanded',
};

function decideDrafting(state: DraftingState, command: DraftingCommand, context: Context): Decision {
  const allowed = canDrafting(state, command.type, context);
  return allowed.ok ? act(state, command, context) : allowed;
}

function act(state: DraftingState, command: DraftingCommand, context: Context): Decision {
  switch (command.type) {
    case 'uploadVersion':
      return uploadVersion(state, command, context);
    case 'openCall':
      return openCall(state, command, context);
    case 'statePosition':
      return statePosition(state, command, context);
    case 'closeCall':
      return closeCall(state, command, context);
    case 'cancelCall':
      return cancelCall(state, command, context);
    case 'parkRemark':
      return parkRemark(state, command, context);
    case 'answerIssue':
      return answerIssue(state, command, context);
    case 'sustainConcern':
      return sustainConcern(state, command, context);
    case 'withdrawIssue':
      return withdrawIssue(state, command, context);
    case 'escalate':
      return escalate(state, command, context);
    case 'recordMediation':
      return recordMediation(state, command, context);
    case 'voteOnObjection':
      return voteOnObjection(state, command, context);
    case 'decideObjection':
      return decideObjection(state, command, context);
    case 'declareConsensus':
      return declareConsensus(state, context);
    case 'changeGroup':
      return changeGroup(state, command, context);
    case 'answerAlarm':
      return answerAlarm(state, command, context);
    case 'disband':
      return ok([{ type: 'draftingDisbanded', reason: command.reason, decision: state.decisions + 1, by: context.actor.id }]);
    case 'noteOverdueAnswers':
      return noteOverdue(state, context);
    case 'ballotOpened':
      return ok([]);
    case 'ballotDecided':
      return objectionVoteDecided(state, command, context);
    case 'ballotVoided':
      return voteVoided(state, command, context);
    case 'ballotRefused':
      return voteRefused(state, command, context);
    default:
      return unreachable(command);
  }
}

const waits = (issue: Issue): boolean => !issue.answered && !issue.overdue && issue.answerBy !== null;

function noteOverdue(state: DraftingState, { now }: Context): Decision {
  const issues = state.issues.filter((issue) => waits(issue) && (issue.answerBy ?? now) <= now).map(({ n }) => n);
  return ok(issues.length === 0 ? [] : [{ type: 'answersOverdue', issues }]);
}

/** The first call to close, or the first answer that is late. */
function draftingDue(state: DraftingState): Due<DraftingCommand> | null {
  if (state.phase !== 'working') return null;
  const calls = state.open.map(({ n, closesAt }): Due<DraftingCommand> => ({ at: closesAt, command: { type: 'closeCall', call: n } }));
  const late = state.issues.flatMap((issue): readonly Due<DraftingCommand>[] =>
    waits(issue) && issue.answerBy !== null ? [{ at: issue.answerBy, command: { type: 'noteOverdueAnswers' } }] : [],
  );
  return [...calls, ...late].reduce<Due<DraftingCommand> | null>((first, one) => (first === null || one.at < first.at ? one : first), null);
}
