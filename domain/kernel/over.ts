import type { Instant } from './decider.js';

/** A time in which something is taken: votes, comments. `life` is where its lifecycle stands, whatever the clock says. */
export type Window = {
  readonly life: 'before' | 'running' | 'over' | 'gone';
  readonly closesAt: Instant | null;
  /** What was taken before the close and is sequenced a moment later counts until here. */
  readonly countsUntil: Instant | null;
};

/**
 * What becomes of a paper now: `open` it counts, `inTransit` only one that is on its way already still counts, `late` it is kept and marked,
 * `before` and `gone` there is nothing it could be for. Asked by the API, the deciders, late papers and deadlines alike.
 */
export type Moment = 'before' | 'open' | 'inTransit' | 'late' | 'gone';

export function momentOf({ life, closesAt, countsUntil }: Window, now: Instant): Moment {
  if (life === 'over') return 'late';
  if (life !== 'running') return life;
  if (countsUntil !== null && now >= countsUntil) return 'late';
  return closesAt !== null && now >= closesAt ? 'inTransit' : 'open';
}

/** The close that lies ahead: only what runs has one. */
export const deadlineIn = ({ life, closesAt }: Window): Instant | null => (life === 'running' ? closesAt : null);

const day = 86_400_000;

/** Whether a reminder still says the truth: its hour has come, and not yet that of a day less, or the close. */
export const remindsInTime = (closesAt: Instant | null, daysLeft: number, now: Instant): boolean =>
  closesAt !== null && now < closesAt - (daysLeft - 1) * day;
