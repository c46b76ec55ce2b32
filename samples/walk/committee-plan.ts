import type { Candidate } from '../../domain/committee/member.js';
import type { Body } from './api-client.js';
import { termOf, type CommitteeScenario, type Part } from './committee-scenario.js';
import { inside, listIn, textIn, type Shown } from './lifecycle.js';

/** What the values of an act are made of. */
export type Making = {
  readonly shown: Shown;
  readonly now: Date;
  readonly list: readonly Candidate[];
  readonly number: string;
  readonly text: (kind: string) => Promise<string>;
};

/** What the four see of one instant, and what time it is there. */
export type Looked = { readonly shown: Shown; readonly by: { readonly [part in Part]: Shown }; readonly now: Date };
type Seen = Looked & { readonly done: ReadonlySet<string>; readonly goal: CommitteeScenario['goal'] };

/** An act that leads on, who it is offered to, and when a committee wants it: whether it is allowed, the API says. */
export type Step = {
  readonly act: string;
  readonly by: Part | ((shown: Shown) => Part);
  readonly when: (seen: Seen) => boolean;
  readonly values: (making: Making) => Promise<Body> | Body;
};

const always = (): boolean => true;
const nothing = (): Body => ({});
const step = (act: string, by: Step['by'], how: Partial<Pick<Step, 'when' | 'values'>> = {}): Step => ({
  ...{ act, by },
  when: how.when ?? always,
  values: how.values ?? nothing,
});

const day = 86_400_000;
/** A local date so many days from now. */
const dateIn = (now: Date, days: number): string => new Date(now.getTime() + days * day + 8 * 3_600_000).toISOString().slice(0, 10);

const keeper = (shown: Shown): Part => (termOf(shown) === 0 ? 'applicant' : 'secretary');
const has = (shown: Shown, ...path: readonly string[]): boolean => inside(shown.state, ...path) != null;
const operating = ({ shown, now, goal }: Seen): boolean =>
  goal === 'deregistered' && dateIn(now, 0) >= (textIn(shown.state, 'term', 'startsOn') ?? '9');
const decidedOn = (shown: Shown, matter: string): readonly unknown[] =>
  listIn(shown.state, 'decided').filter((one) => inside(one, 'matter') === matter);
const runsOn = (shown: Shown, matter: string): boolean => listIn(shown.state, 'ballots').some((one) => inside(one, 'matter') === matter);
const firstTerm = ({ shown }: Seen): boolean => termOf(shown) === 1;
/** Has this act been done in this term of office? What the state does not keep. */
const did = ({ shown, done }: Seen, act: string): boolean => done.has(`${act}@${termOf(shown)}`);
const recruiting = (shown: Shown): boolean => has(shown, 'clocks', 'recruitment');

const agenda = async (text: Making['text']) => [
  { n: 1, title: { zh: '年度工作报告', en: 'Report on the year' }, documents: [], project: null, decides: false },
  {
    n: 2,
    title: { zh: '秘书处工作细则', en: 'Rules of the secretariat' },
    documents: [await text('secretariatRules')],
    project: null,
    decides: true,
  },
];

/** Days from the call of a plenary to its opening: material must be out a month before, and a last day off moves. */
const daysToMeeting = 42;

