import type { Context, Decider } from '../decider.js';
import { type Act, type Acts, type May, type Verdict } from './act.js';
import type { WrittenCommand } from './acts.js';
import type { Command, CommandType, OldType, ProjectCommand } from './commands.js';
import { campaignActs } from './campaign-review.js';
import { complaintActs } from './complaint.js';
import { dueOf, overdueActs } from './due.js';
import { effects } from './effects.js';
import { endingActs } from './ending.js';
import type { ProjectEvent } from './events.js';
import { evolve, isWrittenEvent } from './evolve.js';
import { feedbackActs } from './feedback.js';
import type { ProjectInput } from './input.js';
import { recallActs } from './recall.js';
import { ruleChangeActs } from './rule-change.js';
import { startProject } from './start.js';
import type { ProjectState } from './state.js';
import { systematicReviewActs } from './systematic-review.js';
import { withdrawalActs } from './withdrawal.js';
import { writtenOnce } from './written-once.js';

/** Acts of the older form. Each part that is moved to `written-once.ts` leaves this table; with the last of them all below but a name goes. */
const otherActs: Acts<Exclude<OldType, 'recall'>> = {
  ...feedbackActs,
  ...systematicReviewActs,
  ...withdrawalActs,
  ...endingActs,
  ...complaintActs,
  ...ruleChangeActs,
  ...overdueActs,
  ...campaignActs,
};

const acts: Acts<OldType> = { ...otherActs, ...recallActs((type) => (state, context) => can(state, type, context)) };

const isWritten = (command: ProjectCommand): command is WrittenCommand => isWrittenType(command.type);
const isWrittenType = (type: CommandType): type is WrittenCommand['type'] => Object.hasOwn(writtenOnce.commands, type);

const can = (state: ProjectState, type: CommandType, context: Context): May =>
  isWrittenType(type) ? writtenOnce.can(state, type, context) : acts[type].can(state, context);

function decideAct<T extends OldType>(state: ProjectState, command: Command<T>, context: Context): Verdict {
  const act: Act<T> = acts[command.type];
  const may = act.can(state, context);
  return may.ok ? act.decide(state, command, context) : may;
}

/** The whole life of a group or a local standard: 提案 to 废止. */
export const standardProject: Decider<ProjectState, ProjectCommand, ProjectEvent, ProjectInput> = {
  kind: 'standard-project',
  commands: { ...writtenOnce.commands, ...acts },
  start: startProject,
  decide: (state, command, context) => (isWritten(command) ? writtenOnce.decide(state, command, context) : decideAct(state, command, context)),
  evolve,
  due: dueOf,
  effects: (event, state) => (isWrittenEvent(event) ? writtenOnce.effects(event, state) : effects(event, state)),
  can,
  status: (state) => state.code,
  ended: (state) => state.end !== null,
};
