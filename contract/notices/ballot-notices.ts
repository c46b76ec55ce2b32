import { rules, shared, type NoticeTable } from '../../domain/kernel/notice-words.js';
import { said as says } from '../../domain/kernel/words.js';

const tag = says('表决', 'Ballot');
const rule = rules.ballot;

/** What a ballot tells its roll and those who conduct it. */
export const ballotNotices = {
  'ballot.opened': {
    tag,
    subject: says('{question}，{closesAt} 截止{left}', '{question}, closes {closesAt}{left}'),
    lines: [
      says(
        '表决已经开始，请在截止前投票；截止前可以改投。',
        'The ballot is open. Please vote before it closes; you may change your vote until then.',
      ),
      shared.closes,
      shared.provisional,
      says('{unreachable}', '{unreachable}'),
    ],
    rule,
    calendar: 'deadline',
  },
  'ballot.recirculated': {
    tag: says('再次征询', 'Recirculation'),
    subject: says('{question}，仅就改动部分，{closesAt} 截止{left}', '{question}, on the changes only, closes {closesAt}{left}'),
    lines: [
      says(
        '本轮只就改动的条款和未了的反对意见再次表决。此前的票继续有效，除非您改投。',
        'This round is on the changed clauses and the open negatives only. Your vote carries over unless you change it.',
      ),
      says('改动条款：{clauses}', 'Changed clauses: {clauses}'),
      shared.closes,
      shared.provisional,
    ],
    rule,
    calendar: 'deadline',
  },
  'ballot.textSwapped': {
    tag: says('文本更正', 'Text corrected'),
    subject: says('{question}：表决文本已更正', '{question}: the text was corrected'),
    lines: [
      says(
        '更正的是勘误，经两人同意，表决期不变。已投票的成员请确认所投的票是否维持，也可以改投：赞成票不经确认不视为对新文本的赞成，按未返回计；其他票维持。',
        'Two persons agreed on an erratum; the window does not move. If you have voted, say whether your vote stands, or vote again: a yes that is not confirmed is none to the new text and counts as not returned; any other vote stands.',
      ),
      shared.reason,
      says('更正后文本指纹：{text}', 'Fingerprint of the corrected text: {text}'),
    ],
    rule,
  },
  'ballot.mandateRecorded': {
    tag: says('委托投票', 'Mandate'),
    subject: says('{question}：已登记由他人代您投票', '{question}: somebody else may vote for you'),
    lines: [
      says('第 {seat} 席由 {holder} 代为投票。您本人投票时以您的票为准。', 'For seat no. {seat}, {holder} may vote. Your own vote comes first.'),
    ],
    rule,
  },
  'ballot.mandateProposed': {
    tag: says('提议委托投票', 'Mandate proposed'),
    subject: says('{question}：有人提议由他人代您投票', '{question}: it is proposed that somebody else votes for you'),
    lines: [
      says(
        '第 {seat} 席拟由 {holder} 代为投票。经您本人或另一经办人确认后方生效；您可以随时撤回，您本人投票时以您的票为准。',
        'For seat no. {seat}, {holder} is to vote. It holds once you or a second official confirm it; you may withdraw it at any time, and your own vote comes first.',
      ),
    ],
    rule,
  },
  'ballot.outageExtended': {
    tag: says('停机补时', 'Outage made up for'),
    subject: says('{question}，因系统停机延至 {closesAt}{left}', '{question}, now closes {closesAt} because the system was away{left}'),
    lines: [
      says(
        '系统在表决期内停机 {minutes} 分钟，按规则补足。',
        'The system was away for {minutes} minutes of the window; by rule they are given back.',
      ),
      shared.closes,
    ],
    rule,
    calendar: 'deadline',
  },
  'ballot.negativeAnswered': {
    tag: says('反对意见答复', 'Answer to a negative'),
    subject: says('{question}：您的反对意见已得到答复', '{question}: your negative was answered'),
    lines: [says('答复：{answer}', 'Answer: {answer}'), says('是否撤回由您本人决定。', 'Whether to withdraw it is for you alone to decide.')],
    rule,
  },
  'ballot.negativeHandled': {
    tag: says('反对意见处理', 'Negative handled'),
    subject: says('{question}：您的反对意见的处理结果', '{question}: what became of your negative'),
    lines: [says('处理：{way}', 'Found: {way}'), shared.reason],
    rule,
  },
  'ballot.reminder': {
    tag: says('表决提醒', 'Ballot reminder'),
    subject: says('{question}，{closesAt} 截止{left}', '{question}, closes {closesAt}{left}'),
    lines: [
      says('尚未收到您的投票。只有未投票的成员会收到此提醒。', 'Your vote has not arrived. Only members who have not voted get this.'),
      shared.closes,
    ],
    rule,
    calendar: 'deadline',
  },
  'ballot.extended': {
    tag: says('表决延期', 'Ballot extended'),
    subject: says('{question}，延至 {closesAt}{left}', '{question}, now closes {closesAt}{left}'),
    lines: [
      says('经两人批准，表决延长 {days} 天。已投的票继续有效。', 'Two persons extended the ballot by {days} days. Votes already cast stand.'),
      shared.closes,
      shared.reason,
    ],
    rule,
    calendar: 'deadline',
  },
  'ballot.reopened': {
    tag: says('表决重开', 'Ballot re-opened'),
    subject: says('{question}，重新开放至 {closesAt}{left}', '{question}, open again until {closesAt}{left}'),
    lines: [says('经两人批准，表决重新开放 {days} 天。', 'Two persons opened the ballot again for {days} days.'), shared.closes, shared.reason],
    rule,
    calendar: 'deadline',
  },
  'ballot.decided': {
    tag: says('表决结果', 'Ballot result'),
    subject: says('{question}：{outcome}', '{question}: {outcome}'),
    lines: [shared.outcome, says('计票过程可以逐项复算。', 'Every step of the count can be recomputed.')],
    rule,
  },
  'ballot.tied': {
    tag: says('表决平票', 'Ballot tied'),
    subject: says('{question}：平票，待主任委员裁定', '{question}: a tie, for the chair to decide'),
    lines: [says('请在 {settlesAt} 前裁定；逾期视为未通过。', 'Please decide before {settlesAt}; after that the question has failed.')],
    rule,
  },
  'ballot.recalled': {
    tag: says('表决撤回', 'Ballot recalled'),
    subject: says('{question}：表决已撤回', '{question}: the ballot was recalled'),
    lines: [says('表决因误开而撤回，所投的票不计。', 'The ballot was opened by mistake and is recalled; votes do not count.'), shared.reason],
    rule,
    calendar: 'cancelled',
  },
  'ballot.voided': {
    tag: says('表决作废', 'Ballot voided'),
    subject: says('{question}：表决已作废', '{question}: the ballot was voided'),
    lines: [says('本次表决作废，记录保留。', 'The ballot is void; its record is kept.'), shared.reason],
    rule,
    calendar: 'cancelled',
  },
  'ballot.recused': {
    tag: says('回避', 'Recusal'),
    subject: says('{question}：您的席位已回避', '{question}: your seat is recused'),
    lines: [says('您的席位（第 {seat} 席）不再计入本次表决。', 'Your seat (no. {seat}) no longer counts in this ballot.'), shared.reason],
    rule,
  },
  'ballot.sheetsUnconfirmed': {
    tag: says('纸质票待核对', 'Sheets wait'),
    subject: says('{question}：纸质票尚未由第二人核对', '{question}: sheets wait for the second person'),
    lines: [says('席位：{seats}。截止前未核对的不计票。', 'Seats: {seats}. What is not confirmed before the close is not counted.'), shared.closes],
    rule,
  },
  'ballot.sheetsNotCounted': {
    tag: says('纸质票未计', 'Sheets not counted'),
    subject: says('{question}：未经第二人核对的纸质票没有计入', '{question}: sheets that nobody confirmed were not counted'),
    lines: [says('席位：{seats}。', 'Seats: {seats}.')],
    rule,
  },
  'ballot.recusalProposed': {
    tag: says('提议回避', 'Recusal proposed'),
    subject: says(
      '{question}：有人提议您的席位回避，须您本人或另一人确认',
      '{question}: somebody asks that your seat be recused; you or another person have to confirm it',
    ),
    lines: [says('确认之前，您的席位和您的票照常计入。', 'Until it is confirmed your seat and your vote count.'), shared.reason],
    rule,
  },
  'ballot.seatMayVote': {
    tag: says('恢复表决权', 'Vote restored'),
    subject: says('{question}：您又可以投票', '{question}: you may vote again'),
    lines: [says('您的表决权已恢复，请在截止前投票。', 'You have your vote again; please cast it before the close.'), shared.closes],
    rule,
  },
  'ballot.seatRestored': {
    tag: says('恢复表决权', 'Vote restored'),
    subject: says('{question}：您先前的票重新计入', '{question}: the vote you cast counts again'),
    lines: [
      says(
        '您的表决权已恢复，先前所投的票有效，截止前仍可更改。',
        'You have your vote again; what you cast counts, and you may change it before the close.',
      ),
      shared.closes,
    ],
    rule,
  },
  'ballot.changeProposed': {
    tag: says('更改待第二人确认', 'A change waits'),
    subject: says(
      '{question}：一项会改变已投票或已宣布结果的更改，须第二人确认',
      '{question}: what would change a cast vote or a declared result waits for a second person',
    ),
    lines: [says('提议人：{by}', 'Proposed by: {by}'), shared.reason],
    rule,
  },
  'ballot.proposalDeclined': {
    tag: says('提议未获确认', 'A proposal was declined'),
    subject: says('{question}：您的提议未获第二人确认', '{question}: the second person declined what you proposed'),
    lines: [says('答复人：{by}', 'Declined by: {by}'), shared.reason],
    rule,
  },
  'ballot.proposalWithdrawn': {
    tag: says('提议已撤回', 'A proposal was withdrawn'),
    subject: says('{question}：待确认的提议已撤回', '{question}: what waited for a second person was withdrawn'),
    lines: [says('提议人：{by}', 'Proposed by: {by}'), shared.reason],
    rule,
  },
  'ballot.recusalNotMade': {
    tag: says('回避未成立', 'No recusal'),
    subject: says('{question}：对您的回避提议未成立', '{question}: the recusal proposed for you was not made'),
    lines: [says('您的票照常有效。', 'Your vote stands as before.')],
    rule,
  },
  'ballot.paperConfirmed': {
    tag: says('纸质票', 'Paper vote'),
    subject: says('{question}：您的纸质票已录入', '{question}: your paper vote was entered'),
    lines: [
      says(
        '两名工作人员已录入并核对您的表决单（第 {seat} 席）。如与原意不符，请提出异议。您本人的电子票始终优先于纸质票。',
        'Two officers entered and confirmed your sheet (seat no. {seat}). If it is not what you meant, object. An electronic vote of yours always stands before a sheet.',
      ),
      says('扫描件指纹：{scan}', 'Fingerprint of the scan: {scan}'),
    ],
    rule,
  },
  'ballot.paperObjected': {
    tag: says('纸质票异议', 'Objection to a paper vote'),
    subject: says('{question}：第 {seat} 席对纸质票提出异议', '{question}: seat no. {seat} objects to its paper vote'),
    lines: [shared.reason, says('该表决单不再计入。', 'The sheet is not counted any more.')],
    rule,
  },
  'ballot.openingFailed': {
    tag: says('表决未能开启', 'Ballot not opened'),
    subject: says('{question}：未能按时开启', '{question}: could not be opened on time'),
    lines: [
      says('原因：{refusal}', 'Why: {refusal}'),
      says('请有权人员处理后手动开启。', 'Somebody entitled to must cure this and open it by hand.'),
    ],
    rule,
  },
  'ballot.extensionProposed': {
    tag: says('表决延期待批', 'Extension proposed'),
    subject: says('{question}：有人提议延期，需第二人批准', '{question}: an extension waits for a second person'),
    lines: [says('提议人：{by}', 'Proposed by: {by}'), shared.reason],
    rule,
  },
  'ballot.reopeningProposed': {
    tag: says('表决重开待批', 'Re-opening proposed'),
    subject: says('{question}：有人提议重开，需第二人批准', '{question}: re-opening waits for a second person'),
    lines: [says('提议人：{by}', 'Proposed by: {by}'), shared.reason],
    rule,
  },
  'ballot.voidingProposed': {
    tag: says('表决作废待批', 'Voiding proposed'),
    subject: says('{question}：有人提议作废，需第二人批准', '{question}: voiding waits for a second person'),
    lines: [says('提议人：{by}', 'Proposed by: {by}'), shared.reason],
    rule,
  },
} as const satisfies NoticeTable;
