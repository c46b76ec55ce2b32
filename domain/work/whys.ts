import { said, type Words } from '../kernel/words.js';

/** What it leads to when nobody acts: 1 stops rights, 2 breaks a duty, 3 weakens a decision, 4 is work of the day. */
export type Weight = 1 | 2 | 3 | 4;

type Why = Words & {
  readonly weight: Weight;
  /** What follows when it is left undone, where the rules know it. */
  readonly consequence?: Words;
  /** Shown to everybody whom its subject concerns, though there is nothing for them to do. */
  readonly concerns?: true;
};

const silence = said('未投的票不算赞成；有效票不足时表决无效', 'silence is never a yes; too few papers make the ballot invalid');
const overdueNoted = said('逾期记入存档，主管部门可见', 'the delay goes on record, where the authority sees it');
const minutesUnfiled = said('纪要未确认，会议不能归档', 'without confirmed minutes the meeting is not filed');
const nothingChanges = said('未经第二人确认，不产生任何效力', 'without a second person nothing changes');
const weakens = said('未收到通知的人可以此质疑结果', 'whoever was not told may contest the result by it');

/** Why something stands in a list of work: the one table of these codes, with the words that lists and desks show. */
export const whys = {
  VOTE: { ...said('请投票', 'your vote is awaited'), weight: 3, consequence: silence },
  VOTE_BY_MANDATE: { ...said('请代被委托席位投票', 'a vote you cast for somebody else is awaited'), weight: 3, consequence: silence },
  STAND_BY_VOTE: {
    ...said('表决文本已更正：请维持原票或改投', 'the text was corrected: stand by your vote or vote anew'),
    weight: 3,
    consequence: said('不作答的，原票按更正前的文本处理', 'without an answer the vote stays one on the text of before'),
  },
  VOTED_FOR_YOU: { ...said('他人受委托代您投票', 'somebody votes for you by a mandate'), weight: 4, concerns: true },
  DONE_FOR_YOU: { ...said('他人为您录入了纸质票，有误可提异议', 'a sheet was entered for you; you may object to it'), weight: 3 },
  CONFIRMATION: {
    ...said('一人已提出，等待另一人确认或不同意', 'one person proposed it, another confirms or declines'),
    weight: 2,
    consequence: nothingChanges,
  },
  BALLOT_TO_OPEN: { ...said('表决已起草，尚未开启', 'a ballot is drafted and not yet open'), weight: 4 },
  BALLOT_OPEN: { ...said('表决进行中', 'a ballot is open'), weight: 4, concerns: true },
  TIE_TO_DECIDE: {
    ...said('票数相等，等待主持人裁定', 'a tie waits for the chair'),
    weight: 2,
    consequence: said('到期未裁定的，按规则确定结果', 'undecided in time, the rule settles the result'),
  },

  POSITION: {
    ...said('请对条款表态', 'your position on clauses is awaited'),
    weight: 3,
    consequence: said('协商一致以各成员表态为据', 'consensus rests on what the members say'),
  },
  ISSUE_TO_ANSWER: {
    ...said('成员的关切或反对等待编辑答复', 'a concern or objection waits for the editors'),
    weight: 2,
    consequence: overdueNoted,
  },
  MEDIATION_TO_CONFIRM: {
    ...said('调解记录等待您确认', 'the record of a mediation waits for your word'),
    weight: 2,
    consequence: nothingChanges,
  },

  MEETING: { ...said('您列入参会名册', 'you are on the roster of a meeting'), weight: 4, concerns: true },
  MEETING_TO_OPEN: { ...said('会议时间已到，等待主持人宣布开会', 'the hour of the meeting has come, and it is not open'), weight: 2 },
  MEETING_TO_END: { ...said('会议进行中，议程办完后结束会议', 'the meeting is open until its agenda is done'), weight: 4 },
  MINUTES_TO_CONFIRM: { ...said('会议纪要等待确认', 'the minutes wait to be confirmed'), weight: 2, consequence: minutesUnfiled },

  OPEN_FOR_COMMENT: { ...said('正在征求意见，可以提意见', 'open for comment'), weight: 4 },
  COMMENTS_TO_TREAT: {
    ...said('意见等待处理', 'comments wait to be answered'),
    weight: 2,
    consequence: said('有未处理的意见，项目不能送审', 'with a comment unanswered the project does not go on to review'),
  },
  OBJECTIONS_TO_TREAT: {
    ...said('对意见处理的异议等待答复', 'objections to answers wait for an answer'),
    weight: 2,
    consequence: said('异议未答复，本轮不能结束', 'the round does not end while an objection is unanswered'),
  },
  TABLE_TO_SIGN: {
    ...said('意见已处理完，等待签署汇总处理表', 'all comments are answered; the table waits to be signed'),
    weight: 4,
    consequence: said('未签署，项目不能送审', 'unsigned, the project does not go on to review'),
  },

  PROPOSAL_TO_SUBMIT: { ...said('提案在提案人处，尚未提交', 'the proposal lies with its proposer'), weight: 4 },
  PROPOSAL_TO_CHECK: { ...said('提案等待核查受理', 'the proposal waits for the office to check it'), weight: 2, consequence: overdueNoted },
  PROJECT_TO_DECIDE: {
    ...said('立项等待办理：表决、公示或立项', 'the project waits to be voted on, announced or established'),
    weight: 2,
    consequence: overdueNoted,
  },
  GROUP_TO_FORM: { ...said('等待组建起草组', 'the drafting group waits to be formed'), weight: 2, consequence: overdueNoted },
  DRAFT_TO_MAKE: { ...said('起草中：上传草案，完成后定稿', 'being drafted: upload drafts, then sign off'), weight: 2, consequence: overdueNoted },
  CONSULTATION_TO_OPEN: {
    ...said('征求意见稿已定稿，等待公开征求意见', 'the draft waits to be put to comment'),
    weight: 2,
    consequence: overdueNoted,
  },
  COMMENT_ROUND: {
    ...said('征求意见中，或意见正在处理', 'the draft is out for comment, or its comments are being answered'),
    weight: 4,
    concerns: true,
  },
  CONSENT_TO_GIVE: {
    ...said('送审前等待归口部门同意', 'the competent department is asked to consent to the review'),
    weight: 2,
    consequence: said('未经同意不能送审', 'without the consent there is no review'),
  },
  REVIEW_TO_ASK_FOR: {
    ...said('意见处理完毕，等待送审', 'comments are settled; the text waits to go to review'),
    weight: 2,
    consequence: overdueNoted,
  },
  REVIEW_TO_OPEN: { ...said('送审稿等待技术审查', 'the text waits for its technical review'), weight: 2, consequence: overdueNoted },
  PROJECT_VOTE: { ...said('项目的表决正在进行', 'a vote of the project is running'), weight: 4, concerns: true },
  REVIEW_TO_CONCLUDE: {
    ...said('表决已结束，等待审查结论', 'the vote is over; the review waits for its conclusion'),
    weight: 2,
    consequence: overdueNoted,
  },
  EDITS_TO_CONFIRM: {
    ...said('审查要求的修改等待起草组以外的人确认', 'required edits wait for somebody outside the group'),
    weight: 2,
    consequence: overdueNoted,
  },
  APPROVAL_TO_ASK_FOR: {
    ...said('审查已通过，等待报批', 'the review is passed; the text waits to be submitted for approval'),
    weight: 2,
    consequence: overdueNoted,
  },
  APPROVAL_TO_DECIDE: { ...said('报批稿等待批准', 'the text waits for approval'), weight: 2, consequence: overdueNoted },
  NUMBER_TO_ASK_FOR: { ...said('编号未获准，等待再次申请', 'the number was refused and is to be asked for again'), weight: 2 },
  EDITORIAL_CHANGE: {
    ...said('发布稿的编辑性修改等待同意', 'an editorial change of the approved text waits for consent'),
    weight: 2,
    consequence: nothingChanges,
  },
  PUBLICATION: { ...said('已编号，等待发布', 'numbered, and waits to be published'), weight: 2, consequence: overdueNoted },
  DECLARATION: {
    ...said('已发布，等待自我声明公开', 'published, and waits for its self-declaration'),
    weight: 2,
    consequence: said('逾期记入存档，主管部门可见', 'the delay goes on record, where the authority sees it'),
  },
  FILING: { ...said('已发布，等待备案', 'published, and waits to be filed'), weight: 2, consequence: overdueNoted },
  CORRECTION_ORDERED: {
    ...said('投诉属实，须限期修改', 'a complaint was upheld; the text is to be corrected'),
    weight: 2,
    consequence: overdueNoted,
  },
  CORRECTION_TO_DECIDE: { ...said('修改单等待批准', 'a correction waits for approval'), weight: 4 },
  CORRECTION_TO_PUBLISH: { ...said('修改单已批准，等待发布', 'a correction is approved and waits to be published'), weight: 4 },
  SYSTEMATIC_REVIEW: {
    ...said('复审中：表决并作出复审结论', 'under systematic review: vote and conclude'),
    weight: 2,
    consequence: overdueNoted,
  },
  WITHDRAWAL_TO_PUBLISH: {
    ...said('等待发布废止公告，或保留标准', 'the withdrawal waits to be published, or the standard to be kept'),
    weight: 2,
    consequence: overdueNoted,
  },
  PROJECT_OF_YOURS: { ...said('您参与的项目正在进行', 'a project of yours is under way'), weight: 4, concerns: true },
  NOTICE_OBJECTIONS: {
    ...said('公示的异议等待答复', 'objections to a public notice wait for an answer'),
    weight: 2,
    consequence: said('异议未答复，不能作出决定', 'nothing is decided while an objection is unanswered'),
  },

  COMPLAINT_TO_HANDLE: { ...said('投诉或申诉等待办理', 'a complaint or appeal waits to be handled'), weight: 2, consequence: overdueNoted },
  PANEL_TO_APPOINT: {
    ...said('申诉等待组成处理小组', 'an appeal waits for its panel'),
    weight: 2,
    consequence: said('没有小组，申诉不能作出决定', 'without a panel the appeal cannot be decided'),
  },
  COMPLAINT_OVERDUE: {
    ...said('投诉或申诉逾期未办结', 'a complaint or appeal is overdue'),
    weight: 2,
    consequence: overdueNoted,
    concerns: true,
  },
  SUSPENDED: {
    ...said('已暂停', 'suspended'),
    weight: 1,
    consequence: said('暂停期间不能推进，恢复后继续', 'what is suspended rests until it is resumed'),
    concerns: true,
  },
  NOTICE_NOT_REACHED: { ...said('通知未送达部分人员', 'a notice did not reach everybody'), weight: 3, consequence: weakens, concerns: true },

  WEBHOOK_STOPPED: {
    ...said('推送地址连续不通，已停止推送', 'a webhook took nothing for days and was stopped'),
    weight: 4,
    consequence: said('恢复前消息只保留九十天', 'until it is resumed messages are kept for ninety days only'),
  },

  APPLICATION_TO_REVISE: { ...said('筹建申请退回，等待申请单位修改', 'the application was returned to its applicant'), weight: 4 },
  APPLICATION_TO_EVALUATE: { ...said('筹建申请等待评审', 'the application waits to be evaluated'), weight: 2, consequence: overdueNoted },
  NOTICE_TO_OPEN: { ...said('等待发布公示', 'a public notice waits to be opened'), weight: 2 },
  NOTICE_RUNNING: { ...said('公示中', 'the public notice is running'), weight: 4, concerns: true },
  SETUP_TO_DECIDE: { ...said('筹建公示结束，等待批复', 'the notice of the set-up is over; the decision is awaited'), weight: 2 },
  MEMBERS_TO_CALL_FOR: { ...said('筹建已批复，等待公开征集委员', 'set-up approved; the call for members is awaited'), weight: 2 },
  PLAN_TO_FILE: {
    ...said('等待提出委员名单和材料，报送组建方案', 'the list of members, the papers and the plan are awaited'),
    weight: 2,
    consequence: said('逾期未报送的，筹建失效', 'unfiled in time, the set-up lapses'),
  },
  PLAN_TO_ACCEPT: { ...said('组建方案等待受理', 'the constitution plan waits to be accepted'), weight: 2 },
  COMMITTEE_TO_APPROVE: { ...said('组建公示结束，等待批准成立', 'the notice of the plan is over; the establishment is awaited'), weight: 2 },
  TERM_ENDING: {
    ...said('本届任期将满，等待换届', 'the term ends; a re-election is awaited'),
    weight: 2,
    consequence: said('任期届满未换届的，暂停申报新项目', 'without a re-election no new project is taken up'),
  },
  TERM_OVER: {
    ...said('任期已满，尚未换届', 'the term is over without a re-election'),
    weight: 1,
    consequence: said('换届前不能申报新项目', 'no new project until the re-election'),
  },
  RENEWAL_TO_APPROVE: { ...said('换届材料等待批准', 'the re-election dossier waits for approval'), weight: 2 },
  ENDING_PROPOSED: {
    ...said('已提出注销或撤销', 'an ending is proposed'),
    weight: 1,
    consequence: said('决定注销或撤销后委员会终止', 'once decided the committee ends'),
    concerns: true,
  },
  RECTIFICATION: {
    ...said('限期整改，等待报送整改报告', 'under rectification; the report is awaited'),
    weight: 2,
    consequence: said('整改未通过的，可建议撤销', 'a failed rectification may lead to revocation'),
  },
  RECTIFICATION_OVERDUE: {
    ...said('整改逾期', 'the rectification is overdue'),
    weight: 1,
    consequence: said('整改未通过的，可建议撤销', 'a failed rectification may lead to revocation'),
  },
  RECTIFICATION_TO_ACCEPT: { ...said('整改报告等待验收', 'the report on the rectification waits to be accepted'), weight: 2 },
  ASSESSMENT_DUE: { ...said('到期考核评估', 'the assessment is due'), weight: 2 },
  REPORT_DUE: { ...said('等待报送年度报告', 'the annual report is due'), weight: 4, consequence: overdueNoted },
  REPORT_OVERDUE: { ...said('年度报告逾期', 'the annual report is overdue'), weight: 2, consequence: overdueNoted },
  PLENARY_TO_HOLD: {
    ...said('本年度全体会议尚未召开', 'the plenary of the year is yet to be held'),
    weight: 4,
    consequence: said('记入年度报告和考核', 'it counts in the yearly report and the assessment'),
  },
  CHANGE_TO_DECIDE: { ...said('变更申请等待批准', 'a request for change waits to be decided'), weight: 4 },
  COMPOSITION: {
    ...said('委员会组成不符合要求', 'the composition is not in order'),
    weight: 3,
    consequence: said('据此作出的决定可受质疑', 'what is decided so may be contested'),
  },
  UNIT_MISSING: {
    ...said('委员缺少单位或统一社会信用代码', 'a member has no unit with a valid credit code'),
    weight: 3,
    consequence: said('单位不明，无法核对回避', 'without a unit conflicts cannot be checked'),
  },
  REPLACEMENT_PROPOSED: { ...said('委员连续缺席，建议更换', 'members missed too often and are to be replaced'), weight: 3 },

  DEPARTMENTS_TO_ACT: {
    ...said('等待三部门共同办理，各以本部门名义', 'waits for the three departments, each in its own name'),
    weight: 2,
    consequence: said('三部门未全部办理的，此事不成立', 'until each has acted nothing is decided'),
  },
  CALL_OPEN: { ...said('试点征集正在接受申报', 'a call for pilots takes applications'), weight: 4 },
  APPLICATION_TO_COMPLETE: { ...said('申报材料退回补正', 'the application is to be completed'), weight: 2 },
  PANEL_TO_HOLD: { ...said('等待专家评审', 'the panel review is awaited'), weight: 2 },
  ORDER_TO_DRAFT: { ...said('公示结束，等待拟定任务书', 'the notice is over; the task order is awaited'), weight: 2 },
  HALF_YEAR_REPORT: {
    ...said('等待报送半年报告', 'the half-year report is due'),
    weight: 2,
    consequence: said('逾期三十日未报的予以警示', 'thirty days late it becomes a warning'),
  },
  PROFILE_TO_CONFIRM: {
    ...said('自有规程草案等待另一人确认', 'the draft of an own profile waits for a second person'),
    weight: 4,
    consequence: nothingChanges,
  },
  PROFILE_TO_MEND: {
    ...said('自有规程草案有错误或被退回，等待修改', 'the draft of an own profile has errors, or was returned, and waits to be mended'),
    weight: 4,
    consequence: said('有错误的规程不能启动任何事项', 'an unsound profile starts nothing'),
  },

  PILOT_TO_RECTIFY: {
    ...said('中期检查要求整改，等待报送整改报告', 'the mid-term check asks for rectification; the report is awaited'),
    weight: 1,
    consequence: said('逾期的，由三部门重新作出中期检查意见', 'overdue, the departments decide on the mid-term check again'),
  },
  SELF_ASSESSMENT_TO_FILE: {
    ...said('试点将满，等待报送自评总结', 'the pilot ends soon; the self-assessment is awaited'),
    weight: 1,
    consequence: said('没有自评总结不能通过验收', 'without it the pilot does not pass'),
  },
  CONDITIONS_TO_MEET: { ...said('有条件通过，等待报送完善情况', 'passed on conditions; the report is awaited'), weight: 1 },

  MEMBERSHIP_TO_CONFIRM: {
    ...said('他人登记的任职等待本单位确认', 'a membership others wrote down waits for your organisation'),
    weight: 3,
    consequence: said('确认前不产生权利和通知', 'until then it gives no rights and no notices'),
  },
  QUESTION_TO_ANSWER: {
    ...said('主管部门的询问等待答复', 'a question of the supervising department waits for an answer'),
    weight: 2,
    consequence: overdueNoted,
  },
  FINDING_TO_RECTIFY: {
    ...said('责令整改，等待报送证明材料', 'ordered to put something right; the evidence is awaited'),
    weight: 1,
    consequence: overdueNoted,
  },
  EVIDENCE_TO_JUDGE: {
    ...said('整改证明材料等待认定', 'evidence of a rectification waits for your judgement'),
    weight: 2,
    consequence: said('认定前，团体不知道整改是否完成', 'until then the society does not know where it stands'),
  },
  MATTER_TO_CLOSE: { ...said('监督事项等待办结', 'a matter of supervision waits for its conclusion'), weight: 4 },
  CAMPAIGN_OPEN: { ...said('集中复审尚有标准未出结论', 'standards of a campaign have no outcome yet'), weight: 4, consequence: overdueNoted },
  CAMPAIGN_TO_CLOSE: { ...said('集中复审结论已齐，等待结束', 'all outcomes are there; the campaign waits to be closed'), weight: 4 },
} as const satisfies { readonly [code: string]: Why };

export type WhyCode = keyof typeof whys;

/** The words of a code. */
export const whyOf = (code: WhyCode): Why => whys[code];
