import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCreditCode, creditCodeCheckCharacter, organisationCheckCharacter } from '../../domain/law/credit-code.js';

type Published = { code: string; expectedValid: boolean | string; computed: { checkChar: string | null; uscOk: boolean; orgPartOk: boolean } };
const published = JSON.parse(readFileSync('test/data/uscc.json', 'utf8')) as Published[];
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const codes = (code: string): string[] => checkCreditCode(code).problems.map((problem) => problem.code);

describe('published credit codes', () => {
  it.each(published.map((record) => [record.code, record] as const))(
    '%s is judged as its source and the recomputation say',
    (code, { expectedValid, computed }) => {
      const check = checkCreditCode(code);
      expect(check.valid).toBe(computed.uscOk && computed.orgPartOk);
      if (typeof expectedValid === 'boolean') expect(check.valid).toBe(expectedValid);
      if (computed.checkChar !== null) expect(creditCodeCheckCharacter(code)).toBe(computed.checkChar);
      if (check.parts) expect(codes(code).includes('CREDIT_CODE_ORGANISATION_CHECK')).toBe(!computed.orgPartOk);
    },
  );
  it('issued ones that fail only the arithmetic are marked as overridable, and say which character was due', () => {
    const issued = published.filter(({ expectedValid }) => expectedValid === 'issued but checksum fails');
    expect(issued.map(({ code }) => code)).toEqual(['91350203M0001FUE2P', '91350203M0001QAY9B']);
    for (const { code, computed } of issued) {
      const check = checkCreditCode(code);
      expect(check).toMatchObject({ valid: false, overridable: true, canonical: code, kind: 'enterprise' });
      expect(check.problems).toEqual([
        { code: 'CREDIT_CODE_CHECK', rule: 'USCC', source: 'GB-32100', found: code.charAt(17), needed: computed.checkChar },
      ]);
    }
  });
  it('with letters that do not exist in the alphabet cannot be overridden: no guess at what was meant', () => {
    const check = checkCreditCode('9111000060003IOZSV');
    expect(check).toMatchObject({ valid: false, overridable: false, canonical: null, parts: null });
    expect(check.problems[0]).toMatchObject({
      code: 'CREDIT_CODE_CHARACTER',
      found: [14, 15, 16, 17, 18].map((at, i) => ({ at, character: 'IOZSV'.charAt(i) })),
    });
  });
});

describe('worked examples', () => {
  it('a synthetic Liaoning society: organisation part 2, check M; N instead is refused', () => {
    expect(organisationCheckCharacter('MJ4K0X07')).toBe('2');
    expect(checkCreditCode('51210000MJ4K0X072M')).toMatchObject({
      valid: true,
      kind: 'socialGroup',
      parts: { department: '5', bodyType: '1', region: '210000', organisation: 'MJ4K0X072', check: 'M' },
    });
    expect(codes('51210000MJ4K0X072N')).toEqual(['CREDIT_CODE_CHECK']);
  });
  it('the second society ends in 6, and the four published ones hold', () => {
    expect(checkCreditCode('51210000MJ40000156').valid).toBe(true);
    for (const code of ['91350200776049653A', '123502001549897397', '91440300L83341734R', '914403001922038216'])
      expect(checkCreditCode(code).valid, code).toBe(true);
  });
  it('an organisation remainder of 10 prints X, of 11 prints 0', () => {
    expect(organisationCheckCharacter('57098120')).toBe('X');
    expect(checkCreditCode('9135010557098120XJ').valid).toBe(true);
    expect(organisationCheckCharacter('00000000')).toBe('0');
  });
});

