import { fullDaysBetween } from '../law/calendar/full-days.js';
import type { Calendar } from '../law/calendar/calendar.js';
import { deadline, type Term } from '../law/calendar/deadline.js';
import type { Instant } from '../kernel/decider.js';
import type { Profile, Stage, StageRule } from './profile.js';
import { isStageCode, stageCodes } from './stage-codes.js';

/** A term laid into the calendar. `ends` is exclusive (24:00 of the last day); `days` are the whole local days between. */
export type Span = { readonly starts: Instant; readonly ends: Instant; readonly term: Term; readonly days: number; readonly provisional: boolean };

export type StepName =
  | 'commentWindow'
  | 'answers'
  | 'patentWindow'
  | 'ballot'
  | 'publication'
  | 'declaration'
  | 'interval'
  | 'decision'
  | 'notice'
  | 'openText'
  | 'filingAlarm'
  | 'filing';
export type Step = Span & { readonly step: StepName; readonly note: string };

/** A stage at its latest: it starts when the one before must end. `provisional` when any date before it rests on a year not announced. */
export type StageSpan = {
  readonly stage: Stage;
  readonly code: string;
  readonly starts: Instant;
  readonly latestEnd: Instant;
  readonly limit: Term | null;
  readonly days: number;
  readonly provisional: boolean;
  readonly steps: readonly Step[];
};

type Clock = {
  readonly calendar: Calendar;
  readonly starts: Instant;
  readonly provisional: boolean;
  readonly first: boolean;
  /** When the standard is out, once the calendar has come so far. */
  readonly published: Instant | null;
};

/** The latest lawful calendar of a project that begins at `from`: every stage takes its whole time and nothing is repeated. */
export function rehearseCalendar(profile: Profile, from: Instant, calendar: Calendar): readonly StageSpan[] {
  const spans: StageSpan[] = [];
  let clock: Clock = { calendar, starts: from, provisional: false, first: true, published: null };
  for (const rule of profile.stages) {
    const span = layStage(profile, rule, clock);
    spans.push(span);
    const published = clock.published ?? (rule.stage === 'publication' ? span.latestEnd : null);
    clock = { ...clock, starts: span.latestEnd, provisional: span.provisional, first: false, published };
  }
  return spans;
}

function layStage(profile: Profile, rule: StageRule, clock: Clock): StageSpan {
  const own = rule.limit === null ? [] : [lay(clock, rule.limit)];
  const steps = stepsOf(profile, rule, clock);
  const ends = [...own, ...steps.filter(({ step: name }) => !beside.includes(name))];
  const latestEnd = ends.reduce((latest, span) => Math.max(latest, span.ends), clock.starts);
  const provisional = clock.provisional || ends.some((span) => span.provisional);
  return {
    stage: rule.stage,
    code: rule.code,
    starts: clock.starts,
    latestEnd,
    limit: rule.limit,
    days: daysOf(clock.starts, latestEnd),
    provisional,
    steps,
  };
}

/** What runs inside a stage besides its own limit. */
function stepsOf(profile: Profile, { stage }: StageRule, clock: Clock): readonly Step[] {
  const patents = patentWindows(profile, stage, clock);
  const free = patents.reduce<Clock>((later, span) => (span.ends > later.starts ? after(later, span) : later), clock);
  switch (stage) {
    case 'approvalOfProject':
      return profile.local === undefined
        ? patents
        : [...patents, step('notice', lay(free, profile.local.notice.default), profile.local.notice.source)];
    case 'comment': {
      const open = step('commentWindow', lay(clock, profile.consultation.window), profile.consultation.source);
      return [...patents, open, step('answers', lay(after(clock, open), profile.consultation.answer), 'every comment gets a disposition')];
    }
    case 'review': {
      const ballot = profile.ballots[profile.review.ballot];
      return ballot ? [...patents, step('ballot', lay(free, ballot.window.default), profile.review.ballot)] : patents;
    }
    case 'publication':
      return [...patents, step('publication', lay(clock, profile.publication.within), 'issued as a document of the society')];
    case 'inForce':
      return [...afterPublication(profile, clock), interval(profile, clock)];
    case 'systematicReview':
      return [step('decision', lay(clock, profile.systematicReview.decideWithin), profile.systematicReview.source)];
    default:
      return patents;
  }
}

/** What runs beside the time in force and does not lengthen it. */
function afterPublication({ publication, local }: Profile, clock: Clock): readonly Step[] {
  if (local === undefined) return [step('declaration', lay(clock, publication.declareWithin), 'self-declaration on the public platform')];
  const { within, alarm, source } = local.filing;
  return [
    step('openText', lay(clock, publication.declareWithin), 'text open on the site of the authority and the national platform'),
    step('filingAlarm', lay(clock, alarm), source),
    step('filing', lay(clock, within), source),
  ];
}

const beside: readonly StepName[] = ['declaration', 'openText', 'filingAlarm', 'filing'];

/** The review clock starts at publication; effective date and last confirmation are not known in a rehearsal and fall on the same day here. */
function interval({ systematicReview }: Profile, clock: Clock): Step {
  const span = lay({ ...clock, starts: clock.published ?? clock.starts }, systematicReview.interval);
  return step('interval', span, `from ${systematicReview.startsFrom}`);
}

/** A call at an x.99 code is made on leaving that stage and runs in the next; any other in the stage of its code. */
function patentWindows({ patents, stages }: Profile, stage: Stage, clock: Clock): readonly Step[] {
  if (patents.windowDays === 0) return [];
  const runsIn = (code: string): Stage | undefined => {
    const own = isStageCode(code) ? stageCodes[code].stage : undefined;
    return code.endsWith('.99') ? stages[stages.findIndex((rule) => rule.stage === own) + 1]?.stage : own;
  };
  const term: Term = { count: patents.windowDays, unit: 'calendarDays' };
  return patents.callAt.filter((code) => runsIn(code) === stage).map((code) => step('patentWindow', lay(clock, term), `called at ${code}`));
}

const step = (name: StepName, span: Span, note: string): Step => ({ step: name, note, ...span });

function lay({ calendar, starts, provisional, first }: Clock, term: Term): Span {
  // The stage before may end at 24:00 at the very latest; an act of that last day starts the next term, and its own day is not counted (CC 201).
  const { closesAt, provisional: guessed } = deadline(calendar, first ? starts : starts - 1, term);
  return { starts, ends: closesAt, term, days: daysOf(starts, closesAt), provisional: provisional || guessed };
}

const after = (clock: Clock, span: Span): Clock => ({ ...clock, starts: span.ends, provisional: span.provisional, first: false });
const daysOf = (starts: Instant, ends: Instant): number => fullDaysBetween(starts - 1, ends);
