/**
 * The command behind the events it brought, told from the events alone: `start` for a birth, null when they do not tell.
 * Deciders read only their own fields of a command, so an event's data may stand in for the payload it was made from.
 */
export type CommandOf = (events: readonly Happened[]) => Told | null;
type Happened = { readonly type: string };
type Told = { readonly type: string; readonly input?: unknown };

type Fields = { readonly [name: string]: unknown };
const fieldsOf = (event: Happened): Fields => ({ ...event });

type Translation = string | ((data: Fields) => Told | null);
type Translations = { readonly [eventType: string]: Translation };

const byTable =
  (table: Translations): CommandOf =>
  ([event]) => {
    const translation = event !== undefined && Object.hasOwn(table, event.type) ? table[event.type] : undefined;
    if (event === undefined || translation === undefined) return null;
    const fields = given(fieldsOf(event));
    return typeof translation === 'string' ? { ...fields, type: translation } : translation(fields);
  };

/** What a payload left out stands as null in the event. */
const given = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

const start = ({ input }: Fields): Told => ({ type: 'start', input });

export const ballotCommandOf: CommandOf = byTable({
  ballotDrafted: start,
  ballotOpened: 'openBallot',
  openingFailed: 'openBallot',
  voteCast: 'castVote',
  voteKeptLate: 'castVote',
  paperEntered: 'enterPaper',
  paperConfirmed: 'confirmPaper',
  paperObjected: 'objectPaper',
  conditionalConfirmed: 'confirmConditional',
  seatRecused: 'recuse',
  seatChangeNoted: ({ organisation = null, ...data }) => ({ ...data, type: 'seatChanged', organisation }),
  factRecorded: 'recordFact',
  outageRecorded: 'outageMeasured',
  closeHeld: 'closeBallot',
  voteStood: 'standByVote',
  mandateRecorded: 'recordMandate',
  mandateWithdrawn: 'withdrawMandate',
  negativeAnswered: 'answerNegative',
  appealSupported: 'supportAppeal',
  attendanceRecorded: 'recordAttendance',
  extensionProposed: 'proposeExtension',
  ballotExtended: 'confirmExtension',
  reopeningProposed: 'proposeReopening',
  ballotReopened: 'confirmReopening',
  voidingProposed: 'proposeVoiding',
  ballotVoided: (data) => ({ ...data, type: data['by'] === data['proposedBy'] ? 'voidBallot' : 'confirmVoiding' }),
  ballotRecalled: 'recallBallot',
  votersReminded: 'remindUnvoted',
  ballotClosed: (data) => ({ type: data['by'] === 'meeting' ? 'closeMeeting' : 'closeBallot' }),
  tieDecided: (data) => ({ ...data, type: data['by'] === 'system' ? 'settleBallot' : 'decideTie' }),
  resultUsed: 'useResult',
  ballotSettled: 'settleBallot',
});

/** A number's order is not kept, only what came of it: whether it was wished for does not show. */
export const registerCommandOf: CommandOf = byTable({
  registerOpened: ({ type: _type, ...input }) => ({ type: 'start', input }),
  numberBurnt: 'burn',
});

export const consultationCommandOf: CommandOf = byTable({
  consultationOpened: start,
  addresseesReminded: 'remindAddressees',
  replyRecorded: 'recordReply',
  consultationExtended: 'extendConsultation',
  consultationClosed: 'closeConsultation',
  answerOverdue: 'noteOverdueAnswer',
  consultationSettled: 'settleConsultation',
});

const wished =
  (type: string): Translation =>
  (data) => {
    const wish = (data['mint'] as { readonly wish?: unknown } | undefined)?.wish; // the order of an approval
    return { ...data, type, ...(typeof wish === 'string' ? { wish } : {}) };
  };

/** A ballot's order carries the roll, the question and the window that were asked for. */
const ordered =
  (type: string): Translation =>
  (data) => {
    const { roll, question, window } = data['input'] as Fields; // an order carries the ballot's input
    return { ...data, type, roll, question, window };
  };

const consultation: Translation = (data) => {
  const { window, addressees, public: open } = data['input'] as Fields; // as above
  return { type: 'openConsultation', window, addressees, public: open };
};

/** A systematic review begins by the clock, by a campaign, or because somebody saw a reason. */
const openers: { readonly [trigger: string]: string } = { timer: 'openSystematicReview', campaign: 'reviewAsked' };

export const projectCommandOf: CommandOf = byTable({
  projectProposed: start,
  proposalEdited: 'editProposal',
  proposalSubmitted: 'submit',
  proposalAccepted: (data) => ({ ...data, type: 'acceptProposal', withinCharter: true, conflicts: [] }),
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
  objectionAnswered: (data) => ({ ...data, type: 'answerObjection', objection: data['n'] }),
  noticeClosed: 'closeNotice',
  consensusReported: 'consensusReached',
  consentGiven: 'consentToReview',
  committeeRefused: 'ballotRefused',
  filingAlarmed: 'alarmFiling',
  standardFiled: 'fileStandard',
  campaignJoined: 'reviewAsked',
  patentQuestionAnswered: 'answerPatentQuestion',
  draftUploaded: 'uploadDraft',
  draftSignedOff: 'signOffDraft',
  consultationOrdered: consultation,
  consultationRunning: 'consultationOpened',
  consultationEnded: 'consultationClosed',
  consultationConcluded: 'consultationSettled',
  consultationCalledOff: 'consultationVoided',
  draftSwapped: 'swapDraft',
  roundVoided: 'voidRound',
  substantiveChangeDeclared: 'declareSubstantiveChange',
  submittedForReview: 'submitForReview',
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
  published: 'publish',
  declared: 'declare',
  enteredIntoForce: 'enterIntoForce',
  feedbackGiven: 'giveFeedback',
  correctionProposed: 'proposeCorrection',
  correctionRejected: 'rejectCorrection',
  correctionApproved: 'approveCorrection',
  correctionPublished: 'publishCorrection',
  systematicReviewOpened: (data) => ({ ...data, type: openers[String(data['trigger'])] ?? 'triggerReview' }),
  systematicBallotOrdered: ordered('openReviewBallot'),
  systematicBallotDecided: 'ballotDecided',
  standardConfirmed: (data) => ({ ...data, type: 'concludeSystematicReview', outcome: 'confirm' }),
  revisionStarted: (data) => ({ ...data, type: 'concludeSystematicReview', outcome: 'revise' }),
  withdrawalOpened: (data) => ({
    ...data,
    ...(data['ordered'] === true ? { type: 'orderWithdrawal' } : { type: 'concludeSystematicReview', outcome: 'withdraw' }),
  }),
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
  frozen: (data) => ({ ...data, type: 'standingChanged', standing: 'suspended' }),
  unfrozen: (data) => ({ ...data, type: 'standingChanged', standing: 'clear' }),
  withdrawnByProposer: 'withdraw',
  cancelled: 'cancel',
  profileMigrated: 'migrateProfile',
  becameOverdue: 'markOverdue',
});
