import type { Words } from '../../../domain/kernel/words.js';
import { fieldWords } from '../../../contract/field-words.js';
import { spaced } from '../../../contract/issue-words.js';
import { valueNames } from '../../../contract/notices/value-names.js';
import { fieldValueNames } from '../../../contract/value-words.js';
import { standing } from '../../words/language.js';

/** The part of JSON Schema that the schemas of acts use, with the words they carry (`zh`, `en`, `names`). */
export type Schema = {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly names?: { readonly [value: string]: Words };
  readonly zh?: string;
  readonly en?: string;
  readonly description?: string;
  readonly format?: string;
  readonly 'x-pick'?: string;
  /** Asked for although the wire takes a body without it: what is left out is refused by the rule and not by the schema. */
  readonly 'x-expected'?: boolean;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly additionalProperties?: unknown;
  readonly properties?: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
};

export type Kind =
  | 'fixed'
  | 'group'
  | 'list'
  | 'lines'
  | 'pairs'
  | 'ticks'
  | 'choice'
  | 'either'
  | 'yesNo'
  | 'number'
  | 'date'
  | 'moment'
  | 'file'
  | 'record'
  | 'name'
  | 'text'
  | 'longText';

const isNothing = (schema: Schema): boolean => schema.type === 'null' || schema.const === '';

/** The forms a value may take; null and nothing are left out, for an empty field says both. */
export const formsOf = ({ oneOf, anyOf }: Schema): readonly Schema[] => [...(oneOf ?? []), ...(anyOf ?? [])].filter((one) => !isNothing(one));

/** Of a value that may also be nothing, what it is when it is something. */
export function settled(schema: Schema): Schema {
  const [only, ...more] = formsOf(schema);
  return only === undefined || more.length > 0 ? schema : { ...schema, ...only, oneOf: [], anyOf: [] };
}

const byFormat: { readonly [format: string]: Kind } = {
  sha256: 'file',
  roll: 'file',
  date: 'date',
  'date-time': 'moment',
  'instant-ms': 'moment',
  longtext: 'longText',
  person: 'name',
  uscc: 'name',
  profile: 'record',
  'known-unit': 'name',
};

/** Whether a value may be left open in so many words. */
export const mayBeNull = ({ oneOf, anyOf }: Schema): boolean => [...(oneOf ?? []), ...(anyOf ?? [])].some(({ type }) => type === 'null');

/** Whether something has to be typed for a field of a group: what may be nothing is nothing when it is left empty. */
export const mustBeTyped = ({ required = [] }: Schema, name: string, field: Schema): boolean => required.includes(name) && !mayBeNull(field);

/** Names that are not known beforehand, each with a value. */
const isOpen = ({ properties, additionalProperties }: Schema): boolean =>
  properties === undefined && typeof additionalProperties === 'object' && additionalProperties !== null;

function listKind(items: Schema): Kind {
  const kind = kindOf(items);
  if (kind === 'choice') return 'ticks';
  return kind === 'text' || kind === 'longText' || kind === 'number' ? 'lines' : 'list';
}

/** How a value is asked for. */
export function kindOf(given: Schema): Kind {
  const schema = settled(given);
  if (schema.const !== undefined) return 'fixed';
  if (formsOf(schema).length > 1) return 'either';
  if (schema.type === 'object') return isOpen(schema) ? 'pairs' : 'group';
  if (schema.type === 'array') return listKind(schema.items ?? {});
  if (schema.enum !== undefined) return 'choice';
  if (schema.type === 'boolean') return 'yesNo';
  const { format = '' } = schema;
  if (byFormat[format] !== undefined) return byFormat[format];
  if (schema.type === 'integer' || schema.type === 'number') return 'number';
  return /^(stream|id):/.test(format) ? 'record' : 'text';
}

/** What a field is called: as its act says it, or as the field of that name is called everywhere. */
export const labelOf = (name: string, { zh, en }: Schema): Words => ({
  zh: zh ?? (Object.hasOwn(fieldWords, name) ? fieldWords[name] : undefined) ?? name,
  en: standing(asFile(en ?? spaced(name))),
});

/** Programs send the hash of a file; on a form it is the file that is chosen. */
const asFile = (words: string): string => (words.startsWith('SHA-256 of ') ? words.replace(/^SHA-256 of (the )?|;.*$/g, '') : words);

/** A value of a list of values, in words. */
export function valueWords(name: string, { names }: Schema, value: string): Words {
  for (const known of [names, fieldValueNames[name], valueNames[name]])
    if (known !== undefined && Object.hasOwn(known, value) && known[value] !== undefined) return { zh: known[value].zh, en: known[value].en };
  return { zh: value, en: spaced(value) };
}

const kinds: { readonly [type: string]: Words } = {
  string: { zh: '文字', en: 'text' },
  integer: { zh: '数字', en: 'a number' },
  number: { zh: '数字', en: 'a number' },
  boolean: { zh: '是或否', en: 'yes or no' },
  object: { zh: '逐项填写', en: 'field by field' },
  array: { zh: '一份名单', en: 'a list' },
};
const byConstant: { readonly [value: string]: Words } = {
  seats: { zh: '逐人列出', en: 'person by person' },
  document: { zh: '以文件给出', en: 'as a document' },
};

/** One of the forms a value may take, in words: by the constant that marks it, by its own name, by its type. */
export function formWords(schema: Schema): Words {
  const mark = Object.values(schema.properties ?? {}).find((one) => typeof one.const === 'string')?.const;
  if (typeof mark === 'string') return byConstant[mark] ?? { zh: mark, en: spaced(mark) };
  if (schema.zh !== undefined && schema.en !== undefined) return { zh: schema.zh, en: schema.en };
  return kinds[schema.type ?? ''] ?? { zh: '其他', en: 'another form' };
}

/** Whether a form of this may bring a file. */
export function hasFiles(given: Schema): boolean {
  const schema = settled(given);
  const parts = [...Object.values(schema.properties ?? {}), ...formsOf(schema), ...(schema.items === undefined ? [] : [schema.items])];
  return kindOf(schema) === 'file' || parts.some(hasFiles);
}

/** Most rows of a list that a page shows. */
export const mostRows = 200;

/** How many rows of a list the form shows: as many as it says, or as many as must be there. */
export function rowsOf({ minItems = 0 }: Schema, typed: string | undefined): number {
  const count = Number(typed ?? Math.max(minItems, 0));
  return Number.isInteger(count) && count >= 0 ? Math.min(count, mostRows) : 0;
}

/** Under which names a form keeps how many rows a list has, and which form was chosen. */
export const countAt = (at: string): string => `${at}.#`;
export const formAt = (at: string): string => `${at}.?`;
export const below = (at: string, name: string | number): string => (at === '' ? String(name) : `${at}.${name}`);
