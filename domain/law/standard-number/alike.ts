import { printStandardNumber } from './number.js';
import type { StandardNumber } from './standard-number.js';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * A pattern for printed numbers that mean this one: however many zeros the society writes before its serial, and in every year where none is named.
 * A part of it belongs to an undated number, too.
 */
export function patternOf(number: StandardNumber): string {
  const { serial, parts, year } = number;
  const printed = printStandardNumber({ ...number, year: null, edition: null, allParts: false, adopts: null });
  const pieces = [serial, ...parts];
  const head = printed.slice(0, printed.length - pieces.join('.').length);
  const body = pieces.map((piece) => piece.replace(/^0+(?=\d)/, ''));
  const sign = number.kind === 'foreign' ? '[:-]' : '—';
  return `^${escaped(head)}${body.map((piece) => `0*${escaped(piece)}`).join('\\.')}${year === null ? '(?![0-9])' : `${sign}${year}(?![0-9])`}`;
}
