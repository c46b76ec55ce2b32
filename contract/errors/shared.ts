import type { ErrorTable } from './error-entry.js';

/** Refusals that every route and every lifecycle gives alike. */
export const sharedErrors = {
  ROLE_NOT_ALLOWED: { status: 403, zh: '当前账号没有此操作所要求的角色。', en: 'The account holds none of the roles this act asks for.' },
  INVITED_NOT_EXPECTED: {
    status: 422,
    zh: '此人不在名册上，不能为其制作邀请链接。',
    en: 'The person is not on the roll or the roster: there is nothing to invite them to.',
  },
  INVITED_HAS_ACCOUNT: {
    status: 409,
    zh: '此人已有自己的账号（锁定的也算），请本人登录办理；邀请链接只供没有账号的人使用。',
    en: 'The person has an account, if only a locked one, and signs in with it: links are good for people without an account.',
  },
  INVITED_TOO_LATE: {
    status: 409,
    zh: '此事已经截止或结束，不再制作邀请链接。',
    en: 'It is closed or over: there is nothing left to invite anybody to.',
  },
  MACHINE_ONLY: {
    status: 403,
    zh: '该操作只由系统时钟或其他流程执行。',
    en: 'The act belongs to the clock or to another lifecycle, not to a person.',
  },
} as const satisfies ErrorTable;
