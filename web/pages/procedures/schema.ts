import { z } from 'zod';
import { ballotNames } from '../../../domain/profile/profile.js';
import { profileSchema } from '../../../domain/profile/profile-schema.js';
import { said, type ValueWords, type Words } from '../../../domain/kernel/words.js';
import { settled, valueWords, type Schema } from '../../parts/act-form/schema.js';
import { profileChoices, profileFieldWords, profileValues } from '../../words/profile.js';

/* A profile as forms: part by part, each with the words of its fields. */

/** What a text holds, by place: `gates.3`, `ballots.letterReview`. */
export type Text = { readonly [field: string]: unknown };

const fieldWords = (name: string): Words => profileFieldWords[name] ?? said(name, name);

const offered = (values: ValueWords): Schema => ({ enum: Object.keys(values), names: values });

/** What a field takes, with the words of its values. Where any text would do, those that the check-up knows are offered. */
function values(name: string, schema: Schema): Schema {
  const known = profileChoices[name];
  if (known !== undefined && schema.type === 'array') return { items: { type: 'string', ...offered(known) } };
  if (known !== undefined && schema.type === 'string' && schema.enum === undefined) return offered(known);
  const names = profileValues[name];
  return schema.enum === undefined || names === undefined ? {} : { names };
}

/** The schema with its words, whole. */
export function worded(name: string, given: Schema): Schema {
  const nullable = [...(given.oneOf ?? []), ...(given.anyOf ?? [])].some(({ type }) => type === 'null');
  const schema = settled(given);
  const whole: Schema = {
    ...schema,
    ...fieldWords(name),
    ...(schema.properties === undefined
      ? {}
      : { properties: Object.fromEntries(Object.entries(schema.properties).map(([field, one]) => [field, worded(field, one)])) }),
    ...(schema.items === undefined ? {} : { items: worded(name, schema.items) }),
    ...values(name, schema),
  };
  const { zh, en } = fieldWords(name);
  return nullable ? { zh, en, anyOf: [whole, { type: 'null' }] } : whole;
}

const whole: Schema = worded('', z.toJSONSchema(profileSchema, { io: 'input', unrepresentable: 'any' }) as Schema); // plain JSON

const propertyOf = (schema: Schema, name: string): Schema => settled(schema).properties?.[name] ?? {};

/** Groups and lists with a page of their own; all else stands on the first. */
const groups = ['consultation', 'review', 'patents', 'systematicReview', 'complaint', 'appeal', 'publication', 'local', 'consensus'] as const;
const lists = ['stages', 'gates'] as const;
const set = ['id', 'version', 'kind'] as const;

function basics(): Schema {
  const apart: readonly string[] = [...groups, ...lists, ...set, 'ballots'];
  const properties = Object.fromEntries(Object.entries(whole.properties ?? {}).filter(([name]) => !apart.includes(name)));
  return { type: 'object', properties, required: (whole.required ?? []).filter((name) => name in properties) };
}

/** One part of a profile: where it stands, what it is called, how it is asked for; `there` when the text has it. */
export type Part = { readonly at: string; readonly words: Words; readonly schema: Schema; readonly there: boolean; readonly mayGo: boolean };

const rowsIn = (text: Text, list: string): readonly unknown[] => (Array.isArray(text[list]) ? text[list] : []);
const within = (value: unknown, name: string): unknown => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined);

const rowName = (list: (typeof lists)[number], row: unknown, n: number): Words => {
  if (list === 'stages') return valueWords('stage', { names: profileValues['stage'] ?? {} }, String(within(row, 'stage') ?? n + 1));
  const title = within(row, 'title');
  const [id, zh, en] = [within(row, 'id'), within(title, 'zh'), within(title, 'en')].map((one) => (typeof one === 'string' ? one : ''));
  return said(`${id ?? ''} ${zh ?? ''}`.trim() || String(n + 1), `${id ?? ''} ${en ?? ''}`.trim() || String(n + 1));
};

