import { said, type Words } from '../../domain/kernel/words.js';

export const signInWords = {
  title: said('登录', 'Sign in'),
  lede: said('查看公开信息、公开征求意见不需要账号。', 'What is public is read, and public rounds are commented on, without an account.'),
  errorHead: said('还不能登录，请更正下列各项', 'Not signed in yet: please put these right'),
  account: said('账号', 'Account'),
  accountHint: said(
    '由您所在单位的经办人或系统管理员开立，例如 wang.hui。',
    'Opened for you by the office of your organisation or the operator, for example wang.hui.',
  ),
  secret: said('口令', 'Secret'),
  send: said('登录', 'Sign in'),
  needAccount: said('请输入账号', 'Enter your account'),
  needSecret: said('请输入口令', 'Enter your secret'),
  samples: said('这台机器上装的是示例数据。', 'This machine holds samples.'),
  samplesLink: said('不用口令，以示例中的人进入', 'Come in as somebody in them, without a secret'),
  firstTime: said('拿到的是一次性口令？', 'Is yours a one-time secret?'),
  firstTimeLink: said('换成自己的口令', 'Choose a secret of your own'),
};

export const codeWords = {
  title: said('输入验证码', 'Enter the code'),
  lede: said('口令正确。此账号还须输入身份验证器上的验证码。', 'The secret is right. This account also asks for the code of its authenticator.'),
  code: said('六位验证码', 'Six-digit code'),
  hint: said(
    '打开手机上的身份验证器查看，每 30 秒更换一次，每个只能用一次。',
    'It is in the authenticator on your telephone, changes every 30 seconds and is good once.',
  ),
  send: said('验证并登录', 'Verify and sign in'),
  errorHead: said('还没有确认，请更正下列各项', 'Not confirmed yet: please put these right'),
  need: said('请输入验证器上的六位数字', 'Enter the six digits of the authenticator'),
  lost: said(
    '手机遗失或更换？请联系系统管理员注销原验证器，再重新登记。',
    'Telephone lost or replaced? Ask the operator to forget the old authenticator, then enrol a new one.',
  ),
  restart: said('换一个账号登录', 'Sign in with another account'),
};

export const newSecretWords = {
  title: said('设定自己的口令', 'Choose a secret of your own'),
  lede: said(
    '一次性口令只用来完成这一步。设定后，请用新口令登录。',
    'The one-time secret is for this step only. From now on you sign in with the new one.',
  ),
  errorHead: said('还没有更换，请更正下列各项', 'Not changed yet: please put these right'),
  oneTime: said('一次性口令', 'One-time secret'),
  current: said('原口令', 'Present secret'),
  fresh: said('新口令', 'New secret'),
  freshHint: said(
    '至少 12 个字符。不要用重复或连续的字符、姓名、账号、单位名称，以及常见口令。几个不相干的词连在一起，好记又难猜。',
    'At least 12 characters. No repetitions or runs, no name of yours, your account or organisation, none of the common ones. Some words that have nothing to do with one another are easy to keep and hard to guess.',
  ),
  again: said('再输入一次新口令', 'New secret once more'),
  send: said('更换并登录', 'Change and sign in'),
  needFresh: said('新口令至少 12 个字符', 'The new secret must have at least 12 characters'),
  tooLong: said('新口令最多 200 个字符', 'The new secret may have at most 200 characters'),
  needSame: said('两次输入的新口令不一致', 'The new secret was typed in two different ways'),
  unchanged: said('新口令与原口令相同，请另选一个', 'The new secret is the old one: choose another'),
};

/** Why a chosen secret is guessed at once, as `domain/account/chosen-secret.ts` finds it. */
export const weaknessWords: { readonly [why: string]: Words } = {
  repetition: said('只有少数字符反复出现，请另选一个', 'A few characters are repeated: choose another'),
  sequence: said('字符连续排列，请另选一个', 'The characters follow one another: choose another'),
  ownName: said(
    '与账号、姓名或所在单位的名称、代码几乎相同，请另选一个',
    'It is hardly more than a name of yours, your account or your organisation: choose another',
  ),
  commonest: said('属于常见的、已泄露的口令，请另选一个', 'It is one of the common secrets that have been stolen: choose another'),
};

