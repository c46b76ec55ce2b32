import { z } from 'zod';
import type { Audience, Effect, Instant, Stream } from '../kernel/decider.js';
import { eventsOf, type EventOf } from '../kernel/event.js';
import { choice, field, held } from '../kernel/field.js';
import { shared, type Tells } from '../kernel/notice-words.js';
import { said, type Words } from '../kernel/words.js';
import type { Source } from '../law/sources.js';
import type { Suspendable, SuspensionOrder } from '../messages/suspension.js';
import * as f from './fields.js';
import type { Finding, SupervisionState, Waited } from './state.js';
import type { scopeNames } from './words.js';
import { awaitedNames, conclusionNames, settledNames, type Awaited } from './words.js';

const { born, event } = eventsOf<SupervisionState>();

type To = (state: SupervisionState) => readonly Audience[];
const society: To = ({ organisation }) => (['officer', 'secretariat'] as const).map((role) => ({ role, organisation }));
const supervisor: To = ({ department: organisation }) => [{ role: 'monitor', organisation }];

const duesaid = said('期限：{due}（北京时间）', 'By: {due} (Beijing time)');
type Told<Data> = {
  readonly to: To;
  readonly lines?: readonly Words[];
  readonly values?: (data: Data) => { readonly [name: string]: string | number | null };
};
/** A notice whose subject begins with what the matter is called. */
const notice = <Data>({ zh, en }: Words, { to, lines = [], values }: Told<Data>): Tells<SupervisionState, NoInfer<Data>> => ({
  tag: said('监督事项', 'Supervision'),
  rule: said('主管部门的监督职责（本系统约定其办理方式）', 'Supervision by the departments; how it is done here is our own decision'),
  ...{ subject: said(`{named}：${zh}`, `{named}: ${en}`), lines, to },
  values: ({ title, departmentName }, data) => ({ title: { zh: title, en: title }, department: departmentName, ...values?.(data) }),
});
type Dated = { readonly due: Instant };
const byWhen = ({ due }: Dated) => ({ due });

/** A finding as it was written, with its number. */
export type Written = {
  readonly n: number;
  readonly rule: string;
  readonly source: Source;
  readonly text: string;
  readonly needed: string;
  readonly scope: keyof typeof scopeNames;
  readonly acts: readonly Suspendable[];
  readonly project: Stream | null;
};

export const supervisionOpened = born('supervisionOpened', {
  words: said('开始监督事项', 'matter of supervision opened'),
  data: {
    ...{ by: f.by, matter: f.matter, organisation: field(z.string(), '团体', 'society'), organisationName: field(z.string(), '名称', 'its name') },
    ...{ department: field(z.string(), '部门', 'department'), departmentName: field(z.string(), '部门名称', 'its name') },
    ...{ title: f.startFields.title, question: f.question, files: field(held<readonly string[]>(), '附件', 'files') },
    project: field(held<Stream | null>(), '所涉项目', 'project it is about'),
    indicator: field(held<string | null>(), '所涉指标', 'figure it is about'),
    due: field(held<Instant | null>(), '答复期限', 'answer due'),
    rehearsal: f.startFields.rehearsal,
  },
  evolve: ({ by: _by, question: _question, files: _files, due, ...opened }) => ({
    ...{ ...opened, entries: 1, findings: [], conclusion: null },
    awaited: { answer: due === null ? null : waited(due), evidence: null },
  }),
  tells: [
    notice<{ readonly due: Instant | null }>(said('监督事项开始', 'a matter of supervision is opened'), {
      to: society,
      lines: [
        said('办理部门：{department}', 'By: {department}'),
        said('请于期限内说明：{due}（北京时间）', 'An explanation is asked for by: {due} (Beijing time)'),
      ],
      values: ({ due }) => ({ due }),
    }),
  ],
});

