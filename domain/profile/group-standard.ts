import { letterReview, meetingReview } from './base-ballots.js';
import { baseStages, calendarDays, workingDays, years } from './base-stages.js';
import { fieldGates } from './field-gates.js';
import { lawGates } from './law-gates.js';
import type { Field, Profile } from './profile.js';

/** The statutory default for group standards: GS of 2019 where it speaks, house defaults where it is silent. */
export const groupStandardDefault: Profile = {
  id: 'group-standard/default',
  version: 1,
  kind: 'group-standard',
  field: null,
  lawVersion: 'GS 2019 (国标委联〔2019〕1号), SL 2017',
  title: { zh: '团体标准（法定默认）', en: 'group standard, statutory default' },
  stages: baseStages,
  gates: lawGates,
  consultation: {
    window: calendarDays(30),
    floor: calendarDays(30),
    repeat: calendarDays(15),
    public: true,
    late: 'keptAndMarked',
    lateDisposition: 'required',
    answer: calendarDays(30),
    source: 'GS-14',
  },
  ballots: { technicalReview: meetingReview, letterReview },
  review: { ballot: 'technicalReview', minExperts: 5, maxFailures: 2, source: 'D-SECOND-FAILURE' },
  approval: { maxReturns: 3 },
  numbering: { kind: 'group', serialWidth: 3 },
  patents: { callAt: ['10.99', '30.20', '40.20'], windowDays: 0, source: 'D-PATENT-TIMES' },
  systematicReview: {
    interval: years(3),
    cap: years(5),
    startsFrom: 'publication',
    decideWithin: calendarDays(90),
    source: 'D-REVIEW-CLOCK',
  },
  publication: { within: workingDays(10), declareWithin: workingDays(20) },
  recallMinutes: 30,
  reminders: [14, 7, 3, 1],
  complaint: {
    acceptWithin: workingDays(7),
    decideWithin: calendarDays(60),
    stays: false,
    source: 'D-COMPLAINT',
  },
  appeal: { within: workingDays(15), decideWithin: calendarDays(60), stays: true },
};

/** What a pilot field changes in the default. */
type FieldDifference = {
  readonly title: Profile['title'];
  readonly commentDays: number;
  readonly reviewYears: number;
  readonly patents?: Profile['patents'];
};

const differences: { readonly [field in Field]: FieldDifference } = {
  robotics: { title: { zh: '团体标准·智能机器人', en: 'group standard, robotics' }, commentDays: 30, reviewYears: 3 },
  aviation: { title: { zh: '团体标准·航空装备', en: 'group standard, aviation equipment' }, commentDays: 45, reviewYears: 3 },
  chemicals: { title: { zh: '团体标准·精细化工', en: 'group standard, fine chemicals' }, commentDays: 45, reviewYears: 3 },
  metals: { title: { zh: '团体标准·金属材料', en: 'group standard, metallic materials' }, commentDays: 30, reviewYears: 3 },
  it: {
    title: { zh: '团体标准·信息技术', en: 'group standard, information technology' },
    commentDays: 30,
    reviewYears: 2,
    patents: { callAt: ['10.99', '40.00'], windowDays: 30, source: 'D-PATENT-TIMES' },
  },
};

/** The default with the differences of one pilot field (all D). */
export function fieldProfile(field: Field): Profile {
  const difference = differences[field];
  return {
    ...groupStandardDefault,
    id: `group-standard/${field}`,
    field,
    title: difference.title,
    gates: [...lawGates, ...fieldGates[field]],
    consultation: { ...groupStandardDefault.consultation, window: calendarDays(difference.commentDays) },
    systematicReview: { ...groupStandardDefault.systematicReview, interval: years(difference.reviewYears) },
    patents: difference.patents ?? groupStandardDefault.patents,
  };
}
