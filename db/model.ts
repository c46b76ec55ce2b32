import mongoose, { Schema, type Connection, type IndexDefinition, type IndexOptions, type Model, type SchemaDefinition } from 'mongoose';

/**
 * A filter of ours with an operator in it. Every other object with a `$` in a filter is taken for a value that somebody typed (`sanitizeFilter`), so that no request
 * can become an operator.
 */
export const { trusted } = mongoose;

/** Whatever stands in a field: the state of a lifecycle, an event's data. Its shape is the decider's. */
export const anything = Schema.Types.Mixed;
export const texts = { type: [String], default: undefined };

export type Index = readonly [key: IndexDefinition, options: IndexOptions & { readonly name: string }];

/** One collection: its name, the shape of its documents and how they are found. Shape only; no rule stands here. */
export type Collection<Row> = { readonly name: string; readonly schema: Schema; readonly row?: Row };

const settings = {
  // A field nobody declared is a mistake of ours, on the way in and in a question.
  strict: 'throw',
  strictQuery: 'throw',
  versionKey: false,
  id: false,
  // An empty object in a state is a value.
  minimize: false,
  autoIndex: false,
  autoCreate: false,
} as const;

export function collection<Row>(name: string, fields: SchemaDefinition, indexes: readonly Index[] = []): Collection<Row> {
  const schema = new Schema({ _id: String, ...fields }, { ...settings, collection: name });
  for (const [key, options] of indexes) schema.index(key, options);
  return { name, schema };
}

/** The model of a collection on one connection. Read with `.lean()`: rows are plain data. */
export const modelOf = <Row>(db: Connection, { name, schema }: Collection<Row>): Model<Row> =>
  (db.models[name] as Model<Row> | undefined) ?? (db.model(name, schema) as unknown as Model<Row>); // mongoose infers rows from schemas; ours are stated
