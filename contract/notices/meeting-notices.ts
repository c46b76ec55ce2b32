import { rules, shared, type NoticeTable } from '../../domain/kernel/notice-words.js';
import { said as says } from '../../domain/kernel/words.js';

const tag = says('会议', 'Meeting');
const rule = rules.meeting;
/** Time, place, link, agenda and the date for material. */
const invitation = [
  says('时间：{opensAt}（北京时间）', 'Time: {opensAt} (Beijing time)'),
  says('地点：{place}', 'Place: {place}'),
  says('远程参会：{link}', 'Remote: {link}'),
  says('议程：{agenda}', 'Agenda: {agenda}'),
] as const;
const material = says('会议材料应在 {materialBy} 前送达。', 'Material is to be sent before {materialBy}.');

/** What a meeting tells those on its roster and those who run it. */
export const meetingNotices = {
  'meeting.called': {
    tag: says('会议通知', 'Meeting called'),
    subject: says('《{title}》，{opensAt} 开始{left}', '“{title}”, opens {opensAt}{left}'),
    lines: [...invitation, material],
    rule,
    calendar: 'deadline',
  },
  'meeting.uninvited': {
    tag,
    subject: says('《{title}》：您已不在参会名册上', '“{title}”: you are no longer on the roster'),
    lines: [says('如有疑问请与秘书处联系。', 'Please ask the secretariat if this surprises you.')],
    rule,
    calendar: 'cancelled',
  },
  'meeting.agendaChanged': {
    tag: says('议程变更', 'Agenda changed'),
    subject: says('《{title}》：议程有变更', '“{title}”: the agenda has changed'),
    lines: [...invitation, shared.reason, says('以下议题的材料迟于期限：{late}', 'Material of these items came after its date: {late}')],
    rule,
    calendar: 'deadline',
  },
  'meeting.lateMaterialAccepted': {
    tag: says('迟到材料', 'Late material'),
    subject: says('《{title}》：第 {item} 项议题的迟到材料获准审议', '“{title}”: late material of item {item} is accepted'),
    lines: [shared.reason],
    rule,
  },
  'meeting.materialMissing': {
    tag: says('材料未送达', 'Material missing'),
    subject: says('《{title}》：表决议题 {items} 没有会议材料', '“{title}”: items {items} are for decision and have no material'),
    lines: [says('材料期限已到；此后送达的按迟到处理。', 'The date for material has come; what is sent now is late.')],
    rule,
  },
  'meeting.postponed': {
    tag: says('会议改期', 'Meeting moved'),
    subject: says('《{title}》改至 {opensAt}{left}', '“{title}” is moved to {opensAt}{left}'),
    lines: [...invitation, shared.reason, material],
    rule,
    calendar: 'deadline',
  },
  'meeting.adjourned': {
    tag: says('休会', 'Meeting adjourned'),
    subject: says('《{title}》休会，{opensAt} 继续', '“{title}” is adjourned until {opensAt}'),
    lines: [...invitation, shared.reason],
    rule,
    calendar: 'deadline',
  },
  'meeting.cancelled': {
    tag: says('会议取消', 'Meeting cancelled'),
    subject: says('《{title}》（{opensAt}）已取消', '“{title}” ({opensAt}) is cancelled'),
    lines: [shared.reason],
    rule,
    calendar: 'cancelled',
  },
  'meeting.resolutionContradicted': {
    tag: says('决议与表决不符', 'Resolution contradicted'),
    subject: says('《{title}》：决议 {numbers} 与更正后的表决结果不一致', '“{title}”: resolutions {numbers} disagree with the revised result'),
    lines: [shared.outcome, says('请修改决议后再确认纪要。', 'Please amend them before the minutes are confirmed.')],
    rule,
  },
  'meeting.minutesDue': {
    tag: says('会议纪要', 'Minutes'),
    subject: says('《{title}》：请在 {minutesBy} 前确认会议纪要', '“{title}”: the minutes are to be confirmed before {minutesBy}'),
    lines: [says('纪要由会议记录生成，由主任委员确认。', 'They are made from the record and confirmed by the chair.')],
    rule,
  },
  'meeting.minutesOverdue': {
    tag: says('纪要逾期', 'Minutes overdue'),
    subject: says('《{title}》：会议纪要逾期未确认', '“{title}”: the minutes are overdue'),
    lines: [says('期限为 {minutesBy}，现已逾期。', 'They were due by {minutesBy}.')],
    rule,
  },
  'meeting.minutesConfirmed': {
    tag: says('会议纪要', 'Minutes'),
    subject: says('《{title}》：会议纪要已确认', '“{title}”: the minutes are confirmed'),
    lines: [says('决议：{resolutions}', 'Resolutions: {resolutions}')],
    rule,
  },
  'meeting.minutesReopened': {
    tag: says('纪要需重新确认', 'Minutes to be confirmed again'),
    subject: says(
      '《{title}》：第 {vote} 项表决结果有变化，纪要需重新确认',
      '“{title}”: vote {vote} has changed, the minutes are to be confirmed again',
    ),
    lines: [says('此前的确认不再有效。', 'The earlier confirmation no longer holds.')],
    rule,
  },
} as const satisfies NoticeTable;
