import type { Issue } from '../problem.js';
import { kindOf, labelOf, type Schema } from './schema.js';
import { schemaAt } from './steps.js';

/** The field of the form that a place of the body was typed in: entries of one field are told by that field. */
function fieldOf(schema: Schema, path: readonly string[]): { readonly path: readonly string[]; readonly schema: Schema } | null {
  for (let length = 1; length <= path.length; length += 1) {
    const here = path.slice(0, length);
    const found = schemaAt(schema, here);
    if (found === null) return null;
    if (length === path.length || ['lines', 'ticks'].includes(kindOf(found))) return { path: here, schema: found };
  }
  return null;
}

/** What a route says of a body, at the fields of its form and by the names they have there. */
export const atFields = (schema: Schema, issues: readonly Issue[]): readonly Issue[] =>
  issues.map((issue) => {
    const field = fieldOf(schema, issue.path.split('.'));
    const name = field?.path.at(-1);
    if (field === null || name === undefined) return issue;
    const [everywhere, here] = [labelOf(name, {}), labelOf(name, field.schema)];
    return {
      path: field.path.join('.'),
      zh: issue.zh.replace(`“${everywhere.zh}”`, () => `“${here.zh}”`),
      en: issue.en.replace(`“${everywhere.en}”`, () => `“${here.en}”`),
    };
  });
