import { said, valuesOf } from '../kernel/words.js';

/** Mandatory local standards are cleared up, recommended ones reviewed; each has its own outcomes. */
export const scopeNames = {
  mandatory: said('强制性地方标准清理', 'clearing up of mandatory local standards'),
  recommended: said('推荐性地方标准复审', 'review of recommended local standards'),
} as const;
export type Scope = keyof typeof scopeNames;

const mandatory = {
  repeal: said('废止', 'repeal'),
  convertToRecommended: said('转为推荐性标准', 'convert to recommended'),
  proposeUpgrade: said('建议上升为上级标准', 'propose for a higher level'),
  keepBySpecialLaw: said('依特别法保留', 'keep under a special law'),
} as const;
const recommended = {
  confirm: said('继续有效', 'confirm'),
  revise: said('修订', 'revise'),
  withdraw: said('废止', 'withdraw'),
} as const;
export const outcomeNames = { ...mandatory, ...recommended } as const;
export type CampaignOutcome = keyof typeof outcomeNames;

export const outcomesOf: { readonly [scope in Scope]: readonly CampaignOutcome[] } = {
  mandatory: valuesOf(mandatory),
  recommended: valuesOf(recommended),
};
