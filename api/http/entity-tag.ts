import { HttpProblem } from './problem.js';

/** The entity tag of a view: the last sequence number it shows. */
export const entityTag = (seq: number): string => `"${seq}"`;

/** The sequence number an If-Match asks for; null when absent or `*`. */
export function ifMatchSeq(header: string | undefined): number | null {
  if (header === undefined || header.trim() === '*') return null;
  const seq = /^"(\d{1,15})"$/.exec(header.trim())?.[1];
  if (seq === undefined) throw new HttpProblem('BAD_PRECONDITION', { found: header.slice(0, 200), needed: '"<seq>"', cure: ['self'] });
  return Number(seq);
}
