import type { CommandOf } from '../kernel/act.js';
import { approvalActs } from './acts/approval.js';
import { ballotReports } from './acts/ballot-reports.js';
import { campaignReviewActs } from './acts/campaign-review.js';
import { commentActs } from './acts/comment.js';
import { complaintActs } from './acts/complaints.js';
import { consentActs } from './acts/consent.js';
import { consultationReports } from './acts/consultation-reports.js';
import { correctionActs } from './acts/corrections.js';
import { documentActs } from './acts/documents.js';
import { draftingActs } from './acts/drafting.js';
import { editorialChangeActs } from './acts/editorial-change.js';
import { endingActs } from './acts/ending.js';
import { feedbackActs } from './acts/feedback.js';
import { filingActs } from './acts/filing.js';
import { holdActs } from './acts/holds.js';
import { localNoticeActs } from './acts/local-notice.js';
import { overdueActs } from './acts/overdue.js';
import { patentActs } from './acts/patents.js';
import { projectApprovalActs } from './acts/project-approval.js';
import { proposalActs } from './acts/proposal.js';
import { publicationActs } from './acts/publication.js';
import { recallOf } from './acts/recall.js';
import { reviewActs } from './acts/review.js';
import { ruleChangeActs } from './acts/rule-change.js';
import { systematicReviewActs } from './acts/systematic-review.js';
import { withdrawalActs } from './acts/withdrawal.js';

/** From the proposal to the withdrawal; then what can be done at any stage. */
const acts = [
  ...proposalActs,
  ...projectApprovalActs,
  ...localNoticeActs,
  ...draftingActs,
  ...commentActs,
  ...consultationReports,
  ...consentActs,
  ...reviewActs,
  ...ballotReports,
  ...approvalActs,
  ...editorialChangeActs,
  ...publicationActs,
  ...filingActs,
  ...feedbackActs,
  ...correctionActs,
  ...systematicReviewActs,
  ...campaignReviewActs,
  ...withdrawalActs,
  ...documentActs,
  ...patentActs,
  ...holdActs,
  ...endingActs,
  ...complaintActs,
  ...ruleChangeActs,
  ...overdueActs,
] as const;

export const projectActs = [...acts, recallOf(acts)] as const;
export type ProjectCommand = CommandOf<typeof projectActs>;