export const questionAsked = event('questionAsked', {
  words: said('继续询问', 'question asked'),
  data: { by: f.by, question: f.question, files: f.files, due: f.due },
  evolve: (state, { due }) => entered(state, { answer: waited(due) }),
  tells: [notice<Dated>(said('请于期限内说明', 'an explanation is asked for'), { to: society, lines: [duesaid], values: byWhen })],
});

export const answered = event('answered', {
  words: said('答复', 'answered'),
  data: { by: f.by, text: f.text, files: f.files, late: field(z.boolean(), '是否逾期', 'late') },
  evolve: (state) => entered(state, { answer: null }),
  tells: [notice(said('团体已答复', 'the society has answered'), { to: supervisor })],
});

export const rectificationOrdered = event('rectificationOrdered', {
  words: said('责令整改', 'rectification ordered'),
  data: { by: f.by, findings: field(held<readonly Written[]>(), '整改事项', 'what is to be put right'), due: f.due },
  evolve: (state, { findings, due }) => ({
    ...entered(state, { evidence: waited(due) }),
    findings: [
      ...state.findings,
      ...findings.map(({ n, acts, project }): Finding => ({ n, acts, project, suspended: acts.length > 0, standing: 'open' })),
    ],
  }),
  effects: ({ findings, due: _due }, state) => findings.flatMap((one) => (one.acts.length === 0 ? [] : [suspending(one, state)])),
  tells: [
    notice<Dated>(said('责令整改', 'rectification is ordered'), {
      to: society,
      lines: [said('责令部门：{department}', 'Ordered by: {department}'), duesaid],
      values: byWhen,
    }),
  ],
  decision: { kind: 'hold', words: said('责令整改', 'rectification ordered') },
});

export const evidenceFiled = event('evidenceFiled', {
  words: said('报送整改证明材料', 'evidence filed'),
  data: { by: f.by, n: f.n, text: f.text, evidence: f.evidence, late: field(z.boolean(), '是否逾期', 'late') },
  evolve: (state, { n }) => unlessWaiting(entered(standing(state, n, 'filed'))),
  tells: [notice(said('整改证明材料已报送', 'evidence is filed'), { to: supervisor })],
});

export const evidenceReturned = event('evidenceReturned', {
  words: said('退回补充整改', 'evidence returned'),
  data: { by: f.by, n: f.n, reason: f.reason, due: f.due },
  evolve: (state, { n, due }) => entered(standing(state, n, 'open'), { evidence: waited(due) }),
  tells: [
    notice<Dated & { readonly reason: string }>(said('整改材料退回补充', 'evidence is returned'), {
      to: society,
      lines: [shared.reason, duesaid],
      values: ({ reason, due }) => ({ reason, due }),
    }),
  ],
});

export const findingSettled = event('findingSettled', {
  words: said('认定整改结果', 'finding settled'),
  data: { by: f.by, n: f.n, outcome: field(choice(settledNames), '认定结果', 'what becomes of it'), reason: f.reason },
  evolve: (state, { n, outcome }) => unlessWaiting(entered(standing(state, n, outcome))),
  tells: [
    notice<{ readonly reason: string; readonly outcome: keyof typeof settledNames }>(said('整改认定：{settled}', 'finding: {settled}'), {
      to: society,
      lines: [shared.reason],
      values: ({ reason, outcome }) => ({ reason, settled: outcome }),
    }),
  ],
  decision: { kind: 'assessment', words: said('认定整改结果', 'finding settled') },
});

export const suspensionLifted = event('suspensionLifted', {
  words: said('解除暂停', 'suspension lifted'),
  data: { by: f.by, n: f.n, reason: f.reason, evidence: f.proof },
  evolve: (state, { n }) => ({ ...entered(state), findings: state.findings.map((one) => (one.n === n ? { ...one, suspended: false } : one)) }),
  effects: ({ n, reason }, state) => [ordering(state, { type: 'suspensionLifted', matter: state.matter, finding: n, reason })],
  tells: [
    notice<{ readonly reason: string }>(said('解除暂停', 'a suspension is lifted'), {
      to: society,
      lines: [shared.reason],
      values: ({ reason }) => ({ reason }),
    }),
  ],
  decision: { kind: 'hold', words: said('解除暂停', 'suspension lifted') },
});

