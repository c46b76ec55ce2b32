/** A threshold as two integers, p of q. Decimals are refused: 0.71 has no exact meaning, 71/100 has. */
export type Fraction = { readonly p: number; readonly q: number };

/** Reads `3/4` or `75%` (whole percents). Null for anything else, for a zero denominator and for more than the whole. */
export function parseFraction(text: string): Fraction | null {
  const match = /^(\d{1,6})(?:\/(\d{1,6})|(%))$/.exec(text.replaceAll(' ', ''));
  if (match === null) return null;
  const p = Number(match[1]);
  const q = match[3] === '%' ? 100 : Number(match[2]);
  return q === 0 || p > q ? null : { p, q };
}
