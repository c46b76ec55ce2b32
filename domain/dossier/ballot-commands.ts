import { choices } from '../ballot/choice.js';
import { as, byTable, firstOf, start, type CommandOf, type Fields, type Told, type Translate } from './command-table.js';

/** Whether the voter said twice that an empty paper is meant does not show, and without it the paper would not be there. */
const castOf: Translate = (data) => ({ ...as('castVote', data), confirmed: true });

/** Words on a clause outside the round were a reason or a comment. */
const parkedOf: Translate = ({ words, ...data }) =>
  ['reason', 'comment'].map((name) => ({ ...as('castVote', data), confirmed: true, [name]: words }));

/** What a withdrawn negative says instead shows by its mark: only one of these makes it. */
const backFrom = choices.filter((choice) => choice === 'yes' || choice === 'abstain' || choice === 'noObjection');

const fieldsIn = (value: unknown): Fields => (typeof value === 'object' && value !== null ? { ...value } : {});
const pickedFrom = (value: unknown, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fieldsIn(value)).filter(([name]) => names.includes(name)));
const typeOf = (value: unknown): Told => ({ type: String(fieldsIn(value)['type']) });

export const ballotCommandOf: CommandOf = byTable({
  ballotDrafted: start,
  ballotOpened: 'openBallot',
  openingFailed: 'openBallot',
  voteCast: castOf,
  voteKeptLate: castOf,
  commentParked: parkedOf,
  paperEntered: 'enterPaper',
  paperConfirmed: 'confirmPaper',
  paperObjected: 'objectPaper',
  conditionalConfirmed: 'confirmConditional',
  seatRecused: 'recuse',
  seatChangeNoted: ({ organisation = null, ...data }) => ({ ...as('seatChanged', data), organisation }),
  changeProposed: ({ change }) => ({ ...fieldsIn(change), ...typeOf(change) }),
  changeConfirmed: 'confirmChange',
  proposalDeclined: 'declineProposal',
  proposalWithdrawn: 'withdrawProposal',
  factRecorded: 'recordFact',
  outageRecorded: 'outageMeasured',
  closeHeld: 'closeBallot',
  voteStood: 'standByVote',
  mandateRecorded: 'recordMandate',
  mandateWithdrawn: 'withdrawMandate',
  negativeAnswered: 'answerNegative',
  negativeWithdrawn: (data) => backFrom.map((to) => ({ ...as('withdrawNegative', data), to })),
  negativeHandled: 'findPersuasive',
  // A roll of its own is named; the same roll is not, and both look alike in the motion.
  motionPut: ({ input, ...data }) => [['window'], ['window', 'roll']].map((names) => ({ ...as('putMotion', data), ...pickedFrom(input, names) })),
  recirculationOpened: ({ input, changes }) => ({ type: 'recirculate', changes, ...pickedFrom(input, ['text', 'window']) }),
  followUpConcluded: ({ report }) => ({ ...pickedFrom(report, ['type', 'ballot', 'outcome', 'counts', 'trace', 'reason']), ...typeOf(report) }),
  textSwapped: (data) => ({ ...as('swapBallotText', data), nature: 'erratum' }),
  appealSupported: 'supportAppeal',
  attendanceRecorded: 'recordAttendance',
  extensionProposed: 'proposeExtension',
  ballotExtended: 'confirmExtension',
  reopeningProposed: 'proposeReopening',
  ballotReopened: 'confirmReopening',
  // Its asker passes on one person's wish, or ends the ballot itself.
  voidingProposed: (data, { actor }) => as(actor.startsWith('stream:') ? 'voidBallot' : 'proposeVoiding', data),
  ballotVoided: ({ n, reason, by }, { actor }) => {
    if (n !== undefined) return as('confirmVoiding', { n });
    return by === actor ? as('voidBallot', { reason }) : as('voidBallot', { reason, by });
  },
  ballotRecalled: 'recallBallot',
  votersReminded: 'remindUnvoted',
  remindersSkipped: ({ days }) => ({ type: 'remindUnvoted', daysLeft: firstOf(days) }),
  ballotClosed: ({ by }) => ({ type: by === 'meeting' ? 'closeMeeting' : 'closeBallot' }),
  tieDecided: (data) => as(data['by'] === 'system' ? 'settleBallot' : 'decideTie', data),
  resultUsed: 'useResult',
  ballotSettled: 'settleBallot',
});
