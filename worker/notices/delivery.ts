import type { Connection } from 'mongoose';
import type { PersonalStore } from '../../db/personal.js';
import type { Mailer } from './mailer.js';

/** What a turn of a notice needs. Times in ms; `owner` is this turn among all of them, `stopping` is asked between two mails. */
export type Delivery = {
  readonly db: Connection;
  readonly personal: PersonalStore;
  readonly mailer: Mailer;
  readonly publicUrl: string;
  readonly owner: string;
  readonly clock: () => number;
  readonly stopping: () => boolean;
  readonly log: { warn(facts: object, text: string): void; error(facts: object, text: string): void };
};

/** Mails a notice sends in one turn, and how long the turn takes, so that a roll of 100,000 or a slow server does not keep the others waiting. */
export const turnLimit = { mails: 500, ms: 60_000 } as const;
/** No turn lasts longer, the slowest mail included: the engine gives it up a little later (workflows/notice.ts). */
export const longestTurnMs = 180_000;

const shortest = 5_000;
const longest = 600_000;

/** Wait before turn `attempts + 1` when mail did not go through: 5 s, 10 s, 20 s … 10 min. */
export const backOff = (attempts: number): number => Math.min(longest, shortest * 2 ** Math.min(attempts - 1, 20));
