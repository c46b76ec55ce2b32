import { z } from 'zod';
import { reasonText } from './http.js';
import { creditCode, standardNumber } from '../domain/fields/identity.js';
import { textOf } from '../domain/fields/text.js';

const words = textOf(2000);
const title = textOf(300).describe('标准名称 · found by the search for near titles');

/** What a person may ask of a register, without `type`: minting and burning belong to projects. */
export const registerCommands = {
  importUsed: z.strictObject({
    numbers: z
      .array(z.union([standardNumber, z.strictObject({ number: standardNumber, title })]))
      .min(1)
      .max(1500),
    source: textOf(400),
  }),
  reassignRegister: z.strictObject({ organisation: creditCode, reason: reasonText(2000), evidence: words }),
} as const;
