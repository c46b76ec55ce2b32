import { z } from 'zod';
import { streamOf } from '../kernel/fields/stream.js';
import type { ActorId } from '../kernel/actor.js';
import type { Instant, Stream } from '../kernel/decider.js';
import { localDate } from '../kernel/fields/local-date.js';
import { documentHash } from '../kernel/fields/document-hash.js';
import { creditCode, personId } from '../kernel/fields/identity.js';
import { term } from '../kernel/fields/term.js';
import { lineOf, reasonText, textOf } from '../kernel/fields/text.js';
import { choice, field, held } from '../kernel/field.js';
import type { CommitteeCode } from './stages.js';
import { duties, grades, sides } from './profile.js';
import type { Clocks, CommitteeState, Named, UnitRef } from './state.js';
import type { CompositionFinding, SeatElsewhere } from './composition.js';
import type { Candidate, Shift } from './member.js';
import { committeeProfileSchema } from './profile-schema.js';
import type { RosterOrders } from './tell-roster.js';
import { changeNames, committeePaperNames, endingNames } from './words.js';

const line = textOf(200);
const words = textOf(4000);
const lines = z.array(line).max(50);

export const named: z.ZodType<Named> = z.strictObject({ zh: line, en: line });
/** A body by its credit code. */
export const unit: z.ZodType<UnitRef> = z.strictObject({ organisation: creditCode, name: line });

/** A person proposed as a member; `organisation` is null for who has no unit at present. */
const candidate: z.ZodType<Candidate> = z.strictObject({
  person: personId,
  name: line,
  organisation: creditCode.nullable(),
  organisationName: line,
  side: z.enum(sides),
  grade: z.enum(grades),
  duty: z.enum(duties).default('member'),
  title: textOf(100).or(z.literal('')).default(''),
});
export const candidates = z.array(candidate).max(200);

const ballotStream: z.ZodType<Stream> = streamOf('ballot');
const bodyKey = z
  .string()
  .regex(/^(TC|(SC|WG)\d{1,4})$/, '须为 TC，或分委会、工作组的编号如 SC1、WG2 · must be TC, or the number of a subgroup such as SC1 or WG2');

/* What people say. */
export const name = field(named, '名称', 'name');
export const scope = field(words, '工作范围', 'scope');
export const host = field(unit, '秘书处承担单位', 'host of the secretariat');
/* What a revision or a change may leave as it is. */
export const newName = field(named.optional(), '名称', 'name');
export const newScope = field(words.optional(), '工作范围', 'scope');
export const newHost = field(unit.optional(), '秘书处承担单位', 'host of the secretariat');
export const application = field(documentHash, '申请书', 'SHA-256 of the application');
export const reason = field(reasonText(), '理由', 'reason');
export const reasons = field(z.array(reasonText()).min(1).max(50), '理由', 'reasons');
export const experts = field(z.array(personId).max(50), '评审专家', 'experts of the evaluation');
export const overlaps = field(lines, '重叠的技术委员会', 'existing committees that cover the scope');
export const overlapsFound = field(lines.default([]), '重叠的技术委员会', 'existing committees that cover the scope');
export const opinion = field(words, '评审意见', 'opinion of the evaluation');
export const report = field(documentHash, '报告', 'SHA-256 of the report');
export const callWindow = field(term.optional(), '征集期限', 'how long the call for members runs; the profile’s window if not said');
export const members = field(candidates, '委员名单', 'list of members');
export const paperKind = field(z.string().min(1).max(60).meta({ names: committeePaperNames }), '材料种类', 'kind of paper, as the profile names it');
export const paper = field(documentHash, '材料', 'SHA-256 of the paper');
export const number = field(lineOf(60), '委员会编号', 'number of the committee');
export const score = field(z.int().min(0).max(100), '得分', 'score');
export const within = field(term, '期限', 'within');
export const rectifyWithin = field(term.optional(), '整改期限', 'how long rectification may take; the longest of the profile if not said');
export const whyNow = field(reasonText().optional(), '理由', 'reason');
export const startsOn = field(localDate, '任期开始日期', 'first day of the term');

/** What the request that begins one says. `profile` is the id of a shipped one; the version that holds today is pinned by value. */
export const startFields = {
  name,
  scope,
  applicant: field(unit, '申请单位', 'applicant'),
  host,
  authority: field(creditCode, '主管部门', 'credit code of the authority that decides'),
  application,
  profile: field(z.string().min(1).max(100).default('committee/provincial'), '规程', 'id of the profile'),
  rehearsal: field(z.boolean().default(false), '演练', 'rehearsal'),
} as const;

/** Seats in other committees: the API looks them up, the client does not choose them. */
export type Elsewhere = { readonly elsewhere?: readonly SeatElsewhere[] };

export const on = field(localDate, '日期', 'date');
export const ballot = field(ballotStream, '所依表决', 'ballot it rests on');
export const ballotIfNeeded = field(ballotStream.optional(), '所依表决', 'ballot it rests on, where it needs one');
export const body = field(bodyKey.optional(), '组织', 'the committee when absent, or a subgroup by its key');
export const newProfile = field(committeeProfileSchema, '规程', 'profile');
export const whatChanges = field(choice(changeNames), '变更事项', 'what is to change');
export const endingKind = field(choice(endingNames), '终止方式', 'kind of ending');
export const document = field(documentHash, '文件', 'SHA-256 of the document');
export const year = field(z.int().min(1990).max(9998), '年度', 'year');
export const standardsTo = field(words, '所管标准移交', 'who takes over its standards');

/* What events hold beside it. */
export const by = field(held<ActorId>(), '经办人', 'done by');
export const closesAt = field(held<Instant>(), '截止时刻', 'closes at');
export const provisional = field(held<boolean>(), '日历未定', 'counted by a calendar that is not announced yet');
export const findings = field(held<readonly CompositionFinding[]>(), '组成检查', 'what the check of the composition found');
export const ballotUsed = field(held<Stream>(), '所依表决', 'ballot it rests on');
export const ballotUsedIfAny = field(held<Stream | null>(), '所依表决', 'ballot it rests on, where it needs one');
export const absencesInARow = field(held<CommitteeState['absences']>(), '连续缺席', 'missed in a row, by person');
export const endsOn = field(held<string>(), '任期届满日', 'first day that no longer belongs to the term');
export const rectifyBy = field(held<Instant>(), '整改期限', 'to be rectified by');
export const shift = {
  ended: field(held<Shift['ended']>(), '结束的任职', 'memberships that end'),
  added: field(held<Shift['added']>(), '开始的任职', 'memberships that begin'),
} as const;
/** A change of the roster: what it does, how the body is composed after it, who must hear of it. */
export const change = {
  ...shift,
  body: field(held<string>(), '组织', 'the committee, or the subgroup by its key'),
  findings,
  seats: field(held<RosterOrders['seats']>(), '所涉表决', 'open ballots that hear of it'),
  rosters: field(held<RosterOrders['rosters']>(), '所涉会议', 'meetings to come that hear of it'),
  by,
} as const;
export const move = {
  path: field(held<readonly CommitteeCode[]>(), '所经阶段', 'codes passed'),
  clocks: field(held<Clocks>(), '各项期限', 'deadlines that run'),
} as const;
