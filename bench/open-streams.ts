import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { mongoArchive } from '../db/archive.js';
import { projections } from '../db/projections.js';
import type { Bench } from './bench.js';
import { round } from './figures.js';
import { courseOf, streamOf } from './filled-store.js';
import { memoryOf } from './memory.js';

/** So many open lines, by how much the API grew (MB), and seconds from an event being handed to the archive until the last of all has heard of it. */
export type StreamsResult = {
  readonly streams: number;
  readonly memoryBeforeMb: number;
  readonly memoryMoreMb: number;
  readonly events: number;
  readonly slowestSeconds: number;
  readonly medianSeconds: number;
  readonly missed: number;
};

/** Somebody who listens, and up to where they have heard of the record that moves. */
type Line = { heard: number; close(): void };

const patienceMs = 10_000;

async function openLine(port: number, agent: Agent): Promise<Line> {
  return new Promise((resolve, reject) => {
    const request = get({ host: '127.0.0.1', port, path: '/api/v1/stream', agent }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`the stream answers ${answer.statusCode}`));
      const line: Line = { heard: 0, close: () => request.destroy() };
      answer.setEncoding('utf8').on('data', (text: string) => {
        for (const [, stream, seq] of text.matchAll(/"stream":"([^"]+)","seq":(\d+)/g))
          if (stream === movingStream) line.heard = Math.max(line.heard, Number(seq));
      });
      answer.on('error', () => undefined);
      resolve(line);
    });
    request.on('error', reject);
  });
}

/** Beyond those that were filled. */
const moving = 9_000_000;
const movingStream = streamOf(moving);

/** Lines of people without an account, and a project of the public that is published before their eyes. */
export async function measureStreams({ stack, db }: Bench, { streams }: { readonly streams: number }): Promise<StreamsResult> {
  const archive = mongoArchive(db, projections);
  const { begun, rest } = courseOf(moving);
  const append = (events: typeof begun) =>
    archive.append({ stream: movingStream, events, notices: [], size: events.at(-1)?.seq ?? 0, root: null, clock: null });
  await append(begun);
  const before = memoryOf(stack.pids, 'api').now;
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  const lines = await Promise.all(Array.from({ length: streams }, () => openLine(stack.apiPort, agent)));
  const seconds: number[] = [];
  let missed = 0;
  try {
    await pause(2_000);
    const memoryMoreMb = round(memoryOf(stack.pids, 'api').now - before);
    for (const event of rest) {
      const from = performance.now();
      await append([event]);
      while (lines.some(({ heard }) => heard < event.seq) && performance.now() - from < patienceMs) await pause(2);
      seconds.push((performance.now() - from) / 1000);
      missed += lines.filter(({ heard }) => heard < event.seq).length;
    }
    const sorted = seconds.toSorted((a, b) => a - b);
    const [slowestSeconds, medianSeconds] = [round(sorted.at(-1) ?? 0), round(sorted[Math.floor(sorted.length / 2)] ?? 0)];
    return { streams, memoryBeforeMb: before, memoryMoreMb, events: rest.length, slowestSeconds, medianSeconds, missed };
  } finally {
    for (const line of lines) line.close();
    agent.destroy();
  }
}
