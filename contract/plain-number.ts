import { z } from 'zod';

type Limits = { readonly min: number; readonly max?: number };

/** A whole number in an address, as people write one: digits and nothing else, no `0x10`, no `1e3`, no sign, no blank. */
export const plainNumber = ({ min, max = Number.MAX_SAFE_INTEGER }: Limits) =>
  z.preprocess((typed) => (typeof typed === 'string' && /^\d{1,16}$/.test(typed) ? Number(typed) : typed), z.number().int().min(min).max(max));
