import type { Gate } from '../kernel/gate.js';
import { needRole } from '../kernel/need-role.js';
import type { Owing } from '../work/owing.js';
import type { MeetingCommand } from './meeting.js';
import { chairs } from './gates.js';
import type { MeetingState } from './state.js';

type Waits = Owing<MeetingState, MeetingCommand['type']>;

/** The office runs a meeting; its chair may, too, and leaves it to the office. */
const office: Gate<MeetingState> = (state, { actor }) => needRole(actor, state.organisation, 'secretariat', 'officer');

/** What a meeting waits for, and until it is over that it is to be attended. */
export function meetingOwing(state: MeetingState, now: number): readonly Waits[] {
  const { phase, opensAt, minutesBy } = state;
  const attended: Waits = { why: 'MEETING', acts: ['signIn'], by: null, due: opensAt };
  switch (phase) {
    case 'called':
      return now < opensAt ? [attended] : [attended, { why: 'MEETING_TO_OPEN', acts: ['openMeeting'], by: office, due: opensAt }];
    case 'open':
      return [attended, { why: 'MEETING_TO_END', acts: ['endMeeting'], by: office, due: null }];
    case 'adjourned':
      return [attended, { why: 'MEETING_TO_END', acts: ['resumeMeeting'], by: office, due: null }];
    case 'held':
      return [{ why: 'MINUTES_TO_CONFIRM', acts: ['confirmMinutes'], by: chairs, due: minutesBy }];
    default:
      return [];
  }
}
