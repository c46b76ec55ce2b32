import { personId } from '../domain/kernel/fields/identity.js';
import type { PersonId } from '../domain/kernel/person-id.js';
import type { Choice } from '../domain/ballot/words.js';

/** What seat `seat` votes in its `turn`-th vote. Known to the load client and to the final check alike, so that every mark can be checked. */
export type Sheet = { readonly choice: Choice; readonly reason?: string };

const sheets: readonly Sheet[] = [
  { choice: 'yes' },
  { choice: 'yes' },
  { choice: 'yes' },
  { choice: 'abstain' },
  { choice: 'yes' },
  { choice: 'no', reason: 'clause 5.2 cannot be measured' },
  { choice: 'yes' },
];

/** Seven sheets and a step of three per turn: a re-vote usually changes the mark, so a lost one shows in the tally. */
export function sheetOf(seat: number, turn: number): Sheet {
  const sheet = sheets[(seat + turn * 3) % sheets.length];
  if (!sheet) throw new Error('seats and turns are not negative');
  return sheet;
}

/** The person on seat n of the electorate of `label`. */
export const personOf = (label: string, seat: number): PersonId => personId.parse(`${label}-${String(seat).padStart(6, '0')}`);
