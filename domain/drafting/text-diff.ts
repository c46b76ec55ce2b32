/** A run of text that both have, that went, or that came. All `same` and `removed` together are the former text, all `same` and `added` the new one. */
export type Segment = { readonly op: 'same' | 'removed' | 'added'; readonly text: string };

/** Cells of one comparison. Beyond it the middle is shown as replaced: right, if coarse. */
const maxCells = 1_000_000;

/** Line by line, then within changed lines by word, or by character where the script has no spaces. For reading only: nothing is decided by it. */
export function diffText(before: string, after: string): readonly Segment[] {
  const lines = runs(split(before, /(?<=\n)/), split(after, /(?<=\n)/));
  return merged(
    lines.flatMap((run): readonly Segment[] =>
      run.op === 'same' ? [{ op: 'same', text: run.before.join('') }] : within(run.before.join(''), run.after.join('')),
    ),
  );
}

function within(before: string, after: string): readonly Segment[] {
  const token = /[A-Za-z0-9_.]+|\s+|[^A-Za-z0-9_.\s]/gu;
  return runs(before.match(token) ?? [], after.match(token) ?? []).flatMap((run): readonly Segment[] =>
    run.op === 'same'
      ? [{ op: 'same', text: run.before.join('') }]
      : [
          { op: 'removed', text: run.before.join('') },
          { op: 'added', text: run.after.join('') },
        ],
  );
}

const split = (text: string, at: RegExp): readonly string[] => (text === '' ? [] : text.split(at));

type Run = { readonly op: 'same' | 'other'; readonly before: readonly string[]; readonly after: readonly string[] };

/** Alternating runs of equal and other parts, by a longest common subsequence of what lies between equal ends. */
function runs(before: readonly string[], after: readonly string[]): readonly Run[] {
  let head = 0;
  while (head < Math.min(before.length, after.length) && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const [left, right] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  const middle: readonly Run[] = left.length * right.length > maxCells ? [{ op: 'other', before: left, after: right }] : between(left, right);
  const same = (part: readonly string[]): Run => ({ op: 'same', before: part, after: part });
  return [same(before.slice(0, head)), ...middle, same(before.slice(before.length - tail))].filter((run) => run.before.length + run.after.length > 0);
}

function between(left: readonly string[], right: readonly string[]): readonly Run[] {
  const lengths = commonLengths(left, right);
  const found: Run[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [a, b] = [i, j];
    while (i < left.length && j < right.length && left[i] === right[j]) [i, j] = [i + 1, j + 1];
    if (i > a) found.push({ op: 'same', before: left.slice(a, i), after: right.slice(b, j) });
    const [c, d] = [i, j];
    while ((i < left.length || j < right.length) && !(i < left.length && j < right.length && left[i] === right[j])) {
      if (j >= right.length || (i < left.length && at(lengths, i + 1, j) >= at(lengths, i, j + 1))) i += 1;
      else j += 1;
    }
    if (i > c || j > d) found.push({ op: 'other', before: left.slice(c, i), after: right.slice(d, j) });
  }
  return found;
}

const at = (table: readonly Uint16Array[], i: number, j: number): number => table[i]?.[j] ?? 0;

/** Row i, column j: how long a common subsequence of left from i and right from j is. */
function commonLengths(left: readonly string[], right: readonly string[]): readonly Uint16Array[] {
  const table = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
  for (let i = left.length - 1; i >= 0; i -= 1)
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const row = table[i];
      if (row) row[j] = left[i] === right[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  return table;
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
