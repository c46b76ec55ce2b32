import type { ActorId } from '../kernel/actor.js';
import type { Instant, Stream } from '../kernel/decider.js';
import { said, valuesOf, type Words } from '../kernel/words.js';
import type { Calendar } from '../law/calendar/calendar.js';
import { deadline, type Term } from '../law/calendar/deadline.js';
import type { Field } from '../profile/profile.js';
import type { PublicNotice } from '../steps/public-notice/state.js';

/** Where a call or a pilot stands, in a namespace of its own: a call and its window, the selection, the term, the acceptance, the end. */
export const pilotCodes = {
  'PT:00.00': said('征集文件会签', 'call being signed'),
  'PT:00.20': said('征集申报', 'open for applications'),
  'PT:10.00': said('形式审查', 'formal check'),
  'PT:10.92': said('退回补正', 'returned for completion'),
  'PT:20.00': said('专家评审', 'panel review'),
  'PT:20.60': said('评审通过', 'panel passed'),
  'PT:30.20': said('拟定试点公示', 'public notice of the selection'),
  'PT:30.60': said('公示结束', 'public notice closed'),
  'PT:40.00': said('任务书会签', 'task order being signed'),
  'PT:50.00': said('试点实施', 'pilot under way'),
  'PT:60.20': said('中期检查', 'mid-term check'),
  'PT:60.60': said('中期复查', 'mid-term check after rectification'),
  'PT:60.92': said('限期整改', 'under rectification'),
  'PT:70.20': said('自评总结', 'self-assessment'),
  'PT:70.60': said('联合验收', 'joint acceptance'),
  'PT:70.92': said('有条件通过，限期完善', 'passed on conditions'),
  'PT:80.60': said('验收通过', 'accepted'),
  'PT:95.99': said('结束', 'ended'),
} as const;
export type PilotCode = keyof typeof pilotCodes;
export const isPilotCode = (text: string): text is PilotCode => Object.hasOwn(pilotCodes, text);

/** The three that lead the programme; whatever they decide, each decides in its own name. */
export const departmentNames = {
  market: said('市场监管部门', 'market regulation'),
  civil: said('民政部门', 'civil affairs'),
  science: said('科协', 'association for science and technology'),
} as const;
export type Department = keyof typeof departmentNames;
export const everyDepartment: readonly Department[] = ['market', 'civil', 'science'];

/** What the three do together. */
export const matterNames = {
  call: said('征集', 'call'),
  check: said('形式审查', 'formal check'),
  order: said('任务书', 'task order'),
  midTerm: said('中期检查', 'mid-term check'),
  acceptance: said('验收', 'acceptance'),
  conclusion: said('结束方式', 'conclusion'),
} as const;
export type Matter = keyof typeof matterNames;

/** What a department may say, by matter, from the mildest to the gravest. */
export const opinionsOn = {
  call: { signed: said('会签', 'signed') },
  check: { inOrder: said('符合', 'in order'), incomplete: said('须补正', 'to be completed'), refused: said('不予受理', 'refused') },
  order: { signed: said('会签', 'signed') },
  midTerm: { continue: said('继续试点', 'continue'), rectify: said('限期整改', 'rectify'), withdraw: said('取消试点', 'withdraw') },
  acceptance: {
    pass: said('通过', 'pass'),
    conditional: said('有条件通过', 'pass on conditions'),
    fail: said('不通过', 'fail'),
    veto: said('合法性否决', 'veto on legality'),
  },
  conclusion: { promote: said('示范推广', 'promote as a model'), exit: said('退出试点', 'leave the programme') },
} as const satisfies { readonly [matter in Matter]: { readonly [opinion: string]: Words } };
type OpinionOf<M extends Matter> = M extends Matter ? keyof (typeof opinionsOn)[M] : never;
export type Opinion = OpinionOf<Matter>;

export const endNames = {
  callClosed: said('征集结束', 'call closed'),
  callWithdrawn: said('征集撤回', 'call taken back'),
  refused: said('不予受理', 'application refused'),
  notSelected: said('未入选', 'not selected'),
  withdrawn: said('团体退出', 'withdrawn by the society'),
  removed: said('取消试点', 'removed at the mid-term check'),
  failed: said('验收不通过', 'failed the acceptance'),
  promoted: said('示范推广', 'promoted as a model'),
  exited: said('期满退出', 'left the programme'),
} as const;
export type PilotEnd = keyof typeof endNames;

