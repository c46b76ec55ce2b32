import { sharedTreatments } from './base-ballots.js';
import { calendarDays, months, workingDays, years } from './base-stages.js';
import { groupStandardDefault } from './group-standard.js';
import { localGates } from './local-gates.js';
import type { BallotTerms, Profile, StageRule } from './profile.js';

/** Experts at a table, by a house rule: five or more, an odd number, all present, three quarters in favour. */
const panel: BallotTerms = {
  ...sharedTreatments,
  rule: 'CN-DB',
  params: {},
  mode: 'meeting',
  choices: 'three',
  window: { min: calendarDays(1), default: calendarDays(1), max: calendarDays(5) },
  spoilt: 'notReturned',
  extension: null,
  source: 'D-CN-DB',
};

/** The members of the committee, by the rule of committees: 3/4 take part, 2/3 of them in favour, no more than 1/4 against. */
const committee: BallotTerms = {
  ...panel,
  rule: 'CN-TC',
  mode: 'letter',
  choices: 'five',
  window: { min: calendarDays(20), default: calendarDays(30), max: calendarDays(60) },
  extension: { maxDays: 30, persons: 2 },
  source: 'TCM-VOTE',
};

/** The last step of the escalation: the drafting group votes on its own draft by letter, in a week. */
const groupVote: BallotTerms = {
  ...panel,
  rule: 'CN-TC',
  mode: 'letter',
  window: { min: calendarDays(5), default: calendarDays(7), max: calendarDays(20) },
  minSeats: 2,
  exclusion: 'none',
  source: 'D-CHAIR-DRAFTS',
};

const stages: readonly StageRule[] = [
  {
    stage: 'proposal',
    code: '00.00',
    limit: calendarDays(45),
    documents: ['proposalForm', 'departmentOpinion'],
    expected: ['draftOutline', 'feasibilityNote'],
    source: 'LN-DB-2017',
  },
  {
    stage: 'approvalOfProject',
    code: '10.00',
    limit: calendarDays(90),
    documents: ['projectAssessment'],
    expected: ['projectAnnouncement', 'workPlan'],
    source: 'LN-DB-2020',
  },
  {
    stage: 'drafting',
    code: '20.00',
    limit: months(8),
    documents: ['draftForComment', 'explanatoryNote'],
    expected: ['workingGroup', 'commentLetter'],
    source: 'D-STAGE-TIMES',
  },
  {
    stage: 'comment',
    code: '30.20',
    limit: calendarDays(90),
    documents: ['commentSummary', 'draftForReview'],
    source: 'D-CONSULTATION-TIMES',
  },
  {
    stage: 'review',
    code: '40.20',
    limit: calendarDays(60),
    documents: ['reviewMinutes', 'roster', 'letterBallotConclusion', 'draftForApproval'],
    source: 'DBM-REVIEW',
  },
  {
    stage: 'approval',
    code: '50.20',
    limit: calendarDays(30),
    documents: ['approvalSubmission', 'procedureAudit', 'approvalMinute'],
    source: 'DBM-AUDIT',
  },
  {
    stage: 'publication',
    code: '60.00',
    limit: workingDays(15),
    documents: ['publishedText', 'announcement'],
    source: 'D-STAGE-TIMES',
  },
  { stage: 'inForce', code: '60.60', limit: null, documents: [], expected: ['reviewPlan'], source: 'SL-29' },
  {
    stage: 'systematicReview',
    code: '90.20',
    limit: calendarDays(90),
    documents: ['reviewConclusion'],
    expected: ['reviewOpinion'],
    source: 'D-STAGE-TIMES',
  },
  { stage: 'withdrawal', code: '95.20', limit: workingDays(10), documents: ['withdrawalAnnouncement'], source: 'D-STAGE-TIMES' },
];

/** Local standards of Liaoning, DB21: one decider with the group standards, another procedure. */
export const liaoning: Profile = {
  ...groupStandardDefault,
  id: 'local-standard/liaoning',
  version: 1,
  kind: 'local-standard',
  lawVersion: 'SL 2017, DBM 2020 (SAMR order 26), Liaoning practice of 2017–2023',
  title: { zh: '地方标准·辽宁（DB21）', en: 'local standard, Liaoning (DB21)' },
  stages,
  gates: localGates,
  consultation: { ...groupStandardDefault.consultation, source: 'DBM-COMMENT' },
  ballots: { projectApproval: panel, technicalReview: panel, committeeReview: committee },
  review: {
    ballot: 'technicalReview',
    minExperts: 5,
    maxFailures: 2,
    source: 'DBM-REVIEW',
  },
  numbering: { kind: 'local', serialWidth: 4 },
  patents: { callAt: ['30.20'], windowDays: 0, source: 'D-PATENT-TIMES' },
  // Begun half a year before the five years are over (DB14/T 2578—2022), so that it can end in time.
  systematicReview: {
    interval: months(54),
    cap: years(5),
    startsFrom: 'publication',
    decideWithin: calendarDays(90),
    source: 'D-REVIEW-CLOCK',
  },
  publication: { within: workingDays(15), declareWithin: calendarDays(20) },
  local: {
    region: '21',
    notice: {
      min: calendarDays(7),
      default: calendarDays(15),
      max: calendarDays(30),
      source: 'LN-DB-NOTICE',
    },
    panel: { odd: true, source: 'D-CN-DB' },
    filing: { within: calendarDays(60), alarm: calendarDays(45), source: 'DBM-FILING' },
    feedback: { threshold: 5, kinds: ['error', 'difficulty'], source: 'D-FEEDBACK' },
  },
  lineage: 'required',
};

/** The same where the drafting group works by consensus (协商一致). */
export const liaoningByConsensus: Profile = {
  ...liaoning,
  id: 'local-standard/liaoning-consensus',
  title: { zh: '地方标准·辽宁（协商一致起草）', en: 'local standard, Liaoning, drafted by consensus' },
  consensus: {
    call: calendarDays(10),
    answer: calendarDays(10),
    silence: 'noPosition',
    support: '1/2',
    escalation: ['redraft', 'mediation', 'vote'],
    vote: { terms: groupVote, binding: 'decides' },
    source: 'D-CONSENSUS-TERMS',
  },
};
