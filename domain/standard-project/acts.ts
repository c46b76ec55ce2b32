import type { CommandOf } from '../kernel/act.js';
import { approvalActs } from './acts/approval.js';
import { ballotReports } from './acts/ballot-reports.js';
import { commentActs } from './acts/comment.js';
import { consentActs } from './acts/consent.js';
import { consultationReports } from './acts/consultation-reports.js';
import { correctionActs } from './acts/corrections.js';
import { documentActs } from './acts/documents.js';
import { draftingActs } from './acts/drafting.js';
import { editorialChangeActs } from './acts/editorial-change.js';
import { filingActs } from './acts/filing.js';
import { holdActs } from './acts/holds.js';
import { localNoticeActs } from './acts/local-notice.js';
import { patentActs } from './acts/patents.js';
import { projectApprovalActs } from './acts/project-approval.js';
import { proposalActs } from './acts/proposal.js';
import { publicationActs } from './acts/publication.js';
import { reviewActs } from './acts/review.js';

export const writtenActs = [
  ...proposalActs,
  ...projectApprovalActs,
  ...localNoticeActs,
  ...draftingActs,
  ...commentActs,
  ...consultationReports,
  ...reviewActs,
  ...ballotReports,
  ...approvalActs,
  ...editorialChangeActs,
  ...patentActs,
  ...holdActs,
  ...correctionActs,
  ...filingActs,
  ...consentActs,
  ...documentActs,
  ...publicationActs,
] as const;
export type WrittenCommand = CommandOf<typeof writtenActs>;
