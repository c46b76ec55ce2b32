import { checkCcs, checkIcs } from '../../law/classification.js';
import { checkCreditCode, creditCodeOf, creditCodePattern } from '../../law/credit-code.js';
import { plainText } from '../half-width.js';
import { patentNumberOf } from '../../law/patent-number.js';
import { personIdOf, personIdPattern } from '../person-id.js';
import { checkStandardNumber } from '../../law/standard-number/check.js';
import { groupCodeOf, groupCodePattern } from '../../law/standard-number/issuers.js';
import { codesErrors } from './refusals.js';
import { spelt } from './spelt.js';

/*
 * What a body, a query or a line names, each in its one spelling from here on. `format` is how the API finds these values again in a parsed body
 * (api/policy/named-in.ts): `known-unit` is a unit that must be known, because a rule would otherwise pass over it in silence.
 */

const anId = '须为账号：字母、数字和 . _ @ -，最多 100 个字符 · must be an account id: letters, digits and . _ @ -, at most 100';
/** A person by the id of their account. */
export const personId = spelt(personIdOf, anId, { format: 'person', pattern: personIdPattern.source });
/** Somebody on record, who need not have an account, or have one still. */
export const recordedPersonId = spelt(personIdOf, anId, { pattern: personIdPattern.source });

const sentenceOf = (typed: string): string => {
  const [first] = checkCreditCode(typed).problems;
  const problem = Object.entries(codesErrors).find(([code]) => code === first?.code)?.[1];
  return problem === undefined ? '须为统一社会信用代码 · must be a unified social credit code' : `${problem.zh} · ${problem.en}`;
};

/** A unified social credit code; its check characters are judged where it is known who may answer for them. */
export const creditCode = spelt(creditCodeOf, sentenceOf, { format: 'uscc', pattern: creditCodePattern.source });

/** A unit whose people are kept from voting. */
export const knownUnit = creditCode.meta({ format: 'known-unit' });

/** A 团体代号. */
export const groupCode = spelt(groupCodeOf, '须为团体代号：2 至 12 个大写字母，或大写字母和数字 · must be 2–12 capitals, or capitals with digits', {
  pattern: groupCodePattern.source,
});

/** Classes of a standard, as its cover prints them: ICS by field, group or subgroup, CCS by letter and number. */
export const icsCode = spelt((typed) => checkIcs(typed).canonical, '须为 ICS 号，如 25.040.30 · must be an ICS code, e.g. 25.040.30', {
  pattern: '^\\d{2}(\\.\\d{3}(\\.\\d{2})?)?$',
});
export const ccsCode = spelt((typed) => checkCcs(typed).canonical, '须为 CCS 号，如 J28 · must be a CCS code, e.g. J28', {
  pattern: '^[A-HJ-NP-Z]\\d{2}$',
});

/** A standard number as it is printed; what cannot be read as one is kept for the rule that wants it to say why not. */
export const standardNumber = spelt(
  (typed) => checkStandardNumber(typed).canonical ?? (plainText(typed) || null),
  '须为标准编号 · must be a standard number',
  {
    maxLength: 100,
  },
);

/** A patent by its number. */
export const patentNumber = spelt(
  patentNumberOf,
  '须为专利号或申请号，含数字，至多 100 个字符 · must be the number of a patent or of an application, with a digit in it, at most 100 characters',
);

/** An organisation that is asked for: no code finds nothing. */
export const organisationAsked = spelt((typed) => creditCodeOf(typed) ?? plainText(typed), '须为统一社会信用代码或单位名称 · must be a credit code');
