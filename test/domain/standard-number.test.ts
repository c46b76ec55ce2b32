import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkStandardNumber, parseStandardNumber } from '../../domain/law/standard-number/check.js';
import { checkGroupCode } from '../../domain/law/standard-number/issuers.js';
import { groupNumber, isMintable, localNumber } from '../../domain/law/standard-number/mint.js';
import { printStandardNumber, sortKey } from '../../domain/law/standard-number/number.js';
import type { NumberKind, StandardNumber } from '../../domain/law/standard-number/standard-number.js';

type Published = { raw: string; kind: string; variant: string[] };
const published = JSON.parse(readFileSync('test/data/numbers.json', 'utf8')) as Published[];

/** Catalogue entries that are no single number; each with what the check must say. */
const noNumber: Record<string, string> = {
  'GB 150-20?4': 'NUMBER_CHARACTER', // a digit lost by OCR
  'HG/T 20592-200': 'NUMBER_YEAR', // a year cut short
  'DB21/T 3416.2/.3—2021': 'NUMBER_NAMES_SEVERAL',
  'GB/Z 185.1~7-2026': 'NUMBER_NAMES_SEVERAL',
};

const kindOf: Record<string, NumberKind> = {
  'local city': 'local-city',
  'local province': 'local-province',
  'local engineering (DBJ/DGJ form)': 'local-engineering',
  group: 'group',
  'GB/T': 'national',
  GB: 'national',
  'GB/Z': 'national',
  industry: 'industry',
  enterprise: 'enterprise',
  'foreign or international': 'foreign',
  'metrology (JJG/JJF)': 'metrology',
};

