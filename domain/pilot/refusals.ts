import { refusing, type Refusals } from '../kernel/refusals.js';

export const pilotRefusals = {
  PILOT_STAGE: { status: 409, zh: '试点不在可办理此事的阶段。', en: 'The pilot does not stand where this can be done.' },
  PILOT_ENDED: { status: 409, zh: '试点（征集）已经结束。', en: 'The pilot, or the call, has ended.' },
  PILOT_FROZEN: {
    status: 409,
    zh: '团体被限期停止活动，试点停在当前阶段。',
    en: 'The society is suspended, and its pilot is frozen where it stands.',
  },
  JOINT_INCOMPLETE: {
    status: 409,
    zh: '三部门尚未全部办理，此事未完成。',
    en: 'Not every department has acted, so that what they do together is not done.',
  },
  NOT_YOUR_DEPARTMENT: { status: 403, zh: '不得以其他部门的名义办理。', en: 'Nobody acts in the name of a department that is not their own.' },
  ONE_DEPARTMENT_EACH: {
    status: 409,
    zh: '同一人不得就同一事项代表两个部门。',
    en: 'The same person has acted on this for another department already.',
  },
  DEPARTMENTS_ALIKE: { status: 422, zh: '三个部门须为三个单位。', en: 'The three departments must be three bodies.' },
  APPLICATION_WITHOUT_STANDING: { status: 409, zh: '团体状态不正常，不能申报。', en: 'A society without a clear standing cannot apply.' },
  APPLICANT_NO_SOCIETY: { status: 422, zh: '申报单位不是已登记的社会团体。', en: 'Only a registered society can apply.' },
  FIELD_NOT_CALLED: { status: 422, zh: '该领域不在本次征集范围内。', en: 'The call does not name this field.' },
  FIELD_OUTSIDE_CHARTER: { status: 422, zh: '该领域不在团体章程的业务范围内。', en: 'The charter of the society does not cover the field.' },
  APPLIED_ALREADY: { status: 409, zh: '该团体已就该领域申报。', en: 'The society has applied for this field in this call already.' },
  CALL_FULL: { status: 409, zh: '本次征集的申报数已达上限。', en: 'The call can take no more applications.' },
  PANEL_COMPOSITION: { status: 422, zh: '评审组须为五人以上的单数。', en: 'The panel must have an odd number of experts, five at least.' },
  PANEL_CONFLICT: {
    status: 422,
    zh: '申报团体的人员不得参加评审，每名专家只列一次。',
    en: 'A panel has nobody of the society itself, and nobody twice.',
  },
  NO_OBJECTION_UPHELD: { status: 409, zh: '没有成立的公示异议。', en: 'No objection to the public notice was upheld.' },
  ORDER_WITHOUT_STANDARD: {
    status: 422,
    zh: '任务书须规定至少发布一项标准。',
    en: 'A task order asks for at least one published standard.',
  },
  ORDER_TEXT_KEPT: {
    status: 409,
    zh: '任务指标变了，任务书文本没有变。会签以文本为准，请上传写明新指标的文本。',
    en: 'The indicators changed and the text of the task order did not. What is signed is named by its text: file one that says the new indicators.',
  },
  ORDER_TEXT_OTHER: { status: 409, zh: '会签的不是现行任务书文本。', en: 'What is signed is not the text of the task order as it was drawn up.' },
  REPORT_NOT_OPEN: { status: 409, zh: '本期半年报告尚未到报送时间。', en: 'The half-year report is not taken yet.' },
  REPORT_TERM_OVER: { status: 409, zh: '半年报告的报送期限已过。', en: 'The term of the half-year report is over.' },
  RECTIFY_WITHOUT_SCOPE: { status: 422, zh: '要求整改的，须写明整改范围。', en: 'A demand to rectify says what is to be put right.' },
  SELF_ASSESSMENT_MISSING: {
    status: 409,
    zh: '团体没有报送自评总结，不能通过验收。',
    en: 'Without its self-assessment a pilot does not pass, with conditions or without.',
  },
  SELF_ASSESSMENT_FILED: { status: 409, zh: '自评总结已经报送。', en: 'The self-assessment has been filed.' },
  INDICATORS_UNMET: {
    status: 409,
    zh: '任务书的指标没有达到，不能通过验收。',
    en: 'Indicators of the task order are not met, so that the pilot does not pass.',
  },
  CONDITIONS_ONCE: { status: 409, zh: '有条件通过只有一次。', en: 'A pilot passes on conditions once.' },
  VETO_NOT_YOURS: { status: 403, zh: '合法性否决只由民政部门作出。', en: 'Only civil affairs has a veto on legality.' },
  CLOSURE_WITHOUT_EVIDENCE: { status: 422, zh: '示范推广须附可推广的证明材料。', en: 'A pilot becomes a model by evidence only.' },
} as const satisfies Refusals;

export const refused = refusing(pilotRefusals, { rule: 'D-PILOT', source: 'D-PILOT', cure: ['self'] });
