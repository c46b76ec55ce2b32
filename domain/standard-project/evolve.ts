import type { Instant } from '../decider.js';
import { born } from './birth.js';
import type { Move, OldEvent, ProjectEvent, WrittenEvent } from './events.js';
import { living } from './evolve-living.js';
import { locally } from './evolve-local.js';
import type { Evolvers } from './evolver.js';
import { besideTheWay, isRecallable } from './recall.js';
import type { ProjectState, Slip } from './state.js';
import { writtenOnce } from './written-once.js';

type OldType = Exclude<OldEvent['type'], 'projectProposed' | 'actRecalled'>;
/** Events of the older form. Each part that is moved to `written-once.ts` leaves this table. */
const evolvers: Evolvers<OldType> = { ...living, ...locally };

/** Total: every event that was ever decided changes the state in one way, and never fails. */
export function evolve(state: ProjectState | null, event: ProjectEvent, at: Instant): ProjectState {
  if (event.type === 'projectProposed') return moved(born(event, at), event, at);
  if (state === null) throw new Error(`a project is born by projectProposed, not by ${event.type}`);
  if (event.type === 'actRecalled') return state.last === null ? state : { ...state, ...state.last.before, last: null };
  const changed = isWrittenEvent(event) ? writtenOnce.evolve(state, event, at) : apply(state, event, at);
  const next = 'path' in event ? moved(changed, event, at) : changed;
  return besideTheWay.includes(event.type) ? next : { ...next, last: slip(state, next, event, at) };
}

export const isWrittenEvent = (event: ProjectEvent): event is WrittenEvent => Object.hasOwn(writtenOnce.events, event.type);

function apply<T extends OldType>(state: ProjectState, event: OldEvent<T>, at: Instant): ProjectState {
  return evolvers[event.type](state, event, at);
}

/** Walks the path: counts the visits, stands at its last code, and takes over the limit of the stage. */
function moved(state: ProjectState, { path, clock }: Move, at: Instant): ProjectState {
  const code = path.at(-1);
  if (code === undefined) return state;
  const visits = path.reduce((seen: Record<string, number>, one) => ({ ...seen, [one]: (seen[one] ?? 0) + 1 }), state.visits);
  return { ...state, code, since: at, visits, clocks: { ...state.clocks, stage: clock } };
}

/** What a recallable act changed, as it was before; any other event means that something followed, and ends the recall. */
function slip(before: ProjectState, after: ProjectState, event: ProjectEvent, at: Instant): Slip | null {
  if (!isRecallable(event)) return null;
  // The group's consensus workplace has begun and cannot be undone from here.
  if (event.type === 'groupFormed' && event.drafting !== undefined) return null;
  const changed = Object.entries(before).filter(
    ([key, value]) => key !== 'last' && Object.entries(after).some(([other, now]) => other === key && now !== value),
  );
  return { act: event.type, at, by: event.by, before: Object.fromEntries(changed) };
}
