import { upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { Instant, Kind } from '../../domain/decider.js';
import { attributesNow, biaochengDue, biaochengStatus } from '../messages/search-attributes.js';

/** Writes kind, status and next deadline when they differ from what stands there, from the run before or from the start: each write is an event of history. */
export function publishAttributes(kind: Kind, status: string, due: Instant | null): void {
  const { typedSearchAttributes: standing } = workflowInfo();
  const dueStands = standing.get(biaochengDue)?.getTime() ?? null;
  if (standing.get(biaochengStatus) !== status || dueStands !== due) upsertSearchAttributes(attributesNow(kind, status, due));
}
