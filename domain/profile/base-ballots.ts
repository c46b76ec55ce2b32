import { calendarDays } from './base-stages.js';
import type { BallotTerms } from './profile.js';

/** What the shipped Chinese ballots share; every value is our own answer where the law is silent. */
export const sharedTreatments = {
  minSeats: 5,
  silence: 'notReturned',
  abstention: 'inDenominator',
  late: 'keptNotCounted',
  graceSeconds: 30,
  recusal: 'reducesElectorate',
  exclusion: 'draftersAndUnits',
  revote: 'untilClose',
  reasons: 'requiredForNegative',
  tie: 'fails',
  visibility: 'countsAfterClose',
  // Named on paper, aggregated in public. The authority that hears complaints reads the papers (GS 36).
  inspection: 'named',
} as const satisfies Partial<BallotTerms>;

/** Review meeting: at least 3/4 of the eligible representatives present; drafters and their units do not vote. */
export const meetingReview: BallotTerms = {
  ...sharedTreatments,
  rule: 'CN-GS',
  // The law sets no quorum for the meeting: five present and two thirds of those invited are ours.
  params: { minPresent: 5, invited: '2/3' },
  mode: 'meeting',
  choices: 'three',
  window: { min: calendarDays(1), default: calendarDays(1), max: calendarDays(5) },
  spoilt: 'notReturned',
  extension: null,
  source: 'GS-14',
};

/** 函审 by the five-choice paper: two thirds returned, three quarters of the returned in favour. */
export const letterReview: BallotTerms = {
  ...sharedTreatments,
  rule: 'CN-LB',
  params: {},
  mode: 'letter',
  choices: 'five',
  window: { min: calendarDays(20), default: calendarDays(30), max: calendarDays(60) },
  spoilt: 'notReturned',
  extension: { maxDays: 30, persons: 2 },
  source: 'D-LETTER-WINDOW',
};
