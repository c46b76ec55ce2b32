import { said, type Words } from '../../domain/kernel/words.js';

const plural = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${n} ${many}`);

export const workWords = {
  desk: said('工作台：我的记录和可以发起的事', 'Desk: records of mine and what I may begin'),
  notices: said('发给我的通知', 'Notices to me'),
  noticesLede: said(
    '程序中发给您的每一份通知，最近的在前；没有收到邮件的也列在这里。',
    'Every notice that was for you, the latest first, also where no mail arrived.',
  ),
  noNotices: said('还没有发给您的通知', 'None yet'),
  title: said('我的事项', 'My work'),
  owed: (n: number): Words => said(`须办 ${n} 件`, `${plural(n, 'thing', 'things')} you owe`),
  may: said('可办', 'You may also'),
  facts: said('须知', 'To know'),
  none: said('目前没有需要您办理的事项', 'Nothing waits for you at present'),
  noneHow: said(
    '有新的事项时会通知您，也会列在这里。正在征求意见的标准，任何人都可以提意见。',
    'You are told when something comes up, and it stands here. Anybody may comment on the drafts that are open for comment.',
  ),
  noneOwed: said('目前没有您须办的事项', 'There is nothing you owe at present'),
  toConsultations: said('看正在征求意见的标准', 'See what is open for comment'),
  back: said('回到我的事项', 'Back to my work'),
  rehearsed: (n: number): Words => said(`演练中还有 ${n} 件等您办`, `${plural(n, 'thing waits', 'things wait')} for you in rehearsals`),
  rehearsals: said('看演练中的事项', 'Show rehearsed work'),
  earnest: said('回到正式事项', 'Back to real work'),
  consequence: said('不办的后果：', 'If left undone: '),
  overdue: said('逾期，期限为', 'overdue since'),
  noDue: said('没有期限', 'no deadline'),
  blocked: said('还不能办：', 'Not possible yet: '),
  ground: said('依据：', 'By: '),
  see: said('去看', 'See'),
  clauses: (ids: string): Words => said(`条款 ${ids}`, `clauses ${ids}`),
  comments: (n: number): Words => said(`${n} 条意见`, plural(n, 'comment', 'comments')),
  people: (n: number): Words => said(`${n} 人`, plural(n, 'person', 'people')),
};

export const sessionWords = {
  ended: said('您的登录已经结束', 'Your session has ended'),
  endedHow: said(
    '还没有提交，您填写的内容保留在本页。请在新窗口登录，再回到本页按“继续”。',
    'Nothing was sent, and what you typed is kept on this page. Sign in in a new window, come back here and go on.',
  ),
  signIn: said('在新窗口登录', 'Sign in in a new window'),
  goOn: said('继续', 'Go on'),
};

/** What became of the mail of a notice; nothing is said of one that arrived. */
export const mailWords: { readonly [outcome: string]: Words } = {
  pending: said('邮件正在发送', 'the mail is on its way'),
  held: said('邮件将在您选定的时间发送', 'the mail comes at the hour you chose'),
  failed: said('邮件被退回', 'the mail came back'),
  noAddress: said('没有您的邮件地址', 'no mail address of yours is known'),
};
