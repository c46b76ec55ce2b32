import { lines, oversight } from '../../domain/committee/notices.js';
import { shared, type NoticeTable } from '../../domain/kernel/notice-words.js';
import { said as says } from '../../domain/kernel/words.js';

const rules = {
  members: says('技术委员会管理办法（委员与组成）', 'Committee measures: members and composition'),
  work: says('技术委员会管理办法（年度工作与报告）', 'Committee measures: yearly work and report'),
};
const members = { tag: says('委员', 'Members'), rule: rules.members };
const work = { tag: says('年度工作', 'Yearly work'), rule: rules.work };

const reason = shared.reason;
const { findings } = lines;
const line = (zh: string, en: string) => says(`{named}：${zh}`, `{named}: ${en}`);

/** What a committee tells its authority, its applicant, its secretariat and the public. */
export const committeeNotices = {
  'committee.membersAdjusted': { ...members, subject: line('委员调整', 'members adjusted'), lines: [findings] },
  'committee.memberReported': {
    ...members,
    subject: line('待确认：{reported} {person}', 'to be confirmed: {reported} {person}'),
    lines: [
      says(
        '此事由一人报告，尚未生效。经本人，或第二人附证明确认后生效；不实的，请以“不予确认”说明。',
        'One person reported this and nothing has changed yet. It holds when the member confirms it, or a second person with a document; who knows better declines the report.',
      ),
    ],
  },
  'committee.reportDeclined': { ...members, subject: line('报告未获确认', 'a report was declined'), lines: [reason] },
  'committee.recordCorrected': {
    ...members,
    subject: line('委员 {person} 的误记已更正', 'a wrong record of member {person} was put right'),
    lines: [reason],
  },
  'committee.memberDeparted': { ...members, subject: line('委员 {person} 离任', 'member {person} has left'), lines: [findings] },
  'committee.employerChanged': {
    ...members,
    subject: line('委员 {person} 变更单位', 'member {person} has moved to another unit'),
    lines: [findings],
  },
  'committee.unitMerged': { ...members, subject: line('委员单位合并或更名', 'a unit was merged or renamed'), lines: [findings] },
  'committee.dutyChanged': { ...members, subject: line('委员 {person} 职务变更', 'member {person} has another duty'), lines: [findings] },
  'committee.memberSuspended': { ...members, subject: line('委员 {person} 暂停履职', 'member {person} is suspended'), lines: [reason] },
  'committee.memberReinstated': { ...members, subject: line('委员 {person} 恢复履职', 'member {person} is reinstated'), lines: [reason] },
  'committee.absenceWarned': {
    ...members,
    subject: line('{person} 连续 {absences} 次未参加会议或表决', '{person} missed {absences} meetings or ballots in a row'),
    lines: [says('继续缺席将提出调整建议。', 'Another absence leads to a proposal to replace the member.')],
  },
  'committee.replacementProposed': {
    ...members,
    subject: line('{person} 连续 {absences} 次缺席，建议调整', '{person} missed {absences} in a row: replacement proposed'),
    lines: [],
  },
  'committee.committeeProposedProject': { ...work, subject: line('申报标准项目', 'a project is proposed'), lines: [] },
  'committee.yearClosed': { ...work, subject: line('{year} 年未召开年会', 'no plenary was held in {year}'), lines: [] },
  'committee.annualReportFiled': { ...work, subject: line('已报送 {year} 年度报告', 'report on {year} filed'), lines: [] },
  'committee.annualReportMissed': { ...work, subject: line('{year} 年度报告逾期', 'the report on {year} is overdue'), lines: [] },
  'committee.changeRequested': { ...oversight, subject: line('申请变更', 'a change is asked for'), lines: [reason] },
  'committee.changeApproved': { ...oversight, subject: line('变更获批', 'the change is approved'), lines: [] },
  'committee.changeRefused': { ...oversight, subject: line('变更未获批', 'the change is refused'), lines: [reason] },
  'committee.endingProposed': { ...oversight, subject: line('建议注销或撤销', 'an ending is proposed'), lines: [reason] },
  'committee.committeeKept': { ...oversight, subject: line('予以保留', 'kept'), lines: [reason] },
  'committee.committeeDeregistered': {
    ...oversight,
    subject: line('注销', 'deregistered'),
    lines: [reason, says('所管标准移交：{standardsTo}', 'Its standards go to: {standardsTo}')],
  },
  'committee.committeeRevoked': {
    ...oversight,
    subject: line('撤销', 'revoked'),
    lines: [reason, says('所管标准移交：{standardsTo}', 'Its standards go to: {standardsTo}')],
  },
  'committee.profileMigrated': { ...oversight, subject: line('适用的规则变更', 'another version of the rules applies'), lines: [reason] },
} as const satisfies NoticeTable;
