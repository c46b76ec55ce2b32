import { z } from 'zod';
import { standardNumber } from './identity.js';

/** What a person may ask of a register, without `type`: minting and burning belong to projects. */
export const registerCommands = {
  importUsed: z.strictObject({ numbers: z.array(standardNumber).min(1).max(1500), source: z.string().trim().min(1).max(400) }),
} as const;
