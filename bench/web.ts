import { loadavg } from 'node:os';
import type { Bench } from './bench.js';
import { round } from './figures.js';
import { fillStore, streamOf, type Filled } from './filled-store.js';
import { measureStreams, type StreamsResult } from './open-streams.js';
import { measurePageVotes, type PageVotesResult } from './page-votes.js';
import { measurePaint, type PaintResult } from './portal-paint.js';
import { measureProcessorTime, type ProcessorTime } from './processor-time.js';
import { publicPages, readPages, startBarePages, type PagesRead, type Size } from './web-pages.js';

/** `bench/results/web.json`. `ratio`: our p95 over that of the bare page of the same bytes, in the same run. `load`: of the machine, over the last minute, before and after. */
export type WebResult = {
  readonly load: readonly [number, number];
  readonly filled: Filled;
  readonly sizes: readonly Size[];
  readonly pages: PagesRead;
  readonly bare: PagesRead;
  readonly ratio: number;
  /** Processor milliseconds per 1,000 pages: what a busy machine cannot hide. */
  readonly processorTime: ProcessorTime;
  readonly paint: PaintResult;
  readonly streams: StreamsResult;
  readonly votes: PageVotesResult;
};

export type WebOptions = {
  readonly projects: number;
  readonly readSeconds: number;
  readonly looks: number;
  readonly streams: number;
  readonly votes: number;
  readonly voteSeconds: number;
  readonly say: (line: string) => void;
};

const minuteLoad = (): number => round(loadavg()[0] ?? 0);

/** What people see of the product: pages over a filled store, on a slow telephone, with many who listen and many who vote. */
export async function measureWeb(bench: Bench, options: WebOptions): Promise<WebResult> {
  const { say } = options;
  const { stack, db } = bench;
  const before = minuteLoad();
  const filled = await fillStore(db, options.projects);
  say(`web             ${filled.projects} projects, ${filled.events} events in the archive after ${filled.seconds} s`);
  const measured = await measurePages(bench, options);
  const { pages, bare, paint } = measured;
  const ratio = bare.p95 === 0 ? 0 : round(pages.p95 / bare.p95);
  say(
    `web             pages at 50/s: p95 ${pages.p95} ms, bare ${bare.p95} ms; slowest ${pages.slowest.path} ${pages.slowest.p95} ms, ${pages.errors} errors`,
  );
  say(`web             portal painted after ${paint.ours} s, bare ${paint.bare} s`);
  const streams = await measureStreams({ ...bench, stack, db }, options);
  say(
    `web             ${streams.streams} streams: ${streams.memoryMoreMb} MB more, ${streams.events} events, slowest ${streams.slowestSeconds} s, ${streams.missed} missed`,
  );
  const votes = await measurePageVotes(bench, { votes: options.votes, seconds: options.voteSeconds });
  say(
    `web             ${votes.votes} votes in ${votes.seconds} s: sent p99 ${votes.sent.p99} ms, opened p99 ${votes.opened.p99} ms, ${votes.errors} errors`,
  );
  return { load: [before, minuteLoad()], filled, ...measured, ratio, streams, votes };
}

/** Code that has just been compiled is slow: both sides are asked for a while before anybody looks at the clock. */
async function measurePages(
  { stack }: Bench,
  { readSeconds, looks }: WebOptions,
): Promise<Pick<WebResult, 'pages' | 'bare' | 'sizes' | 'paint' | 'processorTime'>> {
  const id = (n: number): string => streamOf(n).replace('standard-project/', '');
  const paths = publicPages(id(3), id(0));
  const { child, port, sizes } = await startBarePages(stack, paths);
  try {
    const warm = { perSecond: 20, seconds: Math.min(10, readSeconds) };
    const pace = { perSecond: 50, seconds: readSeconds };
    await readPages(stack.apiPort, paths, warm);
    await readPages(port, paths, warm);
    const reading = measureProcessorTime(stack.pids);
    const pages = await readPages(stack.apiPort, paths, pace);
    const processorTime = reading(pages.sent);
    const bare = await readPages(port, paths, pace);
    const paint = await measurePaint({ ours: `http://127.0.0.1:${stack.apiPort}/`, bare: `http://127.0.0.1:${port}/` }, looks);
    return { pages, bare, sizes, paint, processorTime };
  } finally {
    await child.stop();
  }
}