export const clockNames = {
  applyUntil: said('申报截止', 'applications close'),
  formalCheck: said('形式审查期限', 'formal check due'),
  notice: said('公示截止', 'public notice closes'),
  halfYearReport: said('半年报告期限', 'half-year report due'),
  midTerm: said('中期检查', 'mid-term check'),
  rectification: said('整改期限', 'rectification due'),
  selfAssessment: said('自评总结开始', 'self-assessment opens'),
  pilotEnd: said('试点期满', 'term of the pilot ends'),
  conditions: said('完善期限', 'conditions to be met by'),
} as const;
export type ClockName = keyof typeof clockNames;
export type Clocks = { readonly [name in ClockName]?: Instant };

/** What a mid-term check may ask to be put right. */
export const scopeNames = {
  rules: said('制度和组织', 'rules and organisation'),
  procedure: said('制定程序', 'procedure of its standards'),
  standards: said('标准数量和质量', 'number and quality of standards'),
  application: said('标准实施应用', 'use of its standards'),
} as const;

/** What an indicator of a task order counts; `other` is judged by the departments. */
export const measureNames = {
  published: said('发布标准数', 'standards published'),
  reviewed: said('复审标准数', 'standards reviewed'),
  other: said('其他', 'other'),
} as const;
export type Figures = { readonly [measure in Exclude<keyof typeof measureNames, 'other'>]: number };

/** Times and thresholds of a programme; a call pins them by value, and its pilots inherit them. */
export type Programme = {
  readonly id: string;
  readonly formalCheck: Term;
  readonly panel: { readonly least: number; readonly inFavour: { readonly p: number; readonly q: number }; readonly score: number };
  readonly notice: Term;
  readonly term: Term;
  readonly midTerm: Term;
  /** Half-years are counted from the first day of the term; a report is taken so many days before and after its day. */
  readonly report: { readonly months: number; readonly last: number; readonly days: number };
  readonly rectify: Term;
  readonly selfAssessment: Term;
  readonly conditions: Term;
};

const days = (count: number): Term => ({ count, unit: 'calendarDays' });
const working = (count: number): Term => ({ count, unit: 'workingDays' });
const months = (count: number): Term => ({ count, unit: 'months' });

export const programmes: { readonly [id: string]: Programme } = {
  'pilot/liaoning': {
    id: 'pilot/liaoning',
    ...{ formalCheck: working(10), notice: working(7), panel: { least: 5, inFavour: { p: 3, q: 4 }, score: 70 } },
    ...{ term: months(24), midTerm: months(12), report: { months: 6, last: 3, days: 30 } },
    ...{ rectify: days(90), selfAssessment: months(23), conditions: days(90) },
  },
};

export type Body = { readonly organisation: string; readonly name: string };
export type Departments = { readonly [department in Department]: Body };
export type Indicator = { readonly name: string; readonly measure: keyof typeof measureNames; readonly target: number };
/** One half-year report: from when and until when it is taken, its day between, and whether the one before it was missed. */
export type ReportTerm = {
  readonly afterMissed: boolean;
  readonly n: number;
  readonly opensAt: Instant;
  readonly due: Instant;
  readonly closesAt: Instant;
};
export type Signed = { readonly opinion: Opinion; readonly by: ActorId };

/**
 * A call of the three departments, or a pilot that answered one. Both are of one kind, as a ballot and what follows from it are: a pilot is born of its call with
 * the terms that were called for. `round` is null for a call.
 */
