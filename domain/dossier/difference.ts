import { canonical } from '../kernel/log/canonical.js';
import type { Json } from '../kernel/refusal.js';

/** One place where a dossier is not what it says. `place` is a JSON pointer (RFC 6901) into the dossier; `check` says which test found it. */
export type Difference = { readonly place: string; readonly check: Check; readonly found: Json; readonly computed: Json };
export type Check = 'shape' | 'seal' | 'leaf' | 'root' | 'laterRoot' | 'notedRoot' | 'profile' | 'calendar' | 'rules' | 'content' | 'arithmetic';

/** More than this says nothing new: one changed vote moves every count behind it. */
export const mostDifferences = 200;

const token = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
export const pointer = (place: string, key: string | number): string => `${place}/${token(String(key))}`;

type Compared = { readonly place: string; readonly check: Check };

/** Every place at which two JSON values differ, in the order of the document. What is missing on one side is null there. */
export function differences(found: unknown, computed: unknown, { place, check }: Compared): readonly Difference[] {
  if (isBranch(found) && isBranch(computed) && Array.isArray(found) === Array.isArray(computed)) {
    const keys = [...new Set([...keysOf(computed), ...keysOf(found)])];
    const all: Difference[] = [];
    for (const key of keys) {
      if (all.length >= mostDifferences) break;
      all.push(...differences(found[key], computed[key], { place: pointer(place, key), check }));
    }
    return all;
  }
  return same(found, computed) ? [] : [{ place, check, found: json(found), computed: json(computed) }];
}

type Branch = { readonly [key: string]: unknown };
const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null;
const keysOf = (value: Branch): readonly string[] => Object.keys(value).filter((key) => value[key] !== undefined);

const same = (a: unknown, b: unknown): boolean => a === b || (a !== undefined && b !== undefined && canonical(a) === canonical(b));

const json = (value: unknown): Json => (value === undefined ? null : (value as Json)); // both sides were read from JSON or computed as such
