import type { Fields } from '../../server/page.js';
import { below, countAt, kindOf, mostRows, rowsOf, settled, type Schema } from './schema.js';

/** The schema at a place of a body, by the names of its fields and the numbers of its rows; null where there is none. */
export function schemaAt(given: Schema, path: readonly string[]): Schema | null {
  const schema = settled(given);
  const [name, ...rest] = path;
  if (name === undefined) return schema;
  if (kindOf(schema) === 'list') return /^\d+$/.test(name) ? schemaAt(schema.items ?? {}, rest) : null;
  for (const form of [schema, ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])]) {
    const part = form.properties?.[name];
    if (part !== undefined) return schemaAt(part, rest);
  }
  return null;
}

/** The rows after the one that goes move up by one. */
function without(form: Fields, at: string, row: number): Fields {
  const prefix = `${at}.`;
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => {
      const [, n, rest = ''] = name.startsWith(prefix) ? (/^(\d+)(\..*)?$/.exec(name.slice(prefix.length)) ?? []) : [];
      if (n === undefined) return [[name, value]];
      if (Number(n) === row) return [];
      return [[`${below(at, Number(n) > row ? Number(n) - 1 : Number(n))}${rest}`, value]];
    }),
  );
}

/** The form after a button that adds a row to a list, or takes one away. */
export function withRows(schema: Schema, form: Fields, step: string): Fields {
  const [what, at = '', row] = step.split(':');
  if (what !== 'add' && what !== 'remove') return form;
  const list = schemaAt(schema, at.split('.'));
  if (list === null || kindOf(list) !== 'list') return form;
  const rows = rowsOf(list, form[countAt(at)]);
  if (what === 'add') return { ...form, [countAt(at)]: String(Math.min(rows + 1, list.maxItems ?? mostRows, mostRows)) };
  return { ...without(form, at, Number(row)), [countAt(at)]: String(Math.max(rows - 1, 0)) };
}