/** What stands in the way of an attempt, and what to do. */
export const attemptWords: { readonly [code: string]: { readonly title: Words; readonly how: Words } } = {
  BAD_CREDENTIALS: {
    title: said('账号或口令不正确', 'The account or the secret is wrong'),
    how: said(
      '请核对大小写和输入法。账号被锁定、一次性口令已过期时也显示此提示：多次不成功，请联系系统管理员。',
      'Check capitals and the input method. A locked account and a one-time secret that is over read the same: if it still fails, ask the operator.',
    ),
  },
  PROVIDER_UNAVAILABLE: {
    title: said('统一身份认证现在没有应答', 'The provider of identities does not answer now'),
    how: said('请用账号和口令登录，或稍后再试。', 'Sign in with account and secret, or try again later.'),
  },
  PROVIDER_ANSWER_UNASKED: {
    title: said('这次登录不是从本浏览器开始的，或已超过时限', 'This sign-in was not begun in this browser, or too long ago'),
    how: said('没有登录。请从本页重新开始。', 'You are not signed in. Begin again from this page.'),
  },
  PROVIDER_ANSWER_REFUSED: {
    title: said('统一身份认证没有确认这次登录', 'The provider did not vouch for this sign-in'),
    how: said(
      '可能是在那里取消了，或其答复无效、已经用过。请从本页重新开始；仍不成功，请联系系统管理员。',
      'It may have been cancelled there, or its answer is not valid or was used before. Begin again from this page; if it fails again, ask the operator.',
    ),
  },
  IDENTITY_UNKNOWN: {
    title: said('这个外部身份还没有关联可以登录的账号', 'No account that may sign in is linked to this identity yet'),
    how: said(
      '请先用账号和口令登录，再在“我的账号”中关联；没有账号的，请联系所在单位的经办人或系统管理员。',
      'Sign in with account and secret, then link it under “My account”. No account? Ask the office of your organisation or the operator.',
    ),
  },
  IDENTITY_TICKET_OVER: {
    title: said('关联的时限已过', 'The time to link is over'),
    how: said('请返回“我的账号”，重新开始关联。', 'Go back to “My account” and begin again.'),
  },
  RATE_LIMITED: {
    title: said('尝试过于频繁，请稍后再试', 'Too many attempts: wait a little'),
    how: said('账号没有锁定，已填写的口令不会作废。', 'The account is not locked, and the secret stays good.'),
  },
  SIGN_IN_PACE: {
    title: said('该账号近来有过多次不正确的尝试', 'This account has been tried many times'),
    how: said(
      '账号没有锁定，请稍后再试。如果不是您本人所为，请告知系统管理员。',
      'It is not locked: wait a little. If it was not you, tell the operator.',
    ),
  },
  SIGN_IN_STEP_OVER: {
    title: said('输入验证码的时间已过', 'The time to enter the code is over'),
    how: said('请重新输入账号和口令。', 'Begin again with the account and its secret.'),
  },
  SECOND_FACTOR_WRONG: {
    title: said('验证码不正确、已过期或已用过', 'The code is wrong, over, or was used before'),
    how: said(
      '请等验证器显示下一个验证码，再输入。手机时间须准确。',
      'Wait for the next code of the authenticator. The clock of the telephone must be right.',
    ),
  },
};
export const againAt = said('可再次尝试的时间', 'Try again at');

export const factorWords = {
  title: said('登记身份验证器', 'Enrol an authenticator'),
  renew: said('更换身份验证器', 'Change the authenticator'),
  lede: said(
    '经办人、负责人、秘书处和监管人员办理开启、截止、延长、发布、作废等事项时，须用手机上的身份验证器再确认一次。',
    'Officers, chairs, secretaries and supervisors confirm with an authenticator on their telephone what opens, closes, extends, publishes or voids.',
  ),
  step1: said('第一步：确认是您本人', 'Step 1: say that it is you'),
  step2: said('第二步：把密钥加到验证器', 'Step 2: add the key to your authenticator'),
  step3: said('第三步：输入验证器显示的验证码', 'Step 3: enter the code it shows'),
  secretHint: said('输入登录口令，以取得密钥。', 'Enter the secret you sign in with to get a key.'),
  offer: said('取得密钥', 'Get a key'),
  openApp: said('在本机的验证器中打开', 'Open in the authenticator on this device'),
  typeIn: said(
    '或在验证器中选择“手动输入”，按下面的密钥录入（类型：基于时间）：',
    'Or choose “enter a key” in the authenticator and type this one (kind: time-based):',
  ),
  once: said('密钥只在这里显示，请勿截图外传。', 'The key is shown here only. Keep no picture of it.'),
  confirm: said('完成登记', 'Finish'),
  later: said('以后再说', 'Later'),
  laterNote: said(
    '未登记也可以查看和准备材料；办理上述事项时会再提示。',
    'Without one you may read and prepare; you are asked again when you do one of these.',
  ),
};
