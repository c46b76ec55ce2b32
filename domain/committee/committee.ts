import type { Context, Decider } from '../decider.js';
import type { Act, Acts, May, Verdict } from './committee-act.js';
import type { Command, CommandType, CommitteeCommand } from './committee-command.js';
import { committeeEffects } from './committee-effects.js';
import type { CommitteeEvent } from './committee-event.js';
import type { CommitteeInput, CommitteeState } from './committee-state.js';
import { committeeDue, deadlineActs } from './deadlines.js';
import { evolveCommittee } from './evolve-committee.js';
import { foundingActs } from './founding.js';
import { matterActs } from './matters.js';
import { memberActs } from './member-acts.js';
import { oversightActs } from './oversight.js';
import { noticeActs } from './public-notice.js';
import { renewalActs } from './renewal.js';
import { reportActs } from './reports.js';
import { startCommittee } from './start-committee.js';
import { subgroupActs } from './subgroups.js';

const acts: Acts<CommandType> = {
  ...foundingActs,
  ...noticeActs,
  ...memberActs,
  ...matterActs,
  ...subgroupActs,
  ...renewalActs,
  ...oversightActs,
  ...reportActs,
  ...deadlineActs,
};

const can = (state: CommitteeState, type: CommandType, context: Context): May => acts[type].can(state, context);

function decideAct<T extends CommandType>(state: CommitteeState, command: Command<T>, context: Context): Verdict {
  const act: Act<T> = acts[command.type];
  const may = act.can(state, context);
  return may.ok ? act.decide(state, command, context) : may;
}

/** A technical committee's whole life: 筹建 to 注销, over decades. */
export const committee: Decider<CommitteeState, CommitteeCommand, CommitteeEvent, CommitteeInput> = {
  kind: 'committee',
  commands: acts,
  start: startCommittee,
  decide: (state, command, context) => decideAct(state, command, context),
  evolve: evolveCommittee,
  due: committeeDue,
  effects: committeeEffects,
  can,
  status: (state) => state.code,
  ended: (state) => state.end !== null,
};
