import { contentHash } from '../kernel/log/merkle.js';
import type { BallotTerms } from '../profile/profile.js';
import { sharedTreatments } from '../profile/base-ballots.js';
import { calendarDays, months, workingDays, years } from '../profile/base-stages.js';
import type { BodyRule, CommitteeProfile } from './profile.js';

/** TCM: 3/4 take part, 2/3 of those in favour, no more than 1/4 against; treatments are our own answers where the measures are silent. */
const letter: BallotTerms = {
  ...sharedTreatments,
  rule: 'CN-TC',
  params: {},
  mode: 'letter',
  choices: 'five',
  window: { min: calendarDays(20), default: calendarDays(30), max: calendarDays(60) },
  minSeats: 3,
  spoilt: 'notReturned',
  extension: { maxDays: 30, persons: 2 },
  rosterChange: 'becomesRecused',
  source: 'TCM-VOTE',
};
const meeting: BallotTerms = {
  ...letter,
  mode: 'meeting',
  choices: 'three',
  window: { min: calendarDays(1), default: calendarDays(1), max: calendarDays(5) },
  extension: null,
};

const body: BodyRule = {
  min: 25,
  max: null,
  odd: 'free',
  perUnit: 3,
  maxVice: 5,
  maxDeputies: 5,
  officers: true,
  chairViceUnit: 'forbidden',
  chairSecretaryUnit: 'avoid',
  balance: { share: '1/2', blocks: true },
  source: 'TCM-COMPOSITION',
};
/** A working group drafts only: no numbers are set for it. */
const workingGroup: BodyRule = {
  ...body,
  min: 1,
  perUnit: null,
  officers: false,
  chairViceUnit: 'free',
  chairSecretaryUnit: 'free',
  balance: null,
  source: 'TC-WORKING-GROUP',
};

const national: CommitteeProfile = {
  id: 'committee/national',
  version: 1,
  kind: 'committee',
  from: '2018-01-01',
  until: '2020-10-23',
  lawVersion: 'TCM (AQSIQ order 191 of 2017-10-30)',
  title: { zh: '全国专业标准化技术委员会', en: 'national technical committee' },
  bodies: { TC: body, SC: { ...body, min: 15, source: 'TC-SUBCOMMITTEE' }, WG: workingGroup },
  voting: { duties: ['chair', 'vice', 'secretaryGeneral', 'deputySecretary', 'member'], source: 'TCM-VOTERS' },
  seats: { max: 2, warn: 2, source: 'TCM-7' },
  qualification: { member: 'intermediate', chair: 'associateSenior', source: 'TCM-MEMBER' },
  founding: {
    evaluation: calendarDays(60),
    setupNotice: calendarDays(30),
    recruitment: calendarDays(30),
    constitution: months(6),
    planNotice: calendarDays(30),
    papers: ['basicInfo', 'memberForms', 'charter', 'secretariatRules', 'standardsSystem', 'hostSupport', 'threeYearPlan'],
    source: 'TCM-FOUNDING',
  },
  term: {
    years: 5,
    alarmMonths: 9,
    dossierMonths: 3,
    lateMonths: 6,
    papers: ['workReport', 'renewalApplication', 'charter', 'secretariatRules', 'standardsSystem', 'threeYearPlan', 'memberForms', 'memberSummary'],
    source: 'TCM-TERM',
  },
  adjustment: { perYear: 1, share: '1/5', source: 'TC-ADJUSTMENT' },
  plenary: { perYear: 1, source: 'TCM-PLENARY' },
  report: { by: '01-31', source: 'TC-REPORT' },
  assessment: {
    interval: years(3),
    bands: [
      { grade: 'one', title: { zh: '一级', en: 'first class' }, min: 90 },
      { grade: 'two', title: { zh: '二级', en: 'second class' }, min: 75 },
      { grade: 'three', title: { zh: '三级', en: 'third class' }, min: 60 },
      { grade: 'four', title: { zh: '四级', en: 'fourth class' }, min: 0 },
    ],
    failing: ['four'],
    source: 'TC-GRADES',
  },
  rectification: { min: months(3), max: months(6), source: 'LN-TC-22' },
  ending: { notice: calendarDays(30), hostBarred: years(3), source: 'TC-ENDING' },
  absence: { warn: 2, replace: 3, leaveExcuses: true, source: 'D-ABSENCE' },
  formal: { matters: ['charter', 'secretariatRules', 'projectProposal', 'draftForReview', 'members', 'subcommittee'], source: 'TCM-FORMAL' },
  ballots: { letter, meeting },
  recallMinutes: 30,
  reminders: [14, 7, 3, 1],
  meeting: {
    material: months(1),
    minutes: workingDays(10),
    quorum: { p: 3, q: 4 },
    source: 'TCM-MEETING',
  },
};

