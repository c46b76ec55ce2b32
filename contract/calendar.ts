import ical, {
  ICalAlarmRelatesTo,
  ICalAlarmType,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
  type ICalCalendar,
} from 'ical-generator';
import type { Instant } from '../domain/kernel/decider.js';
import { plainText } from './notices/plain-text.js';

/**
 * A deadline on its way into somebody's calendar. `about` names it for ever: a stream, or a stream and what of it is due. `sequence` is the seq of the event that set it, so that
 * a later word, by mail or in a feed, always replaces an earlier one.
 */
export type Deadline = {
  readonly about: string;
  readonly sequence: number;
  readonly closesAt: Instant;
  readonly cancelled: boolean;
  readonly summary: string;
  readonly link: string | null;
  /** When it was set, or when it is sent. */
  readonly stamp: Instant;
};

/** The entry takes the last half hour before the close, so that it ends at the exact instant and is never "all day". */
const shown = 30 * 60_000;

const remindedBefore = [7, 1].map((days) => days * 86_400);

/** The UID of a deadline, in mail and in every feed, whoever reads it. */
export const uidOf = (about: string): string => `${about}@biaocheng`;

/**
 * Deadlines as an iCalendar file (RFC 5545): the same UID whenever one moves, and a cancellation when it falls away. Instants are written in UTC, which every calendar shows in its
 * reader's zone, so that the file describes none. A feed has a name, and is asked for again after an hour.
 */
export function calendarOf(deadlines: readonly Deadline[], feed: { readonly name: string } | null = null): string {
  const calendar = ical({ prodId: { company: 'Biaocheng', product: 'Deadlines', language: 'ZH' }, method: ICalCalendarMethod.PUBLISH });
  if (feed !== null) calendar.name(plainText(feed.name)).ttl(3_600);
  for (const deadline of deadlines) enter(calendar, deadline);
  return calendar.toString();
}

function enter(calendar: ICalCalendar, { about, sequence, closesAt, cancelled, summary, link, stamp }: Deadline): void {
  const title = plainText(summary);
  const event = calendar.createEvent({
    id: uidOf(about),
    sequence,
    stamp: new Date(stamp),
    start: new Date(closesAt - shown),
    end: new Date(closesAt),
    summary: title,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.TRANSPARENT,
    url: link,
  });
  const reminders = cancelled ? [] : remindedBefore;
  // Which end a reminder counts from is kept only when it is said after the alarm was made.
  for (const trigger of reminders) event.createAlarm({ type: ICalAlarmType.display, trigger, description: title }).relatesTo(ICalAlarmRelatesTo.end);
}
