import type { Context } from '../kernel/decider.js';
import { by, count } from './fields.js';
import type { DraftingState } from './state.js';

/** What is entered in the decision log of the group has its number there, and who decided. */
export const entry = { decision: count('决定序号', 'number in the decision log'), by } as const;

export const nextEntry = ({ decisions }: DraftingState, { actor }: Context) => ({ decision: decisions + 1, by: actor.id });

/** The state once the entry has its number. */
export const entered = (state: DraftingState, { decision }: { readonly decision: number }): DraftingState => ({ ...state, decisions: decision });
