import { createHash } from 'node:crypto';
import { HttpProblem } from './problem.js';

/** The entity tag of a view: the last sequence number it shows. */
export const entityTag = (seq: number): string => `"${seq}"`;

/** The tag of one answer: that of its view, if it has one, and a print of the text, for who asks whether it is still the same. */
export function answerTag(text: string, viewTag = '""'): string {
  const print = createHash('sha256').update(text).digest('base64url').slice(0, 16);
  return [...(viewTag === '""' ? [] : [viewTag.slice(1, -1)]), print].join('-').replace(/^|$/g, '"');
}

/** Whether who asks holds this very answer. */
export const isHeld = (header: string | undefined, tag: string): boolean =>
  header?.split(',').some((one) => [tag, '*'].includes(one.trim().replace(/^W\//, ''))) === true;

/** The sequence number an If-Match asks for; null when absent or `*`. */
export function ifMatchSeq(header: string | undefined): number | null {
  if (header === undefined || header.trim() === '*') return null;
  const seq = /^"(\d{1,15})(?:-[\w-]{16})?"$/.exec(header.trim())?.[1];
  if (seq === undefined) throw new HttpProblem('BAD_PRECONDITION', { found: header.slice(0, 200), needed: '"<seq>"', cure: ['self'] });
  return Number(seq);
}
