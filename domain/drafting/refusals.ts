import { refusing, type Refusals } from '../kernel/refusals.js';

export const draftingRefusals = {
  NOT_IN_GROUP: { status: 403, zh: '当前账号不是起草组成员。', en: 'The caller is not a member of the drafting group.' },
  NOT_AN_EDITOR: { status: 403, zh: '只有编辑可以答复关切与反对意见。', en: 'Only an editor answers concerns and objections.' },
  NOT_YOUR_ISSUE: { status: 403, zh: '只有提出者本人可以坚持或撤回。', en: 'Only its author may sustain or withdraw it.' },
  CALL_NOT_OPEN: { status: 404, zh: '没有这一号的进行中征询。', en: 'No open call has this number.' },
  CLAUSE_UNKNOWN: { status: 404, zh: '现行工作稿没有所列条款。', en: 'The present version has no such clause.' },
  ISSUE_UNKNOWN: { status: 404, zh: '没有这一号的待处理关切或反对意见。', en: 'No unsettled concern or objection has this number.' },
  DRAFTING_PHASE: { status: 409, zh: '起草组所处阶段不允许此操作。', en: 'The act has no meaning in the phase the group is in.' },
  NO_VERSION: { status: 409, zh: '尚未提交工作稿。', en: 'No version has been uploaded yet.' },
  NO_CALL_OPEN: { status: 409, zh: '没有进行中的协商征询。', en: 'No call is open.' },
  CALL_CLOSED: { status: 409, zh: '协商征询已到截止时刻。', en: 'The call closed before the act was sequenced.' },
  CALL_STILL_OPEN: { status: 409, zh: '未到截止时刻，且仍有成员未表明立场。', en: 'The call is not due, and somebody has not spoken on everything.' },
  CLAUSE_IN_CALL: { status: 409, zh: '所列条款正在另一次征询中。', en: 'A clause in the list is in another open call.' },
  CLAUSES_FROZEN: { status: 409, zh: '改动涉及正在征询或表决的条款。', en: 'The new text touches clauses that are being asked about or voted on.' },
  NOTHING_TO_CALL: { status: 409, zh: '所有条款均已成立，无可征询。', en: 'Every clause stands; there is nothing to ask.' },
  NOTHING_RAISED: { status: 409, zh: '没有可作此处理的关切或反对意见。', en: 'There is no concern or objection that the act could be about.' },
  ISSUE_ANSWERED: { status: 409, zh: '该关切或反对意见已经答复。', en: 'The concern or objection has its answer.' },
  ISSUE_STATE: {
    status: 409,
    zh: '征询进行中请改报立场；只有征询结束后已答复的关切可以坚持。',
    en: 'While the call is open, state another position in it; what may be sustained is an answered concern of a closed call.',
  },
  WRONG_STEP: { status: 409, zh: '该反对意见不在此步骤。', en: 'The objection is at another step.' },
  STEP_NOT_DONE: { status: 409, zh: '当前步骤所要求的工作尚未完成。', en: 'What the present step asks for has not been done.' },
  NO_FURTHER_STEP: { status: 409, zh: '规则没有更高的步骤。', en: 'The terms have no further step.' },
  OBJECTION_VOTE_RUNNING: { status: 409, zh: '该反对意见正在表决。', en: 'The objection is being voted on.' },
  VOTE_TAKEN: { status: 409, zh: '已就该文本表决，须先修改条款。', en: 'There was a vote on these words; the clause needs others first.' },
  NO_ADVICE: { status: 409, zh: '没有已决的参考性表决。', en: 'There is no decided advisory vote to decide upon.' },
  CLAUSES_NOT_STANDING: {
    status: 409,
    zh: '尚有条款未成立；答复列出所缺。',
    en: 'Some clause does not stand yet; the answer lists what is missing.',
  },
  NO_PROJECT: { status: 409, zh: '该起草组不属于任何项目。', en: 'The group belongs to no project.' },
  ALARM_NOT_RAISED: { status: 409, zh: '意见去向中没有这一警示。', en: 'The lineage raises no such alarm now.' },
  LINEAGE_UNREADABLE: { status: 409, zh: '没有可比对的两个文本。', en: 'There are no two readable texts to compare.' },
  CALLS_FULL: { status: 409, zh: '进行中的征询已达上限。', en: 'As many calls are open as the group carries.' },
  ISSUES_FULL: { status: 409, zh: '待处理的关切与反对意见已达上限。', en: 'As many concerns and objections are unsettled as the group carries.' },
  ALARMS_FULL: { status: 409, zh: '警示答复已达上限。', en: 'As many alarms are answered as the group carries.' },
  DRAFTING_GROUP_UNSOUND: { status: 422, zh: '起草组名单不合要求。', en: 'The list of members and editors is not sound.' },
  CONSENSUS_TERMS_UNSOUND: {
    status: 422,
    zh: '协商规则不完整或自相矛盾。',
    en: 'The terms of consensus leave something open or contradict themselves.',
  },
  CLAUSES_OUT_OF_RANGE: { status: 422, zh: '文本没有条款，或条款超过上限。', en: 'The text has no clause, or more than the group carries.' },
  VERSION_SAME: { status: 422, zh: '所提交的文本与现行工作稿相同。', en: 'The text is the present version already.' },
  NO_SUCH_VERSION: { status: 422, zh: '没有这一号的工作稿。', en: 'There is no version of this number.' },
  TEXT_UNREADABLE: { status: 422, zh: '该文件不是可以读出条款的纯文本。', en: 'The file is no plain text whose clauses can be read.' },
  CALL_TOO_SHORT: { status: 422, zh: '征询期短于规则所定。', en: 'The call is shorter than the terms ask.' },
  CLAUSE_NOT_CALLED: {
    status: 422,
    zh: '所列条款不在本次征询范围；可留待下次修订。',
    en: 'The call is not about this clause; the remark may be parked.',
  },
  PROPOSAL_MISSING: { status: 422, zh: '坚持的反对意见须写明建议文字。', en: 'A sustained objection says how the text should read.' },
  POSITION_REASON_MISSING: {
    status: 422,
    zh: '持保留或反对立场须写明理由；“同上”不是理由。',
    en: 'A concern or an objection gives its reason, and “as above” is none.',
  },
  MEDIATION_RECORD_MISSING: {
    status: 422,
    zh: '反对者本人未确认的，第二人确认调解须附已存档的记录。',
    en: 'Without the word of whoever objects, the second person confirms a mediation with its record on file.',
  },
  GROUP_IS_OFFICES: {
    status: 403,
    zh: '成员只能自行退出；起草组的组成由秘书处办理。',
    en: 'A member may leave; whoever else is in the group is for the office.',
  },
  MEDIATION_WITHOUT_OBJECTOR: { status: 422, zh: '调解须有反对意见提出者在场。', en: 'The author of the objection was not at the mediation.' },
} as const satisfies Refusals;

export const refused = refusing(draftingRefusals, { rule: 'D-CONSENSUS', source: 'CONSENSUS', cure: ['self'] });

/** What a refusal rests on where it is not the terms of consensus. */
export const ofText = { rule: 'D-TEXT', source: 'D-POSITION-TEXT' } as const;
export const ofGroup = { rule: 'D-GROUP', source: 'FORM-GROUP' } as const;
export const ofSize = { rule: 'D-SIZE', source: 'D-SMALL' } as const;

/** How many ids a refusal names; its count says the rest. */
export const named = 20;
