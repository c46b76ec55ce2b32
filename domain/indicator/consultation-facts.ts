import type { ConsultationEvent } from '../consultation/events.js';
import type { ConsultationState } from '../consultation/state.js';
import type { Instant } from '../kernel/decider.js';
import type { Term } from '../law/calendar/deadline.js';
import { localDay } from '../law/calendar/instant.js';
import type { ConsultationFacts } from './facts.js';
import type { Happening } from './happening.js';

type Happened = Happening<ConsultationEvent, ConsultationState>;
type Received = Extract<ConsultationEvent, { readonly type: 'commentReceived' | 'commentKeptLate' }>;

/** The facts of a comment round after one more event; null for a rehearsal. */
export function consultationFacts(before: ConsultationFacts | null, happened: Happened): ConsultationFacts | null {
  if (before === null) return born(happened);
  const { event, at } = happened;
  switch (event.type) {
    case 'commentReceived':
    case 'commentKeptLate':
      return received(before, event, at);
    case 'commentsDisposed': {
      const first = event.comments.filter((_, n) => 'oO'.includes(event.was.charAt(n)));
      const [dispositions, reasoned] = [event.comments.length, event.reason === null ? 0 : event.comments.length];
      return answered({ ...before, dispositions: before.dispositions + dispositions, reasoned: before.reasoned + reasoned }, { comments: first, at });
    }
    case 'duplicatesLinked':
      return answered(before, { comments: event.comments, at });
    case 'consultationSettled': {
      const { adopted, partly, rejected } = event.figures;
      return { ...before, settled: { at, adopted, partly, rejected } };
    }
    default:
      return windowMoved(before, event, at);
  }
}

const daysIn = ({ count, unit }: Term): number | null => (unit === 'calendarDays' ? count : null);

function born({ event, at, stream }: Happened): ConsultationFacts | null {
  if (event.type !== 'consultationOpened' || event.input.rehearsal) return null;
  const { organisation, project, round, floor } = event.input;
  return {
    ...{ kind: 'consultation', stream, organisation, project, round, fullDays: event.fullDays, floor: daysIn(floor) },
    ...{ openedAt: at, planned: event.closesAt, closesAt: event.closesAt, closedAt: null, moves: [] },
    ...{ received: 0, units: {}, unnamed: 0, days: [], answers: [], dispositions: 0, reasoned: 0, settled: null },
  };
}

function received(facts: ConsultationFacts, event: Received, at: Instant): ConsultationFacts {
  const day = localDay(at);
  const days = facts.days.at(-1)?.[0] === day ? facts.days : [...facts.days, [day, event.comment] as const];
  if (event.type === 'commentKeptLate') return { ...facts, days };
  const { organisation: unit } = event;
  const named = unit === undefined ? { unnamed: facts.unnamed + 1 } : { units: { ...facts.units, [unit]: (facts.units[unit] ?? 0) + 1 } };
  return { ...facts, days, received: facts.received + 1, ...named };
}

/** The day on which a comment came: that of the last day whose first number is not above its own. */
const dayOf = ({ days }: ConsultationFacts, comment: number): number | undefined => days.findLast(([, first]) => first <= comment)?.[0];

function answered(facts: ConsultationFacts, { comments, at }: { readonly comments: readonly number[]; readonly at: Instant }): ConsultationFacts {
  const today = localDay(at);
  let { answers } = facts;
  for (const comment of comments) {
    const waited = today - (dayOf(facts, comment) ?? today);
    const known = answers.findIndex(([day, days]) => day === today && days === waited);
    answers = known < 0 ? [...answers, [today, waited, 1]] : answers.map((one, n) => (n === known ? [one[0], one[1], one[2] + 1] : one));
  }
  return { ...facts, answers };
}

function windowMoved(facts: ConsultationFacts, event: ConsultationEvent, at: Instant): ConsultationFacts {
  switch (event.type) {
    case 'consultationExtended':
      return { ...facts, closesAt: event.closesAt, moves: [...facts.moves, { at, how: 'extended' }] };
    case 'consultationVoided':
      return { ...facts, moves: [...facts.moves, { at, how: 'voided' }] };
    case 'consultationClosed':
      return { ...facts, closedAt: at };
    default:
      return facts;
  }
}