const joined = (one: Words, other: Words): Words => said(`${one.zh} · ${other.zh}`, `${one.en} · ${other.en}`);

/** Every part of a text, and those that it could have. */
export function partsOf(text: Text): readonly Part[] {
  const optional = (name: string): boolean => whole.required?.includes(name) !== true || name === 'appeal';
  const ofGroup = (at: string, schema: Schema, words: Words): Part => {
    const value = at.split('.').reduce<unknown>(within, text);
    return { at, words, schema: settled(schema), there: value !== undefined && value !== null, mayGo: at.includes('.') || optional(at) };
  };
  const ofList = (list: (typeof lists)[number]): readonly Part[] => {
    const items = propertyOf(whole, list).items ?? {};
    const rows = rowsIn(text, list);
    const each = rows.map((row, n) => ofGroup(`${list}.${n}`, items, joined(fieldWords(list), rowName(list, row, n))));
    return [...each, ofGroup(`${list}.${rows.length}`, items, fieldWords(list))];
  };
  return [
    { at: 'basics', words: fieldWords('basics'), schema: basics(), there: true, mayGo: false },
    ...lists.flatMap(ofList),
    ...ballotNames.map((name) =>
      ofGroup(`ballots.${name}`, propertyOf(propertyOf(whole, 'ballots'), name), joined(fieldWords('ballots'), fieldWords(name))),
    ),
    ...groups.map((name) => ofGroup(name, propertyOf(whole, name), fieldWords(name))),
  ];
}

export const valueOf = (text: Text, { at }: Part): unknown => (at === 'basics' ? text : at.split('.').reduce<unknown>(within, text));

/** Fields of the text that no profile has are left behind with the first part. */
const known = (text: Text): Text => Object.fromEntries(Object.entries(text).filter(([name]) => name in (whole.properties ?? {})));

/** The text with a part as it was filled in, or without it. */
export function withPart(text: Text, { at, schema }: Pick<Part, 'at' | 'schema'>, value: unknown): Text {
  if (at === 'basics') {
    const kept = Object.fromEntries(Object.entries(known(text)).filter(([name]) => !(name in (schema.properties ?? {}))));
    return { ...kept, ...(value as object) }; // a group yields an object
  }
  const [name = '', below] = at.split('.');
  if (below === undefined) return withField(text, name, value);
  if (name === 'ballots') return { ...text, ballots: withField({ ...(text['ballots'] as object | undefined) }, below, value) };
  const rows = [...rowsIn(text, name)];
  rows.splice(Number(below), 1, ...(value === undefined ? [] : [value]));
  return { ...text, [name]: rows };
}

/** What must be said, and may be nothing, is said to be nothing when it goes. */
function withField(group: Text, name: string, value: unknown): Text {
  const { [name]: _before, ...rest } = group;
  if (value !== undefined) return { ...rest, [name]: value };
  return name === 'appeal' ? { ...rest, appeal: null } : rest;
}

/** A place in a profile, in words; a row of a list by its name there. */
export function placeWords(text: Text, path: readonly string[]): Words {
  const names = path.map((name, n): Words => {
    const list = lists.find((one) => n === 1 && one === path[0]);
    if (list !== undefined && /^\d+$/.test(name)) return rowName(list, rowsIn(text, list)[Number(name)], Number(name));
    return /^\d+$/.test(name) ? said(`第 ${Number(name) + 1} 项`, `entry ${Number(name) + 1}`) : fieldWords(name);
  });
  const [first, ...more] = names;
  return more.reduce(joined, first ?? fieldWords('basics'));
}

/** A single value in words. */
export function saidValue(name: string, value: unknown): Words {
  if (typeof value === 'boolean') return value ? said('是', 'yes') : said('否', 'no');
  const text = String(value);
  return valueWords(name, { names: { ...profileChoices[name], ...profileValues[name] } }, text);
}