export type PilotState = {
  readonly stream: Stream;
  readonly round: Stream | null;
  readonly title: Words;
  /** Whose it is: the society’s, or of a call the market regulation’s. */
  readonly organisation: string;
  readonly organisationName: string;
  readonly departments: Departments;
  readonly programme: Programme;
  /** The fields called for; of a pilot its own. */
  readonly fields: readonly Field[];
  /** How long a call takes applications; of a pilot null. */
  readonly window: Term | null;
  readonly rehearsal: boolean;
  readonly code: PilotCode;
  readonly since: Instant;
  readonly clocks: Clocks;
  /** What waits for the departments, and who has acted. */
  readonly joint: { readonly of: Matter; readonly signed: { readonly [department in Department]?: Signed } } | null;
  readonly decisions: readonly { readonly matter: Matter; readonly outcome: Opinion; readonly at: Instant }[];
  readonly applications: readonly {
    readonly organisation: string;
    readonly organisationName: string;
    readonly field: Field;
    readonly pilot: Stream;
  }[];
  readonly notice: PublicNotice<'selection'> | null;
  readonly order: { readonly text: string; readonly indicators: readonly Indicator[] } | null;
  readonly term: { readonly startsAt: Instant; readonly endsAt: Instant } | null;
  readonly report: ReportTerm | null;
  readonly reports: { readonly filed: number; readonly late: number; readonly missed: number };
  readonly standards: readonly { readonly project: Stream; readonly number: string; readonly at: Instant; readonly reviews: number }[];
  readonly rectifications: number;
  /** A month before the end the self-assessment opens; a mid-term check that still runs is finished first. */
  readonly closing: boolean;
  readonly assessed: boolean;
  readonly conditions: number;
  readonly frozen: { readonly since: Instant; readonly reason: string } | null;
  readonly end: PilotEnd | null;
};

export const figuresOf = ({ standards }: Pick<PilotState, 'standards'>): Figures => ({
  published: standards.length,
  reviewed: standards.reduce((sum, one) => sum + one.reviews, 0),
});

/** Codes passed, the last being where the pilot stands; and every deadline that runs from now on. */
export type Move = { readonly path: readonly PilotCode[]; readonly clocks: Clocks };

export function moved(state: PilotState, { path, clocks }: Move, at: Instant): PilotState {
  const code = path.at(-1) ?? state.code;
  return { ...state, code, clocks, since: code === state.code ? state.since : at };
}

/** `evolve` of an event that moves the pilot, and of what else it changes. */
export const moving =
  <Data extends Move>(change: (state: PilotState, data: Data, at: Instant) => PilotState = (state) => state) =>
  (state: PilotState, data: Data, at: Instant): PilotState =>
    moved(change(state, data, at), data, at);

/** The departments are asked; what they said before is done with. */
export const asking = (state: PilotState, of: Matter): PilotState => ({ ...state, joint: { of, signed: {} } });

/** Whose pilot, and of which field; a call has none. */
export const whoseOf = ({ organisation, fields, round }: PilotState): { readonly organisation: string; readonly field: Field | null } => ({
  organisation,
  field: round === null ? null : (fields[0] ?? null),
});

/** Where it goes, with deadlines that begin and such as are over. */
type Change = { readonly set?: Clocks; readonly drop?: readonly ClockName[] };
export const going = ({ clocks }: PilotState, code: PilotCode | null, { set = {}, drop = [] }: Change = {}): Move => ({
  path: code === null ? [] : [code],
  clocks: { ...Object.fromEntries(Object.entries(clocks).filter(([name]) => !drop.some((one) => one === name))), ...set },
});

const day = 86_400_000;

/** The nth half-year report of a term; null once there are no more. */
export function reportOf(
  { programme: { report } }: PilotState,
  { n, startsAt, afterMissed }: { readonly n: number; readonly startsAt: number; readonly afterMissed: boolean },
  calendar: Calendar,
): ReportTerm | null {
  if (n > report.last) return null;
  const due = deadline(calendar, startsAt, { count: report.months * n, unit: 'months' }).closesAt;
  return { n, afterMissed, opensAt: due - report.days * day, due, closesAt: due + report.days * day };
}

export type Said = { readonly department: Department; readonly opinion: Opinion };

/** Of three opinions the middle one: so much at least two of them want. */
export function middle(of: Matter, opinions: readonly Said[]): Opinion {
  const scale: readonly string[] = valuesOf(opinionsOn[of]);
  const [, found] = opinions.map(({ opinion }) => opinion).toSorted((a, b) => scale.indexOf(a) - scale.indexOf(b));
  if (found === undefined) throw new Error('three departments have three opinions');
  return found;
}
