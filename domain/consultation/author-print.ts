import type { Stream } from '../kernel/decider.js';
import { printLength, printOf } from '../kernel/print-of.js';

const printsPerRow = 128;

/** What stands for an author in the state: it tells whether it is the same person, not who; another round gives another print. */
export const authorPrint = (stream: Stream, actor: string): string => printOf(`${stream}\n${actor}`);

/** The prints with one more at the end. */
export function withPrint(rows: readonly string[], print: string): readonly string[] {
  const last = rows[rows.length - 1];
  return last === undefined || last.length === printsPerRow * printLength ? [...rows, print] : [...rows.slice(0, -1), last + print];
}

/** The print of comment `index` (from 0). */
export function printAt(rows: readonly string[], index: number): string {
  const at = (index % printsPerRow) * printLength;
  return rows[Math.floor(index / printsPerRow)]?.slice(at, at + printLength) ?? '';
}
