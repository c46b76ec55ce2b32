// Built from code points, so that this file itself holds none of them.
const ranges: readonly (readonly [number, number])[] = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xfeff, 0xfeff],
];
const escaped = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;
/** Line breaks, other controls, and marks that are not seen but turn or hide what is read. */
const unprintable = new RegExp(`[${ranges.map(([from, to]) => `${escaped(from)}-${escaped(to)}`).join('')}]+`, 'gu');

/**
 * Text of somebody else on its way into a line of ours: one line, nothing invisible, at most `max` characters.
 * A title with a line break must neither end a mail header nor look like a line of the notice.
 */
export function plainText(text: string, max = 2000): string {
  const line = text.toWellFormed().replace(unprintable, ' ').replace(/\s+/gu, ' ').trim();
  const points = Array.from(line);
  return points.length <= max ? line : `${points.slice(0, max - 1).join('')}…`;
}
