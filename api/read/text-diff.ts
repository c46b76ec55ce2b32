import { diffArrays } from 'diff';

/** A run of text that both have, that went, or that came. All `same` and `removed` together are the former text, all `same` and `added` the new one. */
export type Segment = { readonly op: 'same' | 'removed' | 'added'; readonly text: string };

/** Parts that came or went. Beyond it the whole is shown as replaced: right, if coarse, and at once. */
const maxEditLength = 1000;

/** Line by line, then within changed lines by word, or by character where the script has no spaces. For reading only: nothing is decided by it. */
export function diffText(before: string, after: string): readonly Segment[] {
  const changed = { removed: '', added: '' };
  const segments: Segment[] = [];
  const flush = (): void => {
    segments.push(...diffParts(changed.removed.match(word) ?? [], changed.added.match(word) ?? []));
    [changed.removed, changed.added] = ['', ''];
  };
  for (const { op, text } of diffParts(before.match(line) ?? [], after.match(line) ?? [])) {
    if (op !== 'same') changed[op] += text;
    else {
      flush();
      segments.push({ op, text });
    }
  }
  flush();
  return merged(segments);
}

const line = /[^\n]*\n|[^\n]+$/gu;
const word = /[A-Za-z0-9_.]+|\s+|[^A-Za-z0-9_.\s]/gu;

function diffParts(before: readonly string[], after: readonly string[]): readonly Segment[] {
  const changes = diffArrays([...before], [...after], { maxEditLength }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  return changes.map(({ value, removed, added }) => ({ op: removed ? 'removed' : added ? 'added' : 'same', text: value.join('') }));
}

/** Neighbours of one kind become one. */
function merged(segments: readonly Segment[]): readonly Segment[] {
  const found: Segment[] = [];
  for (const segment of segments) {
    if (segment.text === '') continue;
    const last = found.at(-1);
    if (last?.op === segment.op) found[found.length - 1] = { op: last.op, text: last.text + segment.text };
    else found.push(segment);
  }
  return found;
}
