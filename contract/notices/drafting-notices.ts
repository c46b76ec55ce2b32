import { rules, shared, type NoticeTable } from '../../domain/kernel/notice-words.js';
import { said as says } from '../../domain/kernel/words.js';

const rule = rules.consensus;
const clauses = says('条款：{clauses}', 'Clauses: {clauses}');

/** What a drafting group is asked and told. */
export const draftingNotices = {
  'drafting.started': {
    tag: says('起草组', 'Drafting group'),
    subject: says('{named}：您是起草组成员', '{named}: you are in the drafting group'),
    lines: [says('今后每次协商征询都会通知您。', 'You will be told of every consensus call.')],
    rule,
  },
  'drafting.version': {
    tag: says('工作稿', 'Working draft'),
    subject: says('{named}：第 {version} 稿', '{named}: version {version}'),
    lines: [says('改动的条款：{changed}', 'Clauses that changed: {changed}'), says('说明：{note}', 'Note: {note}')],
    rule,
  },
  'drafting.call': {
    tag: says('协商征询', 'Consensus call'),
    subject: says('{named} 第 {version} 稿，{closesAt} 截止{left}', '{named} version {version}, closes {closesAt}{left}'),
    lines: [
      clauses,
      says(
        '请逐条表明支持、关切或坚持反对；反对须有理由和建议文字。',
        'Please say support, concern or sustained objection; an objection gives its reason and other words.',
      ),
      shared.closes,
    ],
    rule,
    calendar: 'deadline',
  },
  'drafting.callClosed': {
    tag: says('征询结束', 'Call closed'),
    subject: says(
      '{named}：第 {call} 次征询，{enough}/{asked} 个条款有足够支持',
      '{named}: call {call}, {enough} of {asked} clauses with enough support',
    ),
    lines: [
      says(
        '关切 {concerns} 条，坚持的反对意见 {objections} 条；答复期限 {answerBy}。',
        'Concerns {concerns}, sustained objections {objections}; answers are due by {answerBy}.',
      ),
    ],
    rule,
  },
  'drafting.callCancelled': {
    tag: says('征询取消', 'Call cancelled'),
    subject: says('{named}：第 {call} 次征询已取消', '{named}: call {call} is cancelled'),
    lines: [shared.reason],
    rule,
  },
  'drafting.concern': {
    tag: says('关切', 'Concern'),
    subject: says('{named}：第 {issue} 号关切', '{named}: concern {issue}'),
    lines: [clauses, shared.reason],
    rule,
  },
  'drafting.sustainedObjection': {
    tag: says('坚持的反对意见', 'Sustained objection'),
    subject: says('{named}：第 {issue} 号反对意见', '{named}: objection {issue}'),
    lines: [clauses, shared.reason],
    rule,
  },
  'drafting.answered': {
    tag: says('答复', 'Answer'),
    subject: says('{named}：您的第 {issue} 号意见已有答复', '{named}: your point {issue} has its answer'),
    lines: [
      says('答复：{answer}', 'Answer: {answer}'),
      says('已在第 {version} 稿中修改。', 'The text was changed in version {version}.'),
      says('关切者不满意答复，可以坚持反对。', 'Whoever is not content with the answer to a concern may sustain it.'),
    ],
    rule,
  },
  'drafting.escalated': {
    tag: says('反对意见升级', 'Objection escalated'),
    subject: says('{named}：第 {issue} 号反对意见进入{step}', '{named}: objection {issue} goes to {step}'),
    lines: [shared.reason],
    rule,
  },
  'drafting.mediationToConfirm': {
    tag: says('调解待确认', 'Mediation to confirm'),
    subject: says(
      '{named}：第 {issue} 号反对意见登记为调解{mediation}，待确认',
      '{named}: mediation of objection {issue} entered as {mediation}, to be confirmed',
    ),
    lines: [
      says('经过：{summary}', 'Summary: {summary}'),
      says(
        '由反对意见提出者登记其所见，或由另一人附记录确认后，方为有效。',
        'It counts when whoever objects enters it too, or a second person with the record on file.',
      ),
    ],
    rule,
  },
  'drafting.mediated': {
    tag: says('调解', 'Mediation'),
    subject: says('{named}：第 {issue} 号反对意见调解{mediation}', '{named}: mediation of objection {issue} {mediation}'),
    lines: [
      says('经过：{summary}', 'Summary: {summary}'),
      says('达成一致的，由提出者本人撤回反对意见。', 'Where agreement was found, its author takes the objection back.'),
    ],
    rule,
  },
  'drafting.withdrawn': {
    tag: says('意见撤回', 'Taken back'),
    subject: says('{named}：第 {issue} 号意见已由提出者撤回', '{named}: point {issue} was taken back by its author'),
    lines: [shared.reason],
    rule,
  },
  'drafting.objectionVoteDecided': {
    tag: says('反对意见表决', 'Vote on an objection'),
    subject: says('{named}：就第 {issue} 号反对意见，条款{outcome}', '{named}: with objection {issue}, the clause {outcome}'),
    lines: [says('效力：{binding}', 'Effect: {binding}')],
    rule,
  },
  'drafting.objectionVoteFailed': {
    tag: says('反对意见未能表决', 'No vote on an objection'),
    subject: says('{named}：第 {issue} 号反对意见须重新表决', '{named}: objection {issue} waits for another vote'),
    lines: [shared.reason, says('原因：{refusal}', 'Why: {refusal}')],
    rule,
  },
  'drafting.objectionDecided': {
    tag: says('反对意见决定', 'Objection decided'),
    subject: says('{named}：第 {issue} 号反对意见{decided}', '{named}: objection {issue} {decided}'),
    lines: [shared.reason],
    rule,
  },
  'drafting.consensus': {
    tag: says('协商一致', 'Consensus'),
    subject: says('{named}：第 {version} 稿协商一致', '{named}: consensus on version {version}'),
    lines: [says('经表决成立的条款：{byVote}', 'Clauses that stand by vote: {byVote}')],
    rule,
  },
  'drafting.groupChanged': {
    tag: says('起草组变更', 'Group changed'),
    subject: says('{named}：起草组增加 {joined} 人，减少 {departed} 人', '{named}: {joined} joined, {departed} left'),
    lines: [
      says('说明：{note}', 'Note: {note}'),
      says('有未了意见、须另一人或本人办理方可退出的：{asked} 人', 'With something open, whose leaving takes another person or themselves: {asked}'),
    ],
    rule,
  },
  'drafting.overdue': {
    tag: says('答复逾期', 'Answers overdue'),
    subject: says('{named}：第 {issues} 号意见未按期答复', '{named}: points {issues} have no answer in time'),
    lines: [says('每一关切和反对意见都须有理由地答复。', 'Every concern and objection is to be answered with reason.')],
    rule,
  },
  'drafting.disbanded': {
    tag: says('起草组解散', 'Group disbanded'),
    subject: says('{named}：起草组已解散', '{named}: the drafting group is disbanded'),
    lines: [shared.reason],
    rule,
  },
} as const satisfies NoticeTable;
