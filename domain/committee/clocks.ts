import { deadline, type Term } from '../law/calendar/deadline.js';
import type { Context, Instant } from '../kernel/decider.js';
import type { Clocks } from './state.js';

/** Where a term that starts now ends. */
export const termFrom = ({ calendar, now }: Context, term: Term): { readonly at: Instant; readonly provisional: boolean } => {
  const { closesAt, provisional } = deadline(calendar, now, term);
  return { at: closesAt, provisional };
};

/** Deadlines with some taken out. */
export const without = (clocks: Clocks, ...names: readonly (keyof Clocks)[]): Clocks =>
  Object.fromEntries(Object.entries(clocks).filter(([name]) => !names.some((one) => one === name)));
