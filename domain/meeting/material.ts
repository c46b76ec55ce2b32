import { deadline, type Term } from '../law/calendar/deadline.js';
import { localDay, startOfDay } from '../law/calendar/instant.js';
import type { Calendar } from '../law/calendar/calendar.js';
import type { Instant } from '../kernel/decider.js';
import type { Item, MeetingState } from './state.js';

/** The date by which material must be sent, counted back from the opening. */
export type MaterialDate = { readonly materialBy: Instant; readonly provisional: boolean };

/** No term reaches further back: the longest is a hundred years (D-TERM). */
const longestDays = 40_000;

/**
 * The end of the last day on which material can be sent: its term, counted as every term is (the start day not counted, CC 201–203), must be
 * over when the meeting opens. A later start never ends earlier, so the day is found by halving.
 */
export function materialDate(calendar: Calendar, opensAt: Instant, term: Term): MaterialDate {
  const over = (day: number): boolean => deadline(calendar, startOfDay(day), term).closesAt <= opensAt;
  let late = localDay(opensAt);
  let early = late - longestDays;
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (over(middle)) early = middle;
    else late = middle;
  }
  return { materialBy: startOfDay(late), provisional: deadline(calendar, startOfDay(early), term).provisional };
}

/** Sent on or after the end of its last day. */
export const isLate = ({ materialBy }: Pick<MeetingState, 'materialBy'>, { materialAt }: Item): boolean => materialAt >= materialBy;
