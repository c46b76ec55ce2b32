import type { EventOf } from '../kernel/event.js';
import { agendaEvents } from './events/agenda.js';
import { callEvents } from './events/call.js';
import { minutesEvents } from './events/minutes.js';
import { sessionEvents } from './events/session.js';
import { voteEvents } from './events/votes.js';

export const meetingEvents = [...callEvents, ...agendaEvents, ...sessionEvents, ...voteEvents, ...minutesEvents] as const;
export type MeetingEvent = EventOf<typeof meetingEvents>;
