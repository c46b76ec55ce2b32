import { said, type Words } from '../../domain/kernel/words.js';
import type { Scope } from '../../contract/scope.js';

export const accountWords = {
  title: said('我的账号', 'My account'),
  trail: said('我的账号', 'My account'),
  name: said('姓名', 'Name'),
  signedInAt: said('本次登录', 'Signed in'),
  until: said('须重新登录的时间', 'Sign in again by'),

  ties: said('单位与身份', 'Organisations and roles'),
  tieRole: said('身份', 'Role'),
  tieWhere: said('单位', 'Organisation'),
  tieWhen: said('起止', 'From – to'),
  tieBy: said('依据', 'By'),
  everywhere: said('全部单位', 'Everywhere'),
  noUnit: said('无单位', 'No organisation'),
  unknownUnit: said('未登记名称的单位', 'An organisation without a registered name'),
  noTies: said('还没有单位和身份，请联系所在单位的经办人或系统管理员。', 'No role yet: ask the office of your organisation or the operator.'),
  unconfirmed: said('未经单位确认', 'Not confirmed by it'),
  over: said('已结束', 'Ended'),
  sinceUnknown: said('起始日未记录', 'first day not recorded'),
  ongoing: said('至今', 'today'),
  wrong: said('有误？请联系该单位的经办人更正。', 'Something wrong? Ask the office of that organisation to correct it.'),

  factor: said('身份验证器', 'Authenticator'),
  factorSince: said('已登记，自', 'Enrolled since'),
  factorNone: said('未登记', 'None enrolled'),
  factorNeeded: said(
    '您的身份办理开启、截止、延长、发布、作废等事项时须用身份验证器，请尽早登记。',
    'Your role asks for an authenticator when it opens, closes, extends, publishes or voids: enrol one soon.',
  ),
  factorEnrol: said('登记身份验证器', 'Enrol an authenticator'),
  factorRenew: said('更换身份验证器', 'Change the authenticator'),
  factorLost: said('手机遗失请联系系统管理员。', 'Telephone lost? Ask the operator.'),

  secret: said('口令', 'Secret'),
  secretNote: said(
    '更换后，其他设备上的登录和发给程序的令牌全部失效。',
    'A change ends your sign-ins on other devices and the tokens of your programs.',
  ),
  secretChange: said('更换口令', 'Change the secret'),
  secretDone: said('口令已更换，其他设备上的登录已全部退出', 'The secret is changed; sign-ins on other devices have ended'),
  secretSend: said('更换', 'Change'),

  signIns: said('登录记录', 'Sign-ins'),
  signInsNote: said('有不认识的登录，请先退出它，再更换口令。', 'One you do not know? End it, then change the secret.'),
  when: said('登录时间', 'When'),
  from: said('网络地址', 'Address'),
  by: said('方式', 'By'),
  state: said('状态', 'State'),
  act: said('办理', 'Act'),
  thisOne: said('本次', 'this one'),
  open: said('未退出', 'open'),
  ended: said('已退出', 'ended'),
  end: said('退出', 'End'),
  endOne: (at: string) => said(`退出 ${at} 的登录`, `End the sign-in of ${at}`),
  program: said('接口', 'interface'),
  unknownBrowser: said('浏览器', 'a browser'),
  endedDone: said('该登录已退出', 'That sign-in has ended'),

  wish: said('邮件提醒的时间', 'When reminders come'),
  wishNote: said(
    '只影响催办一类的提醒。程序规定必须送达的通知不受影响，随时发出。时间为北京时间。',
    'This concerns reminders only. Notices that the procedure requires come at once all the same. Hours are of Beijing time.',
  ),
  quietFrom: said('免打扰：自（整点，0–23；不设则空着）', 'Quiet from (hour, 0–23; empty for none)'),
  quietUntil: said('免打扰：至（整点，0–23）', 'Quiet until (hour, 0–23)'),
  digestAt: said('每日汇总：几点（0–23；空着则逐封发送）', 'Once a day together, at (hour, 0–23; empty for one by one)'),
  wishSend: said('保存', 'Save'),
  wishDone: said('提醒时间已保存', 'Saved'),
  wishErrorHead: said('没有保存', 'Not saved'),
  needHour: said('请填写 0 至 23 的整点，免打扰的起止须同时填写且不相同', 'Hours are 0 to 23; quiet hours need both, and not the same'),

  calendar: said('日历订阅', 'Calendar'),
  calendarNote: said(
    '用手机或电脑的日历程序订阅，截止时间变动时自动更新。地址只显示一次；任何人凭此地址都能看到您的日历，请勿外传，泄露时换一个。',
    'Subscribe to it in the calendar of your telephone or computer: it follows when a deadline moves. The address is shown once; whoever has it sees your calendar, so keep it to yourself and make another when it got out.',
  ),
  calendarNone: said('未设', 'None made'),
  calendarSince: said('已设，自', 'Made on'),
  calendarMake: said('生成订阅地址', 'Make the address'),
  calendarRenew: said('换一个地址', 'Make another address'),
  calendarEnd: said('停用', 'End it'),
  calendarMade: said('订阅地址已生成', 'The address is made'),
  calendarOnce: said(
    '请现在添加到日历程序，离开本页后不再显示。之前的地址已失效。',
    'Add it to your calendar now: it is not shown again. One of before leads nowhere any more.',
  ),
  calendarEnded: said('日历订阅地址已停用', 'The address of the calendar has ended'),

  tokens: said('程序令牌', 'Tokens of programs'),
  tokensNote: said(
    '程序凭令牌以您的名义读取和办理。令牌不能更改账号；更换口令、身份变动或锁定时失效。',
    'With a token a program reads and acts in your name. It cannot change the account, and ends with a changed secret or role, or a lock.',
  ),
  tokenNone: said('没有发给程序的令牌', 'No token was given to a program'),
  tokenName: said('名称', 'Name'),
  tokenNameHint: said(
    '写明用途，例如“每晚归档”。许可“无人值守”的，此名称记入档案。',
    'Say what it is for, such as “nightly archive”. With unattended use this name goes into the record.',
  ),
  tokenScopes: said('可以做什么', 'What it may do'),
  tokenUnattended: said('无人值守', 'Unattended'),
  tokenUnattendedHint: said(
    '可以办理开启、截止、延长、发布、作废等须身份验证器确认的事项。只在确有需要时勾选。',
    'May open, close, extend, publish and void, where people confirm with an authenticator. Tick it only where it is needed.',
  ),
  tokenDays: said('有效天数', 'Days it is good for'),
  tokenDaysHint: said('1 至 366 天。', '1 to 366 days.'),
  tokenUntil: said('有效至', 'Good until'),
  tokenGive: said('新建令牌', 'Give a token'),
  tokenSend: said('生成令牌', 'Make the token'),
  tokenOver: said('已失效', 'over'),
  tokenGood: said('有效', 'good'),
  tokenEnd: said('作废', 'End'),
  tokenEndOne: (name: string) => said(`作废令牌“${name}”`, `End the token “${name}”`),
  tokenEnded: said('令牌已作废', 'The token has ended'),
  tokenGiven: said('令牌已生成', 'The token is made'),
  tokenOnce: said(
    '只在这里显示一次，请立即保存到程序的配置中。离开本页后无法再看到。',
    'It is shown this once: put it where the program reads it now. It cannot be seen again.',
  ),
  tokenUse: said('程序在请求头中携带：', 'The program sends it in a header:'),
  tokenErrorHead: said('还没有生成，请更正下列各项', 'Not made yet: please put these right'),
  needName: said('请写明令牌的名称', 'Give the token a name'),
  needScope: said('请至少选择一项', 'Choose at least one'),
  needDays: said('请填 1 至 366 的整数', 'Enter a whole number from 1 to 366'),
  back: said('返回我的账号', 'Back to my account'),
};

export const scopeWords: { readonly [scope in Scope]: { readonly label: Words; readonly hint: Words } } = {
  read: { label: said('读取', 'Read'), hint: said('您能看到的内容', 'what you may see') },
  act: { label: said('办理', 'Act'), hint: said('您能办理的事项', 'what you may do') },
  vote: { label: said('表决', 'Vote'), hint: said('以您的名义投票、表态', 'cast votes and take positions in your name') },
  file: { label: said('存文件', 'Store files'), hint: said('上传文件', 'upload documents') },
};

/** By which part of the record somebody is something. */
export const tieWords: { readonly [by in 'account' | 'register' | 'committee']: Words } = {
  account: said('账号授权', 'Role of the account'),
  register: said('人员登记', 'Register of persons'),
  committee: said('委员会名册', 'List of a committee'),
};
