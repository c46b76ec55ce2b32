import type { BallotCommand } from '../../../domain/ballot/acts.js';
import type { SeatOrder } from '../../../domain/messages/messages.js';
import { day, scan, seats, start, text, vote } from './ballot-fixture.js';
import { codeNamed, personNamed, placeNamed } from '../../support/spelt.js';

export const recusal = (seat: number) => ({ type: 'recuse', seat, reason: '参与起草', evidence: '起草组名单' }) as const;

export const order = (cause: SeatOrder['cause'], person: string, by = 'secretary'): SeatOrder => ({
  type: 'seatChanged',
  person: personNamed(person),
  cause,
  organisation: cause === 'reinstated' ? (seats(1)[0]?.organisation ?? null) : null,
  evidence: scan,
  by: personNamed(by),
});

/** Every command once or more, with payloads that fit as well as can be. */
export const commands = (seat: number): readonly BallotCommand[] => [
  recusal(seat),
  { type: 'objectPaper', seat, reason: '非本人所填' },
  { type: 'confirmConditional', seat, text },
  { type: 'withdrawNegative', seat, to: 'yes', text },
  { type: 'answerNegative', seat, answer: '已改' },
  { type: 'findPersuasive', seat, reason: '成立' },
  { type: 'recordFact', fact: 'statementsOfUse', value: 3, evidence: '函' },
  { type: 'recordFact', fact: 'sustainedObjections', value: 1, evidence: '函' },
  { type: 'putMotion', seat, way: 'notPersuasive' },
  {
    type: 'putMotion',
    seat,
    way: 'overruled',
    roll: { kind: 'seats', seats: seats(3).map((one) => ({ ...one, organisation: codeNamed(one.organisation) })) },
  },
  { type: 'recirculate', text: scan, changes: [{ clause: placeNamed('5'), from: null, to: null }] },
  { type: 'supportAppeal', seat, reason: '程序' },
  { type: 'confirmPaper', seat, n: 1, scan, choice: 'yes', words: false },
  { type: 'enterPaper', seat, choice: 'yes', text, scan },
  { type: 'proposeExtension', days: 3, reason: '假期' },
  { type: 'confirmExtension', n: 1 },
  { type: 'proposeReopening', days: 3, reason: '假期' },
  { type: 'confirmReopening', n: 1 },
  { type: 'proposeVoiding', reason: '误' },
  { type: 'confirmVoiding', n: 1 },
  { type: 'confirmChange', n: 1 },
  { type: 'declineProposal', proposal: 1, reason: '无据' },
  { type: 'withdrawProposal', proposal: 1, reason: '误' },
  { type: 'recordAttendance', present: [0, 1] },
  { type: 'recordMandate', seat, holder: personNamed('x'), kind: 'alternate', from: start, until: start + 90 * day, proof: scan },
  { type: 'withdrawMandate', seat, reason: '回' },
  { type: 'standByVote', seat, text },
  { type: 'swapBallotText', from: text, to: scan, nature: 'erratum', reason: '笔误' },
  { type: 'openBallot' },
  { type: 'recallBallot', reason: '误' },
  { type: 'closeMeeting' },
  vote(seat, 'no'),
  order('revoked', `p${seat}`),
  order('died', `p${seat}`),
  order('reinstated', `p${seat}`),
  order('employerChanged', `p${seat}`),
];
