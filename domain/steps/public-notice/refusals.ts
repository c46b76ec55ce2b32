import type { Refusals } from '../../kernel/refusals.js';

/** Refusals of a 公示, whatever is shown. */
export const noticeRefusals = {
  NOTICE_NOT_OPEN: { status: 409, zh: '当前没有进行中的公示。', en: 'No public notice is running.' },
  OBJECTIONS_FULL: { status: 409, zh: '未答复的异议已达上限，须先答复。', en: 'Too many objections are open at once; some must be answered first.' },
  OBJECTION_UNKNOWN: { status: 409, zh: '没有这一待处理的异议。', en: 'No open objection has this number.' },
  OBJECTIONS_OPEN: { status: 409, zh: '仍有异议没有处理。', en: 'Objections have not been answered.' },
  OBJECTION_UPHELD: { status: 409, zh: '有异议成立，须退回修改或不予批准。', en: 'An objection was upheld: return for changes, or refuse.' },
} as const satisfies Refusals;
