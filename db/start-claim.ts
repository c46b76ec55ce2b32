import { createHash } from 'node:crypto';
import type { Connection } from 'mongoose';
import { canonical } from '../domain/log/canonical.js';

/** Who asked first to begin a stream, and with which body. Kept for ever: a business key has one birth. */
type ClaimRow = { readonly _id: string; readonly stream: string; readonly body: string };

const claims = (db: Connection) => db.collection<ClaimRow>('starts');

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
  await claims(db).updateOne({ _id: start.commandId }, { $setOnInsert: { stream: start.stream, body } }, { upsert: true });
  const kept = await claims(db).findOne({ _id: start.commandId });
  if (kept === null || kept.body !== body || kept.stream !== start.stream) return 'otherBody';
  const birth = await db.collection<{ _id: string; commandId: string }>('events').findOne({ _id: `${start.stream}#0000000001` });
  return birth === null || birth.commandId === start.commandId ? 'mine' : 'otherSender';
}
