import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import type { Instant } from '../domain/kernel/decider.js';
import { gapsOf, joined, type Interval } from '../domain/kernel/outages.js';
import { collection, modelOf, trusted } from './model.js';

/** What the system needs to take a vote: somebody who answers, and somebody who decides. */
export type Part = 'api' | 'worker';

/** One unbroken run of one process: it said that it works from `from` until `to`. */
type Row = Interval & { readonly _id: string; readonly part: Part };
type OutageRow = Interval & { readonly _id: string; readonly reportedAt: Instant };

export const beatMs = 10_000;
/** How often a process that does not work yet looks whether it does by now: one that is killed every few seconds has worked in between. */
const lookMs = 500;
/** Two beats further apart than this, and nobody was there in between. */
const silenceMs = 3 * beatMs;

export const heartbeats = collection<Row>('heartbeats', { part: String, from: Number, to: Number });
export const outages = collection<OutageRow>('outages', { from: Number, to: Number, reportedAt: Number });

/**
 * The heartbeat of one process. A pause longer than the silence begins a new run, so that a machine that slept does not say it was awake. Whoever begins one was perhaps
 * away: `begun` is asked until it has answered.
 */
export class Pulse {
  private run = randomUUID();
  private last: Instant | null = null;
  private said: string | null = null;

  constructor(
    private readonly db: Connection,
    private readonly part: Part,
    private readonly begun: () => Promise<void> = () => Promise.resolve(),
  ) {}

  async beat(at: Instant): Promise<void> {
    if (this.last !== null && at - this.last > silenceMs) this.run = randomUUID();
    this.last = at;
    const { part, run } = this;
    await modelOf(this.db, heartbeats).updateOne({ _id: `${part}:${run}` }, { $setOnInsert: { part, from: at }, $max: { to: at } }, { upsert: true });
    if (this.said === run) return;
    await this.begun();
    this.said = run;
  }
}

/** Whether the process works by now, and the word that it does. */
type Beating = { readonly works: () => Promise<boolean>; readonly beat: () => Promise<void> };

/**
 * Beats as soon as the process works and every ten seconds from then on, so that a time in which nobody did can be measured afterwards. The time between two beats is no matter of a clock that may
 * be put right.
 */
export function startHeartbeat({ works, beat }: Beating, log: Pick<Logger, 'warn'>): { stop(): void } {
  let next = 0;
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking || performance.now() < next) return;
    looking = true;
    try {
      if (!(await works())) return;
      next = performance.now() + beatMs;
      await beat();
    } catch (error) {
      log.warn({ err: error }, 'no heartbeat written, or whether there was an outage not asked');
    } finally {
      looking = false;
    }
  };
  void look();
  const timer = setInterval(() => void look(), lookMs);
  return { stop: () => clearInterval(timer) };
}

/** Times since then in which a part of the system was away and that are over: null while a part is still away. */
export async function outagesSince(db: Connection, since: Instant, now: Instant): Promise<readonly Interval[] | null> {
  const rows = await modelOf(db, heartbeats)
    .find({ to: trusted({ $gte: since }) })
    .lean<Row[]>();
  const of = (part: Part): readonly Row[] => rows.filter((row) => row.part === part);
  const parts = [of('api'), of('worker')];
  if (parts.some((runs) => runs.every(({ to }) => now - to > silenceMs))) return null;
  return joined(parts.flatMap((runs) => gapsOf(runs, silenceMs)));
}

const idOf = ({ from, to }: Interval): string => `${from}-${to}`;

/** Those of them that ballots have not been told of. */
export async function unreported(db: Connection, measured: readonly Interval[]): Promise<readonly Interval[]> {
  const told = await modelOf(db, outages)
    .find({ _id: trusted({ $in: measured.map(idOf) }) })
    .lean<OutageRow[]>();
  return measured.filter((one) => !told.some(({ _id }) => _id === idOf(one)));
}

export async function markReported(db: Connection, { from, to }: Interval, reportedAt: Instant): Promise<void> {
  await modelOf(db, outages).updateOne({ _id: idOf({ from, to }) }, { $setOnInsert: { from, to, reportedAt } }, { upsert: true });
}
