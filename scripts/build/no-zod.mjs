// What stands for zod in code that never parses: the workflow bundle, where it would cost a megabyte for each cached workflow, and the verifier that
// travels alone. Schemas can be written down beside the acts they belong to, and every attempt to read one throws: a lenient stand-in would let a
// rule that asks a schema for its values decide wrongly without a word.

const makersOnly = (name) => {
  throw new Error(`zod is not here: a rule asked a schema for ${String(name)}; let it read the table the schema is made from`);
};

const reads = new Set(['options', 'shape', 'element', 'enum', 'def', 'type', '_def', '_zod', '~standard', 'value', 'values', 'parse', 'parseAsync']);
const readsAll = (name) => typeof name === 'symbol' || reads.has(name) || name.startsWith('safe') || name === 'isOptional' || name === 'isNullable';

const target = () => undefined;

/** A schema, a maker of schemas, or a group of makers: all that can be done with one is to make another. */
const made = new Proxy(target, {
  get: (own, name) => (Object.hasOwn(own, name) ? own[name] : readsAll(name) ? makersOnly(name) : made),
  apply: () => made,
});

export const z = new Proxy(
  {},
  { get: (_none, name) => (typeof name === 'symbol' || ['parse', 'safeParse', 'toJSONSchema', 'NEVER'].includes(name) ? makersOnly(name) : made) },
);
export default z;
