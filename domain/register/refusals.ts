import { refusing, type Refusals } from '../kernel/refusals.js';
import { maxEntries } from './number-book.js';

export const registerRefusals = {
  NUMBER_USED: { status: 409, zh: '该编号已被使用。', en: 'The number or serial has been used.' },
  NUMBER_BURNT: { status: 409, zh: '该编号已作废，不得再用。', en: 'The number was burnt and is never used again.' },
  REGISTER_FULL: { status: 409, zh: '编号登记簿已达系统上限。', en: 'The register holds as many numbers as the system carries.' },
  SERIALS_EXHAUSTED: {
    status: 409,
    zh: '顺序号已到六位数的上限，不能再自动编号；请另选未用过的顺序号。',
    en: 'The highest serial of six digits is taken and none follows it; ask for a lower one that was never used.',
  },
  NUMBER_UNKNOWN: { status: 422, zh: '被修订的编号不在登记簿中。', en: 'The number to be revised is not in the register.' },
  NUMBER_FOREIGN: { status: 422, zh: '该编号不属于本团体代号，或没有年号。', en: 'The number bears another code or no year.' },
  REGISTER_NOT_OWN: { status: 409, zh: '该编号登记簿属于其他单位。', en: 'The register of numbers is that of another organisation.' },
  NUMBER_FORMAT: { status: 422, zh: '编号格式不符合规定。', en: 'The text is not a standard number of the required form.' },
} as const satisfies Refusals;

export const refused = refusing(registerRefusals, { rule: 'G10', source: 'D-NUMBER', cure: ['officer'] });

/** By how many numbers there would be. */
export const registerFull = (found: number) =>
  refused('REGISTER_FULL', { rule: 'D-SIZE', source: 'D-SMALL', found, needed: { max: maxEntries }, cure: ['operator'] });
