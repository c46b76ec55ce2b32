import { readFileSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { sheetOf } from './ballot-papers.js';
import { Stopwatch } from './figures.js';
import { HttpConnection, type HttpAnswer } from './http-connection.js';
import type { LoadReport, LoadSpec } from './load-spec.js';

/*
 * The load client, a process of its own: so many connections, one vote in flight on each, the next voter as soon as an answer is there.
 * Every acknowledged (seat, turn, seq) is kept, so that the check at the end is exact and not a sample.
 */

const [specFile = '', reportFile = ''] = process.argv.slice(2);
const spec = JSON.parse(readFileSync(specFile, 'utf8')) as LoadSpec; // written by run-load.ts of the same build
const tokens = readFileSync(spec.tokens, 'utf8').trimEnd().split('\n');

const connections = Array.from({ length: spec.connections }, () => new HttpConnection(spec.host, spec.port));
await Promise.all(connections.map((connection) => connection.open()));

const acknowledged: [number, number, number][] = [];
const uncertain: [number, number][] = [];
const statuses: { [status: string]: number } = {};
const problems: string[] = [];
const started = performance.now();
const watch = new Stopwatch(started);
const endsAt = started + spec.seconds * 1000;
let next = 0;

await Promise.all(connections.map((connection) => drive(connection)));
for (const connection of connections) connection.close();
const report: LoadReport = { figures: watch.figures(), statuses, acknowledged, uncertain, problems, cpuSeconds: cpuSeconds() };
writeFileSync(reportFile, JSON.stringify(report));

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function drive(connection: HttpConnection): Promise<void> {
  return new Promise((resolve) => {
    const step = (): void => {
      const sentAt = performance.now();
      if (sentAt >= endsAt || next >= spec.most) return resolve();
      const seat = next % tokens.length;
      const turn = Math.floor(next / tokens.length);
      next += 1;
      connection.send(requestOf(seat, turn), (answer) => {
        note([seat, turn], sentAt, answer);
        // A refusing server answers at once: without a pause the client would spin and starve it.
        if (answer.status === 200) step();
        else setTimeout(step, 100);
      });
    };
    step();
  });
}

function requestOf(seat: number, turn: number): string {
  const { choice, reason } = sheetOf(seat, turn);
  const body = `{"choice":"${choice}",${reason === undefined ? '' : `"reason":"${reason}",`}"text":"${spec.text}"}`;
  return (
    `POST ${spec.path} HTTP/1.1\r\nHost: ${spec.host}:${spec.port}\r\nAuthorization: Bearer ${tokens[seat] ?? ''}\r\n` +
    `Idempotency-Key: ${spec.name}-${seat}-${turn}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  );
}

function note([seat, turn]: readonly [seat: number, turn: number], sentAt: number, { status, body }: HttpAnswer): void {
  statuses[status] = (statuses[status] ?? 0) + 1;
  if (status === 200) {
    watch.acknowledge(sentAt, performance.now());
    acknowledged.push([seat, turn, Number(/"seq":(\d+)/.exec(body)?.[1] ?? 0)]);
    return;
  }
  watch.errors += 1;
  // A refusal (4xx) is a clear no; anything else may have been counted all the same.
  if (status === 0 || status >= 500) uncertain.push([seat, turn]);
  if (problems.length < 5) problems.push(`${status} ${body.slice(0, 300)}`);
}
