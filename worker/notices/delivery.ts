import type { Connection } from 'mongoose';
import type { PersonalStore } from '../../db/personal.js';
import type { Mailer } from './mailer.js';

/** What the delivery of notices needs. Times in ms; `owner` is this process among several, `stopping` is asked between two mails. */
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

/** A worker that holds a notice and says nothing for this long is taken for dead. Longer than the slowest mail. */
export const leaseMs = 90_000;
/** Mails a notice sends in one turn, so that a roll of 100,000 does not keep the others waiting. */
export const mailsPerTurn = 500;

const shortest = 5_000;
const longest = 600_000;

/** Wait before turn `attempts + 1`: 5 s, 10 s, 20 s … 10 min. */
export const backOff = (attempts: number): number => Math.min(longest, shortest * 2 ** Math.min(attempts - 1, 20));
