import { printForeign } from './foreign.js';
import type { StandardNumber } from './standard-number.js';

/** The canonical text: one space before the serial, U+2014 before the year, Chinese brackets around notes. */
export function printStandardNumber(number: StandardNumber): string {
  if (number.kind === 'foreign') return printForeign(number);
  const { year, edition, allParts, adopts } = number;
  const notes = `${edition === null ? '' : `（${edition}年版）`}${allParts ? '（所有部分）' : ''}`;
  return `${issuer(number)}${number.joint}${serialText(number)}${year === null ? '' : `—${year}`}${notes}${adopts === null ? '' : `/${adopts}`}`;
}

function issuer({ kind, code, mark, department }: StandardNumber): string {
  const prefix = kind === 'group' ? 'T/' : kind === 'enterprise' ? 'Q/' : '';
  return `${prefix}${code}${department === null ? '' : `(${department})`}${mark === '' ? '' : `/${mark}`}`;
}

/** Where the region follows the mark (`DBJ/T 13-200`) it is printed with the serial. */
function serialText(number: StandardNumber): string {
  const region = regionOutsideCode(number);
  return [region === null ? number.serial : `${region}-${number.serial}`, ...number.parts].join('.');
}

const regionOutsideCode = ({ code, region }: StandardNumber): string | null => (region === null || code.includes(region) ? null : region);

const widths = { serial: 8, part: 4 };

/**
 * Sorts by kind, code, serial and parts as integers, year. Texts that differ only in leading zeros share a key, so a unique
 * index on it lets only one of `T/LNSR 3—2026` and `T/LNSR 0003—2026` exist (G10).
 */
export function sortKey(number: StandardNumber): string {
  const serial = number.serial.replace(/\d+/g, (digits) => digits.padStart(widths.serial, '0'));
  const parts = number.parts.map((part) => part.padStart(widths.part, '0'));
  const code = [number.code, number.department, number.mark, regionOutsideCode(number)].filter((piece) => piece !== null && piece !== '').join('/');
  return [number.kind, code, [serial, ...parts].join('.'), number.year ?? '0000'].join(' ');
}
