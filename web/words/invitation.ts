import { said, type Words } from '../../domain/kernel/words.js';

/** The page an invitation leads to. */
export const invitationWords = {
  title: said('凭邀请进入', 'Come in by an invitation'),
  lede: said(
    '办事机构给您发了一条邀请链接。按“进入”即可办理链接所指的那一件事，不需要账号。',
    'An office sent you a link. Press “Come in” to do the one thing it is for. You need no account.',
  ),
  read: said('已读取您的邀请链接。', 'Your link was read.'),
  link: said('邀请链接', 'The link you were sent'),
  linkHint: said('没有自动填好时，请把收到的整条链接粘贴到这里。', 'If it was not filled in for you, paste the whole link here.'),
  need: said('请粘贴收到的邀请链接', 'Paste the link you were sent'),
  errorHead: said('还没有进入，请更正下列各项', 'Not in yet: please put this right'),
  enter: said('进入', 'Come in'),
  leaves: said(
    '您现在登录着自己的账号；凭链接进入后将退出这个账号。',
    'You are signed in with an account of your own: coming in by this link signs you out of it.',
  ),
  note: said(
    '链接只发给您本人，请勿转发。您所做的会以您的名义记录，并注明由哪个办事机构邀请。',
    'The link is for you alone: do not pass it on. What you do is recorded in your name, with the office that invited you.',
  ),
};

/** The page on which an office makes invitations and takes them back. */
export const invitationsWords = {
  title: said('邀请链接', 'Invitations'),
  lede: said(
    '没有账号的人凭链接办理这一件事：在本人名下表决、提意见或参会，别的都不能办。知道本人邮件地址的，由系统直接寄给本人。',
    'By a link somebody without an account does what is theirs here, in their own name, and nothing else. Where their mail address is known, the system sends it to them directly.',
  ),
  makeTitle: said('发一条新链接', 'Make a link'),
  errorHead: said('链接还没有生成，请更正下列各项', 'No link was made: please put these right'),
  person: said('邀请谁', 'Who is invited'),
  personHint: said('姓名或账号。须在表决名单或参会名单上。', 'Name or account. They must be on the roll or the roster.'),
  days: said('有效天数', 'Good for how many days'),
  daysHint: said('1 至 90 天。', '1 to 90.'),
  needPerson: said('请填写邀请谁', 'Say who is invited'),
  needDays: said('请填写 1 至 90 的整数', 'A whole number from 1 to 90'),
  make: said('生成链接', 'Make the link'),
  given: said('链接已生成', 'The link is made'),
  mailed: said('邀请已交系统寄出', 'The invitation is on its way by mail'),
  mailedNote: said(
    '链接由系统直接寄给本人，这里不显示。寄送结果见“已发出的链接”；被拒收时可在通知台账中更正地址，系统自动重寄。',
    'The link goes to that person directly and is not shown here. What becomes of the mail stands in the list below; if it is refused, correct the address in the ledger of notices, and it is sent again.',
  ),
  addressOf: said('寄往', 'Sent to'),
  address: {
    own: said('本人登记的邮件地址', 'the address the person has given'),
    entered: said('单位为其登记的邮件地址', 'the address an organisation has entered for them'),
  },
  once: said(
    '没有可以寄达本人的邮件地址，所以链接在这里显示一次，请现在就交给本人。系统只保存其指纹，不能再次显示；台账记明由您转交。',
    'No mail reaches that person, so the link is shown here, this once. Hand it to them now: only its fingerprint is kept, and the ledger says that it went through you.',
  ),
  list: said('已发出的链接', 'Links that were made'),
  none: said('还没有发出过邀请链接。', 'No link was made yet.'),
  by: said('发出人', 'Made by'),
  until: said('有效期至', 'Good until'),
  way: said('送达方式', 'How it went'),
  ways: {
    shown: said('办事机构转交', 'handed on by the office'),
    pending: said('系统邮寄，等待寄出', 'by mail, waiting'),
    sent: said('系统邮寄，已送达', 'by mail, delivered'),
    failed: said('系统邮寄，被拒收', 'by mail, refused'),
    noAddress: said('系统邮寄，地址已删除', 'by mail, its address was erased'),
    overtaken: said('收回前未寄出', 'taken back before it was mailed'),
    held: said('系统邮寄，等到对方选定的时间', 'by mail, at the hour the person chose'),
  },
  used: said('打开过', 'Opened'),
  unopened: said('3 天未打开', 'Not opened in 3 days'),
  times: (n: number, last: string | null): Words => ({
    zh: n === 0 || last === null ? '未打开' : `${n} 次，最近 ${last}`,
    en: n === 0 || last === null ? 'not yet' : `${n} ${n === 1 ? 'time' : 'times'}, last ${last}`,
  }),
  state: said('状态', 'State'),
  good: said('有效', 'good'),
  ends: {
    revoked: said('已收回', 'taken back'),
    expired: said('已过期', 'past its time'),
    hasAccount: said('已失效：本人有了账号', 'over: has an account'),
    makerChanged: said('已失效：发出人账号有变', 'over: its maker changed'),
  },
  act: said('操作', 'Act'),
  revoke: said('收回', 'Take back'),
  revokeOne: (name: string): Words => ({ zh: `收回给${name}的链接`, en: `Take back the link of ${name}` }),
  revoked: said('链接已收回，凭它登录的也已退出。', 'The link is taken back, and who came in by it is signed out.'),
  back: said('返回', 'Back'),
};
