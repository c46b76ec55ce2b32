import type { Connection } from 'mongoose';
import { eventId, eventsOf, type EventRow } from '../../db/archive.js';
import type { Kind, Stream } from '../../domain/kernel/decider.js';
import { decidingTypes, decisionOf } from '../../domain/dossier/decision-kinds.js';
import { trusted } from '../../db/model.js';

export type Decision = { readonly seq: number; readonly at: number; readonly type: string; readonly data: object };

/** Whose decisions, and which of them its reader may see. */
export type Log = { readonly stream: Stream; readonly kind: Kind; readonly sees: (type: string) => boolean };

const fields = { seq: 1, at: 1, type: 1, 'data.path': 1, 'data.outcome': 1 } as const;

/** What moves a project is a decision whatever its type. The store looks through the log, so that 100,000 votes never come here. */
const deciding = (kind: Kind) => {
  const known = { type: trusted({ $in: [...decidingTypes(kind)] }) };
  return kind === 'standard-project' ? { $or: [known, { 'data.path': trusted({ $exists: true }) }] } : known;
};

const shownOf = ({ kind, sees }: Log, rows: readonly EventRow[]): readonly Decision[] =>
  rows
    .filter(({ type, data }) => decisionOf(kind, { type, data }) !== null && sees(type))
    .map(({ seq, at, type, data }) => ({ seq, at, type, data }));

/** One page of decisions in order. `more` is true when events that may be decisions follow after `last`. */
export async function decisionsOf(
  db: Connection,
  log: Log,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<{ readonly items: readonly Decision[]; readonly next: number | null }> {
  const rows = await eventsOf(db)
    .find({ _id: trusted({ $gt: eventId(log.stream, after), $lt: `${log.stream}#~` }), ...deciding(log.kind) }, fields)
    .sort({ _id: 1 })
    .limit(limit + 1)
    .lean<EventRow[]>();
  const page = rows.slice(0, limit);
  return { items: shownOf(log, page), next: rows.length > limit ? (page.at(-1)?.seq ?? null) : null };
}

/** The decision at `seq`; null when there is none that this reader may see. */
export async function decisionAt(db: Connection, log: Log, seq: number): Promise<Decision | null> {
  const row = await eventsOf(db)
    .findOne({ _id: eventId(log.stream, seq) }, fields)
    .lean<EventRow>();
  return row === null ? null : (shownOf(log, [row])[0] ?? null);
}

/** The latest decision that this reader may see. */
export async function latestDecision(db: Connection, log: Log): Promise<Decision | null> {
  const rows = eventsOf(db)
    .find({ _id: trusted({ $gt: eventId(log.stream, 0), $lt: `${log.stream}#~` }), ...deciding(log.kind) }, fields)
    .sort({ _id: -1 })
    .lean<EventRow>();
  for await (const row of rows.cursor()) {
    const [found] = shownOf(log, [row]);
    if (found !== undefined) return found;
  }
  return null;
}
