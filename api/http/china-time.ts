/** An instant as RFC 3339 at +08:00. Integer arithmetic: China has had no daylight saving since 1991, and ICU is not asked. */
export function chinaTime(at: number): string {
  const text = new Date(at + 8 * 3_600_000).toISOString();
  return `${text.slice(0, text.endsWith('.000Z') ? 19 : 23)}+08:00`;
}
