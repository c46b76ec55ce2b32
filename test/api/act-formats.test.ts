import { describe, expect, it } from 'vitest';
import { jsonSchemaOf } from '../../api/nouns.js';
import { nounTable } from '../../api/noun-table.js';
import { creditCodePattern } from '../../domain/law/credit-code.js';
import { latestInstant } from '../../domain/law/calendar/instant.js';
import { personIdPattern } from '../../domain/kernel/person-id.js';

type Schema = { readonly [key: string]: unknown };
type Leaf = { readonly at: string; readonly schema: Schema };

const isRecord = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

/** Every part of a schema that takes a text or a number. */
function leavesIn(value: unknown, at: string): readonly Leaf[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown) => leavesIn(one, at));
  if (!isRecord(value)) return [];
  const own = value['type'] === 'string' || value['type'] === 'integer' ? [{ at, schema: value }] : [];
  const names = ['properties', 'items', 'anyOf', 'oneOf', 'allOf', 'additionalProperties'];
  return [...own, ...names.flatMap((name) => partsOf(value[name], name === 'properties', at))];
}
const partsOf = (part: unknown, named: boolean, at: string): readonly Leaf[] =>
  named && isRecord(part) ? Object.entries(part).flatMap(([name, one]) => leavesIn(one, `${at}.${name}`)) : leavesIn(part, at);

const leaves = nounTable.flatMap(({ path, acts, start }) => [
  ...Object.entries(acts).flatMap(([name, { jsonSchema }]) => leavesIn(jsonSchema, `${path}.${name}`)),
  ...(start === null ? [] : leavesIn(jsonSchemaOf(start.body), `start.${path}`)),
]);
const places = (of: readonly Leaf[]): readonly string[] => of.map(({ at }) => at);
const formatted = (format: RegExp): readonly Leaf[] =>
  leaves.filter(({ schema }) => typeof schema['format'] === 'string' && format.test(schema['format']));

/** What a field is, by what it takes, and the formats that say so. */
const kinds: readonly { readonly is: (schema: Schema) => boolean; readonly format: RegExp; readonly least: number; readonly but?: RegExp }[] = [
  { is: ({ pattern }) => pattern === '^[0-9a-f]{64}$', format: /^(sha256|roll)$/, least: 60 },
  { is: ({ pattern }) => pattern === creditCodePattern.source, format: /^(uscc|known-unit|new-uscc)$/, least: 40 },
  // Whose address is erased may have no account any more: nobody is chosen from a list.
  { is: ({ pattern }) => pattern === personIdPattern.source, format: /^person$/, least: 30, but: /eraseAddress/ },
  {
    is: ({ pattern }) => typeof pattern === 'string' && /^\^\(?[a-z-]+\\?\/\)?[^a-z]/.test(pattern),
    format: /^stream:[a-z-]+$/,
    least: 8,
    but: /profile\.id$/,
  },
  { is: ({ pattern }) => typeof pattern === 'string' && pattern.includes('Default_Ignorable'), format: /^id:[a-z-]+$/, least: 3 },
  { is: ({ pattern }) => pattern === '^\\d{4}-\\d{2}-\\d{2}$', format: /^date$/, least: 15 },
  { is: ({ type, maximum }) => type === 'integer' && maximum === latestInstant, format: /^instant-ms$/, least: 4 },
];

describe('given the schema of every act and every beginning', () => {
  it('a file, a unit, a person, another record and a time say by their format what they are', () => {
    for (const { is, format, least, but } of kinds) {
      const found = leaves.filter(({ schema }) => is(schema));
      expect(found.length, String(format)).toBeGreaterThanOrEqual(least);
      const bare = found.filter(({ at, schema }) => !format.test(String(schema['format'])) && but?.test(at) !== true);
      expect(places(bare), String(format)).toEqual([]);
    }
  });

  it('whoever has to choose a person, a unit or a record is told from which list, and the list is there', () => {
    const chosen = formatted(/^(person|uscc|known-unit|stream:.*|id:.*)$/);
    expect(places(chosen.filter(({ schema }) => typeof schema['x-pick'] !== 'string'))).toEqual([]);
    const lists = new Set(chosen.map(({ schema }) => String(schema['x-pick'])));
    expect([...lists].filter((list) => list !== '/api/v1/people' && !nounTable.some(({ path }) => list === `/api/v1/${path}`))).toEqual([]);
  });

  it('what runs over several lines is told from a line', () => {
    expect(formatted(/^longtext$/).length).toBeGreaterThan(100);
    expect(places(formatted(/^longtext$/).filter(({ schema }) => Number(schema['maxLength']) <= 300))).toEqual([]);
    expect(places(formatted(/^words$/).filter(({ schema }) => Number(schema['maxLength']) > 300))).toEqual([]);
  });
});
