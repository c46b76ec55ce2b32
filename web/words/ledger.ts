import { said } from '../../domain/kernel/words.js';

/** What became of the notices of a record. */
export const ledgerWords = {
  title: said('通知与送达', 'Notices and whom they reached'),
  lede: said(
    '没有通知到的人可以据此质疑结果。请登记他们的电子邮件地址，通知会重新发出。',
    'Who was not reached may question the result. Enter where to write to them, and the notice is sent again.',
  ),
  errorHead: said('还没有登记，请更正下列各项', 'Not entered yet: please put this right'),
  unreached: said('还没有通知到的人', 'Not reached yet'),
  allReached: said('所有人都已通知到。', 'Everybody was reached.'),
  more: said('此处最多列出 200 人。', 'No more than 200 are listed here.'),
  noAddress: said('没有地址', 'no address'),
  failed: said('邮件被拒收', 'the mail was refused'),
  mail: said('电子邮件地址', 'Mail address'),
  needMail: said('请填写电子邮件地址', 'Give a mail address'),
  send: said('登记并重发通知', 'Enter it and send again'),
  sendTo: (name: string) => said(`登记${name}的地址并重发通知`, `Enter the address of ${name} and send again`),
  nobodyHolds: said('这个岗位现在没有人担任，请先登记任职。', 'Nobody holds this office: record who does.'),
  noWay: said('没有留下地址，无法通知。', 'They left no address.'),
  sentAgain: said('已登记，通知正在重发。', 'Entered: the notice is being sent again.'),
  goesToOwn: said('已登记。此人自己留有地址，通知发往那里。', 'Entered. This person has given an address of their own, and the notice goes there.'),
  ledger: said('发出的通知', 'Notices that were sent'),
  none: said('还没有发出过通知。', 'No notice was sent yet.'),
  notice: said('通知', 'Notice'),
  at: said('发出时间', 'Sent'),
  waiting: said('待发', 'waiting'),
  recipients: said('收件人', 'Recipients'),
  withheld: said('暂不显示', 'not shown yet'),
  delivered: said('已送达', 'Delivered'),
  withoutAddress: said('无地址', 'No address'),
  refused: said('被拒', 'Refused'),
};
