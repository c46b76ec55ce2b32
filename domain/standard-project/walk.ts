import type { Instant } from '../kernel/decider.js';
import type { Move } from './clock.js';
import type { ProjectEvent } from './events.js';
import { besideTheWay, isRecallable } from './recallable.js';
import type { ProjectState, Slip } from './state.js';

type Step = { readonly before: ProjectState | null; readonly event: ProjectEvent; readonly at: Instant };

/** What every event brings beside its own change: the way through the codes, and whether what was done last can still be recalled. */
export function walked(changed: ProjectState, { before, event, at }: Step): ProjectState {
  const next = 'path' in event ? moved(changed, event, at) : changed;
  return before === null || besideTheWay.includes(event.type) ? next : { ...next, last: slip(before, next, { event, at }) };
}

/** Walks the path: counts the visits, stands at its last code, and takes over the limit of the stage. */
function moved(state: ProjectState, { path, clock }: Move, at: Instant): ProjectState {
  const code = path.at(-1);
  if (code === undefined) return state;
  const visits = path.reduce((seen: Record<string, number>, one) => ({ ...seen, [one]: (seen[one] ?? 0) + 1 }), state.visits);
  return { ...state, code, since: at, visits, clocks: { ...state.clocks, stage: clock } };
}

/** What a recallable act changed, as it was before; any other event means that something followed, and ends the recall. */
function slip(before: ProjectState, after: ProjectState, { event, at }: Omit<Step, 'before'>): Slip | null {
  if (!isRecallable(event)) return null;
  // The group's consensus workplace has begun and cannot be undone from here.
  if (event.type === 'groupFormed' && event.drafting !== undefined) return null;
  const changed = Object.entries(before).filter(
    ([key, value]) => key !== 'last' && Object.entries(after).some(([other, now]) => other === key && now !== value),
  );
  return { act: event.type, at, by: event.by, before: Object.fromEntries(changed) };
}
