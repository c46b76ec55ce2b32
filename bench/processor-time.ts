import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { round } from './figures.js';

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** Processor seconds a process and its children have used so far, all threads, user and system: PostgreSQL works in one child for each connection. Linux only. */
function secondsOf(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  return ownSeconds(pid) + children.reduce((sum, child) => sum + ownSeconds(child), 0);
}

function ownSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in brackets may hold spaces, so fields are counted from the bracket: utime and stime are the 12th and 13th after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/**
 * Processor milliseconds per thousand votes, by process. Other programs on the machine change the rate, but hardly this: it is the
 * figure to compare between two states of the code.
 */
export type ProcessorTime = { readonly [process: string]: number };

/** Begins to measure; the function it returns ends and answers per thousand of what was done. */
export function measureProcessorTime(pids: ReadonlyMap<string, number>): (done: number) => ProcessorTime {
  const read = (): [string, number][] => [...pids].map(([name, pid]) => [name, secondsOf(pid)]);
  const before = new Map(read());
  return (done) => Object.fromEntries(read().map(([name, seconds]) => [name, perThousand(seconds - (before.get(name) ?? 0), done)]));
}

const perThousand = (seconds: number, done: number): number => (done === 0 ? 0 : round((seconds * 1_000_000) / done));
