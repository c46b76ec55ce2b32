import type { Client } from '@temporalio/client';
import type { Connection } from 'mongoose';
import { readStream } from '../db/archive.js';
import { viewsOf } from '../db/collections.js';
import type { BallotState } from '../domain/ballot/state.js';
import { markOf } from '../domain/ballot/choice.js';
import { markAt } from '../domain/ballot/marks.js';
import type { Stream } from '../domain/kernel/decider.js';
import { append, emptyFrontier, rootOf } from '../domain/kernel/log/merkle.js';
import { leafHolds } from '../domain/kernel/log/record.js';
import { peekQuery } from '../workflows/messages/submit.js';
import { sheetOf } from './ballot-papers.js';
import type { Bench } from './bench.js';
import type { LoadReport } from './load-spec.js';

/**
 * Whether a ballot holds exactly what was acknowledged. `acknowledged`: answers 200 of the load client; `counted`: votes in the archive.
 * `unclear`: votes in the archive whose answer the client did not get (only after errors).
 */
export type BallotCheck = {
  readonly acknowledged: number;
  readonly counted: number;
  readonly unclear: number;
  readonly rootMatches: boolean;
  readonly marksMatch: boolean;
  readonly viewMatches: boolean;
  readonly events: number;
  readonly runs: number;
  readonly drainSeconds: number;
  readonly faults: readonly string[];
};

type Seen = { readonly state: BallotState; readonly size: number; readonly root: string; readonly runs: number };

export async function checkBallot({ client, db }: Pick<Bench, 'client' | 'db'>, stream: Stream, report: LoadReport): Promise<BallotCheck> {
  const from = Date.now();
  const seen = await untilDrained(client, stream);
  const drainSeconds = (Date.now() - from) / 1000;
  const archive = await readArchive(db, stream);
  const faults = [...archive.faults, ...compareVotes(archive, report), ...compareMarks(seen, archive)];
  const view = await viewsOf(db, 'ballots').findOne({ _id: stream });
  const counted = archive.votes.size;
  const { casts } = seen.state;
  if (casts !== counted) faults.push(`the workflow counts ${casts} casts, the archive ${counted}`);
  return {
    acknowledged: report.acknowledged.length,
    counted,
    unclear: Math.max(0, counted - report.acknowledged.length),
    rootMatches: archive.root === seen.root && archive.events === seen.size,
    marksMatch: faults.length === 0,
    viewMatches: view?.lastSeq === seen.size && view.root === seen.root,
    events: archive.events,
    runs: seen.runs + 1,
    drainSeconds,
    faults: faults.slice(0, 10),
  };
}

/** Waits until the outbox is empty; a hand-over may be under way, so a query may fail at first. */
export async function untilDrained(client: Client, stream: Stream): Promise<Seen> {
  for (const end = Date.now() + 120_000; ;) {
    const seen = await client.withDeadline(Date.now() + 10_000, () => client.workflow.getHandle(stream).query(peekQuery)).catch(() => null);
    if (seen?.outbox === 0) return { state: seen.state as BallotState, size: seen.size, root: seen.root, runs: seen.runs }; // a ballot's state
    if (Date.now() > end) throw new Error(`the outbox of ${stream} is not empty after two minutes: ${seen?.outbox ?? 'no answer'}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

type Archived = {
  readonly root: string;
  readonly events: number;
  /** By sequence number. */
  readonly votes: ReadonlyMap<number, { readonly seat: number; readonly mark: string }>;
  readonly faults: string[];
};

/** Reads the stream and recomputes every leaf and the root from the contents alone. */
async function readArchive(db: Connection, stream: Stream): Promise<Archived> {
  let frontier = emptyFrontier;
  const votes = new Map<number, { seat: number; mark: string }>();
  const faults: string[] = [];
  for await (const { _id, key, root, ...event } of readStream(db, stream)) {
    if (event.seq !== frontier.size + 1) faults.push(`${_id} follows ${frontier.size}`);
    if (!leafHolds(event)) faults.push(`the leaf of ${_id} is not that of its content`);
    frontier = append(frontier, event.leaf);
    if (root !== undefined && root !== rootOf(frontier)) faults.push(`the root kept at ${_id} is not that of the log (key ${key ?? 'none'})`);
    if (event.type === 'voteCast') votes.set(event.seq, event.data as { seat: number; mark: string }); // the event's own shape
  }
  return { root: rootOf(frontier), events: frontier.size, votes, faults };
}

/** Every acknowledged vote stands in the archive under the number it was given, with the mark that was sent; nothing stands there unasked. */
export function compareVotes({ votes }: Pick<Archived, 'votes'>, report: Pick<LoadReport, 'acknowledged' | 'uncertain'>): string[] {
  const faults: string[] = [];
  const expected = new Set<number>();
  for (const [seat, turn, seq] of report.acknowledged) {
    const vote = votes.get(seq);
    if (expected.has(seq)) faults.push(`number ${seq} was given twice`);
    expected.add(seq);
    if (vote?.seat !== seat || vote.mark !== expectedMark(seat, turn))
      faults.push(`seat ${seat} turn ${turn} was acknowledged as ${seq}, archive: ${JSON.stringify(vote)}`);
  }
  const open = new Set(report.uncertain.map(([seat]) => seat));
  for (const [seq, { seat }] of votes) if (!expected.has(seq) && !open.has(seat)) faults.push(`number ${seq} of seat ${seat} was never acknowledged`);
  return faults;
}

/** The mark that counts for a seat is that of its last vote. */
export function compareMarks({ state }: { readonly state: Pick<BallotState, 'size' | 'marks'> }, { votes }: Pick<Archived, 'votes'>): string[] {
  const last = new Map<number, string>();
  for (const [, { seat, mark }] of [...votes].sort(([a], [b]) => a - b)) last.set(seat, mark);
  const faults: string[] = [];
  for (let seat = 0; seat < state.size; seat += 1) {
    const mark = markAt(state.marks, seat);
    if (mark !== (last.get(seat) ?? '.')) faults.push(`seat ${seat} counts as ${mark}, its last vote was ${last.get(seat) ?? 'none'}`);
  }
  return faults;
}

function expectedMark(seat: number, turn: number): string {
  const { choice, reason } = sheetOf(seat, turn);
  return markOf(choice, reason, undefined);
}
