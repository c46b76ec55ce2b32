import { civilDate, dateText, dayNumber, parseDate } from '../law/calendar/civil-date.js';
import { deadline, monthsLater } from '../law/calendar/deadline.js';
import { localDate, startOfDay } from '../law/calendar/instant.js';
import type { Context, Instant } from '../kernel/decider.js';
import type { Refusal } from '../kernel/refusal.js';
import { refused } from './refusals.js';
import { ok, type Result } from '../kernel/result.js';
import type { CommitteeProfile } from './profile.js';
import type { Clocks, CommitteeState, TermOfOffice, YearCount } from './state.js';
import { committeeBody, type Candidate, type Member } from './member.js';

const date = (text: string, months: number): string => dateText(monthsLater(dayNumber(text), months));
const at = (text: string): Instant => startOfDay(dayNumber(text));
const yearOf = (text: string): number => civilDate(dayNumber(text)).year;

/** The term from a first day: so many whole years; `endsOn` is the first day that no longer belongs to it. */
export const termFromDay = (profile: CommitteeProfile, startsOn: string, n: number): TermOfOffice => ({
  n,
  startsOn,
  endsOn: date(startsOn, profile.term.years * 12),
});

/** Deadlines of a term: alarm, dossier, its end. */
export function termClocks({ term: rule }: CommitteeProfile, term: TermOfOffice): Clocks {
  return {
    renewalAlarm: at(date(term.endsOn, -rule.alarmMonths)),
    renewalDossier: at(date(term.endsOn, -rule.dossierMonths)),
    termEnd: at(term.endsOn),
  };
}

export const lateRenewalAt = ({ term: rule }: CommitteeProfile, term: TermOfOffice): Instant => at(date(term.endsOn, rule.lateMonths));

/** The year closes with its last day in Shanghai. */
export const yearEnd = (year: number): Instant => at(`${year + 1}-01-01`);

/** 24:00 of the day by which the report on `year` is due. */
export const reportDue = (profile: CommitteeProfile, year: number): Instant => startOfDay(dayNumber(`${year + 1}-${profile.report.by}`) + 1);

export const freshYear = (year: number): YearCount => ({ year, plenaries: 0, meetings: 0, ballots: 0, adjustments: 0 });

type Born = { readonly term: TermOfOffice; readonly year: YearCount; readonly clocks: Clocks; readonly ended: []; readonly added: readonly Member[] };

/** The first term, its members and every deadline of a committee that begins. */
export function firstTerm(state: CommitteeState, startsOn: string, context: Context): Result<Born, Refusal> {
  const dated = startable(startsOn, context);
  if (!dated.ok) return dated;
  const { profile } = state;
  const term = termFromDay(profile, startsOn, 1);
  const year = yearOf(localDate(context.now));
  const assessment = deadline(context.calendar, context.now, profile.assessment.interval).closesAt;
  return ok({
    term,
    year: freshYear(year),
    clocks: { ...termClocks(profile, term), year: yearEnd(year), assessment },
    ended: [],
    added: intervals(state.roster, { first: state.nextMember, from: startsOn }),
  });
}

/** A term may begin today or later, within a year: what lies behind cannot be ruled any more. */
export function startable(startsOn: string, { now }: Context): Result<null, Refusal> {
  const today = localDate(now);
  const last = date(today, 12);
  if (parseDate(startsOn) !== null && startsOn >= today && startsOn <= last) return ok(null);
  return refused('DATE_OUT_OF_RANGE', {
    source: 'D-NOT-PAST',
    found: startsOn,
    needed: { from: today, to: last },
    cure: ['monitor'],
  });
}

/** Intervals of a list of people from a day on. */
export const intervals = (
  people: readonly Candidate[],
  { first, from, body = committeeBody }: { readonly first: number; readonly from: string; readonly body?: string },
): readonly Member[] => people.map((one, i) => ({ ...one, n: first + i, body, from, until: null, cause: null, suspended: false }));
