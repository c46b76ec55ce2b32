import type { ActorId } from '../actor.js';
import { deadline, longestTerm, type Term, type TimeUnit } from '../calendar/deadline.js';
import type { Calendar } from '../calendar/calendar.js';
import type { Instant, Recorded } from '../decider.js';
import { eventOf } from '../log/record.js';
import type { Title } from '../profile/vocabulary.js';

/** A command with whatever payload it has. */
export type Told = { readonly type: string; readonly [field: string]: unknown };
/** Where a command was given: the state before it, its time and the calendar it was decided by. */
export type Setting = { readonly state: unknown; readonly at: Instant; readonly actor: ActorId; readonly calendar: Calendar };
/** Commands the events may have come from, of which one must lead to them again, or why none can be told. */
export type Guess = { readonly commands: readonly Told[] } | { readonly untold: Title };

/**
 * The command behind the events it brought, told from the events and the state alone: `start` for a birth.
 * Deciders read only their own fields of a command, so an event's data may stand in for the payload it was made from.
 */
export type CommandOf = (events: readonly Recorded[], setting: Setting) => Guess;

/** An event's fields with its type. */
export type Fields = { readonly [name: string]: unknown };
export type Translate = (fields: Fields, setting: Setting) => Told | readonly Told[] | Untold;
/** A command's name when the event has all its fields. */
export type Translation = string | Translate;
export type Translations = { readonly [eventType: string]: Translation };

/** The archive does not keep what was asked, only what came of it. */
export type Untold = { readonly why: Title };
export const untold = (zh: string, en: string): Untold => ({ why: { zh, en } });

const unknownEvent = untold('此版本不认识由何种命令产生', 'this version does not know which command brings it');

/** What a payload left out stands as null in the event. */
const given = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

export const start: Translate = ({ input }) => ({ type: 'start', input });

/** The same fields under the name of the command. */
export const as = (type: string, fields: Fields): Told => ({ ...given(fields), type });

/** Of several things found at once, the one that was asked for. */
export const firstOf = (list: unknown): unknown => (Array.isArray(list) ? list[0] : undefined);

export const byTable =
  (table: Translations): CommandOf =>
  ([event], setting) => {
    const translation = event !== undefined && Object.hasOwn(table, event.type) ? table[event.type] : undefined;
    if (event === undefined || translation === undefined) return { untold: unknownEvent.why };
    const fields: Fields = { ...eventOf(event) };
    const found = typeof translation === 'string' ? as(translation, fields) : translation(fields, setting);
    if (isUntold(found)) return { untold: found.why };
    return { commands: isList(found) ? found : [found] };
  };

const isUntold = (found: Told | readonly Told[] | Untold): found is Untold => 'why' in found && !('type' in found);
const isList = (found: Told | readonly Told[]): found is readonly Told[] => Array.isArray(found);

const searched: readonly TimeUnit[] = ['years', 'months', 'calendarDays'];
const days = 86_400_000;

/**
 * A term that begins at `from` and ends at `closesAt`, for orders of which the archive keeps only the end: whole years or months where they fit, else
 * the most days that do. A term in another unit with the same end is the same term to every rule.
 */
export function termTo(calendar: Calendar, from: Instant, closesAt: Instant): Term | null {
  const most: { readonly [unit in TimeUnit]: number } = { years: 366, months: 28, calendarDays: 1, workingDays: 1 };
  for (const unit of searched) {
    const upTo = Math.min(longestTerm[unit], Math.floor((closesAt - from) / (most[unit] * days)) + 1);
    for (let count = upTo; count >= Math.max(1, upTo - 40); count -= 1)
      if (deadline(calendar, from, { count, unit }).closesAt === closesAt) return { count, unit };
  }
  return null;
}
