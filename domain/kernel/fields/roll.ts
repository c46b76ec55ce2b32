import { z } from 'zod';
import { documentHash } from './document-hash.js';
import { creditCode, personId } from './identity.js';
import { reasonText, textOf } from './text.js';

/** Largest roll that is carried by value, in seats; beyond it the roll is an archived document. */
export const maxSeatsByValue = 500;

/** Largest roll, in seats: one character each must leave the state well under 256 KiB. */
export const maxSeats = 150_000;

export const seatNumber = z
  .int()
  .min(0)
  .max(maxSeats - 1);

const rollSeat = z.strictObject({
  person: personId,
  name: textOf(100),
  organisation: creditCode,
  organisationName: textOf(200),
  class: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9]{0,19}$/, '须为字母开头的字母和数字，最多 20 个 · must be letters and digits, a letter first, 20 at most')
    .optional(),
  weight: z.int().min(1).max(1_000_000).optional(),
});

/** A roll by value, or the hash of an archived document whose line n is seat n. */
export const ballotRoll = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('seats'), seats: z.array(rollSeat).min(1).max(maxSeatsByValue) }),
  z.strictObject({
    kind: z.literal('document'),
    sha256: documentHash.meta({ format: 'roll' }),
    size: z.int().min(1).max(maxSeats),
    excluded: z.array(z.strictObject({ seat: seatNumber, reason: reasonText(200) })).max(500),
  }),
]);
