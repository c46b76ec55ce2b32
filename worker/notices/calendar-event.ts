import { plainText } from '../../contract/notices/plain-text.js';
import { formatInstant } from '../../domain/calendar/instant.js';
import type { Instant, Stream } from '../../domain/decider.js';

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

/** Asia/Shanghai as RFC 5545 wants it described: one offset, no daylight saving. */
const zone = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Shanghai',
  'BEGIN:STANDARD',
  'DTSTART:19910915T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/** One deadline as an iCalendar file (RFC 5545): the same UID whenever it moves, and a cancellation when it falls away. */
export function calendarEvent(deadline: Deadline): string {
  const { stream, sequence, closesAt, cancelled, summary, link, now } = deadline;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Biaocheng//Deadlines//ZH',
    'METHOD:PUBLISH',
    ...zone,
    'BEGIN:VEVENT',
    `UID:${escaped(stream)}@biaocheng`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART;TZID=Asia/Shanghai:${local(closesAt - shown)}`,
    `DTEND;TZID=Asia/Shanghai:${local(closesAt)}`,
    `SUMMARY:${escaped(summary)}`,
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:TRANSPARENT',
    ...(link === null ? [] : [`URL:${link}`]),
    ...(cancelled ? [] : [...alarm('-P7D', summary), ...alarm('-P1D', summary)]),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map(folded).join('\r\n') + '\r\n';
}

const alarm = (trigger: string, summary: string): readonly string[] => [
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  `TRIGGER;RELATED=END:${trigger}`,
  `DESCRIPTION:${escaped(summary)}`,
  'END:VALARM',
];

const local = (at: Instant): string =>
  formatInstant(Math.floor(at / 1000) * 1000)
    .slice(0, 19)
    .replaceAll(/[-:]/g, '');
const utc = (at: Instant): string => `${local(at - 8 * 3_600_000)}Z`;
const escaped = (text: string): string => plainText(text).replaceAll(/[\\;,]/g, (mark) => `\\${mark}`);

/** Lines of at most 75 octets, broken between characters, the rest behind a blank (RFC 5545 §3.1). */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      parts.push(part);
      [part, octets] = ['', 1];
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}
