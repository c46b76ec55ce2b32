import type { ActorId } from '../domain/actor.js';
import { z } from 'zod';
import { documentHash } from '../domain/fields/document-hash.js';
import { feedbackKinds, fields, type Profile } from '../domain/profile/profile.js';
import { actSchemasOf } from '../domain/kernel/wire.js';
import { traits } from '../domain/standard-project/fields.js';
import { proposerKinds, type ProjectInput } from '../domain/standard-project/input.js';
import { writtenOnce } from '../domain/standard-project/written-once.js';
import { reasonText } from './http.js';
import { asWritten, ccsCode, creditCode, groupCode, icsCode, personId, standardNumber } from '../domain/fields/identity.js';
import { namedChange } from '../domain/fields/named-change.js';
import { ballotRoll } from '../domain/fields/roll.js';
import { term } from '../domain/fields/term.js';
import { profileSchema } from '../domain/profile/profile-schema.js';
import { textOf } from '../domain/fields/text.js';

const hash = (what: string) => documentHash.describe(`SHA-256 (hex) of ${what}; upload it to /documents first`);
const reason = reasonText(500).describe('理由 · why; it is told to everyone concerned');
const name = textOf(100);
const reference = z.string().trim().min(1).max(100);
const window = term.optional().describe('期限 · the default of the pinned profile when absent');
const roll = ballotRoll.describe('名册 · who may vote, each with the credit code of their unit; drafters and their units are excluded by the system');
const change = namedChange.optional();
const reviewOutcome = z.enum(['confirm', 'revise', 'withdraw']).describe('继续有效 / 修订 / 废止');
const complaint = z.int().min(1).describe('投诉序号 · number of the complaint within this project');

const title = z.strictObject({ zh: textOf(200), en: textOf(300) });
const unit = z.strictObject({ organisation: creditCode, name: textOf(200) });

const classification = z
  .strictObject({ ics: z.array(icsCode).max(5).default([]), ccs: z.array(ccsCode).max(5).default([]) })
  .describe('分类号 · ICS and CCS, as they will stand on the cover');

/** `POST /projects`: a proposal as a client sends it. It is a draft until `submit`. */
export const projectStart = z.strictObject({
  organisation: creditCode.describe('credit code of the society'),
  organisationName: textOf(200),
  societyCode: groupCode.describe('团体代号, e.g. LNSR'),
  title,
  field: z.enum(fields).nullable().default(null),
  nature: z.enum(['new', 'revision']).default('new'),
  revises: z
    .strictObject({
      number: standardNumber,
      project: z
        .templateLiteral(['standard-project/', z.string().min(1).max(100)])
        .nullable()
        .default(null),
    })
    .nullable()
    .default(null)
    .describe('代替的标准 · for a revision'),
  proposer: z.strictObject({ unit: creditCode }).describe('提案单位'),
  traits: traits.default([]),
  classification: classification.optional(),
  profile: z.string().min(1).max(100).describe('id of a profile, e.g. group-standard/robotics'),
  local: z
    .strictObject({
      proposedAs: z.enum(proposerKinds).describe('提出单位的身份 · provincial department, committee secretariat or city AMR'),
      department: unit.describe('归口部门'),
      committee: z
        .templateLiteral(['committee/', z.string().min(1).max(100)])
        .nullable()
        .default(null)
        .describe('技术审查的标委会 · null: a panel of experts'),
    })
    .optional()
    .describe('地方标准 · exactly when the profile is one of local standards'),
  rehearsal: z.boolean().default(false).describe('演练 · never mixed with real numbers and figures'),
});
export type ProjectStart = z.output<typeof projectStart>;

/** The decider's input from what the client sent, the profile it named and the person who sent it. */
export function projectInputOf(
  { local, classification: classes, ...start }: ProjectStart,
  profile: Profile,
  { person, selfStated }: { readonly person: ActorId; readonly selfStated: boolean },
): ProjectInput {
  return {
    ...start,
    ...(local === undefined ? {} : { local }),
    ...(classes === undefined ? {} : { classification: classes }),
    field: start.field ?? profile.field,
    proposer: { person, unit: start.proposer.unit, ...(selfStated ? { selfStated } : {}) },
    profile,
  };
}

const schema = <Shape extends z.ZodRawShape>(zh: string, en: string, shape: Shape) => z.strictObject(shape).meta({ title: `${zh} · ${en}` });

/** What people may ask of a project, without `type`; what is written once already is read off its acts. */
export const projectCommands = {
  ...actSchemasOf(writtenOnce),
  giveFeedback: schema('实施信息反馈', 'give feedback', {
    kind: z.enum(feedbackKinds),
    summary: textOf(1000),
    clause: reference.optional(),
    asWritten,
  }),
  triggerReview: schema('提前复审', 'trigger an early review', {
    trigger: z.enum(['law', 'relatedStandard', 'technique', 'feedback', 'other']),
    reason,
  }),
  openReviewBallot: schema('复审表决', 'open the vote of the review', { proposal: reviewOutcome, roll, window, change }),
  concludeSystematicReview: schema('复审结论', 'conclude the systematic review', { outcome: reviewOutcome, reason }),
  orderWithdrawal: schema('责令废止', 'order the withdrawal', { reason, basis: textOf(300).describe('法律依据') }),
  publishWithdrawal: schema('发布废止公告', 'publish the withdrawal', { reason }),
  keepStandard: schema('保留标准', 'keep the standard', { reason }),
  withdraw: schema('撤回项目', 'withdraw the project', { reason }),
  cancel: schema('撤销项目', 'cancel the project', { reason }),
  recall: schema('撤回误操作', 'recall a slip', { act: reference.describe('the event to undo, as named in the answer'), reason }),
  fileComplaint: schema('投诉举报', 'file a complaint', {
    ground: z.enum(['law', 'mandatoryStandard', 'competition', 'procedure', 'patent', 'numbering', 'other']),
    summary: textOf(1000),
    against: creditCode.optional().describe('被投诉单位 · the society when absent'),
    evidence: hash('the evidence').optional(),
    realName: z.boolean(),
    appeals: z
      .enum(['projectVote', 'review', 'systematic'])
      .optional()
      .describe('申诉：对立项表决、技术审查、复审的决定 · an appeal against the decision on the project, of the review, of the systematic review'),
  }),
  appointPanel: schema('组成申诉处理小组', 'appoint the panel of a complaint', {
    complaint,
    members: z
      .array(z.strictObject({ person: personId, name, organisation: creditCode }))
      .min(1)
      .max(15)
      .describe('小组成员 · an odd number; parties, drafters and their units are refused'),
  }),
  acceptComplaint: schema('受理投诉', 'accept a complaint', { complaint }),
  rejectComplaint: schema('不予受理投诉', 'reject a complaint', { complaint, reason }),
  decideComplaint: schema('处理投诉', 'decide a complaint', {
    complaint,
    upheld: z.boolean(),
    measure: z.enum(['none', 'remit', 'correct', 'withdraw']).describe('无 / 发回重审 / 责令改正 / 废止; the last two are the authority’s'),
    reason,
    within: term.optional().describe('改正期限'),
    concurring: z.array(personId).max(15).optional().describe('同意的小组成员 · members of the panel behind the decision, more than half of all'),
  }),
  migrateProfile: schema('变更规程', 'migrate to another profile', { profile: profileSchema, reason }),
  adoptCalendar: schema('采用新日历', 'adopt the newly announced calendar', {}),
} as const;
