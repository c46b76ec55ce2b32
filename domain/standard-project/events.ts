import type { EventOf } from '../kernel/event.js';
import { approvalEvents } from './events/approval.js';
import { ballotEvents } from './events/ballots.js';
import { birthEvents } from './events/birth.js';
import { commentEvents } from './events/comment.js';
import { complaintEvents } from './events/complaints.js';
import { consentEvents } from './events/consent.js';
import { correctionEvents } from './events/corrections.js';
import { documentEvents } from './events/documents.js';
import { draftingEvents } from './events/drafting.js';
import { editorialChangeEvents } from './events/editorial-change.js';
import { endingEvents } from './events/ending.js';
import { feedbackEvents } from './events/feedback.js';
import { filingEvents } from './events/filing.js';
import { holdEvents } from './events/holds.js';
import { localNoticeEvents } from './events/local-notice.js';
import { overdueEvents } from './events/overdue.js';
import { patentEvents } from './events/patents.js';
import { projectApprovalEvents } from './events/project-approval.js';
import { proposalEvents } from './events/proposal.js';
import { publicationEvents } from './events/publication.js';
import { recallEvents } from './events/recall.js';
import { reviewEvents } from './events/review.js';
import { reviewTextEvents } from './events/review-text.js';
import { ruleChangeEvents } from './events/rule-change.js';
import { systematicReviewEvents } from './events/systematic-review.js';
import { withdrawalEvents } from './events/withdrawal.js';

/** Everything that can happen to a project. All instants are absolute, so that nothing is computed when an event is replayed. */
export const projectEvents = [
  ...birthEvents,
  ...proposalEvents,
  ...projectApprovalEvents,
  ...localNoticeEvents,
  ...draftingEvents,
  ...commentEvents,
  ...consentEvents,
  ...reviewEvents,
  ...reviewTextEvents,
  ...ballotEvents,
  ...approvalEvents,
  ...editorialChangeEvents,
  ...publicationEvents,
  ...filingEvents,
  ...feedbackEvents,
  ...correctionEvents,
  ...systematicReviewEvents,
  ...withdrawalEvents,
  ...documentEvents,
  ...patentEvents,
  ...holdEvents,
  ...endingEvents,
  ...complaintEvents,
  ...ruleChangeEvents,
  ...overdueEvents,
  ...recallEvents,
] as const;

type AnyProjectEvent = EventOf<typeof projectEvents>;
export type EventType = AnyProjectEvent['type'];
export type ProjectEvent<T extends EventType = EventType> = Extract<AnyProjectEvent, { readonly type: T }>;
