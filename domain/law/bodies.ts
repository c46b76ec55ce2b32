import { part, type SourceRow } from './row.js';

/** Procedures of bodies elsewhere whose ballot rules are shipped, and what is common in the trade. */
export const bodies = {
  'ISO-APPROVAL': {
    of: 'ISO',
    about: part('询问和批准阶段的通过条件', 'approval criteria of enquiry and approval stages'),
    says: 'Two thirds of the participating members that vote in favour, no more than a quarter of all votes against.',
  },
  'ISO-NP': {
    of: 'ISO',
    about: part('提案阶段', 'proposal stage'),
    says: 'Two thirds of the participating members that vote in favour, and enough members who name an active expert: four, or five in a committee of seventeen or more.',
  },
  'ISO-CD': {
    of: 'ISO',
    about: part('委员会阶段', 'committee stage'),
    says: 'Consensus; in doubt two thirds of the participating members that vote.',
  },
  'ISO-SIMPLE': {
    of: 'ISO',
    about: part('参与成员简单多数', 'simple majority of the participating members voting'),
    says: 'More in favour than against.',
  },
  'ISO-TS': { of: 'ISO', about: part('技术规范', 'technical specification'), says: 'Two thirds of the participating members that vote.' },
  'ISO-SR': {
    of: 'ISO',
    about: part('系统复审', 'systematic review'),
    says: 'A majority of the members that vote decides; enough of them must use the standard.',
  },
  'CEN-6.2': {
    of: 'CEN',
    article: part('6.2', '6.2'),
    about: part('无委托的工作', 'work without a mandate'),
    says: 'More members in favour than against, and 71 % of the weighted votes.',
  },
  'CEN-6.4': {
    of: 'CEN',
    article: part('6.4', '6.4'),
    about: part('有委托的工作', 'mandated work'),
    says: 'The same, with a second count among members of the European Economic Area (EEA); where the two differ, theirs decides.',
  },
  'ETSI-VOTE': { of: 'ETSI', about: part('加权表决，71%', 'weighted vote, 71 %'), says: 'Seventy-one per cent of the weighted votes cast.' },
  'ASTM-VOTE': {
    of: 'ASTM',
    about: part('返回率与赞成比例', 'return and share of affirmatives'),
    says: 'Sixty per cent return; two thirds or nine tenths of yes and no in favour, by level.',
  },
  'ASTM-NEGATIVES': {
    of: 'ASTM',
    about: part('反对票的处理', 'handling of negatives'),
    says: 'Every negative is resolved: withdrawn, found not persuasive by a vote, or met.',
  },
  'ANSI-VOTE': { of: 'ANSI', about: part('计票', 'numerical vote'), says: 'A majority of the body returns, two thirds of yes and no in favour.' },
  'ANSI-BALANCE': { of: 'ANSI', about: part('利益平衡', 'balance'), says: 'No category of interest dominates: a third on safety, half otherwise.' },
  'IEEE-VOTE': {
    of: 'IEEE',
    about: part('75/75/30', '75/75/30'),
    says: 'Three quarters return, less than thirty per cent abstain, three quarters of yes and no in favour.',
  },
  'ITU-A8': {
    of: 'ITU',
    about: part('A.8 建议书（备选批准程序）', 'Rec. ITU-T A.8, alternative approval'),
    says: 'Approved at a study-group meeting when no more than one Member State opposes.',
  },
  'ITU-WTSA-1': {
    of: 'ITU',
    about: part('WTSA 第1号决议（传统批准程序）', 'WTSA Resolution 1, traditional approval'),
    says: 'Seventy per cent of the replies in favour.',
  },
  'W3C-PROCESS': {
    of: 'W3C',
    about: part('理事会与咨询委员会申诉', 'Council and appeals'),
    says: 'A Council decides by majority; five per cent of the Advisory Committee may appeal.',
  },
  'OASIS-FULL': { of: 'OASIS', about: part('完全多数', 'full majority vote'), says: 'More than half of all voting members.' },
  'OASIS-SPECIAL': {
    of: 'OASIS',
    about: part('特别多数', 'special majority vote'),
    says: 'Two thirds of all voting members in favour, no more than a quarter against.',
  },
  'OASIS-STANDARD': {
    of: 'OASIS',
    about: part('OASIS 标准', 'OASIS Standard'),
    says: 'Three Statements of Use and a call for consent; after an objection the special majority of the committee. The older form: 15 % of all members in favour, fewer than a quarter of the votes against.',
  },
  'IESG-BALLOT': { of: 'IETF', says: 'One Yes, two thirds with a position other than Discuss, no open Discuss.' },
  'CLASS-SPLIT': { of: 'CABF', about: part('分类别表决', 'a vote in classes'), says: 'Each class passes by its own fraction.' },
  'FORM-LETTER': {
    of: 'FORM',
    about: part('函审单', 'letter ballot form'),
    says: 'Five answers, one tick; a no gives its reasons, and may say that it turns into a yes when a change is made.',
  },
  'FORM-SUMMARY': {
    of: 'FORM',
    about: part('征求意见汇总处理表', 'table of comments and their treatment'),
    says: 'Every comment with its treatment, a remark where it is not adopted, and how many were asked and answered.',
  },
  'FORM-COMMENT': {
    of: 'FORM',
    about: part('意见反馈表', 'comment form'),
    says: 'Clause, comment, proposed text, reason; who comments may be named.',
  },
  'FORM-ATTENDANCE': {
    of: 'FORM',
    about: part('签到表', 'signature sheet'),
    says: 'Who came, signed by themselves, with how many should have come.',
  },
  'FORM-ROSTER': {
    of: 'FORM',
    about: part('参会名册', 'roster of a meeting'),
    says: 'Who is invited and who votes; it comes from the committee and is frozen at opening.',
  },
  'FORM-NOTICE': { of: 'FORM', about: part('会议通知', 'notice of a meeting'), says: 'Time, place, agenda and who is invited.' },
  'FORM-AGENDA': { of: 'FORM', about: part('会议议程', 'agenda'), says: 'What is dealt with, in order; changes after the notice give their reason.' },
  'FORM-MINUTES': {
    of: 'FORM',
    about: part('会议纪要', 'minutes'),
    says: 'Time, place, agenda, attendance, opinions, counts and conclusion, made from the record.',
  },
  'FORM-GROUP': {
    of: 'FORM',
    about: part('起草工作组名单', 'list of the drafting group'),
    says: 'Person, unit and its credit code, in the order in which they are printed.',
  },
  'FORM-FILE': {
    of: 'FORM',
    about: part('各阶段归档文件', 'papers of each stage'),
    says: 'Which papers must be on file before a stage may be left.',
  },
  'FORM-PROPOSAL': { of: 'FORM', about: part('项目建议书', 'project proposal'), says: 'The vote on a project is about this paper.' },
  'FORM-ANNOUNCEMENT': {
    of: 'FORM',
    about: part('发布公告', 'announcement of publication'),
    says: 'Number, name and the day from which the standard is in force.',
  },
  'FORM-CONCLUSION': {
    of: 'FORM',
    about: part('审查会议纪要：通过、修改后通过', 'conclusion of a review'),
    says: 'A text passes, or passes with edits that are then made and shown.',
  },
  'FORM-AMENDMENT': {
    of: 'FORM',
    about: part('修改单', 'amendment sheet'),
    says: 'A small technical change goes by the short route of the society.',
  },
  'FORM-AIRWORTHINESS': {
    of: 'FORM',
    about: part('适航条款符合性矩阵', 'airworthiness matrix'),
    says: 'Clauses of the civil aviation rules (CCAR-21, CCAR-25) and technical standard orders (CTSO) one by one; a group standard is not an airworthiness approval.',
  },
  'TC-RESOLUTION': {
    of: 'TC',
    about: part('表决结果形成决议，由秘书处存档', 'the result becomes a resolution, kept by the secretariat'),
    says: 'What a vote decided stands as a resolution in the record.',
  },
  'TC-MATERIAL': {
    of: 'TC',
    about: part('会审材料提前送达委员，期限以规程为准', 'material reaches the members beforehand'),
    says: 'How long before stands in the rules of the committee; a month was the rule of 1990.',
  },
  'TC-ABSENCE': { of: 'TC', about: part('主席、秘书长缺席时的代行', 'who acts for an absent officer'), says: 'A vice-chair or deputy acts.' },
  'TC-NOTICE': {
    of: 'TC',
    about: part('公示', 'public notice'),
    says: 'What is to be set up is shown to the public; objections are made while it is shown, and nothing is decided while a valid one stands.',
  },
  'TC-SUBCOMMITTEE': {
    of: 'TC',
    about: part('分技术委员会不少于 15 人', 'a sub-committee has 15 members or more'),
    says: 'Likely; the wording was not seen.',
  },
  'TC-WORKING-GROUP': {
    of: 'TC',
    about: part('工作组只起草、不表决', 'a working group drafts and never votes'),
    says: 'No numbers are set for its composition.',
  },
  'TC-ADJUSTMENT': {
    of: 'TC',
    about: part('委员调整每年不超过一次、五分之一', 'adjusted at most once a year, by a fifth'),
    says: 'Unsure: numbers are reported, the wording was not seen.',
  },
  'TC-REPORT': { of: 'TC', about: part('年度报告于次年一月三十一日前报送', 'yearly report by 31 January'), says: 'National practice of 2021.' },
  'TC-GRADES': {
    of: 'TC',
    about: part('考核等次', 'grades of an assessment'),
    says: 'National grades are unsure; bands of points and the interval are decisions of this system.',
  },
  'TC-ENDING': {
    of: 'TC',
    about: part('注销和撤销', 'deregistration and revocation'),
    says: 'Work that ended is handed on and announced; how long a host is barred is a decision of this system.',
  },
  'SET-PROFILE': {
    of: 'SET',
    about: part('本项目适用的程序模板', 'the pinned profile'),
    says: 'What the profile of this lifecycle sets; it can be read with the lifecycle.',
  },
  'SET-TERMS': {
    of: 'SET',
    about: part('本次投票的条件', 'the terms of the ballot'),
    says: 'What the terms of this ballot set before it was opened.',
  },
} as const satisfies { readonly [id: string]: SourceRow };
