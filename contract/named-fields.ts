import { creditCodePattern } from '../domain/law/credit-code.js';

/** Fields of events that hold the id of a person, or a list of such ids; a name stands beside each in what is shown. */
const personFields: ReadonlySet<string> = new Set([
  'actedBy',
  'answered',
  'asked',
  'by',
  'complainant',
  'concurring',
  'confirmedBy',
  'drafters',
  'editors',
  'experts',
  'holder',
  'joined',
  'leave',
  'leaveAskedBy',
  'left',
  'objector',
  'people',
  'person',
  'persons',
  'proposedBy',
  'reportedBy',
  'silent',
]);

export const isPersonField = (field: string): boolean => personFields.has(field);

/** A credit code says of itself what it is. */
export const isUnitCode = (text: string): boolean => creditCodePattern.test(text);

/** Figures kept by person: the ids are the names of the fields. */
export const isByPerson = (field: string): boolean => field === 'absences';
