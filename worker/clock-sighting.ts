import { activityInfo } from '@temporalio/activity';
import type { JournalActivities } from '../activities/journal.js';
import type { ClockWatch } from '../db/clock-watch.js';

/**
 * Each activity says when Temporal scheduled it, which was before it arrived here: a worker whose clock is slow shows by that. One that is fast cannot be told from
 * an activity that waited; MongoDB's clock tells it.
 */
export function seeingClock(activities: JournalActivities, clocks: ClockWatch): JournalActivities {
  return {
    ...activities,
    journal: (step) => {
      const answered = Date.now();
      const { isLocal, currentAttemptScheduledTimestampMs: seen } = activityInfo();
      if (!isLocal) clocks.saw('temporal', { sent: null, seen, answered });
      return activities.journal(step);
    },
  };
}
