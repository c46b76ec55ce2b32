import { sharedTreatments } from './base-ballots.js';
import { calendarDays, months, workingDays, years } from './base-stages.js';
import { groupStandardDefault } from './group-standard.js';
import { localGates } from './local-gates.js';
import type { BallotTerms, Profile, StageRule } from './profile.js';

/** Experts at a table, by the house rule of domain.md §9 no. 27: five or more, an odd number, all present, three quarters in favour. */
const panel: BallotTerms = {
  ...sharedTreatments,
  rule: 'CN-DB',
  params: {},
  mode: 'meeting',
  choices: 'three',
  window: { min: calendarDays(1), default: calendarDays(1), max: calendarDays(5) },
  spoilt: 'notReturned',
  extension: null,
  source: 'domain.md §9 no. 27 (D, in line with GS 14)',
};

/** The members of the committee, by the rule of committees: 3/4 take part, 2/3 of them in favour, no more than 1/4 against. */
const committee: BallotTerms = {
  ...panel,
  rule: 'CN-TC',
  mode: 'letter',
  choices: 'five',
  window: { min: calendarDays(20), default: calendarDays(30), max: calendarDays(60) },
  extension: { maxDays: 30, persons: 2 },
  source: 'TCM (vote of a committee); D (window)',
};

/** The last step of the escalation: the drafting group votes on its own draft by letter, in a week. */
const groupVote: BallotTerms = {
  ...panel,
  rule: 'CN-TC',
  mode: 'letter',
  window: { min: calendarDays(5), default: calendarDays(7), max: calendarDays(20) },
  minSeats: 2,
  exclusion: 'none',
  source: 'D: as a committee votes; who drafts is not excluded from settling the draft, only from judging it',
};

const stages: readonly StageRule[] = [
  {
    stage: 'proposal',
    code: '00.00',
    limit: calendarDays(45),
    documents: ['proposalForm', 'departmentOpinion'],
    expected: ['draftOutline', 'feasibilityNote'],
    source: 'LN-DB 2017 (form, consent of the competent department, time)',
  },
  {
    stage: 'approvalOfProject',
    code: '10.00',
    limit: calendarDays(90),
    documents: ['projectAssessment'],
    expected: ['projectAnnouncement', 'workPlan'],
    source: 'SL 15 (assessment); LN-DB 2020 (order of steps); D (time)',
  },
  {
    stage: 'drafting',
    code: '20.00',
    limit: months(8),
    documents: ['draftForComment', 'explanatoryNote'],
    expected: ['workingGroup', 'commentLetter'],
    source: 'DBM; LN-DB (time)',
  },
  {
    stage: 'comment',
    code: '30.20',
    limit: calendarDays(90),
    documents: ['commentSummary', 'draftForReview'],
    source: 'DBM (art. not verified): at least 30 days; 30 more for the answers and 15 working days for the submission, D',
  },
  {
    stage: 'review',
    code: '40.20',
    limit: calendarDays(60),
    documents: ['reviewMinutes', 'roster', 'letterBallotConclusion', 'draftForApproval'],
    source: 'DBM (step); LN-DB (meeting in principle); D (time)',
  },
  {
    stage: 'approval',
    code: '50.20',
    limit: calendarDays(30),
    documents: ['approvalSubmission', 'procedureAudit', 'approvalMinute'],
    source: 'DBM (audit of completeness and procedure); D (time)',
  },
  {
    stage: 'publication',
    code: '60.00',
    limit: workingDays(15),
    documents: ['publishedText', 'announcement'],
    source: 'DBM (step); D (time)',
  },
  { stage: 'inForce', code: '60.60', limit: null, documents: [], expected: ['reviewPlan'], source: 'SL 29' },
  {
    stage: 'systematicReview',
    code: '90.20',
    limit: calendarDays(90),
    documents: ['reviewConclusion'],
    expected: ['reviewOpinion'],
    source: 'SL 29, DBM; D (time)',
  },
  { stage: 'withdrawal', code: '95.20', limit: workingDays(10), documents: ['withdrawalAnnouncement'], source: 'DBM; D (time)' },
];

/** Local standards of Liaoning, DB21 (domain.md §4): one decider with the group standards, another procedure. */
export const liaoning: Profile = {
  ...groupStandardDefault,
  id: 'local-standard/liaoning',
  version: 1,
  kind: 'local-standard',
  lawVersion: 'SL 2017, DBM 2020 (SAMR order 26), Liaoning practice of 2017–2023',
  title: { zh: '地方标准·辽宁（DB21）', en: 'local standard, Liaoning (DB21)' },
  stages,
  gates: localGates,
  consultation: { ...groupStandardDefault.consultation, source: 'DBM (art. not verified); repeat round D' },
  ballots: { projectApproval: panel, technicalReview: panel, committeeReview: committee },
  review: {
    ballot: 'technicalReview',
    minExperts: 5,
    maxFailures: 2,
    source: 'DBM (the authority organises the review); domain.md §9 no. 15, 27 (D)',
  },
  numbering: { kind: 'local', serialWidth: 4 },
  patents: { callAt: ['30.20'], windowDays: 0, source: 'GB/T 20003.1; timing D' },
  // Begun half a year before the five years are over (DB14/T 2578—2022), so that it can end in time.
  systematicReview: {
    interval: months(54),
    cap: years(5),
    startsFrom: 'publication',
    decideWithin: calendarDays(90),
    source: 'SL 29, DBM (five years); T−6 months after DB14/T 2578—2022 (D)',
  },
  publication: { within: workingDays(15), declareWithin: calendarDays(20) },
  local: {
    region: '21',
    notice: {
      min: calendarDays(7),
      default: calendarDays(15),
      max: calendarDays(30),
      source: 'LN-DB 2020, 2023 (公示 7–30 d)',
    },
    panel: { odd: true, source: 'domain.md §9 no. 27 (D)' },
    filing: { within: calendarDays(60), alarm: calendarDays(45), source: 'SL 13, DBM (60 days); alarm D (domain.md §9 no. 22)' },
    feedback: { threshold: 5, kinds: ['error', 'difficulty'], source: 'SL 29 (feedback mechanism); threshold D' },
  },
  lineage: 'required',
};

/** The same where the drafting group works by consensus (seed item 10: 协商一致). */
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
    source: 'seed item 10 (协商一致); times, support and order D',
  },
};
