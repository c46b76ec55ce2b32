import type { Dice } from './random.js';

export type Schema = { readonly [key: string]: unknown };

/** What is known of the store that is asked: values that mean something there. */
export type Pool = { readonly named: { readonly [field: string]: readonly unknown[] }; readonly texts: readonly string[] };

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly Schema[] => (Array.isArray(value) ? value.filter(isSchema) : []);

/** A value that a JSON schema allows, or nearly: names of fields choose from the pool, patterns from its texts. */
export function bodyOf(schema: Schema, pool: Pool, dice: Dice, name = ''): unknown {
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return dice.pick(schema['enum'] as readonly unknown[]); // JSON schema: an array of values
  const among = [...list(schema['anyOf']), ...list(schema['oneOf'])];
  if (among.length > 0) return bodyOf(dice.pick(among), pool, dice, name);
  const known = pool.named[name];
  if (known !== undefined && schema['type'] !== 'object' && schema['type'] !== 'array' && !dice.once(8)) return dice.pick(known);
  switch (schema['type']) {
    case 'object':
      return objectOf(schema, pool, dice);
    case 'array':
      return arrayOf(schema, pool, dice, name);
    case 'string':
      return stringOf(schema, pool, dice);
    case 'integer':
    case 'number':
      return numberOf(schema, dice);
    case 'boolean':
      return dice.once(2);
    case 'null':
      return null;
    default:
      return dice.pick(oddities);
  }
}

function objectOf(schema: Schema, pool: Pool, dice: Dice): { [field: string]: unknown } {
  const fields = isSchema(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const made: { [field: string]: unknown } = {};
  for (const [field, of] of Object.entries(fields))
    if (isSchema(of) && (required.includes(field) || dice.once(2))) made[field] = bodyOf(of, pool, dice, field);
  const more = schema['additionalProperties'];
  if (isSchema(more)) made[dice.pick(['a', 'p', 'q'])] = bodyOf(more, pool, dice);
  return made;
}

function arrayOf(schema: Schema, pool: Pool, dice: Dice, name: string): unknown[] {
  const { items, minItems } = schema;
  const count = Math.min(20, (typeof minItems === 'number' ? minItems : 0) + dice.below(3));
  return Array.from({ length: count }, () => (isSchema(items) ? bodyOf(items, pool, dice, name) : null));
}

const found = new WeakMap<readonly string[], Map<string, readonly string[]>>();

/** Texts of a pool that a pattern allows, looked for once: a pool is asked many thousand times. */
function fittingIn(texts: readonly string[], pattern: string): readonly string[] {
  const known = found.get(texts) ?? new Map<string, readonly string[]>();
  found.set(texts, known);
  const allowed = new RegExp(pattern, 'u');
  const fitting = known.get(pattern) ?? texts.filter((text) => allowed.test(text));
  known.set(pattern, fitting);
  return fitting;
}

function stringOf({ pattern, minLength, maxLength }: Schema, pool: Pool, dice: Dice): string {
  if (typeof pattern === 'string') {
    const fitting = fittingIn(pool.texts, pattern);
    if (fitting.length > 0) return dice.pick(fitting);
  }
  const shortest = 'x'.repeat(typeof minLength === 'number' ? minLength : 0);
  const longest = '长'.repeat(Math.min(4000, typeof maxLength === 'number' ? maxLength : 40));
  return dice.pick([shortest, longest, '同意。', '𠮷 𡨸 \u0007', ' x ', ...pool.texts]);
}

function numberOf({ minimum, maximum }: Schema, dice: Dice): number {
  const [least, most] = [typeof minimum === 'number' ? minimum : 0, typeof maximum === 'number' ? maximum : Number.MAX_SAFE_INTEGER];
  return dice.pick([least, least, least + 1, least + 2, Math.min(most, least + 30), most]);
}

/** What no schema of ours asks for; half of them break code that trusts its input. */
export const oddities: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  1e308,
  '',
  ' ',
  '\ud800',
  '1',
  '__proto__',
  'constructor',
  'toString',
  '9999-99-99',
  '0000-01-01',
  'x'.repeat(5000),
  [],
  [null],
  [[]],
  {},
  { $ne: '' },
  { type: 'object' },
];

/** One value somewhere in a body put wrong: another type, gone, or one field too many. */
export function broken(body: unknown, dice: Dice): unknown {
  if (Array.isArray(body) && body.length > 0 && !dice.once(3)) {
    const at = dice.below(body.length);
    return body.map((one: unknown, i) => (i === at ? broken(one, dice) : one));
  }
  if (!isSchema(body) || Object.keys(body).length === 0 || dice.once(6)) return dice.pick(oddities);
  const field = dice.pick(Object.keys(body));
  const { [field]: value, ...rest } = body;
  if (dice.once(5)) return rest;
  if (dice.once(6)) return { ...body, [dice.pick(['surprise', 'type', 'constructor', 'elsewhere', 'hostBar'])]: dice.pick(oddities) };
  return { ...rest, [field]: broken(value, dice) };
}
