import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { sheetOf } from './ballot-papers.js';
import type { Electorate } from './electorate.js';
import { percentile, round } from './figures.js';
import { HttpConnection, type HttpAnswer } from './http-connection.js';

/** Milliseconds of one person alone: from sending a vote to the ballot that shows it (`atLeast`), and of the vote's own answer. */
export type SinglePerson = {
  readonly votes: number;
  readonly p50: number;
  readonly p95: number;
  readonly vote: { readonly p50: number; readonly p95: number };
};

/** Nobody is there but one: each vote is followed by the read that waits for it, as the web client does. */
export async function measureSinglePerson(
  { port, path, text }: { readonly port: number; readonly path: string; readonly text: string },
  electorate: Electorate,
  votes: number,
): Promise<SinglePerson> {
  const tokens = readFileSync(electorate.tokens, 'utf8').trimEnd().split('\n');
  const connection = new HttpConnection('127.0.0.1', port);
  const send = (request: string): Promise<HttpAnswer> => new Promise((resolve) => connection.send(request, resolve));
  await connection.open();
  const whole: number[] = [];
  const vote: number[] = [];
  for (let seat = 0; seat < votes; seat += 1) {
    const began = performance.now();
    const head = `Host: 127.0.0.1:${port}\r\nAuthorization: Bearer ${tokens[seat] ?? ''}\r\n`;
    const { choice, reason } = sheetOf(seat, 0);
    const body = JSON.stringify({ choice, reason, text });
    const key = `Idempotency-Key: single-person-${seat}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n`;
    const cast = await send(`POST ${path} HTTP/1.1\r\n${head}${key}\r\n${body}`);
    const accepted = performance.now();
    const seq = /"seq":(\d+)/.exec(cast.body)?.[1];
    if (cast.status !== 200 || seq === undefined) throw new Error(`a single person's vote: ${cast.status} ${cast.body}`);
    const read = await send(`GET ${path.replace(/\/votes$/, '')}?atLeast=${seq} HTTP/1.1\r\n${head}\r\n`);
    if (read.status !== 200) throw new Error(`reading one's own vote: ${read.status} ${read.body}`);
    whole.push(performance.now() - began);
    vote.push(accepted - began);
  }
  connection.close();
  return { votes, ...quantiles(whole), vote: quantiles(vote) };
}

function quantiles(values: readonly number[]): { readonly p50: number; readonly p95: number } {
  const sorted = Float64Array.from(values).sort();
  return { p50: round(percentile(sorted, 50)), p95: round(percentile(sorted, 95)) };
}
