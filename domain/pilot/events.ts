import { z } from 'zod';
import type { Effect, Instant, Stream } from '../kernel/decider.js';
import { eventsOf, type EventOf } from '../kernel/event.js';
import { choice, field, held } from '../kernel/field.js';
import { shared } from '../kernel/notice-words.js';
import { said } from '../kernel/words.js';
import type { OrganisationOrder } from '../messages/messages.js';
import { publicNoticeEvents } from '../steps/public-notice/events.js';
import * as f from './fields.js';
import type { PilotInput } from './fields.js';
import { about, atDepartments, concerned, notice, office, subject, withPublic } from './parties.js';
import {
  asking,
  clockNames,
  departmentNames,
  endNames,
  matterNames,
  moved,
  moving,
  type Department,
  type Matter,
  type Move,
  type Opinion,
  type PilotState,
  type ReportTerm,
} from './state.js';

const { born, event } = eventsOf<PilotState>();
const { by, move, whose, due, figures } = f;

/** What a call and a pilot begin with. */
const blank = {
  ...{ decisions: [], applications: [], notice: null, order: null, term: null, report: null, reports: { filed: 0, late: 0, missed: 0 } },
  ...{ standards: [], rectifications: 0, closing: false, assessed: false, conditions: 0, frozen: null, end: null },
} as const;

export const pilotsCalled = born('pilotsCalled', {
  words: said('发起试点征集', 'pilots called for'),
  data: {
    ...{ by, stream: f.stream, organisation: whose.organisation, organisationName: field(z.string(), '单位名称', 'its name'), title: f.title },
    ...{ fields: f.startFields.fields, departments: f.bodies, programme: f.programme, text: f.text, window: f.startFields.window },
    rehearsal: f.startFields.rehearsal,
  },
  sight: { everybody: ['organisation', 'organisationName', 'title', 'fields', 'departments', 'text', 'window'] },
  evolve: ({ by: signer, window, text: _text, ...called }, at) => ({
    ...{ ...blank, ...called, round: null, code: 'PT:00.00', since: at, clocks: {}, window },
    joint: { of: 'call', signed: { market: { opinion: 'signed', by: signer } } },
  }),
  tells: [notice(said('请会签征集文件', 'please sign the call'), [], { to: atDepartments })],
});

export const applicationReceived = event('applicationReceived', {
  words: said('收到申报', 'application received'),
  data: { ...whose, pilot: field(held<Stream>(), '试点', 'pilot'), input: field(held<PilotInput>(), '申报内容', 'what is applied with') },
  sight: { everybody: ['organisation', 'field', 'pilot'] },
  evolve: (state, { organisation, field: of, pilot, input: { organisationName } }) =>
    of === null ? state : { ...state, applications: [...state.applications, { organisation, organisationName, field: of, pilot }] },
  effects: ({ pilot, input }) => [{ kind: 'start', stream: pilot, input }],
});

export const pilotApplied = born('pilotApplied', {
  words: said('申报试点', 'pilot applied for'),
  data: {
    ...{ by, stream: f.stream, round: f.stream, ...whose, organisationName: field(z.string(), '团体名称', 'name of the society'), title: f.title },
    ...{ departments: f.bodies, programme: f.programme, papers: field(held<PilotInput['papers']>(), '申报材料', 'papers'), ...move },
    rehearsal: f.startFields.rehearsal,
  },
  sight: { everybody: ['organisation', 'organisationName', 'field', 'title', 'round', 'path'] },
  evolve: ({ by: _by, papers: _papers, path: _path, clocks, field: of, ...applied }, at) => ({
    ...{ ...blank, ...applied, fields: of === null ? [] : [of], window: null, code: 'PT:10.00', since: at, clocks },
    joint: { of: 'check', signed: {} },
  }),
  effects: (_data, { organisation, stream }) => [toSociety(organisation, { type: 'projectStarted', project: stream })],
  tells: [notice(said('申报已收到，请形式审查', 'applied for; the formal check is awaited'), [], { to: concerned })],
});

