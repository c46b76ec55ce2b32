import { creditCodeOf, type CreditCode } from '../../domain/law/credit-code.js';
import { placeOf } from '../../domain/text/clause-id.js';
import { patentNumberOf, type PatentNumber } from '../../domain/law/patent-number.js';
import { personIdOf, type PersonId } from '../../domain/kernel/person-id.js';
import { groupCodeOf, type GroupCode } from '../../domain/law/standard-number/issuers.js';
import { unitIdOf, type UnitId } from '../../domain/law/unit-id.js';

const must = <T>(value: T | null, text: string): T => {
  if (value === null) throw new Error(`not to be read: ${text}`);
  return value;
};

/** Somebody or some unit of a test, read as the contract reads them. */
export const personNamed = (text: string): PersonId => must(personIdOf(text), text);
export const personsNamed = (...texts: readonly string[]): readonly PersonId[] => texts.map(personNamed);
export const placeNamed = (text: string) => must(placeOf(text), text);
export const patentNamed = (text: string): PatentNumber => must(patentNumberOf(text), text);
export const codeNamed = (text: string): CreditCode => must(creditCodeOf(text), text);
export const groupCodeNamed = (text: string): GroupCode => must(groupCodeOf(text), text);
export const unitNamed = (text: string): UnitId => must(unitIdOf(text), text);
