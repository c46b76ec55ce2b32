import { pathToFileURL } from 'node:url';
import { loadAppConfig } from '../config.js';
import { readStream, recordedOf, type EventRow } from '../db/archive.js';
import { connect } from '../db/connect.js';
import type { Stream } from '../domain/kernel/decider.js';
import { append, emptyFrontier, rootOf } from '../domain/kernel/log/merkle.js';
import { leafHolds } from '../domain/kernel/log/record.js';

/*
 * `npx tsx scripts/verify-archive.ts STREAM [SIZE:ROOT]` recomputes the log of one lifecycle from what the archive holds: every leaf from the
 * content of its event, every root from the leaves. SIZE:ROOT is what somebody noted earlier; the log must still begin with it. Needs the archive only.
 */

/** What a stream's archive comes to, or the first thing wrong with it. */
export type Finding = { readonly size: number; readonly root: string; readonly fault: string | null };

/** Compares leaves, order and roots. `noted` is a root kept elsewhere, which alone shows that a log was not rewritten as a whole. */
export async function verifyRows(
  rows: AsyncIterable<EventRow>,
  noted: { readonly size: number; readonly root: string } | null = null,
): Promise<Finding> {
  let log = emptyFrontier;
  const end = (fault: string | null): Finding => ({ size: log.size, root: rootOf(log), fault });
  for await (const row of rows) {
    const { seq, leaf, root } = row;
    if (seq !== log.size + 1) return end(`event ${log.size + 1} is missing`);
    if (!leafHolds(recordedOf(row))) return end(`event ${seq} was changed`);
    log = append(log, leaf);
    if (root !== undefined && root !== rootOf(log)) return end(`the root kept with event ${seq} is not that of the log`);
    if (noted?.size === seq && noted.root !== rootOf(log)) return end(`the log up to event ${seq} is not the one that was noted`);
  }
  return end(noted !== null && noted.size > log.size ? `the log has ${log.size} events, ${noted.size} were noted` : null);
}

async function main(stream: string, noted: string | undefined): Promise<void> {
  const [size = '', root = ''] = (noted ?? '').split(':');
  const db = await connect(loadAppConfig().mongo.uri, 2);
  try {
    const found = await verifyRows(readStream(db, stream as Stream), noted === undefined ? null : { size: Number(size), root }); // an unknown name has no events
    console.log(`${stream} ${found.size}:${found.root} ${found.fault ?? (found.size > 0 ? 'sound' : 'the archive has no events of this name')}`);
    process.exitCode = found.fault === null && found.size > 0 ? 0 : 1;
  } finally {
    await db.close();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [stream, noted] = process.argv.slice(2);
  if (stream === undefined) throw new Error('usage: npx tsx scripts/verify-archive.ts STREAM [SIZE:ROOT]');
  await main(stream, noted);
}
