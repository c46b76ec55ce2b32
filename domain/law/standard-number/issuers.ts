import type { Branded } from '../../kernel/branded.js';
import { asciiUpper, withoutBlanks } from '../../kernel/half-width.js';
import type { Problem } from '../../kernel/problem.js';
import { err, ok, type Result } from '../../kernel/result.js';

/** Codes of national documents. `GBZ` (occupational health) is not `GB/Z` (guidance); `GBJ` and `GBN` are found in older catalogues. */
export const nationalCodes = ['GB', 'GBZ', 'GBJ', 'GBN', 'GSB'] as const;

/** Two-letter codes of industry standards (行业标准代号). */
export const industryCodes = (
  'AQ BB CB CH CJ CY DA DB DL DY DZ EJ FZ GA GC GH GM GY HB HG HJ HS HY JB JC JG JR JT JY KA LB LD LS LY MH MR MT MZ NB NY QB QC QJ QX RB ' +
  'RF SB SC SF SH SJ SL SN SW SY TB TD TY WB WH WJ WM WS WW XB XF YB YC YD YJ YS YY YZ ZY'
).split(' ');

/** Longer industry codes: construction, transport and special-equipment documents. */
export const longIndustryCodes = ['CJJ', 'JGJ', 'JTG', 'JTJ', 'JTS', 'TBJ', 'TSG', 'YBJ'];

/** Industries that number in groups (`HB 0-7`, `JTG D65-04`): there a hyphen inside the serial is not the one before a year. */
export const groupedSerialCodes: readonly string[] = ['HB', 'JTG'];

/** Publishers outside the Chinese system, longest first where one begins like another. */
export const foreignCodes =
  'ISO IEC ITU-T ITU-R ITU CISPR BS EN DIN NF ANSI ASTM ASME IEEE JIS UL API SAE NFPA ETSI CEN KS GOST OIML RFC W3C OASIS NIST AATCC'.split(' ');

/** Publishers that print a colon before the year. */
export const colonBeforeYear: readonly string[] = ['ISO', 'IEC', 'CISPR', 'BS', 'EN', 'DIN', 'KS'];

const reserved: readonly string[] = [...nationalCodes, ...industryCodes, ...longIndustryCodes, ...foreignCodes, 'JJG', 'JJF', 'DBJ', 'DGJ'];

/** A 团体代号 in its one spelling: half width, capitals, no blanks, without the `T/` before it. */
export type GroupCode = Branded<'GroupCode'>;

export const groupCodePattern = /^(?=[A-Z0-9]*[A-Z])[A-Z0-9]{2,12}$/;
const isGroupCode = (text: string): text is GroupCode => groupCodePattern.test(text);

/** The code that was meant: `t/lnsr` is `LNSR`. Null when it cannot be one. */
export function groupCodeOf(typed: string): GroupCode | null {
  const code = asciiUpper(withoutBlanks(typed)).replace(/^T\//, '');
  return isGroupCode(code) ? code : null;
}

/**
 * A group code (团体代号): 2–12 capitals, or capitals with digits, not a code that other standards already bear (GS 17; the length is ours, D).
 * Uniqueness on the national platform is the register's question, not this one.
 */
export function checkGroupCode(code: string): Result<GroupCode, Problem> {
  const because = { rule: 'G10', source: 'GS-17', found: code } as const;
  if (!isGroupCode(code)) return err({ code: 'GROUP_CODE', ...because, needed: groupCodePattern.source });
  if (reserved.includes(code) || /^DB\d+$/.test(code))
    return err({ code: 'GROUP_CODE_RESERVED', ...because, needed: 'a code no other kind of standard bears' });
  return ok(code);
}
