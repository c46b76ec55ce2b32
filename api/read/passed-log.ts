import type { Connection } from 'mongoose';
import { readStream, recordedOf } from '../../db/archive.js';
import { kindOf, type Recorded, type Stream } from '../../domain/kernel/decider.js';
import { isBulk } from '../../domain/dossier/content.js';
import type { LoggedEvent } from '../../domain/dossier/dossier.js';
import { deciderOf } from '../../domain/dossier/fold.js';
import type { Passed } from '../../domain/dossier/make.js';
import { noRows, withRow } from '../../domain/dossier/seal.js';
import type { Veil } from '../../domain/dossier/veil.js';
import { emptyProof, grown, proofOf } from '../../domain/kernel/log/consistency.js';
import { append, emptyFrontier, rootOf } from '../../domain/kernel/log/merkle.js';
import { eventOf } from '../../domain/kernel/log/record.js';

/** A decision in a log of `total` events, and what its reader may not see. */
export type Place = { readonly stream: Stream; readonly seq: number; readonly total: number; readonly veil: Veil | null };

/** `shown`: the beginning and the end of the log as their reader sees them, for a page. */
export type PassedLog = Passed & { readonly shown: readonly LoggedEvent[] };

/** A page prints so many events from either end; the file has them all. */
const printedEach = 100;

export const rowFor = (veil: Veil | null, event: Recorded): LoggedEvent => (veil === null ? event : veil.row(event));

/** Reads a log once and keeps the states, the hashes and the few events that a dossier speaks of, so that a ballot of 100,000 is as light as one of 30. */
export async function passLog(db: Connection, { stream, seq, total, veil }: Place): Promise<PassedLog> {
  const kind = kindOf(stream);
  const { evolve } = deciderOf(kind);
  const events: Recorded[] = [];
  const shown: LoggedEvent[] = [];
  let [before, after, rows, root] = [null as unknown, null as unknown, noRows, ''];
  let [whole, proof] = [emptyFrontier, emptyProof(total, seq)];
  for await (const row of readStream(db, stream, { upTo: total })) {
    [whole, proof] = [append(whole, row.leaf), grown(proof, row.leaf)];
    if (row.seq > seq) continue;
    const event = recordedOf(row);
    const visible = rowFor(veil, event);
    rows = withRow(rows, visible);
    [before, after] = [after, evolve(after, eventOf(event), event.at)];
    if (row.seq === seq) root = rootOf(whole);
    if (row.seq <= printedEach || row.seq > seq - printedEach) shown.push(visible);
    if (row.seq === seq || !isBulk(kind, row.type)) events.push(event);
  }
  const decision = events.at(-1);
  if (decision?.seq !== seq) throw new Error(`${stream} has no event ${seq}`);
  const later = total === seq ? null : { size: total, root: rootOf(whole), proof: proofOf(proof) };
  return { folded: { kind, events, decision, before, after }, log: { size: seq, root, later }, rows, shown };
}