describe('input as typed', () => {
  it('is trimmed, widened letters narrowed, small letters raised', () => {
    expect(checkCreditCode('　５１２１００００ｍｊ4k0x072m \t')).toMatchObject({ valid: true, canonical: '51210000MJ4K0X072M' });
  });
  it('is not helped by letters that only become ASCII by Unicode case rules', () => {
    expect(codes('51210000MJ4K0X0ß2M')).toEqual(['CREDIT_CODE_CHARACTER']);
    expect(codes('51210000MJ4K0X07ı2M')).toEqual(['CREDIT_CODE_LENGTH']);
  });
  it('of 17 or 19 characters, or with letters in the region, is no code', () => {
    expect(['51210000MJ4K0X072', '51210000MJ4K0X072M0', ''].flatMap(codes)).toEqual(Array(3).fill('CREDIT_CODE_LENGTH'));
    expect(codes('5121000AMJ4K0X072M')).toEqual(['CREDIT_CODE_REGION']);
  });
  it('of any kind gets a verdict, never an exception', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
        const { valid, problems } = checkCreditCode(text);
        expect(valid).toBe(problems.length === 0);
      }),
    );
  });
});

describe('the check character', () => {
  const digits = fc
    .array(fc.integer({ min: 0, max: 30 }), { minLength: 17, maxLength: 17 })
    .map((values) => values.map((v) => alphabet.charAt(v)).join(''));
  it('agrees with the sum written out with powers of three', () => {
    fc.assert(
      fc.property(digits, (first17) => {
        const sum = [...first17].reduce((total, c, i) => total + BigInt(alphabet.indexOf(c)) * 3n ** BigInt(i), 0n);
        expect(creditCodeCheckCharacter(first17)).toBe(alphabet.charAt(Number((31n - (sum % 31n)) % 31n)));
      }),
    );
  });
  it('finds every single wrong character and every swap of two neighbours', () => {
    const whole = '51210000MJ4K0X072M';
    for (let i = 0; i < 18; i += 1) {
      for (const c of alphabet) if (c !== whole.charAt(i)) expect(checkCreditCode(whole.slice(0, i) + c + whole.slice(i + 1)).valid).toBe(false);
      const swapped = whole.slice(0, i) + whole.charAt(i + 1) + whole.charAt(i) + whole.slice(i + 2);
      if (swapped !== whole && swapped.length === 18) expect(checkCreditCode(swapped).valid, swapped).toBe(false);
    }
  });
});

describe('XC10 what was typed instead of a code, and codes nobody was given', () => {
  it('15 digits are an old business registration number, in any spelling; 14 and 16 are only too few or too many', () => {
    for (const text of ['210100000012345', '２１０１０００００ ０１２３４５', '2101 0000 0012 345'])
      expect(checkCreditCode(text)).toMatchObject({
        valid: false,
        overridable: false,
        canonical: null,
        problems: [{ code: 'CREDIT_CODE_OLD_REGISTRATION' }],
      });
    for (const text of ['21010000001234', '2101000000123456']) expect(codes(text)).toEqual(['CREDIT_CODE_LENGTH']);
    expect(codes('21010000001234A')).toEqual(['CREDIT_CODE_LENGTH']);
  });
  it('a department or a body type that GB 32100 does not assign is said, beside what the arithmetic says', () => {
    const withCheck = (first17: string): string => `${first17}${creditCodeCheckCharacter(first17)}`;
    const body = `210100MA0A26118`;
    const prefixes = [...alphabet].flatMap((department) => [...alphabet].map((type) => `${department}${type}`));
    const accepted = prefixes.filter((prefix) => checkCreditCode(withCheck(`${prefix}${body}`)).valid);
    expect(accepted.join(' ')).toBe('11 12 13 19 21 29 31 32 33 34 35 39 41 49 51 52 53 59 61 62 69 71 72 79 81 89 91 92 93 A1 A9 N1 N2 N3 N9 Y1');
    expect(checkCreditCode(withCheck(`B1${body}`)).problems).toMatchObject([{ code: 'CREDIT_CODE_UNASSIGNED', found: { department: 'B' } }]);
    expect(checkCreditCode(withCheck(`94${body}`)).problems).toMatchObject([
      { code: 'CREDIT_CODE_UNASSIGNED', found: { department: '9', bodyType: '4' }, needed: { bodyType: ['1', '2', '3'] } },
    ]);
  });
});
