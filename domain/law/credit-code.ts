import type { Branded } from '../kernel/branded.js';
import { asciiUpper, withoutBlanks } from '../kernel/half-width.js';
import type { Problem } from '../kernel/problem.js';

/** A unified social credit code in its one spelling: half width, capitals, no blanks. Its check characters are another question (`checkCreditCode`). */
export type CreditCode = Branded<'CreditCode'>;

/** What kind of body a code is issued to, by its first two characters (GB 32100—2015 annex); everything not named there is `other`. */
export type BodyKind =
  'socialGroup' | 'socialService' | 'foundation' | 'enterprise' | 'soleTrader' | 'cooperative' | 'governmentOrgan' | 'publicInstitution' | 'other';

export type CreditCodeParts = {
  readonly department: string;
  readonly bodyType: string;
  readonly region: string;
  /** Organisation code of GB 11714, its own check character last. */
  readonly organisation: string;
  readonly check: string;
};

/**
 * Verdict on one unified social credit code. `canonical` and `parts` are null unless the layout holds.
 * `overridable`: the layout holds. Codes whose check characters fail were issued (early pilot areas), so evidence may stand in for the arithmetic.
 */
export type CreditCodeCheck = {
  readonly valid: boolean;
  readonly overridable: boolean;
  readonly canonical: CreditCode | null;
  readonly kind: BodyKind | null;
  readonly parts: CreditCodeParts | null;
  readonly problems: readonly Problem[];
};

/** 31 characters, value = position. I, O, S, V and Z are left out because they look like digits or each other. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
export const creditCodePattern = new RegExp(`^[${alphabet}]{2}\\d{6}[${alphabet}]{10}$`);
/** Powers of 3 modulo 31. */
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

const bodies: Readonly<Record<string, BodyKind>> = {
  '11': 'governmentOrgan',
  '12': 'publicInstitution',
  '51': 'socialGroup',
  '52': 'socialService',
  '53': 'foundation',
  '91': 'enterprise',
  '92': 'soleTrader',
  '93': 'cooperative',
};

/** Registration departments and the body types each gives out (GB 32100—2015 table 1 and its first amendment). */
const assigned: Readonly<Record<string, string>> = {
  ...{ '1': '1239', '2': '19', '3': '123459', '4': '19', '5': '1239', '6': '129', '7': '129', '8': '19', '9': '123' },
  ...{ A: '19', N: '1239', Y: '1' },
};

const weigh = (text: string, values: string, by: readonly number[]): number =>
  by.reduce((sum, weight, i) => sum + weight * values.indexOf(text.charAt(i)), 0);

/** Check character for the first 17 characters (GB 32100—2015). The outer modulus turns 31 into 0. */
export const creditCodeCheckCharacter = (first17: string): string => alphabet.charAt((31 - (weigh(first17, alphabet, weights) % 31)) % 31);

/** Check character for the first 8 characters of an organisation code (GB 11714). */
export function organisationCheckCharacter(first8: string): string {
  const rest = 11 - (weigh(first8, organisationAlphabet, organisationWeights) % 11);
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest);
}

/** Letters that look like digits are never corrected: a guess would name another organisation. */
const normaliseCreditCode = (input: string): string => asciiUpper(withoutBlanks(input));

export const isCreditCode = (text: string): text is CreditCode => creditCodePattern.test(text);

/** The code that was meant: `9121 0100 ma0a 2611 8h` is `91210100MA0A26118H`. Null when the layout does not hold. */
export function creditCodeOf(typed: string): CreditCode | null {
  if (isCreditCode(typed)) return typed;
  const code = normaliseCreditCode(typed);
  return isCreditCode(code) ? code : null;
}

/** Checks one code as typed. */
export function checkCreditCode(input: string): CreditCodeCheck {
  const code = normaliseCreditCode(input);
  const layout = layoutProblems(code);
  if (layout.length > 0 || !isCreditCode(code))
    return { valid: false, overridable: false, canonical: null, kind: null, parts: null, problems: layout };
  const parts = split(code);
  const problems = [...unassignedPrefix(parts), ...checkProblems(code, parts)];
  return {
    valid: problems.length === 0,
    overridable: problems.length > 0,
    canonical: code,
    kind: bodies[code.slice(0, 2)] ?? 'other',
    parts,
    problems,
  };
}

const split = (code: string): CreditCodeParts => ({
  department: code.charAt(0),
  bodyType: code.charAt(1),
  region: code.slice(2, 8),
  organisation: code.slice(8, 17),
  check: code.charAt(17),
});

const problem = (code: string, evidence: Pick<Problem, 'found' | 'needed'> & Partial<Problem>): Problem => ({
  code,
  rule: 'USCC',
  source: 'GB-32100',
  ...evidence,
});

function layoutProblems(code: string): readonly Problem[] {
  const length = [...code].length;
  if (/^\d{15}$/.test(code)) return [problem('CREDIT_CODE_OLD_REGISTRATION', { found: code, needed: 'the 18 characters that replaced it' })];
  if (length !== 18) return [problem('CREDIT_CODE_LENGTH', { found: length, needed: 18 })];
  const strange = [...code].flatMap((c, i) => (alphabet.includes(c) ? [] : [{ at: i + 1, character: c }]));
  if (strange.length > 0) return [problem('CREDIT_CODE_CHARACTER', { found: strange, needed: alphabet })];
  if (!/^\d{6}$/.test(code.slice(2, 8))) return [problem('CREDIT_CODE_REGION', { found: code.slice(2, 8), needed: 'six digits (GB/T 2260)' })];
  return [];
}

function unassignedPrefix({ department, bodyType }: CreditCodeParts): readonly Problem[] {
  const types = assigned[department];
  if (types === undefined) return [problem('CREDIT_CODE_UNASSIGNED', { found: { department }, needed: { department: Object.keys(assigned) } })];
  return types.includes(bodyType) ? [] : [problem('CREDIT_CODE_UNASSIGNED', { found: { department, bodyType }, needed: { bodyType: [...types] } })];
}

function checkProblems(code: string, { organisation, check }: CreditCodeParts): readonly Problem[] {
  const problems: Problem[] = [];
  const [ownOrganisation, own] = [organisationCheckCharacter(organisation.slice(0, 8)), creditCodeCheckCharacter(code)];
  if (organisation.charAt(8) !== ownOrganisation)
    problems.push(problem('CREDIT_CODE_ORGANISATION_CHECK', { found: organisation.charAt(8), needed: ownOrganisation, source: 'GB-11714' }));
  if (check !== own) problems.push(problem('CREDIT_CODE_CHECK', { found: check, needed: own }));
  return problems;
}
