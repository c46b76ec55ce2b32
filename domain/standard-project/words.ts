import { said, type Words } from '../kernel/words.js';
import type { FeedbackKind } from '../profile/profile.js';

/** What the holder of a patent states. */
export const licenceNames = {
  a: said('免费许可', 'licensed free of charge'),
  b: said('收费许可', 'licensed against a fee'),
  c: said('不同意 a 和 b', 'neither of the two'),
} as const;

export const natureOfProjectNames = { new: said('制定', 'a new standard'), revision: said('修订', 'a revision') } as const;

/** Who may propose a local standard (Liaoning 2017). */
export const proposerNames = {
  department: said('省级部门', 'a provincial department'),
  committee: said('标委会秘书处', 'the secretariat of a committee'),
  city: said('市级主管部门', 'the authority of a city'),
} as const;

/** How a text under comment or vote differs from the one that takes its place. */
export const natureNames = { erratum: said('勘误', 'erratum'), technical: said('技术性修改', 'technical change') } as const;

/** How a technical review ends well. */
export const passNames = { pass: said('通过', 'passed'), passWithEdits: said('修改后通过', 'passed with edits') } as const;

/** What gives cause for an early 复审 (SL 29). */
export const triggerNames = {
  law: said('法律法规或政策变化', 'law or policy changed'),
  relatedStandard: said('相关标准变化', 'a related standard changed'),
  technique: said('关键技术变化', 'a key technique changed'),
  feedback: said('实施反馈', 'feedback from use'),
  other: said('其他', 'other'),
} as const;

/** What a 复审 began with. */
export const openingNames = {
  timer: said('复审期限届满', 'the review period ended'),
  ...triggerNames,
  campaign: said('集中复审', 'a review campaign'),
} as const;

export const reviewOutcomeNames = {
  confirm: said('继续有效', 'confirmed'),
  revise: said('修订', 'to be revised'),
  withdraw: said('废止', 'to be withdrawn'),
} as const;
export type ReviewOutcome = keyof typeof reviewOutcomeNames;

export const complaintGroundNames = {
  law: said('违反法律法规', 'against the law'),
  mandatoryStandard: said('低于或违反强制性标准', 'against a mandatory standard'),
  competition: said('排除、限制竞争', 'restricts competition'),
  procedure: said('程序不当', 'wrong procedure'),
  patent: said('专利', 'patents'),
  numbering: said('编号', 'numbering'),
  other: said('其他', 'other'),
} as const;

/** What follows from a complaint. `remit`: the body that decided decides again. */
export const measureNames = {
  none: said('不采取措施', 'none'),
  remit: said('发回重审', 'to be decided again'),
  correct: said('限期改正', 'to be corrected'),
  withdraw: said('废止', 'to be withdrawn'),
} as const;
export type Measure = keyof typeof measureNames;

/** Decisions of a project that can be appealed, by the field of its state. */
export const appealNames = {
  projectVote: said('立项表决', 'the vote on the project'),
  review: said('技术审查', 'the technical review'),
  systematic: said('复审', 'the systematic review'),
} as const;
export type AppealOf = keyof typeof appealNames;

export const feedbackNames = {
  use: said('实施情况', 'how it is used'),
  error: said('错误', 'an error'),
  difficulty: said('实施困难', 'a difficulty in use'),
  suggestion: said('建议', 'a suggestion'),
} as const satisfies { readonly [kind in FeedbackKind]: Words };
