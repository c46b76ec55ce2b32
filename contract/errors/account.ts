import type { ErrorTable } from './error-entry.js';

/** Codes of the command that keeps accounts. */
export const accountErrors = {
  ACCOUNT_EXISTS: { status: 409, zh: '已有同名账号。', en: 'An account of this name exists already.' },
  ACCOUNT_UNKNOWN: { status: 404, zh: '没有这个账号。', en: 'There is no account of this name.' },
  ACCOUNT_LOCKED: { status: 403, zh: '账号已锁定。', en: 'The account is locked.' },
  ACCOUNT_LOCKED_ALREADY: { status: 409, zh: '账号已经锁定。', en: 'The account is locked already.' },
  ACCOUNT_NOT_LOCKED: { status: 409, zh: '账号没有锁定。', en: 'The account is not locked.' },
  IDENTITY_LINKED_ALREADY: {
    status: 409,
    zh: '账号已关联一个外部身份，请先解除。',
    en: 'The account is linked to an identity of a provider already: unlink it first.',
  },
  IDENTITY_NOT_LINKED: { status: 409, zh: '账号没有关联外部身份。', en: 'The account is linked to no identity of a provider.' },
  IDENTITY_TAKEN: { status: 409, zh: '此外部身份已关联另一个账号。', en: 'The identity is linked to another account.' },
  GRANT_HELD: { status: 409, zh: '账号已有此角色。', en: 'The account holds this role already.' },
  GRANT_NOT_HELD: { status: 409, zh: '账号没有此角色。', en: 'The account does not hold this role.' },
  GRANT_UNFIT: { status: 422, zh: '此角色不能这样授予。', en: 'The role cannot be given in this way.' },
  GRANT_CODE_UNSOUND: {
    status: 422,
    zh: '统一社会信用代码的校验不符；有证明材料时可人工确认。',
    en: 'The credit code does not pass its check; evidence may stand in for it.',
  },
} as const satisfies ErrorTable;
