import type { ProjectState } from '../standard-project/state.js';
import { as, byTable, start, type CommandOf, type Fields, type Setting, type Told, type Translate, type Translation } from './command-table.js';

const wished =
  (type: string): Translation =>
  (data) => {
    const wish = (data['mint'] as { readonly wish?: unknown } | undefined)?.wish; // the order of an approval
    return { ...as(type, data), ...(typeof wish === 'string' ? { wish } : {}) };
  };

/** A ballot's order carries the roll, the question and the window that were asked for. */
const ordered =
  (type: string): Translation =>
  (data) => {
    const { roll, question, window } = data['input'] as Fields; // an order carries the ballot's input
    // Who was asked first is no more: the office named a panel instead.
    return { ...as(type, data), roll, question, window, ...(data['insteadOf'] === undefined ? {} : { committeeEnded: true }) };
  };

const consultation: Translation = (data) => {
  const { window, addressees, public: open } = data['input'] as Fields; // as above
  return { type: 'openConsultation', window, addressees, public: open };
};

/** A systematic review begins by the clock, by a campaign, or because somebody saw a reason. */
const opened: Translate = (data, setting) => {
  const { trigger } = data;
  if (trigger === 'campaign') return asked(data, setting);
  return as(trigger === 'timer' ? 'openSystematicReview' : 'triggerReview', data);
};

/** A campaign asks in the name of its organisation: ours, unless the answer was that the standard is none of theirs. */
const asked = (data: Fields, { state }: Setting): Told => ({
  ...as('reviewAsked', data),
  organisation: data['outcome'] === 'notOurs' ? '' : (state as ProjectState).organisation, // the state of a project
});

/** The time given for a correction stands in its limit. */
const complained =
  (type: string): Translation =>
  (data) => {
    const limit = data['correctBy'] as { readonly term: unknown } | null | undefined; // a clock of the project
    return { ...as(type, data), complaint: data['n'], ...(limit ? { within: limit.term } : {}) };
  };

export const projectCommandOf: CommandOf = byTable({
  projectProposed: start,
  proposalEdited: 'editProposal',
  proposalSubmitted: 'submit',
  proposalAccepted: (data) => ({ ...as('acceptProposal', data), withinCharter: true, conflicts: [] }),
  proposalReturned: 'returnProposal',
  proposalDropped: 'dropProposal',
  projectBallotOrdered: ordered('openProjectBallot'),
  projectBallotDecided: 'ballotDecided',
  projectEstablished: 'establish',
  projectReturned: 'returnProject',
  projectRefused: 'refuseProject',
  groupFormed: 'formGroup',
  projectAnnounced: ({ term }) => ({ type: 'announceProject', window: term }),
  objectionRaised: 'objectToProject',
  objectionAnswered: (data) => ({ ...as('answerObjection', data), objection: data['n'] }),
  noticeClosed: 'closeNotice',
  consensusReported: 'consensusReached',
  consentGiven: 'consentToReview',
  committeeRefused: 'ballotRefused',
  filingAlarmed: 'alarmFiling',
  standardFiled: 'fileStandard',
  campaignJoined: asked,
  campaignAnswered: asked,
  patentQuestionAnswered: 'answerPatentQuestion',
  draftUploaded: 'uploadDraft',
  draftSignedOff: 'signOffDraft',
  consultationOrdered: consultation,
  consultationRunning: 'consultationOpened',
  consultationEnded: 'consultationClosed',
  consultationConcluded: 'consultationSettled',
  consultationCalledOff: 'consultationVoided',
  draftSwapped: 'swapDraft',
  erratumOrdered: (data) => ({ ...as('swapDraft', data), nature: 'erratum' }),
  erratumMade: 'ballotTextSwapped',
  voidingAsked: ({ replacement, ...data }) =>
    replacement === null ? as('voidRound', data) : { ...as('swapDraft', { ...data, ...(replacement as Fields) }), nature: 'technical' }, // the fields of its event
  reviewTextReplaced: 'ballotVoided',
  roundVoided: 'voidRound',
  substantiveChangeDeclared: 'declareSubstantiveChange',
  submittedForReview: 'submitForReview',
  reviewBallotAsked: ({ input, change }) => {
    const { question, window } = input as Fields; // as above
    return { type: 'openReview', question, window, ...(change === undefined ? {} : { change }) };
  },
  reviewBallotOrdered: ordered('openReview'),
  ballotRunning: 'ballotOpened',
  ballotCalledOff: 'ballotVoided',
  reviewDecided: 'ballotDecided',
  reviewTerminated: 'ballotDecided',
  reviewConcluded: 'concludeReview',
  editsConfirmed: 'confirmEdits',
  sentBack: 'sendBack',
  submittedForApproval: 'submitForApproval',
  approved: wished('approve'),
  approvalReturned: 'returnForChanges',
  approvalRefused: 'refuseApproval',
  numberRequested: wished('requestNumber'),
  numberGranted: 'numberMinted',
  numberDenied: 'numberRefused',
  editorialChangeDeclared: (data) => ({
    ...as('declareEditorialChange', data),
    reading: { from: data['from'], to: data['to'], change: data['change'] },
  }),
  editorialChangeConfirmed: 'confirmEditorialChange',
  published: 'publish',
  declared: 'declare',
  enteredIntoForce: 'enterIntoForce',
  feedbackGiven: 'giveFeedback',
  correctionProposed: 'proposeCorrection',
  correctionRejected: 'rejectCorrection',
  correctionApproved: 'approveCorrection',
  correctionPublished: 'publishCorrection',
  systematicReviewOpened: opened,
  systematicBallotOrdered: ordered('openReviewBallot'),
  systematicBallotDecided: 'ballotDecided',
  standardConfirmed: (data) => ({ ...as('concludeSystematicReview', data), outcome: 'confirm' }),
  revisionStarted: (data) => ({ ...as('concludeSystematicReview', data), outcome: 'revise' }),
  withdrawalOpened: (data) =>
    data['ordered'] === true ? as('orderWithdrawal', data) : { ...as('concludeSystematicReview', data), outcome: 'withdraw' },
  standardSuperseded: 'supersede',
  standardKept: 'keepStandard',
  standardWithdrawn: 'publishWithdrawal',
  documentAttached: (data) => ({ type: 'attachDocument', kind: data['kind'], sha256: data['sha256'] }),
  gateWaived: 'waiveGate',
  traitsSet: 'setTraits',
  patentDisclosed: 'disclosePatent',
  patentLicensed: 'licensePatent',
  patentRemoved: 'removePatent',
  suspended: 'suspend',
  resumed: 'resume',
  frozen: (data) => ({ ...as('standingChanged', data), standing: 'suspended' }),
  unfrozen: (data) => ({ ...as('standingChanged', data), standing: 'clear' }),
  complaintFiled: (data) => {
    const appeal = data['appeal'] as { readonly of: string; readonly standing: string; readonly units: readonly string[] } | undefined; // as above
    return { ...as('fileComplaint', data), ...(appeal ? { appeals: appeal.of, seated: appeal.standing === 'voter', units: appeal.units } : {}) };
  },
  panelAppointed: complained('appointPanel'),
  complaintAccepted: complained('acceptComplaint'),
  complaintRejected: complained('rejectComplaint'),
  complaintDecided: complained('decideComplaint'),
  successorAnnounced: 'successorPublished',
  successorFailed: 'successorEnded',
  actRecalled: 'recall',
  calendarAdopted: 'adoptCalendar',
  withdrawnByProposer: 'withdraw',
  cancelled: 'cancel',
  profileMigrated: 'migrateProfile',
  becameOverdue: 'markOverdue',
});
