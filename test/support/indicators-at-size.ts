import type { Connection } from 'mongoose';
import { eventId, eventsOf, mongoArchive, type EventRow } from '../../db/archive.js';
import { projections } from '../../db/projections.js';
import type { Recorded, Stream } from '../../domain/kernel/decider.js';
import { recomputeIndicators } from '../../scripts/recompute-indicators.js';
import * as ballots from '../domain/ballot/ballot-fixture.js';
import { monitor, projectAt, society } from '../domain/standard-project/project-fixture.js';
import { startApi, type TestApi } from './api.js';
import { personNamed } from './spelt.js';
import { round } from '../../bench/figures.js';

/**
 * So many projects of so many bodies with their votes in the archive, each a copy of a project of the fixtures that the deciders made.
 * Times in milliseconds, over HTTP, as a supervisor asks.
 */
export type IndicatorsResult = {
  readonly projects: number;
  readonly bodies: number;
  readonly events: number;
  readonly recomputeSeconds: number;
  readonly peakRssMb: number;
  readonly differing: number;
  readonly firstMs: number;
  readonly tableP95: number;
  readonly rowsP95: number;
  readonly seenAfterMs: number;
};
export type IndicatorsOptions = { readonly projects: number; readonly bodies: number; readonly say: (text: string) => void };

const year = 366 * 86_400_000;
const asks = 40;

export async function measureIndicators({ projects, bodies, say }: IndicatorsOptions): Promise<IndicatorsResult> {
  const api = await startApi();
  try {
    const events = await fill(api.db, projects, bodies);
    const began = performance.now();
    await recomputeIndicators(api.db, { check: false });
    const recomputeSeconds = round((performance.now() - began) / 1000);
    const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1000);
    const { differing } = await recomputeIndicators(api.db, { check: true });
    api.now = ballots.start + year;
    const result = { projects, bodies, events, recomputeSeconds, peakRssMb, differing: differing.length, ...(await asked(api)) };
    say(`indicators      ${JSON.stringify(result)}`);
    return result;
  } finally {
    await api.close();
  }
}

/** A credit code for each body; they are only compared here. */
const bodyOf = (n: number): string => `51210000MJ${String(n).padStart(8, '0')}`;

/** The log of a vote of the fixture: 38 seats that vote one day, and its close. */
function voteLog(): readonly { readonly event: { readonly type: string }; readonly at: number }[] {
  let run = ballots.begin({ roll: { kind: 'seats', seats: ballots.seats(60) } });
  const log = run.latest.map((event) => ({ event, at: run.now }));
  const take = (next: ballots.Run): void => {
    run = next;
    log.push(...run.latest.map((event) => ({ event, at: run.now })));
  };
  for (let seat = 0; seat < 54; seat += 1) take(ballots.cast(run, seat, 'yes', ballots.start + 86_400_000 + seat));
  take(ballots.close(run));
  return log;
}

async function fill(db: Connection, projects: number, bodies: number): Promise<number> {
  const plain = JSON.stringify(projectAt('60.60').log.map(({ event, at }) => ({ event, at })));
  const votes = JSON.stringify(voteLog());
  let batch: EventRow[] = [];
  let events = 0;
  const put = async (stream: Stream, template: string, body: string): Promise<void> => {
    const log = JSON.parse(template.replaceAll(society, body)) as { readonly event: { readonly type: string }; readonly at: number }[]; // our own text
    for (const [n, { event, at }] of log.entries()) {
      const { type, ...data } = event;
      batch.push({
        _id: eventId(stream, n + 1),
        stream,
        seq: n + 1,
        at,
        actor: personNamed('wang'),
        commandId: `bench:${n}`,
        type,
        data,
        leaf: '',
      }); // as the journal writes them, without a leaf
    }
    events += log.length;
    if (batch.length < 5000) return;
    await eventsOf(db).collection.insertMany(batch as never, { ordered: false }); // past the model, as the journal does
    batch = [];
  };
  for (let n = 0; n < projects; n += 1) {
    const body = bodyOf(n % bodies);
    await put(`standard-project/b${n}`, plain, body);
    await put(`ballot/b${n}`, votes.replaceAll('"project":null', `"project":"standard-project/b${n}"`), body);
  }
  if (batch.length > 0) await eventsOf(db).collection.insertMany(batch as never, { ordered: false }); // likewise
  return events;
}

async function timed(api: TestApi, path: string, token: string): Promise<number> {
  const from = performance.now();
  const answer = await fetch(`${api.url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
  await answer.text();
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return performance.now() - from;
}

const p95 = (times: readonly number[]): number => round(times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0);

async function asked(api: TestApi): Promise<Pick<IndicatorsResult, 'firstMs' | 'tableP95' | 'rowsP95' | 'seenAfterMs'>> {
  const token = await api.token(monitor.id, ...monitor.grants);
  const firstMs = round(await timed(api, '/monitor/indicators', token));
  const seenAfterMs = round(await seenAfter(api, token));
  const table: number[] = [];
  const rows: number[] = [];
  for (let n = 0; n < asks; n += 1) {
    table.push(await timed(api, '/monitor/indicators', token));
    rows.push(await timed(api, `/monitor/indicator-rows?indicator=stageDays&organisation=${bodyOf(n % 10)}`, token));
  }
  return { firstMs, tableP95: p95(table), rowsP95: p95(rows), seenAfterMs };
}

/** From the moment an event is journalled to the answer that has it in a figure. */
async function seenAfter(api: TestApi, token: string): Promise<number> {
  const stream: Stream = 'standard-project/new1';
  const [first] = projectAt('00.00').log;
  if (first === undefined) throw new Error('a birth is at least one event');
  const { type, ...data } = first.event;
  const event = { stream, seq: 1, at: first.at, actor: personNamed('wang'), commandId: 'bench:new', type, data, leaf: '0' } as Recorded; // as the engine records it
  const from = performance.now();
  await mongoArchive(api.db, projections).append({ stream, events: [event], notices: [], size: 1, root: null, clock: null });
  for (;;) {
    const answer = await fetch(`${api.url}/api/v1/monitor/indicators?organisation=${society}`, { headers: { authorization: `Bearer ${token}` } });
    if ((await answer.text()).includes(`"organisation":"${society}"`)) return performance.now() - from;
  }
}
