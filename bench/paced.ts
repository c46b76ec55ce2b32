import { performance } from 'node:perf_hooks';
import { percentile, round } from './figures.js';
import { HttpConnection } from './http-connection.js';

/** Answers to requests sent at a fixed rate. */
export type Paced = {
  readonly sent: number;
  readonly rate: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  readonly errors: number;
  readonly bytes: number;
};

/** Who reads where; without a token, somebody without an account. `note` hears what each answer took. */
type Reader = { readonly port: number; readonly token: string | null; readonly note?: (path: string, took: number) => void };
type Pace = { readonly perSecond: number; readonly seconds: number };

/**
 * Sends `perSecond` GETs a second for `seconds`, whether or not the earlier ones have been answered. Latency counts from the moment a
 * request was due, so a server that stalls cannot hide it by slowing the client down.
 */
export async function pacedGets({ port, token, note }: Reader, paths: readonly string[], { perSecond, seconds }: Pace): Promise<Paced> {
  const idle = Array.from({ length: 20 }, () => new HttpConnection('127.0.0.1', port));
  const all = [...idle];
  await Promise.all(all.map((connection) => connection.open()));
  const latencies: number[] = [];
  let errors = 0;
  let bytes = 0;
  const total = perSecond * seconds;
  const authorization = token === null ? '' : `Authorization: Bearer ${token}\r\n`;
  const from = performance.now();
  const get = (n: number, due: number): Promise<void> =>
    new Promise((resolve) => {
      const connection = idle.pop() ?? new HttpConnection('127.0.0.1', port);
      if (!all.includes(connection)) all.push(connection);
      const path = paths[n % paths.length] ?? '/';
      connection.send(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${authorization}\r\n`, ({ status, body }) => {
        const took = performance.now() - due;
        latencies.push(took);
        note?.(path, took);
        if (status !== 200) errors += 1;
        bytes += body.length;
        idle.push(connection);
        resolve();
      });
    });
  const pending: Promise<void>[] = [];
  for (let n = 0; n < total; n += 1) {
    const due = from + (n * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    pending.push(get(n, due));
  }
  await Promise.all(pending);
  for (const connection of all) connection.close();
  const sorted = Float64Array.from(latencies).sort();
  const at = (percent: number): number => round(percentile(sorted, percent));
  const took = (performance.now() - from) / 1000;
  return { sent: total, rate: round(total / took), p50: at(50), p95: at(95), p99: at(99), max: at(100), errors, bytes: Math.round(bytes / total) };
}
