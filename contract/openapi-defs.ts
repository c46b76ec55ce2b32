type Json = { readonly [key: string]: unknown };

const isObject = (node: unknown): node is Json => typeof node === 'object' && node !== null && !Array.isArray(node);

/** References within one schema, made to those of the document. */
const renamed = (schema: Json, prefix: string): Json =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', `"#/components/schemas/${prefix}`)) as Json; // what was an object stays one

/**
 * Moves the `$defs` of each schema into `shared`, where OpenAPI keeps schemas that are referred to: a reference in a document begins at the root of the
 * document, not at the schema it stands in.
 */
export function moveDefs(node: unknown, shared: { [name: string]: unknown }): unknown {
  if (Array.isArray(node)) return node.map((part: unknown) => moveDefs(part, shared));
  if (!isObject(node)) return node;
  const { $defs, ...rest } = node;
  if (!isObject($defs)) return Object.fromEntries(Object.entries(node).map(([name, part]) => [name, moveDefs(part, shared)]));
  const prefix = `recursive${Object.keys(shared).length + 1}`;
  for (const [name, schema] of Object.entries(renamed($defs, prefix))) shared[`${prefix}${name}`] = schema;
  return moveDefs(renamed(rest, prefix), shared);
}
