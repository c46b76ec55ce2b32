import type { ErrorTable } from './error-entry.js';

/** Refusals that every route and every lifecycle gives alike. */
export const sharedErrors = {
  ROLE_NOT_ALLOWED: { status: 403, zh: '当前账号没有此操作所要求的角色。', en: 'The account holds none of the roles this act asks for.' },
  VOTE_OPEN: {
    status: 409,
    zh: '表决正在进行，一人不得使其作废：先由两人在表决中提出并确认作废，或等待表决结束。',
    en: 'A vote is open, and one person cannot throw it away: two persons void the ballot first, or wait for its end.',
  },
  MACHINE_ONLY: {
    status: 403,
    zh: '该操作只由系统时钟或其他流程执行。',
    en: 'The act belongs to the clock or to another lifecycle, not to a person.',
  },
} as const satisfies ErrorTable;
