import type { NumberKind, StandardNumber } from './standard-number.js';

/** The only shapes in which a number may be given out. Parsing is lenient, minting is not. */
const mintPattern: Readonly<Partial<Record<NumberKind, RegExp>>> = {
  national: /^GB(\/[TZ])? \d{1,5}(\.\d{1,3})?—\d{4}$/,
  industry: /^[A-Z]{2}(\/[TZ])? \d{1,5}(\.\d{1,3})?—\d{4}$/,
  'local-province': /^DB\d{2}(\/T)? \d{1,5}(\.\d{1,3})?—\d{4}$/,
  'local-city': /^DB\d{4}(\/T)? \d{1,5}(\.\d{1,3})?—\d{4}$/,
  group: /^T\/(?=[A-Z0-9]*[A-Z])[A-Z0-9]{2,12} \d{1,6}(\.\d{1,3}){0,2}—\d{4}$/,
};

/** True when the text is a number this kind may give out, letter by letter. */
export const isMintable = (kind: NumberKind, text: string): boolean => mintPattern[kind]?.test(text) ?? false;

const undecorated = { department: null, edition: null, allParts: false, adopts: null, joint: ' ', parts: [] } as const;

/** A serial number of a year, padded to this width. */
type Order = { readonly serial: number; readonly year: number; readonly width?: number };

/** `T/LNSR 0003—2026`; the serial is padded as the society writes it. */
export const groupNumber = (code: string, { serial, year, width = 4 }: Order): StandardNumber => ({
  ...undecorated,
  kind: 'group',
  code,
  mark: '',
  region: null,
  serial: String(serial).padStart(width, '0'),
  year,
});

/** `DB21/T 1234—2026` or, with a four-digit region, `DB2102/T …`. Recommended: a mandatory local standard needs a special law. */
export const localNumber = (region: string, { serial, year, width = 4 }: Order): StandardNumber => ({
  ...undecorated,
  kind: region.length === 4 ? 'local-city' : 'local-province',
  code: `DB${region}`,
  mark: 'T',
  region,
  serial: String(serial).padStart(width, '0'),
  year,
});
