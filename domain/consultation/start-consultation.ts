import { isMachine } from '../kernel/actor.js';
import { deadline, type Term } from '../law/calendar/deadline.js';
import { fullDaysBetween } from '../law/calendar/full-days.js';
import type { Context, Instant } from '../kernel/decider.js';
import type { ConsultationInput } from '../messages/messages.js';
import { needRole } from '../kernel/need-role.js';
import { happened, type Verdict } from '../kernel/gate.js';
import { ok } from '../kernel/result.js';
import type { ConsultationEvent } from './events.js';
import { consultationOpened, type Window } from './events/round.js';
import { refused } from './refusals.js';

const day = 86_400_000;
/** Transit between the API's door and the sequence. */
const transit = 30_000;
/** GS-14 一般不少于30日; a repeat round after a first one of full length may have a lower floor, which the project states. */
export const statutoryDays = 30;
/** From the last treatment that is no full adoption to the table: a week, of which nobody loses a day by weekends or feasts at its end. */
export const objectionTerm: Term = { count: 7, unit: 'calendarDays' };

/** Opens a round: the project ordered it, and its window must hold the full days of the floor (G4). */
export function startConsultation(input: ConsultationInput, context: Context): Verdict<ConsultationEvent> {
  const allowed = isMachine(context.actor) ? ok(null) : needRole(context.actor, input.organisation, 'officer', 'secretariat');
  if (!allowed.ok) return allowed;
  if (!context.stream) throw new Error('a consultation reports to others: the shell must name its stream in the context');
  const { closesAt, provisional } = deadline(context.calendar, context.now, input.window);
  const fullDays = fullDaysBetween(context.now, closesAt);
  const needed = floorDays(input, context);
  if (fullDays < needed) {
    return refused('CONSULTATION_TOO_SHORT', {
      rule: 'G4',
      source: 'GS-14',
      found: { ...input.window, fullDays },
      needed: { ...input.floor, fullDays: needed },
      cure: ['officer', 'secretariat'],
    });
  }
  const window = windowUntil({ closesAt, provisional }, input.reminders, context.now);
  return happened(consultationOpened({ stream: context.stream, input, fullDays, ...window }));
}

/** Full days the floor asks for; months and working days are measured on the calendar. */
function floorDays({ floor, round }: ConsultationInput, { calendar, now }: Context): number {
  const stated = floor.unit === 'calendarDays' ? floor.count : fullDaysBetween(now, deadline(calendar, now, floor).closesAt);
  return round === 1 ? Math.max(statutoryDays, stated) : stated;
}

/** The window up to a close, with the reminders whose time has not passed. */
export function windowUntil(close: Pick<Window, 'closesAt' | 'provisional'>, reminders: readonly number[], now: Instant): Window {
  const { closesAt } = close;
  return {
    ...close,
    countsUntil: closesAt + transit,
    reminders: [...reminders].sort((a, b) => b - a).filter((days) => closesAt - days * day > now),
  };
}
