import { z } from 'zod';

type Json = { readonly [key: string]: unknown };

const isObject = (node: unknown): node is Json => typeof node === 'object' && node !== null && !Array.isArray(node);
const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

/** What stands in an example under these formats of ours, and in what has a form of its own. */
const byFormat: { readonly [format: string]: unknown } = {
  uscc: '91210102MA0UQ3XK5P',
  'new-uscc': '91210102MA0UQ3XK5P',
  'known-unit': '91210102MA0UQ3XK5P',
  person: 'li',
  date: '2027-03-01',
  'date-time': '2027-03-01T09:00:00+08:00',
  email: 'li@example.com',
};
const candidates: readonly string[] = [
  sha256,
  'T/LNSR 003—2026',
  '91210102MA0UQ3XK5P',
  'LNSR',
  'standard-project/p1',
  'committee/c1',
  'ballot/b1',
  '2027-03-01',
  '2/3',
  '1/2',
  '4.1',
  'SC1',
  'TC',
  '25.040.30',
  'J28',
  '21',
  'p1',
  'li',
  'clause:4.1',
  'A',
];

function textOf({ pattern, format, minLength }: Json): string {
  const known = typeof format === 'string' ? byFormat[format] : undefined;
  if (typeof known === 'string') return known;
  if (typeof pattern === 'string') return candidates.find((one) => new RegExp(pattern, 'u').test(one)) ?? '';
  return typeof minLength === 'number' && minLength > 2 ? '示例文字，供参考。'.padEnd(minLength, '。') : '示例';
}

function valueOf(schema: Json, deep = 0): unknown {
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return schema['enum'][0] as unknown; // an enum has values of any type
  const [first] = [...list(schema['anyOf']), ...list(schema['oneOf'])].filter(({ type }) => type !== 'null');
  if (first !== undefined) return deep > 6 ? null : valueOf(first, deep + 1);
  switch (schema['type']) {
    case 'object':
      return objectOf(schema, deep);
    case 'array': {
      const { items, minItems } = schema;
      return isObject(items) && deep < 6 ? Array.from({ length: typeof minItems === 'number' ? minItems : 1 }, () => valueOf(items, deep + 1)) : [];
    }
    case 'string':
      return textOf(schema);
    case 'integer':
    case 'number':
      return typeof schema['minimum'] === 'number' && schema['minimum'] > 0 ? schema['minimum'] : 1;
    case 'boolean':
      return true;
    default:
      return null;
  }
}

/** Only what must be there: an example says how little is needed. */
function objectOf({ properties, required }: Json, deep: number): Json {
  const wanted: readonly unknown[] = Array.isArray(required) ? required : [];
  const fields = isObject(properties) ? Object.entries(properties) : [];
  return Object.fromEntries(fields.flatMap(([name, field]) => (wanted.includes(name) && isObject(field) ? [[name, valueOf(field, deep + 1)]] : [])));
}

/** The least that a body may say; none where what is made from the schema is not what the schema takes. */
export function exampleOf(schema: z.ZodType): unknown {
  const made = valueOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return schema.safeParse(made).success ? made : undefined;
}
