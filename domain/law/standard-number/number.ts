import { printForeign } from './foreign.js';

/** Kinds of the Standardization Law, with the two that real catalogues add: local engineering (DBJ, DGJ) and metrology (JJG, JJF). */
export type NumberKind =
  'national' | 'industry' | 'local-province' | 'local-city' | 'local-engineering' | 'group' | 'enterprise' | 'metrology' | 'foreign';

/**
 * One standard number, taken apart. Serial and parts are strings: leading zeros are the society's own and are kept.
 * A dual number carries the identically adopted one in `adopts`.
 */
export type StandardNumber = {
  readonly kind: NumberKind;
  /** `GB`, `HG`, `DB21`, `DBJ50`, `JJG`, the society’s code without `T/`, the enterprise’s without `Q/`, `ISO/IEC`. */
  readonly code: string;
  /** What follows the slash: `T` recommended, `Z` guidance, `TJ` and `J` of DGJ, or nothing. */
  readonly mark: string;
  readonly department: string | null;
  readonly region: string | null;
  readonly serial: string;
  readonly parts: readonly string[];
  readonly year: number | null;
  /** Year of a partial revision printed in brackets, `（2016年版）`. */
  readonly edition: number | null;
  readonly allParts: boolean;
  readonly adopts: string | null;
  /** What a foreign number says after its year, such as `+A1:2008`. */
  readonly supplement?: string;
  /** Between code and serial in the few forms that do not use a space: `.` in some enterprise numbers. */
  readonly joint: ' ' | '.';
};

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