export const departmentActed = event('departmentActed', {
  words: said('部门办理', 'a department has acted'),
  data: {
    ...{ by, ...whose, department: f.department },
    matter: field(choice(matterNames), '事项', 'matter'),
    opinion: field(held<Opinion>(), '意见', 'opinion'),
    reason: field(held<string | null>(), '理由', 'reason'),
    scope: field(held<readonly string[]>(), '整改范围', 'what is to be put right'),
    evidence: field(held<string | null>(), '证明材料', 'evidence'),
  },
  sight: { everybody: ['department', 'matter'] },
  evolve: (state, { matter, department, opinion, by: signer }) => ({
    ...state,
    joint: { of: matter, signed: { ...(state.joint?.of === matter ? state.joint.signed : {}), [department]: { opinion, by: signer } } },
  }),
  tells: [
    notice(said('{department}已办理：{matter}', '{matter}: {department} has acted'), [], {
      to: atDepartments,
      values: ({ department, matter }: { readonly department: Department; readonly matter: Matter }) => ({
        department: { ...departmentNames[department] },
        matter: { ...matterNames[matter] },
      }),
    }),
  ],
});

type Decided = Move & { readonly matter: Matter; readonly outcome: Opinion };
export const jointDecided = event('jointDecided', {
  words: said('三部门共同办理完毕', 'decided by the three departments'),
  data: {
    ...{ ...whose, matter: field(choice(matterNames), '事项', 'matter'), outcome: field(held<Opinion>(), '结果', 'outcome') },
    opinions: field(held<readonly { readonly department: Department; readonly opinion: Opinion }[]>(), '各部门意见', 'what each department said'),
    begins: field(
      held<{ readonly startsAt: Instant; readonly endsAt: Instant; readonly report: ReportTerm } | null>(),
      '试点期',
      'term of the pilot',
    ),
    ...move,
  },
  sight: { everybody: ['organisation', 'field', 'matter', 'outcome', 'opinions', 'begins', 'path'] },
  evolve: moving((state, { matter, outcome, begins }, at) => ({
    ...{ ...state, joint: null, decisions: [...state.decisions, { matter, outcome, at }] },
    ...(begins === null ? {} : { term: { startsAt: begins.startsAt, endsAt: begins.endsAt }, report: begins.report }),
    rectifications: state.rectifications + Number(outcome === 'rectify'),
    conditions: state.conditions + Number(outcome === 'conditional'),
  })),
  tells: [
    notice(said('{matter}：{pilotOutcome}', '{matter}: {pilotOutcome}'), [], {
      to: withPublic,
      values: ({ matter, outcome }: Decided) => ({ matter: { ...matterNames[matter] }, pilotOutcome: outcome }),
    }),
  ],
  decision: { kind: 'assessment', words: said('三部门共同决定', 'decided by the three departments') },
});

export const applicationCompleted = event('applicationCompleted', {
  words: said('补正申报材料', 'application completed'),
  data: { by, ...whose, ...f.papers, ...move },
  sight: { everybody: ['path'] },
  evolve: moving((state) => asking(state, 'check')),
  tells: [notice(said('申报材料已补正', 'the application has been completed'), [], { to: atDepartments })],
});

export const panelHeld = event('panelHeld', {
  words: said('专家评审', 'panel held'),
  data: {
    ...{ by, ...whose, experts: f.experts, minutes: f.minutes, passed: field(z.boolean(), '是否通过', 'whether it is passed') },
    comparisons: field(held<readonly string[]>(), '逐项比较', 'comparisons'),
    ...move,
  },
  sight: { everybody: ['passed', 'comparisons', 'path'] },
  evolve: moving(),
  decision: { kind: 'assessment', words: said('专家评审', 'panel review') },
});

