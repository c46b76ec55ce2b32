import { z } from 'zod';

/** What a person may ask of a register, without `type`: minting and burning belong to projects. */
export const registerCommands = {
  importUsed: z.strictObject({ numbers: z.array(z.string().trim().min(5).max(60)).min(1).max(1500), source: z.string().trim().min(1).max(400) }),
} as const;