const grades = [
  { grade: 'excellent', title: { zh: '优秀', en: 'excellent' }, min: 90 },
  { grade: 'good', title: { zh: '良好', en: 'good' }, min: 75 },
  { grade: 'passed', title: { zh: '合格', en: 'passed' }, min: 60 },
  { grade: 'failed', title: { zh: '不合格', en: 'failed' }, min: 0 },
] as const;
const assessment = {
  interval: years(2),
  bands: grades,
  failing: ['failed'],
  source: 'LN-TC-21',
} as const;

/** The order of 2020 left the composition as it was: a version of its own, so that what is pinned names the text in force. */
const national2020: CommitteeProfile = {
  ...national,
  version: 2,
  from: '2020-10-23',
  until: null,
  lawVersion: 'TCM (AQSIQ order 191 of 2017-10-30, amended by SAMR order 31 of 2020-10-23)',
};

const liaoningOld: CommitteeProfile = {
  ...national,
  id: 'committee/liaoning-old',
  from: '2010-01-01',
  until: null,
  lawVersion: 'LN-TC (辽宁省专业标准化技术委员会管理办法; date unknown, U)',
  title: { zh: '辽宁省专业标准化技术委员会（旧办法）', en: 'technical committee of Liaoning, older measures' },
  bodies: { ...national.bodies, TC: { ...body, min: 15, source: 'D-PROVINCIAL-SIZE' }, SC: { ...body, min: 9, source: 'D-PROVINCIAL-SIZE' } },
  term: { ...national.term, years: 4, source: 'LN-TC-23' },
  report: { by: '03-31', source: 'LN-TC-20' },
  assessment,
};

const provincial: CommitteeProfile = {
  ...national2020,
  id: 'committee/provincial',
  version: 1,
  from: '2018-01-01',
  lawVersion: 'TCM by analogy; provinces differ (D)',
  title: { zh: '省级专业标准化技术委员会（默认）', en: 'provincial technical committee, default' },
  bodies: {
    ...national.bodies,
    TC: {
      ...body,
      min: 15,
      max: 60,
      odd: 'required',
      chairSecretaryUnit: 'forbidden',
      source: 'D-PROVINCIAL-SIZE',
    },
    SC: { ...body, min: 9, odd: 'required', chairSecretaryUnit: 'forbidden', source: 'D-PROVINCIAL-SIZE' },
  },
  report: { by: '03-31', source: 'LN-TC-20' },
  assessment,
};

/** Every version of every shipped profile. */
export const committeeProfiles: readonly CommitteeProfile[] = [national, national2020, liaoningOld, provincial];

/** The version of a profile that holds on a date; null when there is none. */
export const committeeProfileOn = (id: string, date: string): CommitteeProfile | null =>
  committeeProfiles.find((one) => one.id === id && profileHoldsOn(one, date)) ?? null;

export const profileHoldsOn = ({ from, until }: CommitteeProfile, date: string): boolean => from <= date && (until === null || date < until);

/** SHA-256 (hex) over the RFC 8785 bytes: what a committee pins and every trace names. */
export const committeeProfileHash = (profile: CommitteeProfile): string => contentHash(profile);
