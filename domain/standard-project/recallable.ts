import type { EventType, ProjectEvent } from './events.js';

/**
 * Acts that change only this project, so that undoing them undoes everything: event → the act that made it.
 * Acts that start a consultation or ballot, mint, publish or end are taken back by their own means (void, send back, correct).
 */
export const recallable = {
  proposalSubmitted: 'submit',
  proposalAccepted: 'acceptProposal',
  proposalReturned: 'returnProposal',
  projectReturned: 'returnProject',
  groupFormed: 'formGroup',
  draftUploaded: 'uploadDraft',
  draftSignedOff: 'signOffDraft',
  substantiveChangeDeclared: 'declareSubstantiveChange',
  consentGiven: 'consentToReview',
  submittedForReview: 'submitForReview',
  editsConfirmed: 'confirmEdits',
  submittedForApproval: 'submitForApproval',
  approvalReturned: 'returnForChanges',
  documentAttached: 'attachDocument',
  gateWaived: 'waiveGate',
  traitsSet: 'setTraits',
  patentLicensed: 'licensePatent',
  patentRemoved: 'removePatent',
  declared: 'declare',
  correctionProposed: 'proposeCorrection',
  correctionRejected: 'rejectCorrection',
  correctionApproved: 'approveCorrection',
} satisfies { readonly [event in EventType]?: string };

export const isRecallable = (event: ProjectEvent): event is ProjectEvent<keyof typeof recallable> => Object.hasOwn(recallable, event.type);

/** Events that come from outside at any time and touch nothing an act could restore, and the recall itself: nothing followed by them. */
export const besideTheWay: readonly EventType[] = [
  'complaintFiled',
  'panelAppointed',
  'complaintAccepted',
  'complaintRejected',
  'feedbackGiven',
  'noticeObjected',
  'actRecalled',
];
