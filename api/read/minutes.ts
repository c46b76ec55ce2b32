import type { Connection } from 'mongoose';
import { readStream } from '../../db/archive.js';
import type { View } from '../../db/projection.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { eventOf } from '../../domain/kernel/log/record.js';
import type { MeetingEvent } from '../../domain/meeting/events.js';
import type { MeetingState } from '../../domain/meeting/state.js';
import { minutesHash, minutesOf, type DatedEvent, type Minutes } from '../../domain/meeting/minutes.js';

export type ReadMinutes = { readonly minutes: Minutes; readonly hash: string; readonly facts: number };

/** Folded from the archive, up to the event that was confirmed or, before that, the last one the view shows. */
export async function readMinutes(db: Connection, view: View): Promise<ReadMinutes> {
  const { stream, facts: all, confirmed } = view.state as MeetingState; // written by the projection of meetings
  return minutesUpTo(db, stream, confirmed?.facts ?? all);
}

async function minutesUpTo(db: Connection, stream: Stream, facts: number): Promise<ReadMinutes> {
  const events: DatedEvent[] = [];
  for await (const row of readStream(db, stream)) {
    if (row.seq > facts) break;
    events.push({ at: row.at, event: eventOf(row) as MeetingEvent }); // an archived event of a meeting
  }
  const minutes = minutesOf(events);
  return { minutes, hash: minutesHash(minutes), facts };
}
