import { said, type Words } from '../../domain/kernel/words.js';
import type { Attendance } from '../../contract/views/meeting.js';

export const meetingWords = {
  title: said('会议', 'Meeting'),
  when: said('时间', 'When'),
  place: said('地点', 'Where'),
  remote: said('可以远程参会', 'May be joined by remote link'),
  link: said('远程参会链接', 'Join by remote link'),
  committee: said('委员会', 'Committee'),
  agenda: said('议程', 'Agenda'),
  decides: said('须表决', 'to be decided'),
  item: (n: number): Words => said(`第 ${n} 项`, `Item ${n}`),
  paper: (n: number): Words => said(`文件 ${n}`, `Paper ${n}`),
  noPapers: said('没有文件', 'no papers'),
  material: said('会议材料须在此前发出', 'Papers are due by'),
  vote: said('表决', 'Vote'),
  voteOpen: said('正在表决', 'A vote is running'),
  toVote: said('去表决', 'Vote now'),
  yours: said('您的出席', 'Your attendance'),
  now: said('现在登记的是', 'What is noted now'),
  leave: said('请假', 'Send apologies'),
  remoteIn: said('远程签到', 'Sign in by remote link'),
  signOut: said('离会', 'Leave the meeting'),
  inPersonNote: said(
    '现场到会由会务人员登记；远程签到后由会务人员核验身份。',
    'Who comes in person is noted at the door; who joins by remote link is checked by the organisers.',
  ),
  leaveNote: said('请假后仍可改为到会。', 'You may still come after sending apologies.'),
  notOnRoster: said('您不在参会名册上。', 'You are not on the roster of this meeting.'),
  noted: said('已登记', 'Noted'),
  unknown: said(
    '还不能确定是否已登记。可以放心再按一次，只登记一次。',
    'It is not certain yet whether it was noted. You may press again; it is noted once.',
  ),
  roster: said('参会人员', 'Roster'),
  people: (n: number): Words => said(`${n} 人`, n === 1 ? '1 person' : `${n} people`),
  person: said('姓名', 'Name'),
  unit: said('单位', 'Organisation'),
  attendance: said('出席', 'Attendance'),
  minutes: said('会议纪要须在此前确认', 'Minutes are due by'),
};

export const phaseWords: { readonly [phase: string]: { readonly words: Words; readonly tone: 'ok' | 'info' | 'bad' | 'quiet' } } = {
  called: { words: said('已通知', 'Called'), tone: 'info' },
  open: { words: said('正在开会', 'In session'), tone: 'ok' },
  adjourned: { words: said('休会', 'Adjourned'), tone: 'info' },
  held: { words: said('已结束', 'Held'), tone: 'quiet' },
  minuted: { words: said('纪要已确认', 'Minutes confirmed'), tone: 'quiet' },
  filed: { words: said('已归档', 'Filed'), tone: 'quiet' },
  cancelled: { words: said('已取消', 'Cancelled'), tone: 'bad' },
};

export const formWords = {
  plenary: said('全体会议', 'Plenary'),
  review: said('审查会议', 'Review meeting'),
  election: said('换届会议', 'Election meeting'),
  working: said('工作会议', 'Working meeting'),
} as const;

export const attendanceWords: { readonly [attendance in Attendance]: Words } = {
  unknown: said('尚无登记', 'nothing noted yet'),
  inPerson: said('到会', 'in person'),
  remote: said('远程参会', 'by remote link'),
  remoteUnchecked: said('远程参会，身份待核实', 'by remote link, identity not yet checked'),
  leave: said('请假', 'on leave'),
  absent: said('缺席', 'absent'),
  left: said('到会后离开', 'came and has left'),
  leftRemote: said('远程参会后离开', 'came by remote link and has left'),
};
