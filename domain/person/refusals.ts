import { refusing, type Refusals } from '../kernel/refusals.js';

export const personRefusals = {
  MEMBERSHIP_NOT_WAITING: { status: 409, zh: '没有这一待确认的任职。', en: 'No membership of this kind waits to be confirmed.' },
  MEMBERSHIP_NOT_OPEN: { status: 409, zh: '没有可以结束的此类任职。', en: 'There is no open membership of this role at this organisation.' },
  MEMBERSHIP_OVERLAPS: { status: 409, zh: '与已有的同类任职期间重叠。', en: 'The interval overlaps one of the same role at the same organisation.' },
  TOO_MANY_MEMBERSHIPS: { status: 409, zh: '任职记录数量已达上限。', en: 'The person holds as many intervals as the system carries.' },
  INTERVAL_INVALID: { status: 422, zh: '日期不存在，或结束早于开始。', en: 'A date does not exist, or the last day lies before the first.' },
} as const satisfies Refusals;

export const refused = refusing(personRefusals, { rule: 'D-INTERVAL', source: 'D-INTERVAL', cure: ['self'] });
