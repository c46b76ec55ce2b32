import type { Context, Decider } from '../decider.js';
import type { Refusal } from '../refusal.js';
import type { Result } from '../result.js';
import { type Act, type Acts, type May, type Verdict } from './act.js';
import { approvalActs } from './approval.js';
import type { Command, CommandType, ProjectCommand } from './commands.js';
import { campaignActs } from './campaign-review.js';
import { erratumActs } from './swap-review-text.js';
import { committeeActs } from './committee-review.js';
import { commentActs } from './comment.js';
import { complaintActs } from './complaint.js';
import { consensusActs } from './consensus.js';
import { consentActs } from './department-consent.js';
import { documentActs } from './documents.js';
import { draftingActs } from './drafting.js';
import { dueOf, overdueActs } from './due.js';
import { effects } from './effects.js';
import { endingActs } from './ending.js';
import type { ProjectEvent } from './events.js';
import { evolve } from './evolve.js';
import { filingActs } from './filing.js';
import { inForceActs } from './in-force.js';
import type { ProjectInput } from './input.js';
import { noticeActs } from './local-notice.js';
import { patentActs } from './patents.js';
import { projectApprovalActs } from './project-approval.js';
import { proposalActs } from './proposal.js';
import { editorialActs } from './editorial-change.js';
import { publicationActs } from './publication.js';
import { recallActs } from './recall.js';
import { ballotReports } from './reports.js';
import { reviewActs } from './review.js';
import { ruleChangeActs } from './rule-change.js';
import { startProject } from './start.js';
import type { ProjectState } from './state.js';
import { suspensionActs } from './suspension.js';
import { systematicReviewActs } from './systematic-review.js';
import { withdrawalActs } from './withdrawal.js';

const otherActs: Acts<Exclude<CommandType, 'recall'>> = {
  ...proposalActs,
  ...projectApprovalActs,
  ...draftingActs,
  ...commentActs,
  ...reviewActs,
  ...ballotReports,
  ...approvalActs,
  ...editorialActs,
  ...publicationActs,
  ...inForceActs,
  ...systematicReviewActs,
  ...withdrawalActs,
  ...documentActs,
  ...patentActs,
  ...suspensionActs,
  ...endingActs,
  ...complaintActs,
  ...ruleChangeActs,
  ...overdueActs,
  ...noticeActs,
  ...consentActs,
  ...committeeActs,
  ...erratumActs,
  ...consensusActs,
  ...filingActs,
  ...campaignActs,
};

const acts: Acts<CommandType> = { ...otherActs, ...recallActs((type) => (type === 'recall' ? otherActs.submit.can : otherActs[type].can)) };

const can = (state: ProjectState, type: CommandType, context: Context): May => acts[type].can(state, context);

function decideAct<T extends CommandType>(state: ProjectState, command: Command<T>, context: Context): Verdict {
  const act: Act<T> = acts[command.type];
  const may = act.can(state, context);
  return may.ok ? act.decide(state, command, context) : may;
}

/** The whole life of a group or a local standard: 提案 to 废止. */
export const standardProject: Decider<ProjectState, ProjectCommand, ProjectEvent, ProjectInput> = {
  kind: 'standard-project',
  commands: acts,
  start: startProject,
  decide: (state, command, context): Result<readonly ProjectEvent[], Refusal> => decideAct(state, command, context),
  evolve,
  due: dueOf,
  effects,
  can,
  status: (state) => state.code,
  ended: (state) => state.end !== null,
};
