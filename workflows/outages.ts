import * as wf from '@temporalio/workflow';
import type { OutageActivities } from '../activities/outages.js';
import { formatInstant } from '../domain/law/calendar/instant.js';
import { lookSignal } from './messages/outages.js';

const { measureOutages, tellOutage } = wf.proxyActivities<OutageActivities>({
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '3s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '10s' },
});

/** Runs when a part of the system has come up: measures how long one was away, and tells the ballots whose windows that fell into. */
export async function outages(): Promise<void> {
  let again = false;
  wf.setHandler(lookSignal, () => void (again = true), { description: '开始工作 – a part of the system has come up' });
  do {
    again = false;
    for (const outage of await measureOutages())
      await tellOutage.executeWithOptions({ summary: `${formatInstant(outage.from)} – ${formatInstant(outage.to)}` }, [outage]);
  } while (again);
}
