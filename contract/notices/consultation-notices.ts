import { rules, shared, type NoticeTable } from '../../domain/kernel/notice-words.js';
import { said as says } from '../../domain/kernel/words.js';

const tag = says('征求意见', 'Comment round');
const rule = rules.comment;

/** What a comment round tells those it asks, those who commented and those who answer. */
export const consultationNotices = {
  'consultation.opened': {
    tag,
    subject: says('《{title}》第 {round} 轮，{closesAt} 截止{left}', '“{title}”, round {round}, closes {closesAt}{left}'),
    lines: [says('现公开征求意见，请逐条提出并说明理由。', 'Comments are invited, clause by clause and with reasons.'), shared.closes],
    rule,
    calendar: 'deadline',
  },
  'consultation.extended': {
    tag: says('征求意见延期', 'Comment round extended'),
    subject: says('《{title}》第 {round} 轮，延至 {closesAt}{left}', '“{title}”, round {round}, now closes {closesAt}{left}'),
    lines: [shared.closes, shared.reason],
    rule,
    calendar: 'deadline',
  },
  'consultation.reminder': {
    tag: says('征求意见提醒', 'Comment round reminder'),
    subject: says('《{title}》第 {round} 轮，{closesAt} 截止{left}', '“{title}”, round {round}, closes {closesAt}{left}'),
    lines: [says('尚未收到贵单位的回函；无意见也请回复。', 'Your organisation has not replied; please reply even without comments.'), shared.closes],
    rule,
    calendar: 'deadline',
  },
  'consultation.textCorrected': {
    tag: says('征求意见稿勘误', 'Draft corrected'),
    subject: says('《{title}》第 {round} 轮：征求意见稿有编辑性更正', '“{title}”, round {round}: an editorial correction of the draft'),
    lines: [
      shared.reason,
      says('原文本 {from}', 'Former text {from}'),
      says('新文本 {to}', 'New text {to}'),
      says('已提的意见继续有效。', 'Comments already made stand.'),
    ],
    rule,
  },
  'consultation.voided': {
    tag: says('征求意见作废', 'Comment round voided'),
    subject: says('《{title}》第 {round} 轮已作废', '“{title}”, round {round} is void'),
    lines: [
      shared.reason,
      says('已提的意见保留在档案中；如重新征求意见将另行通知。', 'Comments stay in the record; a new round is announced separately.'),
    ],
    rule,
    calendar: 'cancelled',
  },
  'consultation.closed': {
    tag: says('征求意见截止', 'Comment round closed'),
    subject: says('《{title}》第 {round} 轮截止，共 {comments} 条意见', '“{title}”, round {round} closed with {comments} comments'),
    lines: [says('请在 {answerBy} 前逐条处理并说明理由。', 'Please dispose of every comment, with reasons, before {answerBy}.')],
    rule,
  },
  'consultation.answerOverdue': {
    tag: says('意见处理逾期', 'Answers overdue'),
    subject: says('《{title}》第 {round} 轮：尚有 {open} 条意见未处理', '“{title}”, round {round}: {open} comments have no answer'),
    lines: [says('处理期限为 {answerBy}，现已逾期。', 'They were due by {answerBy}.')],
    rule,
  },
  'consultation.objection': {
    tag: says('对意见处理的异议', 'Objection to an answer'),
    subject: says('《{title}》第 {round} 轮：第 {comment} 号意见的提出者有异议', '“{title}”, round {round}: the author of comment {comment} objects'),
    lines: [
      shared.reason,
      says('请在 {answerBy} 前答复；答复之前不能签署汇总处理表。', 'Please answer before {answerBy}: until then the table cannot be signed.'),
    ],
    rule,
  },
  'consultation.objectionOverdue': {
    tag: says('异议答复逾期', 'Answer to an objection overdue'),
    subject: says('《{title}》第 {round} 轮：{open} 项异议尚未答复', '“{title}”, round {round}: {open} objections have no answer'),
    lines: [says('答复期限为 {answerBy}，现已逾期。', 'They were due by {answerBy}.')],
    rule,
  },
  'consultation.settled': {
    tag: says('意见处理结果', 'Answers to comments'),
    subject: says('《{title}》第 {round} 轮意见已处理完毕', '“{title}”, round {round}: all comments are answered'),
    lines: [
      says('采纳 {adopted} 条，部分采纳 {partly} 条，不采纳 {rejected} 条。', 'Adopted {adopted}, partly adopted {partly}, not adopted {rejected}.'),
      says('您可以查看每条意见的处理结论与理由。', 'You can read the disposition of each comment and its reason.'),
    ],
    rule,
  },
} as const satisfies NoticeTable;
