import type { Refusal } from '../kernel/refusal.js';
import { refused } from './refusals.js';
import type { Result } from '../kernel/result.js';
import type { Exclusion } from './state.js';

/** Drafting, and belonging to a drafting unit from the start or by a change of employer, exclude by law; everything else is a recusal on record, with the ground that was given. */
const drafting: readonly string[] = ['drafter', 'drafterUnit', 'employerChanged'];

export const seatExcluded = ({ seat, reason, evidence }: Pick<Exclusion, 'seat' | 'reason' | 'evidence'>): Result<null, Refusal> =>
  drafting.includes(reason)
    ? refused('SEAT_EXCLUDED', {
        ...{ rule: 'G6', source: 'GS-14', found: { seat, reason, evidence } },
        needed: 'a person who neither drafted nor belongs to a drafting unit, by credit code',
        cure: ['nobody'],
      })
    : refused('SEAT_RECUSED', {
        ...{ rule: 'G6', source: 'SET-TERMS', found: { seat, reason, evidence } },
        needed: 'a person whose recusal is not on record',
        cure: ['nobody'],
      });
