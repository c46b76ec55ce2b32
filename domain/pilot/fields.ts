import { z } from 'zod';
import type { ActorId } from '../kernel/actor.js';
import type { Instant, Stream } from '../kernel/decider.js';
import { documentHash, sha256 } from '../kernel/fields/document-hash.js';
import { creditCode } from '../kernel/fields/identity.js';
import { term } from '../kernel/fields/term.js';
import { reasonText, textOf } from '../kernel/fields/text.js';
import { choice, field, held, type PayloadOf } from '../kernel/field.js';
import type { Words } from '../kernel/words.js';
import { fields, type Field } from '../profile/profile.js';
import {
  departmentNames,
  measureNames,
  scopeNames,
  type Clocks,
  type Departments,
  type Figures,
  type PilotCode,
  type PilotState,
  type Programme,
  type ReportTerm,
} from './state.js';

const line = textOf(200);
const areas = z.array(z.enum(fields)).min(1).max(fields.length);

/* What people say. */
export const department = field(choice(departmentNames), '以哪个部门的名义', 'in the name of which department');
export const reason = field(reasonText(1000), '理由', 'reason');
export const ownField = field(z.enum(fields), '领域', 'field');
export const society = field(creditCode, '申报团体', 'credit code of the society');
export const text = field(documentHash, '文件', 'SHA-256 of the document');
export const signedText = field(sha256, '所会签的任务书', 'SHA-256 of the task order that is signed');
export const report = field(documentHash, '报告', 'SHA-256 of the report');
export const summary = field(textOf(2000), '进展摘要', 'what was done, in short');
export const evidence = field(documentHash, '证明材料', 'SHA-256 of the evidence');
export const evidenceIfAny = field(documentHash.optional(), '证明材料', 'SHA-256 of the evidence');
export const scope = field(z.array(choice(scopeNames)).max(4).default([]), '整改范围', 'what is to be put right');
export const papers = {
  plan: field(documentHash, '实施方案', 'SHA-256 of the plan'),
  rules: field(documentHash, '标准制定程序和管理办法', 'SHA-256 of the rules by which it makes standards'),
  patentPolicy: field(documentHash, '知识产权政策', 'SHA-256 of the policy on patents and copyright'),
} as const;
export const selfAssessment = {
  report,
  application: field(documentHash, '标准实施应用证明', 'SHA-256 of the evidence that its standards are used'),
  conduct: field(documentHash, '良好行为自评价', 'SHA-256 of the evaluation of its own good practice'),
} as const;
/** `expert`, and not `name`: a name beside a credit code is the unit's, and is printed as the register has it. */
const expert = z.strictObject({ expert: line, organisation: creditCode, score: z.int().min(0).max(100), inFavour: z.boolean() });
export const experts = field(z.array(expert).min(1).max(51), '评审专家', 'experts, their scores and whether they are in favour');
export const minutes = field(documentHash, '评审纪要', 'SHA-256 of the minutes');
const indicator = z.strictObject({ name: line, measure: choice(measureNames), target: z.int().min(1).max(1000) });
export const indicators = field(z.array(indicator).min(1).max(20), '任务指标', 'indicators');

/** What the request that calls for pilots says. Names of the departments come from the register, times and thresholds from the programme. */
export const startFields = {
  title: field(z.strictObject({ zh: line, en: line }), '名称', 'title'),
  market: field(creditCode, '市场监管部门', 'credit code of the market regulation department'),
  civil: field(creditCode, '民政部门', 'credit code of the civil affairs department'),
  science: field(creditCode, '科协', 'credit code of the association for science and technology'),
  fields: field(areas, '征集领域', 'fields that are called for'),
  text: field(documentHash, '征集文件', 'SHA-256 of the call'),
  programme: field(z.string().min(1).max(100).default('pilot/liaoning'), '试点规程', 'id of the programme'),
  window: field(term.default({ count: 30, unit: 'calendarDays' }), '申报期限', 'how long applications are taken, from the last signature'),
  rehearsal: field(z.boolean().default(false), '演练', 'rehearsal'),
} as const;

export type CallInput = Omit<PayloadOf<typeof startFields>, 'market' | 'civil' | 'science' | 'programme'> & {
  readonly departments: Departments;
  readonly programme: Programme;
};
/** A pilot as its call begins it. */
export type PilotInput = Pick<PilotState, 'title' | 'departments' | 'programme' | 'organisation' | 'organisationName' | 'rehearsal'> & {
  readonly round: Stream;
  readonly field: Field;
  readonly by: ActorId;
  readonly papers: PayloadOf<typeof papers>;
};

/** What the register says of who applies; the API looks it up. */
export type Registered = { readonly name: string; readonly kind: string; readonly standing: string; readonly fields: readonly string[] };

/* What events hold beside it. */
export const by = field(held<ActorId>(), '经办人', 'done by');
export const stream = field(held<Stream>(), '记录', 'its own stream');
export const title = field(held<Words>(), '名称', 'title');
export const bodies = field(held<Departments>(), '三部门', 'the three departments');
export const programme = field(held<Programme>(), '试点规程', 'times and thresholds');
export const figures = field(held<Figures>(), '标准数', 'standards published and reviewed');
export const due = field(held<Instant>(), '期限', 'due');
export const reportTerm = field(held<ReportTerm | null>(), '下一期半年报告', 'the next half-year report');
/** Whose pilot, and of which field: every event that is counted says so. */
export const whose = {
  organisation: field(z.string(), '单位', 'credit code'),
  field: field(held<Field | null>(), '领域', 'field'),
} as const;
export const move = {
  path: field(held<readonly PilotCode[]>(), '所经阶段', 'codes passed'),
  clocks: field(held<Clocks>(), '各项期限', 'deadlines that run'),
} as const;
