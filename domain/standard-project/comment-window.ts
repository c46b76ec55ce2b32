import type { TraceRow } from '../ballot-rule/ballot-rule.js';
import type { Term } from '../law/calendar/deadline.js';
import { fullDaysBetween } from '../law/calendar/full-days.js';
import type { Context } from '../kernel/decider.js';
import type { May } from '../kernel/gate.js';
import { shortestConsultation } from '../profile/floors.js';
import { refuse } from '../kernel/refusal.js';
import { ok } from '../kernel/result.js';
import { laterTerm, makeClock } from './clock.js';
import { groundOf, type Ground } from './ground.js';
import type { ProjectState } from './state.js';

/* How long a comment round runs at least, and what says so. */

/** Bodies under the TBT code, and texts meant to become national standards, circulate 60 days. */
const tbtFloor: Term = { count: 60, unit: 'calendarDays' };
/** A repeat round after a substantive change is never shorter than this. */
const repeatFloor: Term = { count: 15, unit: 'calendarDays' };

type Floor = { readonly term: Term; readonly ground: Ground };

/** The shortest window lawful for the next round. A repeat is short only after a round of full length was settled. */
export function consultationFloor(state: ProjectState, context: Context): Floor {
  const { comment, traits, profile } = state;
  const { repeat, floor } = profile.consultation;
  const atLeast = (asked: Term, least: Term, ground: Ground): Floor => ({ term: laterTerm(context, context.now, [asked, least]), ground });
  if (comment.full) return atLeast(repeat, repeatFloor, { rule: 'D-REPEAT', source: 'D-REPEAT-ROUND' });
  if (traits.includes('tbt')) return atLeast(floor, tbtFloor, { rule: 'D-TBT', source: 'TBT-3' });
  if (traits.includes('nationalConversion')) return atLeast(floor, tbtFloor, { rule: 'D-LIMIT', source: 'D-CONSULTATION-TIMES' });
  return atLeast(floor, shortestConsultation, groundOf(state, 'comments'));
}

/** A window announced as shorter is refused even where days off happen to stretch it to the floor: the announcement itself breaks the rule. */
export function longEnough(context: Context, window: Term, { term: floor, ground }: Floor): May {
  const [closes, needed] = [makeClock(context, context.now, window).at, makeClock(context, context.now, floor).at];
  const fewer = window.unit === floor.unit && window.count < floor.count;
  if (closes >= needed && !fewer) return ok(null);
  return refuse('CONSULTATION_TOO_SHORT', {
    ...ground,
    found: { ...window, fullDays: fullDaysBetween(context.now, closes) },
    needed: { ...floor, fullDays: fullDaysBetween(context.now, needed) },
    cure: ['self'],
  });
}

/** The first round against the law's thirty days, as a comparison of its own. */
export function commentDays(context: Context, window: Term): TraceRow {
  const num = fullDaysBetween(context.now, makeClock(context, context.now, window).at);
  const { count: p } = shortestConsultation;
  return { test: 'law: comment days', num, q: 1, op: '>=', p, den: 1, holds: num >= p };
}
