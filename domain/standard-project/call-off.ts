import { runningChild } from './comment.js';
import type { CallOff } from './orders.js';
import type { ProjectState } from './state.js';

/** What must be called off when the project ends or falls back: the child that runs, and a number already minted, which is burnt and never reused. */
export function callOff(state: ProjectState): CallOff {
  const child = runningChild(state);
  return { voids: child === null ? [] : [child], burns: state.publication === null ? state.number : null };
}
