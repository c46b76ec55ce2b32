import { consistent } from '../kernel/log/consistency.js';
import { rootOfLeaves } from '../kernel/log/merkle.js';
import { leafOf } from '../kernel/log/record.js';
import { differences, pointer, type Difference } from './difference.js';
import type { Log } from './dossier.js';

/**
 * Leaves against events, root against leaves, the later log against both. When the stated leaves lead to the stated root, an event that does not
 * fit its leaf is what was changed; when they do not, but the computed ones would, it is the leaf.
 */
export function logDifferences(log: Log): readonly Difference[] {
  const computed = log.events.map((row) => (row.withheld === undefined ? leafOf(row) : row.leaf));
  const stated = log.events.map((row) => row.leaf);
  const odd = log.events.flatMap((_row, at) => (computed[at] === stated[at] ? [] : [at]));
  const statedHolds = safely(() => rootOfLeaves(stated)) === log.root;
  const rows = odd.flatMap((at): readonly Difference[] => {
    const place = pointer('/log/events', at);
    return [{ place: statedHolds ? place : `${place}/leaf`, check: 'leaf', found: stated[at] ?? null, computed: computed[at] ?? null }];
  });
  const root = statedHolds
    ? []
    : differences(
        log.root,
        safely(() => rootOfLeaves(computed)),
        { place: '/log/root', check: 'root' },
      );
  return [...rows, ...rootPlaced(root, log), ...order(log), ...laterDifferences(log)];
}

/** When the events hold but a withheld leaf may be wrong, nothing tells which: the root's own place is named. */
const rootPlaced = (root: readonly Difference[], log: Log): readonly Difference[] =>
  root.length > 0 && log.events.some((row) => row.withheld !== undefined)
    ? [{ place: '/log', check: 'root', found: root[0]?.found ?? null, computed: root[0]?.computed ?? null }, ...root]
    : root;

function order({ events, size }: Log): readonly Difference[] {
  const stream = events.find((row) => row.stream !== undefined)?.stream;
  return [
    ...differences(size, events.length, { place: '/log/size', check: 'root' }),
    ...events.flatMap((row, at) => [
      ...differences(row.seq, at + 1, { place: `${pointer('/log/events', at)}/seq`, check: 'leaf' }),
      ...(row.stream === undefined ? [] : differences(row.stream, stream, { place: `${pointer('/log/events', at)}/stream`, check: 'leaf' })),
    ]),
  ];
}

function laterDifferences({ size, root, later }: Log): readonly Difference[] {
  if (later === null) return [];
  const holds = safely(() => String(consistent({ size, root }, later, later.proof))) === 'true';
  return holds ? [] : [{ place: '/log/later', check: 'laterRoot', found: 'a proof that does not hold', computed: { size, root } }];
}

/** A hash that is no hex text cannot be computed with; that is a difference, not a crash. */
function safely(compute: () => string): string | null {
  try {
    return compute();
  } catch {
    return null;
  }
}
