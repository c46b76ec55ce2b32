import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { calendarOf } from '../domain/law/calendar/calendar.js';
import { dayNumber, weekday } from '../domain/law/calendar/civil-date.js';

/*
 * Writes domain/law/calendar/state-council.ts from the collected State Council arrangements. Run it when a new year is announced:
 *   npx tsx scripts/make-calendar.ts [test/data/holidays.json]
 * The calendar gets a new id and hash; keep the old constant beside the new one, projects that pinned it still look it up.
 */
type Day = { readonly date: string };
type Collected = {
  readonly years: readonly { readonly year: number; readonly daysOff: readonly Day[]; readonly makeUpWorkingDays: readonly Day[] }[];
};

const source = process.argv[2] ?? 'test/data/holidays.json';
const target = 'domain/law/calendar/state-council.ts';
const { years } = JSON.parse(await readFile(source, 'utf8')) as Collected; // our own collected file; calendarOf checks every date

const isWeekend = ({ date }: Day): boolean => weekday(dayNumber(date)) > 4;
const first = years[0]?.year;
const last = years.at(-1)?.year;
const calendar = calendarOf({
  id: `cn-state-council-${first}-${last}`,
  years: years.map(({ year }) => year),
  daysOff: years.flatMap((year) => year.daysOff.map(({ date }) => date)),
  // A make-up day is a weekend day. One source also lists Monday 2020-02-03, the return to work after the prolonged holiday.
  workDays: years.flatMap((year) => year.makeUpWorkingDays.filter(isWeekend).map(({ date }) => date)),
});

const rows = (dates: readonly string[]): string =>
  calendar.years
    .map(
      (year) =>
        `  ${dates
          .filter((date) => date.startsWith(`${year}-`))
          .map((date) => `'${date}'`)
          .join(', ')},`,
    )
    .join('\n');

const text = `import type { Calendar } from './calendar.js';

/*
 * Written by scripts/make-calendar.ts; do not edit. Statutory days off, bridged days and the weekends inside a published holiday, then the
 * weekend days that are worked, one line per year, as the State Council office arranged them for ${first}–${last}.
 * Plain literals: loading them costs a workflow nothing.
 */
// prettier-ignore
const daysOff = [
${rows(calendar.daysOff)}
];

// prettier-ignore
const workDays = [
${rows(calendar.workDays)}
];

/** The arrangements of ${first}–${last}. */
export const calendar${last}: Calendar = {
  id: '${calendar.id}',
  hash: '${calendar.hash}',
  years: [${calendar.years.join(', ')}],
  daysOff,
  workDays,
};

/** Every calendar ever shipped, by the hash a project pins. */
export const calendars: Readonly<Record<string, Calendar>> = { [calendar${last}.hash]: calendar${last} };
`;

await writeFile(target, await format(text, { ...(await resolveConfig(target)), parser: 'typescript' }));
process.stdout.write(`${target}: ${calendar.id} ${calendar.hash}\n`);
