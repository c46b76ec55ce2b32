import { rules, shared, type NoticeTable } from '../../domain/kernel/notice-words.js';
import { said as says } from '../../domain/kernel/words.js';

const { reason } = shared;
const periodic = says('复审', 'Systematic review');
const end = says('废止', 'Withdrawal');
const hold = says('项目状态', 'Project status');
const complaint = says('投诉', 'Complaint');

/** What a project tells while the standard is in force, and of what can befall it at any stage. */
export const livingNotices = {
  'project.feedbackGiven': {
    tag: says('实施反馈', 'Feedback'),
    subject: says('{named}：收到第 {n} 条实施反馈', '{named}: feedback no. {n}'),
    lines: [],
    rule: rules.profile,
  },
  'project.systematicReviewOpened': {
    tag: periodic,
    subject: says('{named}：开始复审', '{named}: systematic review has begun'),
    lines: [says('起因：{trigger}', 'Cause: {trigger}'), reason],
    rule: rules.periodic,
  },
  'project.standardConfirmed': {
    tag: periodic,
    subject: says('{named}：复审结论为继续有效', '{named}: confirmed'),
    lines: [reason],
    rule: rules.periodic,
  },
  'project.revisionStarted': {
    tag: periodic,
    subject: says('{named}：复审结论为修订', '{named}: to be revised'),
    lines: [reason, says('修订项目：{successor}', 'Revision project: {successor}')],
    rule: rules.periodic,
  },
  // The number in these two is that of the new edition, so the old one goes by its title.
  'project.successorAnnounced': {
    tag: periodic,
    subject: says('《{title}》：新版 {number} 已发布', '“{title}”: the new edition {number} is published'),
    lines: [says('新版实施前，本版继续有效。', 'This edition stays in force until the new one enters into force.')],
    rule: rules.disclosure,
  },
  'project.standardSuperseded': {
    tag: periodic,
    subject: says('《{title}》：已被新版代替', '“{title}”: superseded by the new edition'),
    lines: [says('新版编号：{number}', 'Number of the new edition: {number}')],
    rule: rules.disclosure,
  },
  'project.successorFailed': {
    tag: periodic,
    subject: says('{named}：修订项目未能完成', '{named}: the revision came to nothing'),
    lines: [reason],
    rule: rules.periodic,
  },
  'project.withdrawalOpened': {
    tag: end,
    subject: says('{named}：进入废止程序', '{named}: withdrawal has begun'),
    lines: [reason],
    rule: rules.procedure,
  },
  'project.standardWithdrawn': { tag: end, subject: says('{named}：废止公告', '{named}: withdrawn'), lines: [reason], rule: rules.disclosure },
  'project.standardKept': {
    tag: end,
    subject: says('{named}：不予废止，继续有效', '{named}: kept in force'),
    lines: [reason],
    rule: rules.procedure,
  },
  'project.withdrawnByProposer': {
    tag: hold,
    subject: says('{named}：提案人撤回', '{named}: withdrawn by its proposer'),
    lines: [reason],
    rule: rules.procedure,
  },
  'project.cancelled': { tag: hold, subject: says('{named}：项目撤销', '{named}: cancelled'), lines: [reason], rule: rules.procedure },
  'project.actRecalled': {
    tag: says('更正', 'Recall'),
    subject: says('{named}：一项操作被撤回', '{named}: an act was recalled'),
    lines: [reason, says('撤回与原操作都保留在记录中。', 'Both the act and its recall stay in the record.')],
    rule: rules.profile,
  },
  'project.complaintFiled': {
    tag: complaint,
    subject: says('{named}：收到第 {n} 号投诉', '{named}: complaint no. {n}'),
    lines: [],
    rule: rules.complaint,
  },
  'project.panelAppointed': {
    tag: complaint,
    subject: says('{named}：第 {n} 号投诉由处理小组处理', '{named}: complaint no. {n} goes to a panel'),
    lines: [],
    rule: rules.complaint,
  },
  'project.complaintAccepted': {
    tag: complaint,
    subject: says('{named}：第 {n} 号投诉已受理', '{named}: complaint no. {n} is accepted'),
    lines: [],
    rule: rules.complaint,
  },
  'project.complaintRejected': {
    tag: complaint,
    subject: says('{named}：第 {n} 号投诉不予受理', '{named}: complaint no. {n} is not accepted'),
    lines: [],
    rule: rules.complaint,
  },
  'project.complaintDecided': {
    tag: complaint,
    subject: says('{named}：第 {n} 号投诉处理完毕', '{named}: complaint no. {n} is decided'),
    lines: [says('处理措施：{measure}', 'Measure: {measure}')],
    rule: rules.complaint,
  },
  'project.profileMigrated': {
    tag: says('程序变更', 'Procedure changed'),
    subject: says('{named}：改用新版程序规则', '{named}: now under a new version of the procedure'),
    lines: [reason],
    rule: rules.profile,
  },
  'project.calendarAdopted': {
    tag: says('日历更新', 'Calendar'),
    subject: says('{named}：按新公布的放假安排重算期限', '{named}: time limits recomputed with the new holiday calendar'),
    lines: [],
    rule: rules.profile,
  },
  'project.becameOverdue': {
    tag: says('逾期', 'Overdue'),
    subject: says('{named}：已逾期', '{named}: overdue'),
    lines: [says('期限：{due}', 'Was due: {due}')],
    rule: rules.profile,
  },
} as const satisfies NoticeTable;
