import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { openBallot, type OpenBallot } from './api-client.js';
import type { Bench } from './bench.js';
import { sheetOf } from './ballot-papers.js';
import { checkBallot } from './check-ballot.js';
import { makeElectorate, type Electorate } from './electorate.js';
import { medianOf, percentile, round } from './figures.js';
import { runLoad } from './run-load.js';

/** `bench/results/worker-kills.json`. Milliseconds from the kill of the only worker until a vote sent in that moment was accepted; another worker starts at once. */
export type WorkerKillsResult = {
  readonly kills: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
  readonly waits: readonly number[];
  /** Of each wait, how long the new worker took until it took work: what the machine, not the engine, decides. */
  readonly restarts: readonly number[];
  readonly acknowledged: number;
  readonly lost: number;
  readonly faults: readonly string[];
};

/** Connections that vote all the while, so that nearly every kill meets a workflow task. */
const connections = 10;

export async function measureWorkerKills(
  bench: Bench,
  { kills, entitled, say }: { readonly kills: number; readonly entitled: number; readonly say: (text: string) => void },
): Promise<WorkerKillsResult> {
  const { stack } = bench;
  const electorate = await makeElectorate(stack, 'kills', entitled);
  const ballot = await openBallot(bench.api, electorate, 'a ballot whose worker dies');
  const seconds = kills * 6;
  const spec = { name: 'kills', host: '127.0.0.1', port: stack.apiPort, path: ballot.path, tokens: electorate.tokens, text: ballot.text };
  // The last seats are left to the voter who is watched.
  const loading = runLoad({ ...stack, pids: new Map() }, { ...spec, connections, seconds, most: entitled - kills });
  const waits: number[] = [];
  const restarts: number[] = [];
  const watched: [number, number, number][] = [];
  for (let n = 0; n < kills; n += 1) {
    await pause(1_500 + 137 * (n % 7));
    const killed = performance.now();
    const killing = stack.killWorker().then(() => restarts.push(performance.now() - killed));
    const seat = entitled - kills + n;
    const { ms, seq } = await untilAccepted({ ...ballot, port: stack.apiPort }, electorate, seat);
    waits.push(ms);
    watched.push([seat, 0, seq]);
    await killing;
  }
  const seen = await loading;
  const report = { ...seen, acknowledged: [...seen.acknowledged, ...watched] };
  const check = await checkBallot(bench, ballot.stream, report);
  const sorted = Float64Array.from(waits).sort();
  const [p50, p95, max] = [percentile(sorted, 50), percentile(sorted, 95), percentile(sorted, 100)].map(round);
  say(
    `worker kills    ${kills}: next vote accepted after p50 ${p50} ms, p95 ${p95} ms, at most ${max} ms; the new worker was up after p50 ${round(medianOf(restarts))} ms`,
  );
  return {
    kills,
    p50: p50 ?? 0,
    p95: p95 ?? 0,
    max: max ?? 0,
    waits: waits.map(round),
    restarts: restarts.map(round),
    acknowledged: report.acknowledged.length,
    lost: Math.max(0, report.acknowledged.length - check.counted),
    faults: check.faults,
  };
}

/** Votes as the web client does: the same key again until there is an answer. */
async function untilAccepted(
  ballot: OpenBallot & { readonly port: number },
  electorate: Electorate,
  seat: number,
): Promise<{ readonly ms: number; readonly seq: number }> {
  const began = performance.now();
  const token = readFileSync(electorate.tokens, 'utf8').split('\n')[seat] ?? '';
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': `watched-${seat}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ ...sheetOf(seat, 0), text: ballot.text });
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${ballot.port}${ballot.path}`, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(10_000),
    });
    const said = await answer.text();
    if (answer.ok) return { ms: performance.now() - began, seq: Number(/"seq":(\d+)/.exec(said)?.[1]) };
    if (answer.status !== 503) throw new Error(`the watched vote: ${answer.status} ${said}`);
    if (performance.now() - began > 60_000) throw new Error('no vote was accepted for a minute');
    await pause(50);
  }
}
