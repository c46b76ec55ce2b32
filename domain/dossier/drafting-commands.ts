import { deadline } from '../calendar/deadline.js';
import type { DraftingState } from '../drafting/drafting-state.js';
import { as, byTable, start, termTo, type CommandOf, type Fields, type Setting, type Translate } from './command-table.js';

const stateOf = ({ state }: Setting): DraftingState => state as DraftingState; // folded by the group's own decider

const called: Translate = ({ clauses, note, closesAt }, setting) => {
  const { calendar, at } = setting;
  const usual = deadline(calendar, at, stateOf(setting).terms.call).closesAt === closesAt;
  // An end that no term has is compared with the usual one.
  const window = usual || typeof closesAt !== 'number' ? null : termTo(calendar, at, closesAt);
  return { type: 'openCall', clauses, ...(window === null ? {} : { window }), ...(typeof note === 'string' ? { note } : {}) };
};

const voteEnded: Translate = ({ ballot, reason, refusal }) => {
  if (refusal !== null) return { type: 'ballotRefused', ballot, refusal };
  return [
    { type: 'ballotVoided', ballot, reason },
    { type: 'ballotDecided', ballot, outcome: reason },
  ];
};

export const draftingCommandOf: CommandOf = byTable({
  draftingStarted: start,
  versionUploaded: ({ text, ...data }) => ({ ...as('uploadVersion', data), sha256: text }),
  callOpened: called,
  positionStated: 'statePosition',
  callClosed: 'closeCall',
  callCancelled: 'cancelCall',
  remarkParked: ({ clause, words }) => ({ type: 'parkRemark', clause, remark: words }),
  issueAnswered: 'answerIssue',
  concernSustained: 'sustainConcern',
  issueWithdrawn: 'withdrawIssue',
  objectionEscalated: 'escalate',
  mediationRecorded: 'recordMediation',
  objectionVoteOrdered: ({ issue, input, insteadOf }) => ({
    type: 'voteOnObjection',
    issue,
    window: (input as Fields)['window'], // an order carries the ballot's input
    ...(insteadOf === undefined ? {} : { committeeEnded: true }),
  }),
  objectionVoteDecided: 'ballotDecided',
  objectionVoteFailed: voteEnded,
  objectionDecided: 'decideObjection',
  consensusDeclared: 'declareConsensus',
  groupChanged: ({ leave, asked, ...data }) => ({ ...as('changeGroup', data), leave: [...(leave as string[]), ...(asked as string[])] }), // lists of persons, as archived
  alarmAnswered: 'answerAlarm',
  answersOverdue: 'noteOverdueAnswers',
  draftingDisbanded: 'disband',
});
