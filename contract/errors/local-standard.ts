import type { ErrorTable } from './error-entry.js';

/** Refusals of local standards and of drafting by consensus, which the lifecycle of a standard makes. */
export const localStandardErrors = {
  LOCAL_STANDARD_UNCLEAR: {
    status: 422,
    zh: '地方标准须写明提出单位身份、归口部门和地区代号，并使用地方标准规程。',
    en: 'A local standard names its proposer, competent department and region, and uses a profile made for it.',
  },
  PROPOSER_NOT_ENTITLED: {
    status: 403,
    zh: '只有省级部门、标委会秘书处或市级主管部门可以正式提出地方标准项目。',
    en: 'Only a provincial department, the secretariat of a committee or a city authority proposes a local standard.',
  },
  NOT_A_LOCAL_STANDARD: { status: 409, zh: '该操作只适用于地方标准。', en: 'The act belongs to local standards.' },
  SCOPE_UNSTATED: {
    status: 422,
    zh: '须写明所依据的特殊技术要求以及是否妨碍自由流通。',
    en: 'The special requirement a local standard rests on, and its effect on the market, are not stated.',
  },
  RESTRICTS_MARKET: {
    status: 409,
    zh: '妨碍商品、服务自由流通的项目不得受理。',
    en: 'The project would restrict the free flow of goods or services.',
  },
  NOTICE_OUT_OF_RANGE: { status: 422, zh: '公示期超出规程许可的范围。', en: 'The announcement is shorter or longer than the profile allows.' },
  NOTICE_NOT_CLEAR: {
    status: 409,
    zh: '公示未期满、异议未答复完毕，或有异议成立。',
    en: 'The announcement is not over, an objection is open, or one was upheld.',
  },
  OBJECTIONS_FULL: { status: 409, zh: '未答复的异议已达上限，须先答复。', en: 'Too many objections are open at once; some must be answered first.' },
  NO_SUCH_OBJECTION: { status: 404, zh: '没有该号的未答复异议。', en: 'No open objection has this number.' },
  FEEDBACK_CHANNEL_MISSING: { status: 422, zh: '前言须写明意见反馈渠道。', en: 'The foreword of a local standard names where feedback is taken.' },
  DEPARTMENTS_NOT_ASKED: { status: 422, zh: '须向有关部门征求意见。', en: 'Comments are asked of departments as well as of the public.' },
  CONSENT_MISSING: {
    status: 409,
    zh: '归口部门尚未同意以该文本送审。',
    en: 'The competent department has not consented to the review of this text.',
  },
  PANEL_NOT_ODD: { status: 422, zh: '有表决权的专家人数须为单数。', en: 'The panel has an even number of experts who may vote.' },
  ROLL_MISSING: { status: 422, zh: '须提交专家名册。', en: 'The roll of the panel is missing.' },
  COMMITTEE_MAKES_ROLL: {
    status: 422,
    zh: '由标委会审查的项目，名册由标委会确定。',
    en: 'The committee reviews this project and makes its own roll.',
  },
  CONSENSUS_MISSING: {
    status: 409,
    zh: '工作组尚未就该文本达成一致。',
    en: 'The drafting group has not reported consensus on this text.',
  },
  LINEAGE_UNREAD: {
    status: 409,
    zh: '尚未就该文本与本轮意见作去向比对，请重新提交。',
    en: 'Where the comments of this round went in this text was not looked up; send the act again.',
  },
  LINEAGE_UNANSWERED: {
    status: 409,
    zh: '意见去向有未答复的警示：请说明理由，或修改文本。',
    en: 'The lineage of comments raises alarms nobody answered: explain each, or put the text right.',
  },
  ALREADY_FILED: { status: 409, zh: '该标准已经备案。', en: 'The standard is filed already.' },
} as const satisfies ErrorTable;