export const noticeStep = publicNoticeEvents<PilotState, 'selection', Move>({
  ...{ moved, move, about, subject, shown: ['path'], answersShown: true },
  parties: office,
  judges: atDepartments,
});

export const orderDrafted = event('orderDrafted', {
  words: said('拟定任务书', 'task order drawn up'),
  data: { by, ...whose, text: f.text, indicators: f.indicators, ...move },
  sight: { everybody: ['text', 'indicators', 'path'] },
  evolve: moving((state, { text, indicators, by: signer }) => ({
    ...{ ...state, order: { text, indicators } },
    joint: { of: 'order', signed: { market: { opinion: 'signed', by: signer } } },
  })),
  tells: [notice(said('请会签任务书', 'please sign the task order'), [], { to: concerned })],
});

export const reportFiled = event('reportFiled', {
  words: said('报送半年报告', 'half-year report filed'),
  data: {
    by,
    ...whose,
    n: field(z.int(), '期次', 'number'),
    due,
    late: field(z.boolean(), '是否逾期', 'late'),
    figures,
    report: f.report,
    summary: f.summary,
    ...{ next: f.reportTerm, clocks: move.clocks },
  },
  sight: { everybody: ['organisation', 'field', 'n', 'due', 'late', 'figures'] },
  evolve: (state, { late, next: report, clocks }) => ({
    ...{ ...state, report, clocks },
    reports: { ...state.reports, filed: state.reports.filed + 1, late: state.reports.late + Number(late) },
  }),
  tells: [notice(said('半年报告已报送', 'the half-year report is filed'), [], { to: atDepartments })],
});

export const selfAssessmentFiled = event('selfAssessmentFiled', {
  words: said('报送自评总结', 'self-assessment filed'),
  data: { by, ...whose, ...f.selfAssessment, figures, late: field(z.boolean(), '是否逾期', 'late'), ...move },
  sight: { everybody: ['organisation', 'field', 'figures', 'late', 'path'] },
  evolve: moving((state) => ({ ...asking(state, 'acceptance'), assessed: true })),
  tells: [notice(said('自评总结已报送，请验收', 'the self-assessment is filed; the acceptance is awaited'), [], { to: atDepartments })],
});

/** What was asked for is put right: after a mid-term check, or as the condition of the acceptance. The departments look again. */
export const curesReported = event('curesReported', {
  words: said('报送整改或完善情况', 'reported as put right'),
  data: { by, ...whose, matter: field(choice(matterNames), '事项', 'matter'), report: f.report, evidence: f.evidence, ...move },
  sight: { everybody: ['matter', 'path'] },
  evolve: moving((state, { matter }) => asking(state, matter)),
  tells: [notice(said('整改（完善）情况已报送，请复查', 'reported as put right; the departments look again'), [], { to: atDepartments })],
});

/** A day of its timetable: what opens with it, or who did not act by it. A half-year report that was missed is a warning. */
export const pilotDayCame = event('pilotDayCame', {
  words: said('时限已到', 'a day of the timetable has come'),
  data: {
    ...{ ...whose, clock: field(choice(clockNames), '时限', 'which'), due, next: f.reportTerm },
    asks: field(held<Matter | null>(), '待办事项', 'what the departments decide now'),
    ...move,
  },
  sight: { everybody: ['organisation', 'field', 'clock', 'due', 'path'] },
  evolve: moving((state, { clock, asks, next: report }) => ({
    ...(asks === null ? state : asking(state, asks)),
    ...{ report, closing: state.closing || clock === 'selfAssessment' || clock === 'pilotEnd' },
    reports: { ...state.reports, missed: state.reports.missed + Number(clock === 'halfYearReport') },
  })),
  tells: [
    notice(said('{pilotClock}：时限已到', '{pilotClock}: the day has come'), [said('时限：{due}（北京时间）', 'Day: {due} (Beijing time)')], {
      to: concerned,
      values: ({ clock, due: at }: { readonly clock: keyof typeof clockNames; readonly due: Instant }) => ({ pilotClock: clock, due: at }),
    }),
  ],
});

