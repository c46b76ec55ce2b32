import { z } from 'zod';
import type { Effect } from '../../kernel/decider.js';
import { field, held } from '../../kernel/field.js';
import { shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import type { MeetingReport, MeetingResolution } from '../../messages/messages.js';
import type { PersonId } from '../../kernel/person-id.js';
import { attended, markOfRow } from '../attendance.js';
import type { AttendanceMark, MeetingState, Resolution } from '../state.js';
import { by, event, figures, instant, item, person, place, provisional, reason, text } from './binding.js';
import { conductors, everybody, invitation, invited, named, rule } from './audiences.js';

export const attendanceNoted = event('attendanceNoted', {
  words: said('签到', 'attendance noted'),
  data: {
    row: field(z.int(), '名册行', 'row of the roster'),
    person,
    mark: field(held<AttendanceMark>(), '到会登记符', 'mark'),
    was: field(held<AttendanceMark>(), '原登记符', 'mark before'),
    how: field(held<string | null>(), '核验方式', 'by what the identity of somebody remote was checked'),
    by,
  },
  evolve: (state, { row, mark }) => ({ ...state, attendance: state.attendance.slice(0, row) + mark + state.attendance.slice(row + 1) }),
});

export const meetingOpened = event('meetingOpened', {
  words: said('会议开始', 'meeting opened'),
  data: { figures, by },
  evolve: (state, _data, at) => ({ ...state, phase: 'open', openedAt: at }),
});

export const meetingAdjourned = event('meetingAdjourned', {
  words: said('休会', 'meeting adjourned'),
  data: { resumesAt: instant('复会时间', 'when it goes on'), place, reason, by },
  evolve: (state, { resumesAt, place: where }) => ({
    ...{ ...state, phase: 'adjourned', opensAt: resumesAt, place: where },
    attendance: state.attendance.replaceAll('p', 'd').replaceAll('r', 'e').replaceAll('c', '.'),
  }),
  tells: [
    {
      ...{ tag: said('休会', 'Meeting adjourned'), subject: said('《{title}》休会，{opensAt} 继续', '“{title}” is adjourned until {opensAt}') },
      ...{ lines: [...invitation, shared.reason], rule, calendar: 'deadline' },
      to: everybody,
      values: (state, { reason: why }) => ({ ...invited(state), reason: why }),
    },
  ],
});

export const meetingResumed = event('meetingResumed', {
  words: said('复会', 'meeting resumed'),
  data: { figures, by },
  evolve: (state) => ({ ...state, phase: 'open' }),
});

export const opinionNoted = event('opinionNoted', {
  words: said('记录发言', 'opinion noted'),
  data: { item, person, text: text('意见', 'what was said'), by },
  evolve: (state) => ({ ...state, opinions: state.opinions + 1 }),
});

export const meetingEnded = event('meetingEnded', {
  words: said('会议结束', 'meeting ended'),
  data: { conclusion: text('结论', 'conclusion'), figures, minutesBy: instant('纪要期限', 'date for the minutes'), provisional, by },
  evolve: (state, { minutesBy }, at) => ({ ...state, phase: 'held', endedAt: at, minutesBy }),
  tells: [
    {
      tag: said('会议纪要', 'Minutes'),
      subject: said('《{title}》：请在 {minutesBy} 前确认会议纪要', '“{title}”: the minutes are to be confirmed before {minutesBy}'),
      lines: [said('纪要由会议记录生成，由主任委员确认。', 'They are made from the record and confirmed by the chair.')],
      rule,
      to: conductors,
      values: (state, { minutesBy }) => ({ ...named(state), minutesBy }),
    },
  ],
  effects: (_data, state) => [reported(state)],
});

/** Who was there, who was not, what was resolved: the committee counts absences and keeps the resolutions. */
function reported(state: MeetingState): Effect {
  const personsWhere = (test: (mark: AttendanceMark) => boolean): readonly PersonId[] =>
    state.roster.filter((_, row) => test(markOfRow(state, row))).map((row) => row.person);
  const command: MeetingReport = {
    type: 'meetingHeld',
    meeting: state.stream,
    form: state.form,
    at: state.openedAt ?? state.opensAt,
    present: personsWhere(attended),
    absent: personsWhere((mark) => !attended(mark)),
    onLeave: personsWhere((mark) => mark === 'l'),
    resolutions: state.resolutions.map((one) => resolved(state, one)),
  };
  return { kind: 'tell', stream: state.committee, command };
}

/** What a project's item decided is the project's; a matter of the committee goes to the committee with the text that was voted on. */
function resolved({ votes, agenda }: MeetingState, { number, item: on, vote: n, outcome }: Resolution): MeetingResolution {
  const vote = votes.find((one) => one.n === n);
  if (vote === undefined) return { number, ballot: null, outcome };
  const { matter, project } = agenda.find((one) => one.n === on) ?? {};
  return { number, ballot: vote.ballot, outcome, ...(matter === undefined || project !== null ? {} : { matter, text: vote.text }) };
}

export const sessionEvents = [attendanceNoted, meetingOpened, meetingAdjourned, meetingResumed, opinionNoted, meetingEnded] as const;
