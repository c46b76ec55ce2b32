import type { CommandOf } from '../kernel/act.js';
import { lifecycleOf } from '../kernel/lifecycle.js';
import { said } from '../kernel/words.js';
import { meetingActs } from './acts.js';
import { meetingDue } from './due.js';
import { meetingEvents } from './events.js';
import { meetingRefusals } from './refusals.js';
import { startMeeting } from './start-meeting.js';
import type { MeetingState } from './state.js';

export type MeetingCommand = CommandOf<typeof meetingActs>;

/** A meeting of a committee, from its call to its confirmed minutes. */
export const meeting = lifecycleOf<MeetingState>()({
  kind: 'meeting',
  words: said('委员会会议', 'meeting of a committee'),
  input: null,
  start: startMeeting,
  events: meetingEvents,
  acts: meetingActs,
  refusals: meetingRefusals,
  due: meetingDue,
  status: (state) => state.phase,
  ended: ({ phase }) => phase === 'filed' || phase === 'cancelled',
});
