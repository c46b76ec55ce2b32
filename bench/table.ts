import { compareConnections, type CompareResult, type SideName } from './compare.js';
import { medianOf, round, type Figures } from './figures.js';
import type { ProcessorTime } from './processor-time.js';
import type { ProjectsResult } from './projects.js';
import type { Target } from './targets.js';
import type { VotesResult } from './votes.js';
import type { WebResult } from './web.js';

type Say = (text: string) => void;

const columns = (cells: readonly (string | number)[], widths: readonly number[]): string =>
  cells.map((cell, i) => (i === 0 ? String(cell).padEnd(widths[i] ?? 0) : String(cell).padStart(widths[i] ?? 0))).join('  ');

const widths = [34, 8, 9, 9, 9, 11, 8];
const row = (name: string, { rate, p50, p99, max, longestPauseMs, errors }: Figures): string =>
  columns([name, Math.round(rate), p50, p99, max, longestPauseMs, errors], widths);

export function printVotes(votes: VotesResult, say: Say): void {
  say(`\nVotes on one ballot of ${votes.entitled}; milliseconds`);
  say(columns(['', 'votes/s', 'p50', 'p99', 'max', 'pause', 'errors'], widths));
  for (const [name, figures] of Object.entries(votes.ours)) say(row(`ours, ${name} connections`, figures));
  for (const [name, figures] of Object.entries(votes.expressMongo)) say(row(`Express + MongoDB, ${name} connections`, figures));
  for (const [name, figures] of Object.entries(votes.bareTemporal)) say(row(`bare Temporal, ${name} at once`, figures));
  say('\nprocessor milliseconds per 1,000 votes');
  for (const [name, { processorTime }] of Object.entries(votes.ours)) say(`ours, ${name} connections: ${spent(processorTime)}`);
  for (const [name, { processorTime }] of Object.entries(votes.expressMongo)) say(`Express + MongoDB, ${name} connections: ${spent(processorTime)}`);
  const { events, runs, eventsPerThousandVotes, bytesPerThousandVotes, largestPayloadBytes, largestPayloadIn } = votes.growth;
  say(`history: ${events} events in ${runs} runs, ${eventsPerThousandVotes} events and ${bytesPerThousandVotes} bytes per 1,000 votes`);
  say(`largest payload: ${largestPayloadBytes} bytes in ${largestPayloadIn}\n`);
}

const spent = (time: ProcessorTime): string =>
  Object.entries(time)
    .filter(([, ms]) => ms >= 10)
    .map(([name, ms]) => `${name} ${Math.round(ms)}`)
    .join(', ');

export function printProjects({ alive }: ProjectsResult, say: Say): void {
  const own = [16, 10, 12, 12, 10, 10, 10];
  say(`\n${columns(['projects alive', 'starts/s', 'worker MB', 'peak MB', 'GET p50', 'GET p95', 'GET p99'], own)}`);
  for (const { projects, startRate, workerRssMb, workerRssPeakMb, read } of alive)
    say(columns([projects, startRate, workerRssMb, workerRssPeakMb, read.p50, read.p95, read.p99], own));
  for (const { projects, startTime, readTime, read } of alive) {
    say(`up to ${projects}: processor milliseconds per 1,000 starts: ${spent(startTime)}`);
    say(`at ${projects}: processor milliseconds per 1,000 reads of ${read.bytes} bytes: ${spent(readTime)}`);
  }
  say('');
}

/** In a short run a missed speed is marked `·`: it says nothing. */
export function printTargets(targets: readonly Target[], short: boolean, say: Say): void {
  for (const { name, found, needed, met, kind } of targets) say(`${met ? '✓' : short && kind === 'speed' ? '·' : '✗'} ${name}: ${found} (${needed})`);
}

const sideNames: { readonly [side in SideName]: string } = { ours: 'ours', postgres: 'Express + PostgreSQL', beside: 'the other tree' };

/** Medians over the rounds. */
export function printCompare({ rounds, single }: CompareResult, say: Say): void {
  const own = [40, 8, 9, 9];
  say(`\n${columns(['medians', 'votes/s', 'p50', 'p99'], own)}`);
  for (const connections of compareConnections) {
    const there = [...new Set(rounds.map(({ side }) => side))];
    for (const side of there) {
      const loads = rounds.filter((one) => one.side === side && one.connections === connections).map(({ load }) => load);
      const median = (of: 'rate' | 'p50' | 'p99'): number => round(medianOf(loads.map((load) => load[of])));
      const spentBy = Object.keys(loads[0]?.processor ?? {}).map(
        (name) => [name, medianOf(loads.map(({ processor }) => processor[name] ?? 0))] as const,
      );
      const cells = [`${sideNames[side]}, ${connections} connections`, Math.round(median('rate')), median('p50'), median('p99')];
      say(`${columns(cells, own)}  processor ms per 1,000 votes: ${spent(Object.fromEntries(spentBy))}`);
    }
  }
  for (const side of ['ours', 'beside'] as const) {
    const one = single[side];
    if (one)
      say(
        `single person, ${sideNames[side]}: vote then read p50 ${one.p50} ms, p95 ${one.p95} ms; the vote alone ${one.vote.p50} and ${one.vote.p95} ms`,
      );
  }
  say('');
}

/** What a page costs, and of each page and what it loads: bytes, and bytes as they are sent. */
export function printPages({ sizes, processorTime }: WebResult, say: Say): void {
  say(`\nprocessor milliseconds per 1,000 pages: ${spent(processorTime)}`);
  const own = [44, 9, 9];
  say(`\n${columns(['bytes of', 'whole', 'as sent'], own)}`);
  for (const { path, bytes, sent } of sizes) say(columns([decodeURIComponent(path), bytes, sent], own));
  say('');
}
