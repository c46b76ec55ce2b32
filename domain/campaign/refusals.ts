import { refusing, type Refusals } from '../kernel/refusals.js';

export const campaignRefusals = {
  CAMPAIGN_CLOSED: { status: 409, zh: '集中复审已经结束。', en: 'The campaign is closed.' },
  CAMPAIGN_FULL: { status: 422, zh: '列入的标准超过一次集中复审的上限。', en: 'The campaign would hold more standards than one can.' },
  STANDARD_NAMED_TWICE: { status: 422, zh: '同一标准不得列入两次。', en: 'A standard is named twice.' },
  STANDARD_OUT_OF_SCOPE: {
    status: 422,
    zh: '该编号不属于本次集中复审的范围。',
    en: 'The number is not one of a dated local standard within the scope of the campaign.',
  },
  NO_SUCH_STANDARD: { status: 404, zh: '集中复审中没有该序号的标准。', en: 'The campaign has no standard of this number.' },
  OUTCOME_OUT_OF_SCOPE: { status: 422, zh: '该结论不适用于本次集中复审。', en: 'The outcome is not one of this kind of campaign.' },
  OUTCOME_WITHOUT_EVIDENCE: {
    status: 422,
    zh: '没有本系统复审结论作依据的，须附证明材料。',
    en: 'No review of ours stands behind the outcome, so it needs evidence.',
  },
  OUTCOMES_MISSING: { status: 409, zh: '仍有标准没有结论。', en: 'Some standards have no outcome yet, or none was named.' },
} as const satisfies Refusals;

export const grounds = { rule: 'D-CAMPAIGN', source: 'D-CAMPAIGN', cure: ['self'] } as const;
export const refused = refusing(campaignRefusals, grounds);
