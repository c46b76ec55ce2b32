import type { ErrorTable } from './error-entry.js';
import type { sharedErrors } from './shared.js';

/** Codes of the HTTP layer itself: what can be wrong before any lifecycle is asked. */
export const httpErrors = {
  BAD_JSON: { status: 400, zh: '请求正文不是有效的 UTF-8 JSON。', en: 'The request body is not valid JSON in UTF-8.' },
  BAD_REQUEST: {
    status: 400,
    zh: '请求的字段缺失、类型不符或含有未知字段。',
    en: 'A field of the request is missing, of the wrong type, or unknown.',
  },
  BAD_HTTP: { status: 400, zh: '请求不符合 HTTP 语法，或路径无法解码。', en: 'The request is not well-formed HTTP, or its path cannot be decoded.' },
  NOT_UTF8: {
    status: 400,
    zh: '文字、文件名或地址不是 UTF-8 编码，没有受理。',
    en: 'A text, the name of a file or the address is not in UTF-8; nothing was taken.',
  },
  CONNECT_NOT_SERVED: { status: 405, zh: '本服务不转接其他地址（CONNECT）。', en: 'This server is no proxy: it takes no CONNECT.' },
  REQUEST_TIMEOUT: { status: 408, zh: '请求没有在时限内到达完整，请重新发送。', en: 'The request did not arrive whole in time; send it again.' },
  EXPECTATION_FAILED: {
    status: 417,
    zh: '不支持该 Expect 请求头；去掉它，或只用 100-continue。',
    en: 'The Expect header asks for something that is not done here; leave it out, or ask for 100-continue.',
  },
  BAD_IDEMPOTENCY_KEY: {
    status: 400,
    zh: 'Idempotency-Key 须为 8 至 128 个可见 ASCII 字符；未登录者须至少 20 个。',
    en: 'The Idempotency-Key is not 8 to 128 visible ASCII characters, or shorter than 20 without an account.',
  },
  BAD_CURSOR: { status: 400, zh: '分页游标不是本接口发出的。', en: 'The page cursor was not issued by this list.' },
  BAD_PRECONDITION: { status: 400, zh: 'If-Match 不是本接口发出的实体标签。', en: 'The If-Match header is not an entity tag of this API.' },
  NOT_AUTHENTICATED: { status: 401, zh: '此操作需要登录，而请求没有携带令牌。', en: 'The act needs an account and the request carries no token.' },
  RECEIPT_NEEDED: {
    status: 401,
    zh: '未登录者凭提交意见时得到的回执撤回意见或提出异议，办理地址如所示；有账号者请先登录。',
    en: 'Who has no account takes a comment back, or objects, with the receipt of the comment, at the address shown; who has one signs in first.',
  },
  COMMENT_PACE: {
    status: 429,
    zh: '来自此网络地址的意见过于密集，本次没有收下。请保留文字，到所示时间再提交；程序可以附上工作量证明。',
    en: 'Comments come too fast from this address and this one was not taken. Keep the text and send it again at the time named; a script may send a proof of work.',
  },
  SIGN_IN_PACE: {
    status: 429,
    zh: '该账号近来有过多次不正确的口令尝试。账号没有锁定：请附上工作量证明后再登录，网页会自动完成。',
    en: 'Wrong secrets have been tried at this account many times. It is not locked: sign in with a proof of work, which a page finds by itself.',
  },
  WEBHOOK_ADDRESS: {
    status: 422,
    zh: '推送地址不可用：须为公网上的 https 地址，端口 443 或 8443，地址中不带账号；内网地址须由系统管理员先行登记。',
    en: 'Messages cannot be sent to this address: it has to be https on the public net, at port 443 or 8443, with no name in it; a place of an intranet is first named by the operator.',
  },
  WEBHOOKS_TOO_MANY: {
    status: 409,
    zh: '该组织的推送地址已达上限，请先停用一个。',
    en: 'The organisation has as many webhooks as it may have; end one first.',
  },
  BAD_TOKEN: { status: 401, zh: '令牌无效、已过期或已被撤销。', en: 'The token is malformed, forged, expired or revoked.' },
  FOREIGN_PAGE: {
    status: 403,
    zh: '这次提交不是从本系统的页面发出的，没有执行。请回到本系统的页面再试。',
    en: 'What was sent does not come from a page of this installation, and was not done. Go back to its page and try again.',
  },
  FORM_TOKEN_WRONG: {
    status: 403,
    zh: '页面的表单标记缺失或已失效，没有执行。请刷新页面后重新提交。',
    en: 'The form token is missing or of another session, and nothing was done. Load the page again and send it again.',
  },
  SECOND_FACTOR_MISSING: {
    status: 401,
    zh: '口令正确，此账号还须输入身份验证器上的六位验证码。',
    en: 'The secret is right; this account also asks for the six digits its authenticator shows.',
  },
  SIGN_IN_STEP_OVER: {
    status: 401,
    zh: '输入验证码的时间已过，请重新输入账号和口令。',
    en: 'The time to enter the code is over: begin again with the account and its secret.',
  },
  PROVIDER_NOT_SET: {
    status: 404,
    zh: '本系统没有设置统一身份认证，请用账号和口令登录。',
    en: 'This installation has no provider of identities: sign in with account and secret.',
  },
  PROVIDER_UNAVAILABLE: {
    status: 503,
    zh: '统一身份认证现在没有应答。可以用账号和口令登录，或稍后再试。',
    en: 'The provider of identities does not answer now: sign in with account and secret, or try again later.',
  },
  PROVIDER_ANSWER_UNASKED: {
    status: 403,
    zh: '这次登录不是从本浏览器开始的，或已超过时限，请重新开始。',
    en: 'This sign-in was not begun in this browser, or too long ago: begin again.',
  },
  PROVIDER_ANSWER_REFUSED: {
    status: 403,
    zh: '统一身份认证没有确认这次登录，或其答复无效、已用过。请重新开始；仍不成功时联系系统管理员。',
    en: 'The provider did not vouch for this sign-in, or its answer is not valid or was used before. Begin again; if it fails again, ask the operator.',
  },
  IDENTITY_UNKNOWN: {
    status: 403,
    zh: '没有与此外部身份关联、可以登录的账号。请先用账号和口令登录，再关联；或请系统管理员关联。',
    en: 'No account that may sign in is linked to this identity. Sign in with account and secret and link it, or ask the operator to.',
  },
  IDENTITY_TICKET_OVER: {
    status: 403,
    zh: '关联的时限已过，请重新从统一身份认证登录。',
    en: 'The time to link is over: sign in at the provider again.',
  },
  SECOND_FACTOR_WRONG: {
    status: 401,
    zh: '验证码不正确、已过期或已经用过，请等待下一个验证码。',
    en: 'The code is wrong, over, or was used before: wait for the next one.',
  },
  SECOND_FACTOR_NEEDED: {
    status: 403,
    zh: '开启、截止、延长、发布和作废须再次验证身份：请输入身份验证器上的验证码；程序须持有“无人值守”许可的令牌。',
    en: 'Opening, closing, extending, publishing and voiding ask who you are once more: enter the code of your authenticator. A program needs a token that is given for unattended use.',
  },
  SECOND_FACTOR_NOT_ENROLLED: {
    status: 403,
    zh: '此账号尚未登记第二验证因素；请先登记身份验证器，再办理此事项。',
    en: 'No second factor is enrolled for this account: enrol an authenticator, then do this.',
  },
  INVITATION_OVER: {
    status: 401,
    zh: '此邀请链接不存在、已到期、已被收回或已失效，请向发出链接的办事机构索取新的链接。',
    en: 'There is no such invitation, it is over or was revoked, or whoever made it no longer may: ask the office for a new one.',
  },
  OUTSIDE_INVITATION: {
    status: 403,
    zh: '凭邀请链接只能办理链接所指的这一事项；其他事项须用自己的账号登录办理。',
    en: 'An invitation is good for the one thing it was made for; all else takes an account of your own.',
  },
  SCOPE_TOO_NARROW: {
    status: 403,
    zh: '此令牌的许可范围不包括这一操作。',
    en: 'The token was given to a program for less than this.',
  },
  SESSION_TOO_OLD: {
    status: 401,
    zh: '本次登录已达最长时限，不能再延长，请重新登录。',
    en: 'This sign-in has lasted as long as one may and is not prolonged: sign in again.',
  },
  NO_ACCOUNT_BEHIND: {
    status: 409,
    zh: '此令牌由程序直接签发，背后没有账号可供查看或更改。',
    en: 'A program signed this token for a person; there is no account behind it that could be looked at or changed.',
  },
  BAD_CREDENTIALS: { status: 401, zh: '账号或口令不正确。', en: 'The account name or the secret is wrong.' },
  SECRET_MUST_CHANGE: {
    status: 403,
    zh: '这是一次性口令，须先更换为自己的口令再登录。',
    en: 'This is a one-time secret: change it to one of your own, then sign in.',
  },
  SECRET_GUESSED: {
    status: 422,
    zh: '新口令容易被猜出：不得为少数字符的重复或连续排列、本人的账号或姓名、所在单位的名称或代码，或常见的口令。',
    en: 'The new secret is guessed at once: no repetition or run of a few characters, no name of the account, the person or an organisation of theirs, none of the common ones.',
  },
  SECRET_UNCHANGED: { status: 422, zh: '新口令与原口令相同。', en: 'The new secret is the old one.' },
  FOREIGN_ORGANISATION: {
    status: 403,
    zh: '当前账号在所填写的单位没有任何角色。',
    en: 'The account holds no role at the organisation named in the request.',
  },
  COUNT_HIDDEN: {
    status: 403,
    zh: '规则不允许在截止前公开计票情况。',
    en: 'The terms of the ballot show no count before the close.',
  },
  VOTES_NOT_NAMED: {
    status: 403,
    zh: '本次投票尚未截止，或规则不公开各人所投之票。',
    en: 'The ballot is not closed, or its terms do not name the votes.',
  },
  ADDRESS_NOT_MISSING: {
    status: 409,
    zh: '本台账中没有未送达此人的通知，此人也有可用的地址；地址由本人更改。',
    en: 'No notice of this ledger missed this person, who has an address that works; only the person changes it.',
  },
  NOT_FOUND: { status: 404, zh: '没有此资源，或当前账号无权看到它。', en: 'There is no such resource, or the caller may not see it.' },
  METHOD_NOT_ALLOWED: { status: 405, zh: '该路径不支持此方法。', en: 'The path exists and does not support this method.' },
  NOT_ACCEPTABLE: { status: 406, zh: '所要求的表示形式不存在。', en: 'No representation matches what the request accepts.' },
  ALREADY_EXISTS: { status: 409, zh: '同一业务标识的记录已经存在。', en: 'A record with the same business key already exists.' },
  LIFECYCLE_OVER: { status: 409, zh: '该流程已经结束。', en: 'The lifecycle is over and takes no more commands.' },
  NO_SUCH_COMMENTER: {
    status: 404,
    zh: '本单位的征求意见中没有这条意见，或其姓名和联系方式不在此处保存。',
    en: 'No round of this organisation has such a comment, or nobody’s name and contact are kept for it.',
  },
  ADDRESS_NOT_KEPT: {
    status: 404,
    zh: '本单位没有登记此人的邮件地址。',
    en: 'This organisation has entered no mail address of this person.',
  },
  ERASED_ALREADY: { status: 409, zh: '姓名或联系方式已经删除。', en: 'Name or contact have been erased already.' },
  STATE_MOVED: {
    status: 412,
    zh: '自读取之后状态已经变化；答复附有当前状态。',
    en: 'The state moved on since it was read; the answer carries the current one.',
  },
  BODY_TOO_LARGE: { status: 413, zh: '请求正文超过该路径的上限。', en: 'The body exceeds the limit of the route.' },
  LOOSE_FILES_FULL: {
    status: 429,
    zh: '您上传而尚未用于任何记录的文件已达上限：请先把它们用于提案、表决等事项，或者等到期清除后再上传。',
    en: 'You have stored as many files that no record names as one account may: use them first, or wait until they are removed.',
  },
  WRONG_CONTENT_TYPE: { status: 415, zh: '该路径不接受此内容类型或编码。', en: 'The route does not take this content type or encoding.' },
  COMMAND_UNKNOWN: {
    status: 409,
    zh: '此事项不认识这一操作，未作任何改变；双方程序版本可能不一致，请告知运维人员。',
    en: 'This lifecycle does not know the act, and nothing was changed. The two sides may run different versions: tell the operator.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    zh: '同一 Idempotency-Key 已用于另一内容的请求。',
    en: 'The Idempotency-Key was used before with another body.',
  },
  NO_SUCH_PROFILE: { status: 422, zh: '没有这个编号的规程。', en: 'No profile has this id.' },
  DOCUMENT_NOT_STORED: {
    status: 422,
    zh: '所指的文件尚未上传，或您无权读取，无法存档；请先上传该文件。',
    en: 'There is no file with this SHA-256 that you may read, so it cannot be put on record; upload it first.',
  },
  CONTENT_MISMATCH: { status: 422, zh: '文件内容与声明的类型不符。', en: 'The bytes of the file are not of the declared type.' },
  RATE_LIMITED: { status: 429, zh: '该账号或该地址的请求过于频繁。', en: 'The account or the address sends more requests than allowed.' },
  STREAMS_FULL: {
    status: 429,
    zh: '同时打开的实时更新已达上限；不影响其他操作，请稍后再打开。',
    en: 'As many event streams are open as may be at the same time. Everything else works without; open one later.',
  },
  HEADERS_TOO_LARGE: { status: 431, zh: '请求头过大。', en: 'The request headers are too large.' },
  INTERNAL: { status: 500, zh: '系统内部错误，已记录。', en: 'An internal fault; it has been logged under the request id.' },
  ENGINE_UNAVAILABLE: {
    status: 503,
    zh: '流程引擎暂不可达；结果为“未发送”或“未知”，可凭同一键查询。',
    en: 'The engine did not answer in time; the outcome is not sent or unknown, ask again with the same key.',
  },
  STORE_UNAVAILABLE: { status: 503, zh: '数据库暂不可达，读取请稍后重试。', en: 'The database did not answer in time; repeat the read later.' },
  VIEW_BEHIND: { status: 503, zh: '视图尚未追上所要求的序号。', en: 'The view has not yet reached the sequence number asked for.' },
  DOSSIER_BUSY: {
    status: 503,
    zh: '正在生成较长的决定卷宗，请稍后重试。',
    en: 'Dossiers of long logs are made one after the other and too many are waiting; repeat the request later.',
  },
  DRAINING: { status: 503, zh: '本实例正在停止，请重试。', en: 'This instance is stopping; repeat the request.' },
} as const satisfies ErrorTable;

export type HttpErrorCode = keyof typeof httpErrors | keyof typeof sharedErrors;
