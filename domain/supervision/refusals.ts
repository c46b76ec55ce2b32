import { refusing, type Refusals } from '../kernel/refusals.js';

export const supervisionRefusals = {
  MATTER_CLOSED: { status: 409, zh: '该监督事项已经办结。', en: 'The matter is concluded.' },
  MATTER_FULL: {
    status: 409,
    zh: '该监督事项的往来已达上限，请办结后另立一件。',
    en: 'The thread of the matter is full; it is concluded and another one opened.',
  },
  FINDING_WITHOUT_SCOPE: {
    status: 422,
    zh: '每项整改须写明暂停范围；不暂停任何环节的也须写明。',
    en: 'Each finding says what it suspends, also where it suspends nothing.',
  },
  SCOPE_NOT_WHOLE: {
    status: 422,
    zh: '暂停范围与所列环节、所涉项目不一致。',
    en: 'The scope does not agree with the acts and the project that are named.',
  },
  TOO_MANY_FINDINGS: { status: 422, zh: '整改事项超过一件监督事项的上限。', en: 'The matter would hold more findings than one can.' },
  NO_SUCH_FINDING: { status: 404, zh: '没有该序号的整改事项。', en: 'The matter has no finding of this number.' },
  FINDING_SETTLED: { status: 409, zh: '该项整改已有认定结果。', en: 'The finding is settled already.' },
  NOTHING_TO_RECTIFY: { status: 409, zh: '没有待整改的事项。', en: 'Nothing is waiting to be put right.' },
  CURED_WITHOUT_EVIDENCE: {
    status: 422,
    zh: '没有证明材料的，不得认定已整改或者以整改完成办结。',
    en: 'Nothing is put right, and no matter concluded so, without evidence.',
  },
  NOTHING_AWAITED: { status: 409, zh: '没有正在计算的期限。', en: 'No deadline is running.' },
  NOT_SUSPENDED_BY_IT: { status: 409, zh: '该项整改没有暂停任何环节，或者已经解除。', en: 'The finding suspends nothing, or no longer.' },
  FINDINGS_OPEN: { status: 409, zh: '仍有整改事项没有认定结果。', en: 'Some findings are not settled yet.' },
  SUSPENSION_STANDS: { status: 409, zh: '仍有环节被暂停，须先解除。', en: 'Something is still suspended and is lifted first.' },
  RECORD_NOT_THEIRS: {
    status: 422,
    zh: '所指项目不是该团体的项目。',
    en: 'The project that is named is not one of this society.',
  },
  CONCLUSION_UNFIT: { status: 422, zh: '该结论与本事项不符。', en: 'The conclusion does not fit the matter.' },
} as const satisfies Refusals;

export const refused = refusing(supervisionRefusals, { rule: 'D-SUPERVISION', source: 'D-SUPERVISION', cure: ['monitor'] });
