import type { Stage } from '../profile/profile.js';
import { stageCodes, type StageCode } from '../profile/stage-codes.js';

/**
 * Codes at which the work is done in another stage than the one that gave the code its name:
 * a returned proposal lies with the proposer, a returned draft with the drafting group, a published text is in force.
 */
const worksIn: { readonly [code in StageCode]?: Stage } = {
  '10.92': 'proposal',
  '30.92': 'drafting',
  '40.92': 'drafting',
  '60.60': 'inForce',
  '90.92': 'inForce',
  '90.93': 'inForce',
  '95.92': 'inForce',
};

/** The stage whose people and whose time limit apply at a code. */
export const workingStage = (code: StageCode): Stage => worksIn[code] ?? stageCodes[code].stage;

/** Codes at which the proposal waits for its proposer, and no limit of the office runs. */
export const withProposer: readonly StageCode[] = ['00.00', '10.92'];

/** Codes at which the drafting group works on the text. */
export const inDrafting: readonly StageCode[] = ['20.00', '20.20', '20.60', '20.99', '30.92', '40.92'];

/** Codes of a standard that is published and not withdrawn. A revision under way leaves the old text in force. */
export const inForce: readonly StageCode[] = ['60.60', '90.20', '90.60', '90.92', '90.93', '90.99', '95.20', '95.60', '95.92'];

/** Codes of a standard in force on which no review or withdrawal runs. */
export const atRest: readonly StageCode[] = ['60.60', '90.93', '95.92'];

/** Where a project ends that is given up before publication: the code of the last main stage that has one for it. */
export function abandonedCode(code: StageCode): StageCode {
  const main = code.slice(0, 2);
  if (main === '00') return '00.98';
  if (main === '10') return '10.98';
  if (main === '20' || main === '30') return '20.98';
  return main === '40' ? '40.98' : '50.98';
}
