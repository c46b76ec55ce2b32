import { append, contentHash, emptyFrontier, leafHash, rootOf, type Frontier } from '../kernel/log/merkle.js';
import type { Json } from '../kernel/refusal.js';
import type { Difference } from './difference.js';
import { differences, pointer } from './difference.js';

/**
 * The dossier's own hash in two steps, so that a change can be placed: `parts` has the hash of every value down to two levels, `sha256` is the hash of
 * `parts`. The log's events are not among them when they are whole: their leaves are, by the log's root.
 */
export type Seal = { readonly parts: { readonly [place: string]: string }; readonly sha256: string };

type Tree = { readonly [key: string]: unknown };

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** Withheld events carry what no leaf can show, so they are sealed one by one; beyond this many, together. */
const mostRows = 2000;

/** Seals of withheld events, grown row by row: a log of a hundred thousand need not be at hand as a whole. */
export type RowSeals = { readonly read: number; readonly one: readonly (readonly [place: string, hash: string])[]; readonly all: Frontier };

export const noRows: RowSeals = { read: 0, one: [], all: emptyFrontier };

/** The seals with the next event of the log. */
export function withRow({ read, one, all }: RowSeals, row: unknown): RowSeals {
  if (!isTree(row) || row['withheld'] === undefined) return { read: read + 1, one, all };
  const few = one.length > mostRows ? one : [...one, [`/log/events/${read}`, contentHash(row)] as const];
  return { read: read + 1, one: few, all: append(all, leafHash(row)) };
}

/** How many events stand there without something. */
export const withheldIn = ({ all }: RowSeals): number => all.size;

const rowParts = ({ one, all }: RowSeals): Seal['parts'] => (all.size > mostRows ? { '/log/events': rootOf(all) } : Object.fromEntries(one));

const rowsOf = (log: unknown): RowSeals =>
  isTree(log) && Array.isArray(log['events']) ? log['events'].reduce<RowSeals>((seals, row: unknown) => withRow(seals, row), noRows) : noRows;

function partsOf(content: Tree): Seal['parts'] {
  const values = Object.entries(content)
    .filter(([key, value]) => key !== 'seal' && value !== undefined)
    .flatMap(([key, value]): readonly (readonly [string, unknown])[] => {
      const place = pointer('', key);
      if (!isTree(value) || Object.keys(value).length === 0) return [[place, value]];
      return Object.entries(value)
        .filter(([child, inner]) => inner !== undefined && !(key === 'log' && child === 'events'))
        .map(([child, inner]) => [pointer(place, child), inner] as const);
    });
  return Object.fromEntries(values.map(([place, value]) => [place, contentHash(value)]));
}

/** The seal of everything in a dossier but the seal itself; `rows` where the events are not at hand. */
export function sealOf(content: object, rows?: RowSeals): Seal {
  const whole: Tree = { ...content };
  const parts = { ...partsOf(whole), ...rowParts(rows ?? rowsOf(whole['log'])) };
  return { parts, sha256: contentHash(parts) };
}

/** Where the seal is not that of the content. When the content fits the sealed sum, it is the list of parts that was changed. */
export function sealDifferences(dossier: { readonly [key: string]: unknown }): readonly Difference[] {
  const computed = sealOf(dossier);
  const found = dossier['seal'];
  if (!isTree(found) || !isTree(found['parts'])) return differences(found, computed, { place: '/seal', check: 'seal' });
  const parts = found['parts'];
  const changed = [...new Set([...Object.keys(computed.parts), ...Object.keys(parts)])].filter((place) => parts[place] !== computed.parts[place]);
  if (changed.length === 0) return differences(found['sha256'], computed.sha256, { place: '/seal/sha256', check: 'seal' });
  const listChanged = found['sha256'] === computed.sha256;
  return changed.map((place): Difference => {
    const [sealed, present] = [parts[place] ?? null, computed.parts[place] ?? null];
    // Hashes, or whatever else was put in their place.
    return listChanged
      ? { place: pointer('/seal/parts', place), check: 'seal', found: sealed as Json, computed: present }
      : { place, check: 'seal', found: present, computed: sealed as Json };
  });
}
