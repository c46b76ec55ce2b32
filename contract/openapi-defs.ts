type Json = { readonly [key: string]: unknown };

const isObject = (node: unknown): node is Json => typeof node === 'object' && node !== null && !Array.isArray(node);

/** A pattern that only some of the tools can read. Where one stands, the description says in words what is meant. */
const readable = (pattern: unknown): boolean => typeof pattern === 'string' && !/\\[pP]\{/.test(pattern);

/** Words for people stand in the description: generators make the name of a class from a title. */
function described(node: Json): Json {
  const { title, ...rest } = node;
  return typeof title === 'string' ? { description: title, ...rest } : node;
}

/** The schema as tools of other languages read it: no classes of Unicode in patterns, no titles, nothing of zod's own. */
export function portable(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(portable);
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(described(node))
      .filter(([name, value]) => !(name === 'pattern' && typeof value === 'string' && !readable(value)) && !(name === 'readOnly' && value === true))
      .map(([name, value]) => [name, portable(value)]),
  );
}

/** The components of a document: named schemas under their names. */
export class Components {
  readonly schemas: { [name: string]: unknown } = {};

  /**
   * Moves the `$defs` of a schema to the components, because a reference in a document begins at the root of the document and not at the schema it stands in.
   * A schema with a name of its own is one wherever it is used.
   */
  take({ $defs, ...schema }: Json): Json {
    const { id: _id, ...rest } = schema;
    if (!isObject($defs)) return rest;
    const moved = (part: unknown): unknown => JSON.parse(JSON.stringify(part).replaceAll('"#/$defs/', '"#/components/schemas/'));
    for (const [name, part] of Object.entries($defs)) {
      const { id: _own, ...named } = moved(part) as { readonly id?: unknown }; // a schema is an object
      this.schemas[name] = named;
    }
    return moved(rest) as Json; // what was an object stays one
  }
}
