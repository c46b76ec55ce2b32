import { localDay } from '../law/calendar/instant.js';
import type { Instant } from '../kernel/decider.js';
import type { Clock, Clocks, ProjectState } from './state.js';

const day = 86_400_000;

/** Running limits after a rest, moved by the local days it lasted, so that they still end at 24:00. What was overdue before stays so. */
export function rearmed({ clocks, holds: { since } }: ProjectState, now: Instant): Clocks {
  const days = since === null ? 0 : localDay(now) - localDay(since);
  const later = (one: Clock | null): Clock | null =>
    one === null || one.overdue ? one : { ...one, at: one.at + days * day, from: one.from + days * day };
  // 备案 is a limit of the authority's own under the law: it does not rest.
  return {
    ...clocks,
    stage: later(clocks.stage),
    declaration: later(clocks.declaration),
    review: later(clocks.review),
    correction: later(clocks.correction),
  };
}
