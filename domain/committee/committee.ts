import type { Context, Decider } from '../decider.js';
import type { May } from '../kernel/gate.js';
import type { WrittenCommand } from './acts.js';
import type { Act, Acts, Verdict } from './committee-act.js';
import type { Command, CommandType, CommitteeCommand } from './committee-command.js';
import type { CommitteeInput, CommitteeState } from './committee-state.js';
import { committeeDue, deadlineActs } from './deadlines.js';
import type { CommitteeEvent } from './events.js';
import { matterActs } from './matters.js';
import { memberActs } from './member-acts.js';
import { oversightActs } from './oversight.js';
import { reportActs } from './reports.js';
import { subgroupActs } from './subgroups.js';
import { writtenOnce } from './written-once.js';

/** Acts of the old form. Each part that is moved to `written-once.ts` leaves this table; with the last of them all below but a name goes. */
const acts: Acts<CommandType> = {
  ...memberActs,
  ...matterActs,
  ...subgroupActs,
  ...oversightActs,
  ...reportActs,
  ...deadlineActs,
};

const isWritten = (command: CommitteeCommand): command is WrittenCommand => isWrittenType(command.type);
const isWrittenType = (type: CommitteeCommand['type']): type is WrittenCommand['type'] => Object.hasOwn(writtenOnce.commands, type);

const can = (state: CommitteeState, type: CommitteeCommand['type'], context: Context): May =>
  isWrittenType(type) ? writtenOnce.can(state, type, context) : acts[type].can(state, context);

function decideAct<T extends CommandType>(state: CommitteeState, command: Command<T>, context: Context): Verdict {
  const act: Act<T> = acts[command.type];
  const may = act.can(state, context);
  return may.ok ? act.decide(state, command, context) : may;
}

/** A technical committee's whole life: 筹建 to 注销, over decades. */
export const committee: Decider<CommitteeState, CommitteeCommand, CommitteeEvent, CommitteeInput> = {
  kind: 'committee',
  commands: { ...writtenOnce.commands, ...acts },
  start: writtenOnce.start,
  decide: (state, command, context) => (isWritten(command) ? writtenOnce.decide(state, command, context) : decideAct(state, command, context)),
  evolve: writtenOnce.evolve,
  due: committeeDue,
  effects: writtenOnce.effects,
  can,
  status: writtenOnce.status,
  ended: writtenOnce.ended,
};
