import { upsertSearchAttributes } from '@temporalio/workflow';
import type { Instant, Kind } from '../../domain/decider.js';
import { biaochengDue, biaochengKind, biaochengStatus } from '../messages/search-attributes.js';

/** Writes status and next deadline when they differ from `published`, the fingerprint of the last ones; each write is an event of history. */
export function publishAttributes(kind: Kind, status: string, due: Instant | null, published: string): string {
  const fingerprint = `${status}|${due}`;
  if (fingerprint === published) return fingerprint;
  upsertSearchAttributes([
    { key: biaochengKind, value: kind },
    { key: biaochengStatus, value: status },
    { key: biaochengDue, value: due === null ? null : new Date(due) },
  ]);
  return fingerprint;
}
