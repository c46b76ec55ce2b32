import type { Instant } from '../decider.js';
import type { OldEvent } from './events.js';
import type { ProjectState } from './state.js';

export { calledUntil, decided, ended, listed, ordered, same, taken, withoutRounds as calledOff, withVoided } from './rounds.js';

/** What one event changes, apart from the way it moves the project. */
type OldEventType = OldEvent['type'];
export type Evolver<T extends OldEventType> = (state: ProjectState, event: OldEvent<T>, at: Instant) => ProjectState;
export type Evolvers<T extends OldEventType> = { readonly [K in T]: Evolver<K> };
