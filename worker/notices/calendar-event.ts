import ical, { ICalAlarmRelatesTo, ICalAlarmType, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { plainText } from '../../contract/notices/plain-text.js';
import type { Instant, Stream } from '../../domain/kernel/decider.js';

/** A deadline on its way into somebody's calendar. `sequence` is the seq of the event that set it, so a later notice always replaces an earlier one. */
export type Deadline = {
  readonly stream: Stream;
  readonly sequence: number;
  readonly closesAt: Instant;
  readonly cancelled: boolean;
  readonly summary: string;
  readonly link: string | null;
  readonly now: Instant;
};

/** The entry takes the last half hour before the close, so that it ends at the exact instant and is never "all day". */
const shown = 30 * 60_000;

const remindedBefore = [7, 1].map((days) => days * 86_400);

/**
 * One deadline as an iCalendar file (RFC 5545): the same UID whenever it moves, and a cancellation when it falls away. Instants are written in UTC, which
 * every calendar shows in its reader's zone, so that the file describes none.
 */
export function calendarEvent({ stream, sequence, closesAt, cancelled, summary, link, now }: Deadline): string {
  const calendar = ical({ prodId: { company: 'Biaocheng', product: 'Deadlines', language: 'ZH' }, method: ICalCalendarMethod.PUBLISH });
  const title = plainText(summary);
  const event = calendar.createEvent({
    id: `${stream}@biaocheng`,
    sequence,
    stamp: new Date(now),
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
  return calendar.toString();
}
