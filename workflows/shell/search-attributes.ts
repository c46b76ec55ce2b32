import { upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { attributesNow, biaochengDue, biaochengStatus, type Standing } from '../messages/search-attributes.js';

/** Writes them when status or deadline differ from what stands there, from the run before or from the start: each write is an event of history. */
export function publishAttributes(now: Standing): void {
  const { typedSearchAttributes: standing } = workflowInfo();
  const dueStands = standing.get(biaochengDue)?.getTime() ?? null;
  if (standing.get(biaochengStatus) !== now.status || dueStands !== now.due) upsertSearchAttributes(attributesNow(now));
}
