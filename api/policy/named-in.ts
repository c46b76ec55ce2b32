type Schema = { readonly [key: string]: unknown };

const isRecord = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);
const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : []); // isArray says any[]

/** Every value of one `format` in a parsed body, found by the JSON schema of what parsed it: a field added to a contract is looked at without being listed here. */
export const namedIn = (schema: unknown, body: unknown, format: string): readonly string[] => [...new Set(valuesIn(schema, body, format))];

function valuesIn(schema: unknown, value: unknown, format: string): readonly string[] {
  if (!isRecord(schema) || value === null || value === undefined) return [];
  const either = [...listed(schema['anyOf']), ...listed(schema['oneOf'])].flatMap((branch) => valuesIn(branch, value, format));
  if (typeof value === 'string') return schema['format'] === format ? [value, ...either] : either;
  if (Array.isArray(value)) return [...either, ...listed(value).flatMap((one) => valuesIn(schema['items'], one, format))];
  const { properties } = schema;
  if (!isRecord(value) || !isRecord(properties)) return either;
  return [...either, ...Object.entries(properties).flatMap(([field, of]) => valuesIn(of, value[field], format))];
}

/** Objects anywhere in a body, for what stands beside what. */
export function objectsIn(body: unknown): readonly Schema[] {
  if (Array.isArray(body)) return listed(body).flatMap(objectsIn);
  return isRecord(body) ? [body, ...Object.values(body).flatMap(objectsIn)] : [];
}