const parsed = (text: string): StandardNumber => {
  const result = parseStandardNumber(text);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.error)}`);
  return result.value;
};
const canonical = (text: string): string | null => checkStandardNumber(text).canonical;
/** As in a file name, where `/` and `:` cannot stand. */
const fileNameForm = (number: StandardNumber): string => printStandardNumber(number).replaceAll('/', '_').replaceAll(':', '-');
const digitsOf = (text: string): string => text.replace(/\D/g, '');

describe('published numbers', () => {
  const readable = published.filter(({ raw }) => noNumber[raw] === undefined);
  it('are all there: 256 records, 4 spellings of which are no single number', () => {
    expect(published).toHaveLength(256);
    expect(Object.keys(noNumber).filter((raw) => published.some((record) => record.raw === raw))).toHaveLength(4);
  });
  it.each(readable.map(({ raw, kind }) => [raw, kind] as const))('%s is %s, prints, and reads back', (raw, kind) => {
    const number = parsed(raw);
    const printed = printStandardNumber(number);
    expect(number.kind).toBe(kindOf[kind]);
    expect(parsed(printed)).toEqual(number);
    expect(parsed(fileNameForm(number))).toEqual(number);
    // nothing but a two-digit year may add or lose a digit
    expect(digitsOf(printed)).toBe(raw === 'HB/Z 215-92' ? '2151992' : digitsOf(raw));
  });
  it.each(readable.filter(({ variant }) => variant.includes('em-dash U+2014') && !variant.some((v) => /space|file/.test(v))).map(({ raw }) => raw))(
    '%s is already canonical',
    (raw) => expect(canonical(raw)).toBe(raw),
  );
  it.each(Object.entries(noNumber))('%s is refused with %s', (raw, code) =>
    expect(checkStandardNumber(raw)).toMatchObject({ valid: false, canonical: null, problems: [{ code }] }),
  );
  it('that name several parts are taken apart for the caller', () => {
    expect(checkStandardNumber('DB21/T 3416.2/.3—2021').problems[0]?.needed).toEqual(['DB21/T 3416.2—2021', 'DB21/T 3416.3—2021']);
    expect(checkStandardNumber('GB/Z 185.1~7-2026').problems[0]?.needed).toHaveLength(7);
  });
});

describe('reading', () => {
  it('takes every dash for the one canonical dash', () => {
    for (const dash of ['—', '–', '-', '－', '―', '‐', '−', ' — ']) expect(canonical(`T/GZAEPI 001${dash}2018`)).toBe('T/GZAEPI 001—2018');
  });
  it.each([
    ['GB 12345-88', 'GB 12345—1988'],
    ['GB/T 19001—2016/ISO 9001：2015', 'GB/T 19001—2016/ISO 9001:2015'],
    ['GB/T 20001-2026 / ISO 12345:2024', 'GB/T 20001—2026/ISO 12345:2024'],
    ['gb／t 1.1－2020', 'GB/T 1.1—2020'],
    ['DB12/ 617-2016', 'DB12 617—2016'],
    ['DB2102/T0012-2024', 'DB2102/T 0012—2024'],
    ['DB/T 12-2010', 'DB/T 12—2010'],
    ['T/31SCTA 001-2020', 'T/31SCTA 001—2020'],
    ['T_LNSR 0003—2026', 'T/LNSR 0003—2026'],
    ['HGT 20580-2024', 'HG/T 20580—2024'],
    ['GBZ 1-2010', 'GBZ 1—2010'],
    ['GBZ/T 160.1-2004', 'GBZ/T 160.1—2004'],
    ['Q/ABC 0001S-2019', 'Q/ABC 0001S—2019'],
    ['Q/GDW1234.5-2015', 'Q/GDW 1234.5—2015'],
    ['JTG D65-04-2007', 'JTG D65-04—2007'],
    ['ISO/IEC 27001-2022', 'ISO/IEC 27001:2022'],
    ['IEEE 802.3-2018', 'IEEE 802.3-2018'],
    ['GB 50011-2010（2016年版）', 'GB 50011—2010（2016年版）'],
  ])('%s means %s', (text, meaning) => expect(canonical(text)).toBe(meaning));
  it('keeps the society’s leading zeros and parts as strings', () => {
    expect(parsed('T/CAMET 04012.2—2018')).toMatchObject({ code: 'CAMET', serial: '04012', parts: ['2'], year: 2018 });
    expect(parsed('DB53/T 190.07-2006').parts).toEqual(['07']);
  });
  it('tells GBZ (occupational health) from GB/Z (guidance)', () => {
    expect([parsed('GBZ 1-2010'), parsed('GB/Z 1-2010')].map(({ code, mark }) => `${code}|${mark}`)).toEqual(['GBZ|', 'GB|Z']);
  });
  it('tells a city from a province by four digits', () => {
    expect([parsed('DB21/T 1-2020'), parsed('DB2102/T 1-2020')].map(({ kind, region }) => [kind, region])).toEqual([
      ['local-province', '21'],
      ['local-city', '2102'],
    ]);
  });
  it.each([
    ['', 'NUMBER_EMPTY'],
    ['　', 'NUMBER_EMPTY'],
    ['2026', 'NUMBER_SHAPE'],
    ['T/123 001-2020', 'NUMBER_SHAPE'],
    ['T/A 001-2020', 'NUMBER_SHAPE'],
    ['T/ABCDEFGHIJKLM 001-2020', 'NUMBER_SHAPE'],
    ['GB/X 123-2020', 'NUMBER_SHAPE'],
    ['GB/T 123-42', 'NUMBER_YEAR'],
    ['GB/T 123-1820', 'NUMBER_YEAR'],
    ['GB/T 123-20201', 'NUMBER_YEAR'],
    ['GB/T 123@2020', 'NUMBER_CHARACTER'],
    ['GB/T 19001-2016/ISO', 'NUMBER_SHAPE'],
    ['GB/T 19001-2016/ISO /x', 'NUMBER_ADOPTED'],
  ])('refuses %j with %s', (text, code) => expect(checkStandardNumber(text).problems.map((p) => p.code)).toEqual([code]));
  it('gives a verdict on any text, never an exception', () => {
    const scrap = fc
      .array(fc.constantFrom('GB', '/T', ' ', '-', '—', '2020', '12', '.', 'T/', 'ABC', '(', ')', '~', 'DB21', 'ISO', 'Q/', '年版', ':', '/.'))
      .map((bits) => bits.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string(), scrap), (text) => {
        const check = checkStandardNumber(text);
        expect(check.valid).toBe(check.canonical !== null);
        if (check.canonical !== null) expect(checkStandardNumber(check.canonical)).toEqual(check);
      }),
      { numRuns: 2000 },
    );
  });
  it('is not slowed down by long hostile text', () => {
    const started = performance.now();
    for (const text of [
      'T/' + 'A1'.repeat(20_000),
      'GB 1' + '.1'.repeat(20_000) + '~',
      'ISO ' + '1-2020'.repeat(10_000),
      '-'.repeat(50_000),
      ' '.repeat(50_000) + 'x',
    ])
      checkStandardNumber(text);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('XC8 signs that look like others, and numbers of other publishers', () => {
  it('every slash, dash and colon that fonts and input methods put is the one of the canonical form', () => {
    for (const slash of ['/', '／', '∕', '⁄', '⧸'])
      for (const dash of ['—', '–', '-', '－', '―', '─', '−', ' — ']) expect(canonical(`GB${slash}T 7714${dash}2015`)).toBe('GB/T 7714—2015');
    for (const colon of [':', '：', '∶', '﹕', '-']) expect(canonical(`ISO 690${colon}2021`)).toBe('ISO 690:2021');
    expect(canonical('GB\u200b/T\u00a07714—2015\ufeff')).toBe('GB/T 7714—2015');
  });
  it.each([
    ['ISO 690:2021', { code: 'ISO', serial: '690', year: 2021 }, 'ISO 690:2021'],
    ['EN ISO 13485:2016', { code: 'EN ISO', serial: '13485', year: 2016 }, 'EN ISO 13485:2016'],
    ['BS EN ISO 9001-2015', { code: 'BS EN ISO', serial: '9001', year: 2015 }, 'BS EN ISO 9001:2015'],
    ['ISO/IEC 27001:2022', { code: 'ISO/IEC', serial: '27001', year: 2022 }, 'ISO/IEC 27001:2022'],
    ['ISO 2408-2004', { code: 'ISO', serial: '2408', year: 2004 }, 'ISO 2408:2004'],
    ['IEC 60068-2-1', { code: 'IEC', serial: '60068-2-1', year: null }, 'IEC 60068-2-1'],
    ['BS EN 12385-4-2002+A1-2008', { code: 'BS EN', serial: '12385-4', year: 2002, supplement: '+A1:2008' }, 'BS EN 12385-4:2002+A1:2008'],
    ['ISO 690:2021(E)', { code: 'ISO', serial: '690', year: 2021, supplement: '(E)' }, 'ISO 690:2021(E)'],
    ['ISO/DIS 26000', { code: 'ISO/DIS', serial: '26000', year: null }, 'ISO/DIS 26000'],
    ['IEEE 802.3-2018', { code: 'IEEE', serial: '802.3', year: 2018 }, 'IEEE 802.3-2018'],
  ])('%s has a serial and a year of its own', (text, parts, printed) => {
    expect(parsed(text)).toMatchObject(parts);
    expect(canonical(text)).toBe(printed);
    expect(parsed(printed)).toEqual(parsed(text));
  });
});

describe('minting', () => {
  const code = fc.stringMatching(/^[A-Z][A-Z0-9]{1,11}$/);
  const year = fc.integer({ min: 2016, max: 2099 });
  it('prints what reads back as the same number and matches the strict shape', () => {
    fc.assert(
      fc.property(code, fc.integer({ min: 1, max: 999_999 }), year, fc.integer({ min: 1, max: 6 }), (society, serial, y, width) => {
        const number = groupNumber(society, { serial, year: y, width });
        expect(isMintable('group', printStandardNumber(number))).toBe(true);
        expect(parsed(printStandardNumber(number))).toEqual(number);
        expect(sortKey({ ...number, year: y + 1 }) > sortKey(number)).toBe(true);
      }),
    );
    expect(printStandardNumber(groupNumber('LNSR', { serial: 3, year: 2026 }))).toBe('T/LNSR 0003—2026');
    expect(printStandardNumber(localNumber('21', { serial: 1234, year: 2026 }))).toBe('DB21/T 1234—2026');
    expect(printStandardNumber(localNumber('2102', { serial: 7, year: 2026 }))).toBe('DB2102/T 0007—2026');
  });
  it('refuses what only lenient reading accepts', () => {
    for (const lenient of [parsed('T/WFCMS SCM1.1-2021'), groupNumber('LNSR', { serial: 1_000_000, year: 2026 }), parsed('T/LNSR 0003')])
      expect(isMintable('group', printStandardNumber(lenient))).toBe(false);
    for (const text of [
      'T/LNSR 0003-2026',
      'T/LNSR0003—2026',
      'T/LNSR  0003—2026',
      'T/lnsr 0003—2026',
      'T/LNSR 0003—26',
      'T/1234 0003—2026',
      ' T/LNSR 0003—2026',
    ])
      expect(isMintable('group', text)).toBe(false);
  });
  it('has no shape for kinds that are not ours to number', () => {
    expect(isMintable('foreign', 'ISO 9001:2015')).toBe(false);
  });
});

describe('order and identity', () => {
  it('sorts serials and parts as numbers, then years', () => {
    const sorted = ['GB/T 1.1—2020', 'GB/T 1.2—2020', 'GB/T 1.10—2020', 'GB/T 2—2019', 'GB/T 2—2020', 'GB/T 10—1988'];
    expect([...sorted].reverse().sort((a, b) => (sortKey(parsed(a)) < sortKey(parsed(b)) ? -1 : 1))).toEqual(sorted);
  });
  it('leading zeros, dashes and spaces do not make another standard; year, part and mark do', () => {
    const key = (text: string): string => sortKey(parsed(text));
    expect(key('T/LNSR 3-2026')).toBe(key('T/LNSR0003—2026'));
    expect(new Set(['GB 1-2020', 'GB/T 1-2020', 'GB/Z 1-2020', 'GB/T 1.1-2020', 'GB/T 1-2021', 'HG/T 1-2020'].map(key)).size).toBe(6);
  });
});

describe('group codes (GS 17)', () => {
  it.each(['LNSR', 'CESA', '31SCTA', 'A1', 'ABCDEFGHIJKL'])('%s may be a code', (text) => expect(checkGroupCode(text).ok).toBe(true));
  it.each([
    ['A', 'GROUP_CODE'],
    ['1234', 'GROUP_CODE'],
    ['lnsr', 'GROUP_CODE'],
    ['LN-SR', 'GROUP_CODE'],
    ['ABCDEFGHIJKLM', 'GROUP_CODE'],
    ['GB', 'GROUP_CODE_RESERVED'],
    ['HG', 'GROUP_CODE_RESERVED'],
    ['ISO', 'GROUP_CODE_RESERVED'],
    ['DB21', 'GROUP_CODE_RESERVED'],
  ])('%s may not: %s', (text, code) => expect(checkGroupCode(text)).toMatchObject({ ok: false, error: { code } }));
});