const because = ({ reason }: { readonly reason: string }) => ({ reason });
export const pilotFrozen = event('pilotFrozen', {
  words: said('试点随团体冻结', 'pilot frozen with its society'),
  data: { ...whose, reason: f.reason },
  sight: { everybody: ['organisation', 'field', 'reason'] },
  evolve: (state, { reason }, at) => ({ ...state, frozen: { since: at, reason } }),
  tells: [notice(said('因团体状态冻结', 'frozen with its society'), [shared.reason], { to: withPublic, values: because })],
  decision: { kind: 'hold', words: said('试点冻结', 'pilot frozen') },
});

export const pilotUnfrozen = event('pilotUnfrozen', {
  words: said('试点解除冻结', 'pilot no longer frozen'),
  data: { ...whose, reason: f.reason, clocks: move.clocks, next: f.reportTerm },
  sight: { everybody: ['organisation', 'field', 'reason'] },
  evolve: (state, { clocks, next: report }) => ({ ...state, clocks, report, frozen: null }),
  tells: [
    notice(said('解除冻结，各项期限顺延', 'no longer frozen; its terms move accordingly'), [shared.reason], { to: withPublic, values: because }),
  ],
});

export const standardCounted = event('standardCounted', {
  words: said('标准计入试点', 'a standard counts'),
  data: {
    ...whose,
    project: field(held<Stream>(), '项目', 'project'),
    number: field(z.string(), '标准编号', 'number'),
    as: field(held<'published' | 'reviewed'>(), '计为', 'counted as'),
  },
  sight: { everybody: ['organisation', 'field', 'project', 'number', 'as'] },
  evolve: (state, { project, number, as }, at) => ({
    ...state,
    standards:
      as === 'published'
        ? [...state.standards, { project, number, at, reviews: 0 }]
        : state.standards.map((one) => (one.project === project ? { ...one, reviews: one.reviews + 1 } : one)),
  }),
});

export const pilotEnded = event('pilotEnded', {
  words: said('试点结束', 'pilot ended'),
  data: {
    ...whose,
    end: field(choice(endNames), '结束方式', 'how it ended'),
    reason: field(held<string | null>(), '理由', 'reason'),
    evidence: field(held<string | null>(), '证明材料', 'evidence'),
    ...move,
  },
  sight: { everybody: ['organisation', 'field', 'end', 'reason', 'path'] },
  evolve: moving((state, { end }) => ({ ...state, end, joint: null })),
  effects: (_data, { organisation, round, stream }) => (round === null ? [] : [toSociety(organisation, { type: 'projectEnded', project: stream })]),
  tells: [
    notice(said('{pilotEnd}', '{pilotEnd}'), [shared.reason], {
      to: withPublic,
      values: ({ end, reason }: { readonly end: keyof typeof endNames; readonly reason: string | null }) => ({ pilotEnd: end, reason }),
    }),
  ],
  decision: { kind: 'stagePassage', words: said('试点结束', 'pilot ended') },
});

const { noticeOpened, noticeObjected, objectionAnswered, noticeClosed } = noticeStep;

export const pilotEvents = [
  ...([pilotsCalled, applicationReceived, pilotApplied, departmentActed, jointDecided, applicationCompleted, panelHeld] as const),
  ...([noticeOpened, noticeObjected, objectionAnswered, noticeClosed, orderDrafted, reportFiled, selfAssessmentFiled] as const),
  ...([curesReported, pilotDayCame, pilotFrozen, pilotUnfrozen, standardCounted, pilotEnded] as const),
] as const;
export type PilotEvent = EventOf<typeof pilotEvents>;

/** The society hears of its pilots as of its projects: whoever runs is told when its standing changes. */
const toSociety = (organisation: string, command: OrganisationOrder): Effect => ({ kind: 'tell', stream: `organisation/${organisation}`, command });
