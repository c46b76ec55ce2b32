import type { JournalActivities } from '../activities/journal.js';
import type { Tracing } from '../tracing.js';

/** Commands whose traces a step shows; a batch of votes may hold more. */
const mostShown = 50;

/** Each command's trace goes on to the step that wrote its events; what MongoDB did hangs on the first of them. */
export function tracedJournal(activities: JournalActivities, tracing: Tracing): JournalActivities {
  if (!tracing.on) return activities;
  return {
    ...activities,
    journal: (step) => {
      const name = `journal ${step.stream.slice(0, step.stream.indexOf('/'))}`;
      const facts = { 'temporal.workflow_id': step.stream, events: step.events.length, notices: step.notices.length };
      const [first, ...others] = (step.traces ?? []).slice(0, mostShown);
      const written = () => tracing.span({ name, kind: 'consumer', under: first, facts }, () => activities.journal(step));
      return others.reduce((inner, under) => () => tracing.span({ name, kind: 'consumer', under, facts }, inner), written)();
    },
  };
}
