import { said, type Words } from '../../domain/kernel/words.js';

/** Signing in by the word of a provider of identities, and linking to it. */
export const providerWords = {
  signIn: said('用统一身份认证登录', 'Sign in by single sign-on'),
  /** Around what the operator calls it. */
  signInBefore: said('用', 'Sign in by '),
  signInAfter: said('登录', ''),
  section: said('统一身份认证', 'Single sign-on'),
  linked: said('已关联：可以不用口令登录。', 'Linked: you can sign in without your secret.'),
  unlinked: said('未关联。关联后可以不用口令登录。', 'Not linked. Once it is, you can sign in without your secret.'),
  link: said('关联', 'Link'),
  unlink: said('解除关联', 'Unlink'),
  linkDone: said('已关联', 'Linked'),
  unlinkDone: said('已解除关联，其他设备上的登录已全部退出', 'Unlinked; sign-ins on other devices have ended'),
  linkTitle: said('关联到我的账号', 'Link to my account'),
  linkLede: (account: string): Words => ({
    zh: `您刚才在那里登录的身份还没有关联账号。输入“${account}”的口令，即与这个账号关联；以后以该身份登录的人就是您。`,
    en: `Who you were there a moment ago is linked to no account. With the secret of “${account}” it is linked to this one: from then on whoever signs in there as that is you.`,
  }),
  linkErrorHead: said('还没有关联，请更正下列各项', 'Not linked yet: please put these right'),
  signedOut: said('您已退出', 'You are signed out'),
  signedOutHow: said(
    '您在统一身份认证中可能仍处于登录状态。在公用电脑上，请也在那里退出。',
    'You may still be signed in at the provider. On a computer that others use, sign out there too.',
  ),
  signOutThere: said('在那里也退出', 'Sign out there too'),
};
