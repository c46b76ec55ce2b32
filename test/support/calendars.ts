import ICAL from 'ical.js';

/** One entry of a calendar as a calendar program reads it; times are milliseconds. */
export type Entry = {
  readonly uid: string;
  readonly sequence: number;
  readonly status: string;
  readonly summary: string;
  readonly start: number;
  readonly end: number;
  readonly url: string | null;
  readonly alarms: number;
};

/** Reads an iCalendar file with a parser that is not ours. */
export function entriesIn(file: string): readonly Entry[] {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]); // the parser gives jCal
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      ...{ uid: event.uid, sequence: event.sequence, summary: event.summary },
      status: String(component.getFirstPropertyValue('status')),
      start: event.startDate.toJSDate().getTime(),
      end: event.endDate.toJSDate().getTime(),
      url: component.getFirstPropertyValue('url')?.toString() ?? null,
      alarms: component.getAllSubcomponents('valarm').length,
    };
  });
}
