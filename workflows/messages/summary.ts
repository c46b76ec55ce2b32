import { utf8Length } from '../../domain/kernel/log/canonical.js';

/**
 * Temporal's limit is 400 bytes for the payload (`limit.userMetadataSummarySize`); a server that applies it would refuse a workflow's task, and the same again, for
 * ever. Encrypted with a key of the longest name, this many bytes of text take some 270.
 */
export const summaryBytes = 96;

/** As it stands in JSON, where a quotation mark takes two bytes and a control character six. */
const bytesOf = (text: string): number => utf8Length(JSON.stringify(text)) - 2;

const ellipsis = '…';

/** The text, or as much of it as fits, cut between characters. */
export function clip(text: string, bytes: number): string {
  if (bytesOf(text) <= bytes) return text;
  let left = bytes - bytesOf(ellipsis);
  let kept = '';
  for (const character of text) {
    left -= bytesOf(character);
    if (left < 0) break;
    kept += character;
  }
  return kept + ellipsis;
}

/** The line Temporal's pages show beside a workflow, a timer or an activity. */
export const summary = (text: string): string => clip(text, summaryBytes);

/** `castVote×120+recuse`: every type once, with its number, in the order in which they first came; types beyond `most` characters are counted together. */
export function counted(types: readonly string[], most: number): string {
  const counts = new Map<string, number>();
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
  const parts: string[] = [];
  let room = most;
  let rest = 0;
  for (const [type, count] of counts) {
    const part = times(type, count);
    room -= part.length + 1;
    if (room < 0) rest += count;
    else parts.push(part);
  }
  return [...parts, ...(rest > 0 ? [times(ellipsis, rest)] : [])].join('+');
}

const times = (type: string, count: number): string => (count === 1 ? type : `${type}×${count}`);
