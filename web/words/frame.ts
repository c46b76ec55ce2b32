import { said } from '../../domain/kernel/words.js';

/** What stands around every page. */
export const frameWords = {
  name: said('标程', 'Biaocheng'),
  service: said('团体标准与技术委员会\n公开服务', 'Public service for group standards\nand technical committees'),
  skip: said('跳到正文', 'Skip to content'),
  mainNav: said('主导航', 'Main'),
  trail: said('位置', 'You are here'),
  larger: said('大字版', 'Larger text'),
  smaller: said('标准字号', 'Normal text'),
  other: said('English', '中文'),
  signIn: said('登录', 'Sign in'),
  signOut: said('退出', 'Sign out'),
  work: said('我的事项', 'My work'),
  account: said('我的账号', 'My account'),
  invited: said('凭邀请进入', 'by invitation'),
  you: said('当前用户', 'You'),
  rehearsal: said('演练', 'Rehearsal'),
  rehearsalNote: said('结果不作为正式决定', 'nothing here is a real decision'),
  moved: said('有更新', 'Something has changed'),
  look: said('查看', 'look'),
  times: said('本站所示时间均为北京时间；截止时间写作当日 24:00。', 'All times are Beijing time; a period that ends with a day ends at its 24:00.'),
};

export const navWords = {
  home: said('首页', 'Home'),
  consultations: said('征求意见', 'Consultations'),
  notices: said('公示', 'Notices'),
  standards: said('标准', 'Standards'),
  projects: said('项目', 'Projects'),
  committees: said('委员会', 'Committees'),
  organisations: said('组织', 'Organisations'),
  pilots: said('试点', 'Pilots'),
  procedures: said('自有规程', 'Own profiles'),
  receipts: said('查询回执', 'Find a receipt'),
  search: said('查找', 'Search'),
  verify: said('核验决定卷宗', 'Check a dossier'),
  api: said('数据接口', 'Data interface'),
};
export type NavKey = keyof typeof navWords;