/** Acts that lead a committee on, the furthest first. Everything else only helps or turns back. */
export const plan: readonly Step[] = [
  step('deregister', 'authority', { values: () => ({ standardsTo: '辽宁省示例市场监督管理局直接归口' }) }),
  step('answerObjection', 'authority', {
    values: ({ shown }) => ({
      objection: inside(listIn(shown.state, 'notice', 'open')[0], 'objection'),
      upheld: false,
      reason: '现行标准均已落实新的归口单位',
    }),
  }),
  step('objectNotice', 'chair', {
    when: ({ shown }) => inside(shown.state, 'notice', 'of') === 'ending' && inside(shown.state, 'notice', 'objections') === 0,
    values: () => ({ words: '请先明确现行标准由谁归口' }),
  }),
  step('openNotice', 'authority'),
  step('proposeEnding', 'secretary', {
    when: (seen) => seen.goal === 'deregistered' && termOf(seen.shown) > 1 && operating(seen),
    values: () => ({ kind: 'deregister', reason: '工作任务完成，申请注销（演练）' }),
  }),
  step('approveRenewal', 'authority', { values: ({ now }) => ({ startsOn: dateIn(now, 1) }) }),
  step('fileRenewal', 'secretary', { when: ({ shown }) => listIn(shown.state, 'roster').length > 0 && !recruiting(shown) }),
  step('proposeRoster', keeper, {
    when: (seen) =>
      listIn(seen.shown.state, 'roster').length === 0 && !recruiting(seen.shown) && (termOf(seen.shown) === 0 || did(seen, 'openRecruitment')),
    values: ({ list }) => ({ members: list }),
  }),
  step('openRecruitment', keeper, {
    when: (seen) => !recruiting(seen.shown) && (termOf(seen.shown) === 0 || (has(seen.shown, 'renewal') && !did(seen, 'openRecruitment'))),
  }),
  step('openRenewal', 'authority', {
    when: (seen) => firstTerm(seen) && operating(seen) && did(seen, 'fileAnnualReport') && inside(seen.shown.state, 'assessment', 'held') === 1,
    values: () => ({ reason: '主管部门部署提前换届（演练）' }),
  }),
  step('fileAnnualReport', 'secretary', {
    when: ({ shown }) => has(shown, 'report'),
    values: async ({ shown, text }) => ({ year: inside(shown.state, 'report', 'year'), sha256: await text('annualReport') }),
  }),
  step('assess', 'authority', {
    when: (seen) =>
      firstTerm(seen) && operating(seen) && inside(seen.shown.state, 'assessment', 'held') === 0 && has(seen.shown, 'documents', 'charter'),
    values: async ({ text }) => ({ score: 86, report: await text('assessment') }),
  }),
  step('adoptDocument', 'secretary', {
    when: ({ shown }) => decidedOn(shown, 'charter').some((one) => inside(one, 'outcome') === 'PASS') && !has(shown, 'documents', 'charter'),
    values: ({ shown }) => {
      const passed = decidedOn(shown, 'charter').find((one) => inside(one, 'outcome') === 'PASS');
      return { matter: 'charter', sha256: textIn(passed, 'text'), ballot: textIn(passed, 'ballot') };
    },
  }),
  step('callMeeting', 'secretary', {
    when: (seen) => firstTerm(seen) && operating(seen) && !did(seen, 'callMeeting'),
    values: async ({ now, text }) => ({
      title: { zh: '第一次全体会议', en: 'First plenary' },
      ...{ form: 'plenary', opensAt: now.getTime() + daysToMeeting * day, place: '沈阳，示例标准化研究院', remote: true },
      agenda: await agenda(text),
    }),
  }),
  step('callBallot', 'secretary', {
    when: (seen) =>
      firstTerm(seen) &&
      operating(seen) &&
      !has(seen.shown, 'documents', 'charter') &&
      !runsOn(seen.shown, 'charter') &&
      decidedOn(seen.shown, 'charter').length === 0,
    values: async ({ text }) => ({
      ...{ terms: 'letter', matter: 'charter', question: '是否同意委员会章程', text: await text('charter'), opens: 'atStart' },
      window: { count: 30, unit: 'calendarDays' },
    }),
  }),
  step('approveCommittee', 'authority', { values: ({ now, number }) => ({ number, startsOn: dateIn(now, 5) }) }),
  step('acceptPlan', 'authority'),
  step('filePlan', 'applicant', { when: ({ shown }) => listIn(shown.state, 'roster').length > 0 }),
  step('approveSetup', 'authority'),
  step('passEvaluation', 'authority', {
    values: async ({ text }) => ({ overlaps: [], opinion: '需求明确，与现有委员会的范围不重叠', report: await text('evaluation') }),
  }),
  step('openEvaluation', 'authority', { values: () => ({ experts: [] }) }),
];