export const deadlineMoved = event('deadlineMoved', {
  words: said('调整期限', 'deadline moved'),
  data: { by: f.by, awaited: field(choice(awaitedNames), '等待什么', 'what is awaited'), due: f.due, reason: f.reason },
  evolve: (state, { awaited, due }) => entered(state, { [awaited]: waited(due) }),
  tells: [
    notice<Dated & { readonly reason: string }>(said('期限已调整', 'the deadline has moved'), {
      to: society,
      lines: [shared.reason, duesaid],
      values: ({ reason, due }) => ({ reason, due }),
    }),
  ],
});

export const supervisionOverdue = event('supervisionOverdue', {
  words: said('期限已过', 'deadline passed'),
  data: { awaited: field(choice(awaitedNames), '等待什么', 'what is awaited'), due: f.due },
  evolve: (state, { awaited, due }) => entered(state, { [awaited]: { due, overdue: true } }),
  tells: [
    notice<Dated & { readonly awaited: Awaited }>(said('{awaited}逾期', '{awaited} is overdue'), {
      to: (state) => [...society(state), ...supervisor(state)],
      lines: [duesaid],
      values: ({ due, awaited }) => ({ due, awaited }),
    }),
  ],
});

export const supervisionClosed = event('supervisionClosed', {
  words: said('监督事项办结', 'matter concluded'),
  data: {
    ...{ by: f.by, conclusion: field(choice(conclusionNames), '办结结论', 'conclusion'), reason: f.reason },
    evidence: field(held<string | null>(), '证明材料', 'evidence'),
  },
  evolve: (state, { conclusion }) => ({ ...entered(state, { answer: null, evidence: null }), conclusion }),
  tells: [
    notice<{ readonly reason: string; readonly conclusion: keyof typeof conclusionNames }>(said('办结：{conclusion}', 'concluded: {conclusion}'), {
      to: society,
      lines: [shared.reason],
      values: ({ reason, conclusion }) => ({ reason, conclusion }),
    }),
  ],
  decision: { kind: 'assessment', words: said('监督事项办结', 'matter of supervision concluded') },
});

export const supervisionEvents = [
  ...([supervisionOpened, questionAsked, answered, rectificationOrdered, evidenceFiled, evidenceReturned] as const),
  ...([findingSettled, suspensionLifted, deadlineMoved, supervisionOverdue, supervisionClosed] as const),
] as const;
export type SupervisionEvent = EventOf<typeof supervisionEvents>;

const waited = (due: Instant): Waited => ({ due, overdue: false });

/** One entry more in the thread, and what is awaited from now on. */
const entered = (state: SupervisionState, awaited: Partial<SupervisionState['awaited']> = {}): SupervisionState => ({
  ...state,
  entries: state.entries + 1,
  awaited: { ...state.awaited, ...awaited },
});

const standing = (state: SupervisionState, n: number, to: Finding['standing']): SupervisionState => ({
  ...state,
  findings: state.findings.map((one) => (one.n === n ? { ...one, standing: to } : one)),
});

/** No evidence is awaited once none is missing. */
const unlessWaiting = (state: SupervisionState): SupervisionState =>
  state.findings.some((one) => one.standing === 'open') ? state : { ...state, awaited: { ...state.awaited, evidence: null } };

/** The society tells those of its projects that it concerns. */
const ordering = ({ organisation }: SupervisionState, command: SuspensionOrder): Effect => ({
  kind: 'tell',
  stream: `organisation/${organisation}`,
  command,
});

const suspending = ({ n: finding, acts, project, text: reason, needed: until }: Written, state: SupervisionState): Effect => {
  const { matter, departmentName: department, rehearsal } = state;
  return ordering(state, { type: 'actsSuspended', suspension: { matter, finding, acts, project, department, reason, until, rehearsal } });
};
