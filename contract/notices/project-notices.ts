import { lostVote, rules, shared, type NoticeTable } from '../../domain/kernel/notice-words.js';
import { said as says } from '../../domain/kernel/words.js';

const { reason, round, outcome } = shared;
const proposal = says('提案', 'Proposal');
const establishment = says('立项', 'Project approval');
const drafting = says('起草', 'Drafting');
const comment = says('征求意见', 'Comment round');
const review = says('技术审查', 'Technical review');
const approval = says('批准', 'Approval');
const publication = says('发布', 'Publication');

/** What a project tells while the standard is made: proposal to entry into force. */
export const projectNotices = {
  'project.proposalSubmitted': {
    tag: proposal,
    subject: says('{named}：提案已提交，待核查', '{named}: a proposal waits for the check'),
    lines: [round],
    rule: rules.procedure,
  },
  'project.proposalAccepted': {
    tag: proposal,
    subject: says('{named}：提案已受理', '{named}: the proposal is accepted'),
    lines: [says('说明：{note}', 'Note: {note}')],
    rule: rules.procedure,
  },
  'project.proposalReturned': {
    tag: proposal,
    subject: says('{named}：提案退回补正', '{named}: the proposal is returned'),
    lines: [reason, says('补正后可以再次提交。', 'It can be submitted again once cured.')],
    rule: rules.procedure,
  },
  'project.proposalDropped': {
    tag: proposal,
    subject: says('{named}：提案终止', '{named}: the proposal is dropped'),
    lines: [reason],
    rule: rules.procedure,
  },
  'project.projectBallotDecided': {
    tag: establishment,
    subject: says('{named}：立项表决{outcome}', '{named}: vote on the project, {outcome}'),
    lines: [round, outcome, ...lostVote],
    rule: rules.procedure,
  },
  'project.projectEstablished': {
    tag: establishment,
    subject: says('{named}：立项公告', '{named}: the project is established'),
    lines: [says('计划编号：{planNumber}', 'Plan number: {planNumber}')],
    rule: rules.procedure,
  },
  'project.projectReturned': {
    tag: establishment,
    subject: says('{named}：立项退回修改', '{named}: returned at project approval'),
    lines: [reason],
    rule: rules.procedure,
  },
  'project.projectRefused': {
    tag: establishment,
    subject: says('{named}：不予立项', '{named}: the project is refused'),
    lines: [reason],
    rule: rules.procedure,
  },
  'project.groupFormed': {
    tag: drafting,
    subject: says('{named}：起草工作组成立', '{named}: the drafting group is formed'),
    lines: [
      says('您是起草工作组成员，请如实说明所知的必要专利。', 'You are a member; please say what you know of essential patents.'),
      says('说明：{note}', 'Note: {note}'),
    ],
    rule: rules.procedure,
  },
  'project.draftSignedOff': {
    tag: drafting,
    subject: says('{named}：工作组已定稿', '{named}: the working group signed off the draft'),
    lines: [],
    rule: rules.procedure,
  },
  'project.consultationOrdered': {
    tag: comment,
    subject: says('{named}：开始征求意见', '{named}: comments are sought'),
    lines: [says('截止时刻见征求意见通知。', 'The closing instant stands in the notice of the round.')],
    rule: rules.comment,
  },
  'project.consultationEnded': {
    tag: comment,
    subject: says('{named}：第 {round} 轮征求意见截止', '{named}: comment round {round} closed'),
    lines: [says('收到意见 {comments} 条。', 'Comments received: {comments}.')],
    rule: rules.comment,
  },
  'project.consultationConcluded': {
    tag: comment,
    subject: says('{named}：第 {round} 轮意见处理完毕', '{named}: comments of round {round} are settled'),
    lines: [says('{substantive}', '{substantive}')],
    rule: rules.comment,
  },
  'project.consultationCalledOff': {
    tag: comment,
    subject: says('{named}：第 {round} 轮征求意见取消', '{named}: comment round {round} is called off'),
    lines: [reason],
    rule: rules.comment,
  },
  'project.draftSwapped': {
    tag: comment,
    subject: says('{named}：征求意见稿已更换', '{named}: the draft under comment was replaced'),
    lines: [reason],
    rule: rules.comment,
  },
  'project.erratumMade': {
    tag: review,
    subject: says('{named}：表决中的文本已更正', '{named}: the text under vote was corrected'),
    lines: [],
    rule: rules.review,
  },
  'project.voidingAsked': {
    tag: review,
    subject: says('{named}：提出作废表决，待第二人确认', '{named}: voiding the vote was asked for and waits for a second person'),
    lines: [reason],
    rule: rules.review,
  },
  'project.reviewTextReplaced': {
    tag: review,
    subject: says('{named}：送审稿有技术性修改，表决作废', '{named}: the text under review was changed technically, its ballot is void'),
    lines: [reason],
    rule: rules.review,
  },
  'project.roundVoided': { tag: comment, subject: says('{named}：本轮作废', '{named}: the round is void'), lines: [reason], rule: rules.comment },
  'project.substantiveChangeDeclared': {
    tag: comment,
    subject: says('{named}：有实质性修改，需再次征求意见', '{named}: a substantive change calls for another comment round'),
    lines: [reason],
    rule: rules.comment,
  },
  'project.submittedForReview': {
    tag: review,
    subject: says('{named}：送审稿已提交', '{named}: submitted for technical review'),
    lines: [],
    rule: rules.review,
  },
  'project.reviewBallotOrdered': {
    tag: review,
    subject: says('{named}：开始技术审查', '{named}: technical review has begun'),
    lines: [],
    rule: rules.review,
  },
  'project.ballotCalledOff': {
    tag: review,
    subject: says('{named}：第 {round} 轮表决取消', '{named}: ballot of round {round} is called off'),
    lines: [reason],
    rule: rules.review,
  },
  'project.reviewDecided': {
    tag: review,
    subject: says('{named}：技术审查表决{outcome}', '{named}: technical review, {outcome}'),
    lines: [round, outcome, ...lostVote],
    rule: rules.review,
  },
  'project.reviewTerminated': {
    tag: review,
    subject: says('{named}：技术审查未通过，项目终止', '{named}: terminated at technical review'),
    lines: [round, outcome, ...lostVote],
    rule: rules.review,
  },
  'project.reviewConcluded': {
    tag: review,
    subject: says('{named}：技术审查结论：{outcome}', '{named}: technical review concluded, {outcome}'),
    lines: [],
    rule: rules.review,
  },
  'project.sentBack': {
    tag: drafting,
    subject: says('{named}：退回起草', '{named}: sent back to drafting'),
    lines: [reason, says('{substantive}', '{substantive}')],
    rule: rules.procedure,
  },
  'project.submittedForApproval': {
    tag: approval,
    subject: says('{named}：报批稿待批准', '{named}: waits for approval'),
    lines: [],
    rule: rules.procedure,
  },
  'project.approved': { tag: approval, subject: says('{named}：已批准', '{named}: approved'), lines: [], rule: rules.procedure },
  'project.approvalReturned': {
    tag: approval,
    subject: says('{named}：批准退回修改', '{named}: returned at approval'),
    lines: [reason],
    rule: rules.procedure,
  },
  'project.approvalRefused': {
    tag: approval,
    subject: says('{named}：不予批准', '{named}: approval is refused'),
    lines: [reason],
    rule: rules.procedure,
  },
  'project.numberGranted': {
    tag: says('编号', 'Number'),
    subject: says('《{title}》：编号 {number}', '“{title}”: number {number}'),
    lines: [],
    rule: rules.number,
  },
  'project.numberDenied': {
    tag: says('编号', 'Number'),
    subject: says('{named}：编号未获给出，请处理', '{named}: the number was denied, please act'),
    lines: [],
    rule: rules.number,
  },
  'project.editorialChangeDeclared': {
    tag: publication,
    subject: says('{named}：声明编辑性修改', '{named}: an editorial change is declared'),
    lines: [reason],
    rule: rules.disclosure,
  },
  'project.editorialChangeConfirmed': {
    tag: publication,
    subject: says('{named}：编辑性修改经同意', '{named}: the editorial change is agreed'),
    lines: [],
    rule: rules.disclosure,
  },
} as const satisfies NoticeTable;
