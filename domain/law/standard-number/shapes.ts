import { foreignCodes, groupedSerialCodes, longIndustryCodes, nationalCodes } from './issuers.js';
import type { StandardNumber } from './standard-number.js';

/** What a shape finds before the year: everything but year, notes and adoption. */
export type Head = Pick<StandardNumber, 'kind' | 'code' | 'mark' | 'department' | 'region' | 'serial' | 'parts' | 'joint'>;

type Shape = { readonly pattern: RegExp; readonly read: (found: Readonly<Record<string, string | undefined>>) => Head | null };

const serial = String.raw`(?<serial>\d{1,6})(?<parts>(?:\.\d{1,3})*)`;
/** Some societies and ministries put a letter or two before the digits (`SCM1`, `E51`). */
const letteredSerial = String.raw`(?<serial>[A-Z]{0,4}\d{1,6})(?<parts>(?:\.\d{1,3})*)`;
const gap = '[ -]?';

const shape = (pattern: string, read: Shape['read']): Shape => ({ pattern: new RegExp(`^${pattern}$`), read });

const head = (kind: Head['kind'], found: Readonly<Record<string, string | undefined>>, rest: Partial<Head> = {}): Head => ({
  kind,
  code: found['code'] ?? '',
  mark: found['mark'] ?? '',
  department: null,
  region: null,
  serial: found['serial'] ?? '',
  parts: (found['parts'] ?? '').split('.').slice(1),
  joint: ' ',
  ...rest,
});

const local = (region: string, found: Readonly<Record<string, string | undefined>>): Head =>
  head(region.length === 4 ? 'local-city' : 'local-province', found, { code: `DB${region}`, region });

const engineering = (found: Readonly<Record<string, string | undefined>>, regionFirst: boolean): Head =>
  head('local-engineering', found, { code: `${found['code']}${regionFirst ? found['region'] : ''}`, region: found['region'] ?? null });

/** Tried in order on the text before the year; the first that fits decides. Slashes lost in file names have been put back. */
export const shapes: readonly Shape[] = [
  shape(String.raw`T[/-] ?(?<code>(?=[A-Z0-9]*[A-Z])[A-Z0-9]{2,12}) ${letteredSerial}`, (f) => head('group', f)),
  shape(String.raw`T[/-] ?(?<code>[A-Z0-9]{0,11}[A-Z])${serial}`, (f) => ((f['code'] ?? '').length < 2 ? null : head('group', f))),
  shape(String.raw`Q[/-](?<code>[A-Z0-9]{1,20}) (?<serial>[A-Z]{0,6}\d{1,8}[A-Z]?)(?<parts>(?:\.\d{1,3})*)`, (f) => head('enterprise', f)),
  shape(String.raw`Q[/-](?<code>[A-Z]{1,20})(?<serial>\d{1,8}[A-Z]?)(?<parts>(?:\.\d{1,3})*)`, (f) => head('enterprise', f)),
  shape(String.raw`Q[/-](?<code>[A-Z0-9]{1,20})\.(?<serial>[A-Z]{0,6}\d{1,8}[A-Z]?)(?<parts>(?:\.\d{1,3})*)`, (f) =>
    head('enterprise', f, { joint: '.' }),
  ),
  shape(String.raw`(?<code>${nationalCodes.join('|')})(?:/(?<mark>[TZ]))?${gap}${serial}`, (f) => head('national', f)),
  shape(String.raw`(?<code>JJ[GF])(?:\((?<department>[\u4e00-\u9fff]{1,6})\))?${gap}${serial}`, (f) =>
    head('metrology', f, { department: f['department'] ?? null }),
  ),
  shape(String.raw`DB(?<region>\d{2})\(J\)(?:/(?<mark>T))?${gap}${serial}`, (f) =>
    head('local-engineering', f, { code: `DB${f['region']}(J)`, region: f['region'] ?? null }),
  ),
  shape(String.raw`(?<code>D[BG]J) ?(?<region>\d{2})(?:/? ?(?<mark>TJ|T|J)|/)?${gap}${serial}`, (f) => engineering(f, true)),
  shape(String.raw`(?<code>D[BG]J)/(?<mark>T) ?(?<region>\d{2})-${serial}`, (f) => engineering(f, false)),
  shape(String.raw`DB(?<region>\d{4}|\d{2})(?:/(?<mark>[TZ])?|(?= |-))${gap}${serial}`, (f) => local(f['region'] ?? '', f)),
  shape(String.raw`(?<code>${groupedSerialCodes.join('|')})(?:/(?<mark>[TZ]))?${gap}(?<serial>[A-Z]?\d{1,3}-\d{1,3})(?<parts>)`, (f) =>
    head('industry', f),
  ),
  shape(String.raw`(?<code>${longIndustryCodes.join('|')}|[A-Z]{2})(?:/(?<mark>[TZ]))?${gap}(?<serial>[A-Z]?\d{1,6})(?<parts>(?:\.\d{1,3})*)`, (f) =>
    foreignCodes.includes(f['code'] ?? '') ? null : head('industry', f),
  ),
];
