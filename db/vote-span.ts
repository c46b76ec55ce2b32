import type { Connection } from 'mongoose';
import type { Stream } from '../domain/kernel/decider.js';
import type { VoteSpan } from '../domain/indicator/signals.js';
import { eventId, eventsOf } from './archive.js';
import { trusted } from './model.js';

/** When the first and the last vote of a ballot was cast, by the archive; null where none was. To be asked of closed ballots alone: of an open one nobody is told how many have voted. */
export async function voteSpanOf(db: Connection, stream: Stream): Promise<VoteSpan | null> {
  const ofIt = { _id: trusted({ $gte: eventId(stream, 0), $lte: eventId(stream, 9_999_999_999) }), type: 'voteCast' };
  const at = (sort: 1 | -1) => eventsOf(db).findOne(ofIt, { at: 1 }).sort({ _id: sort }).maxTimeMS(5000).lean<{ readonly at: number }>();
  const [first, last] = await Promise.all([at(1), at(-1)]);
  return first === null || last === null ? null : { stream, first: first.at, last: last.at };
}
