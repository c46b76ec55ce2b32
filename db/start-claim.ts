import { createHash } from 'node:crypto';
import type { Connection } from 'mongoose';
import { canonical } from '../domain/kernel/log/canonical.js';
import { eventId, eventsOf, type EventRow } from './archive.js';
import { collection, modelOf } from './model.js';

/** Who asked first to begin a stream, and with which body. Kept for ever: a business key has one birth. */
type ClaimRow = { readonly _id: string; readonly stream: string; readonly body: string };

export const starts = collection<ClaimRow>('starts', { stream: String, body: String });

const hashOf = (body: unknown): string => createHash('sha256').update(canonical(body)).digest('hex'); // parsed JSON by construction

/**
 * Remembers a start by command id. `otherBody`: the same key was used with another body or for another stream;
 * `otherSender`: someone else's command began this stream earlier; `mine`: go on (again, if it was lost on the way).
 */
export async function claimStart(
  db: Connection,
  start: { readonly stream: string; readonly commandId: string; readonly body: unknown },
): Promise<'mine' | 'otherBody' | 'otherSender'> {
  const body = hashOf(start.body);
  await modelOf(db, starts).updateOne({ _id: start.commandId }, { $setOnInsert: { stream: start.stream, body } }, { upsert: true });
  const kept = await modelOf(db, starts).findOne({ _id: start.commandId }).lean<ClaimRow>();
  if (kept === null || kept.body !== body || kept.stream !== start.stream) return 'otherBody';
  const birth = await eventsOf(db)
    .findOne({ _id: eventId(start.stream, 1) }, { commandId: 1 })
    .lean<Pick<EventRow, 'commandId'>>();
  return birth === null || birth.commandId === start.commandId ? 'mine' : 'otherSender';
}
