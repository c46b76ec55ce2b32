import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import type { Interval } from '../domain/kernel/outages.js';
import { beating } from './beating.js';

/** The port: what the system measured of its own absence, and who is told of it. */
export interface Outages {
  /** Times in which a part was away and that nobody has been told of; null while a part is still away. */
  unreported(): Promise<readonly Interval[] | null>;
  /** Tells every ballot whose window it fell into, once. */
  tell(outage: Interval): Promise<void>;
}

const againMs = 5_000;

export const outageActivities = (outages: Outages) => ({
  async measureOutages(): Promise<readonly Interval[]> {
    const measured = await beating(() => outages.unreported());
    if (measured !== null) return measured;
    throw ApplicationFailure.create({
      message: 'a part of the system is still away',
      nextRetryDelay: againMs,
      category: ApplicationFailureCategory.BENIGN,
    });
  },

  async tellOutage(outage: Interval): Promise<void> {
    await beating(() => outages.tell(outage));
  },
});

export type OutageActivities = ReturnType<typeof outageActivities>;
