import { contentHash } from '../log/merkle.js';
import type { BallotTerms } from '../profile/profile.js';
import { sharedTreatments } from '../profile/base-ballots.js';
import { calendarDays, months, workingDays, years } from '../profile/base-stages.js';
import type { BodyRule, CommitteeProfile } from './committee-profile.js';

/** TCM: 3/4 take part, 2/3 of those in favour, no more than 1/4 against; treatments are the answers of domain.md §9. */
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
  source: 'TCM（表决）; domain.md §7.2 CN-TC; window and roster change D',
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
  source: 'TCM ch. 2; deputies and balance L',
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
  source: 'L: 工作组 drafts only, no composition numbers',
};

const national: CommitteeProfile = {
  id: 'committee/national',
  version: 1,
  kind: 'committee',
  from: '2018-01-01',
  until: '2020-10-23',
  lawVersion: 'TCM (AQSIQ order 191 of 2017-10-30)',
  title: { zh: '全国专业标准化技术委员会', en: 'national technical committee' },
  bodies: { TC: body, SC: { ...body, min: 15, source: 'L: 分技术委员会不少于 15 人' }, WG: workingGroup },
  voting: { duties: ['chair', 'vice', 'secretaryGeneral', 'deputySecretary', 'member'], source: 'TCM; advisers and observers have no vote (L)' },
  seats: { max: 2, warn: 2, source: 'TCM 7: 不得同时在 3 个以上技术委员会担任委员; CC 1259: 以上 includes the number' },
  qualification: { member: 'intermediate', chair: 'associateSenior', source: 'TCM; MIIT-TC 8; chair L' },
  founding: {
    evaluation: calendarDays(60),
    setupNotice: calendarDays(30),
    recruitment: calendarDays(30),
    constitution: months(6),
    planNotice: calendarDays(30),
    papers: ['basicInfo', 'memberForms', 'charter', 'secretariatRules', 'standardsSystem', 'hostSupport', 'threeYearPlan'],
    source: 'TCM ch. 3; times L, evaluation D',
  },
  term: {
    years: 5,
    alarmMonths: 9,
    dossierMonths: 3,
    lateMonths: 6,
    papers: ['workReport', 'renewalApplication', 'charter', 'secretariatRules', 'standardsSystem', 'threeYearPlan', 'memberForms', 'memberSummary'],
    source: 'TCM: 5 years; dossier LN-TC 23; alarm and overdue D',
  },
  adjustment: { perYear: 1, share: '1/5', source: 'U: no more than once a year and a fifth of the members' },
  plenary: { perYear: 1, source: 'TCM: a plenary every year' },
  report: { by: '01-31', source: 'national practice of 2021: by 31 January' },
  assessment: {
    interval: years(3),
    bands: [
      { grade: 'one', title: { zh: '一级', en: 'first class' }, min: 90 },
      { grade: 'two', title: { zh: '二级', en: 'second class' }, min: 75 },
      { grade: 'three', title: { zh: '三级', en: 'third class' }, min: 60 },
      { grade: 'four', title: { zh: '四级', en: 'fourth class' }, min: 0 },
    ],
    failing: ['four'],
    source: 'U: national grades; bands and interval D',
  },
  rectification: { min: months(3), max: months(6), source: 'LN-TC 22; length D' },
  ending: { notice: calendarDays(30), hostBarred: years(3), source: 'L; host barred D' },
  absence: { warn: 2, replace: 3, leaveExcuses: true, source: 'D: two in a row a warning, three a proposal to replace' },
  formal: { matters: ['charter', 'secretariatRules', 'projectProposal', 'draftForReview', 'members', 'subcommittee'], source: 'TCM; L; members D' },
  ballots: { letter, meeting },
  recallMinutes: 30,
  reminders: [14, 7, 3, 1],
  meeting: {
    material: months(1),
    minutes: workingDays(10),
    quorum: { p: 3, q: 4 },
    source: 'NS of 1990 art. 20 (one month); TCM (3/4 take part); minutes D',
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
  source: 'LN-TC 21 (every 2 years); provincial grades; bands D',
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
  bodies: { ...national.bodies, TC: { ...body, min: 15, source: 'D: provincial size; LN-TC ch. 2 not seen' }, SC: { ...body, min: 9, source: 'D' } },
  term: { ...national.term, years: 4, source: 'LN-TC 23: 4 years, dossier 3 months before the end; alarm and overdue D' },
  report: { by: '03-31', source: 'LN-TC 20: in the first quarter' },
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
      source: 'D: 15–60; odd and chair apart from the secretary-general as in forestry and many provinces',
    },
    SC: { ...body, min: 9, odd: 'required', chairSecretaryUnit: 'forbidden', source: 'D: SC of 9 or more' },
  },
  report: { by: '03-31', source: 'LN-TC 20: in the first quarter' },
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
