import type { ReactNode } from 'react';
import type { Words } from '../../../domain/kernel/words.js';
import type { Fields } from '../../server/page.js';
import { deskWords } from '../../words/desk.js';
import { Facts } from '../blocks.js';
import { useSay, Written } from '../visiting.js';
import { below, countAt, formAt, formsOf, kindOf, labelOf, rowsOf, settled, valueWords, type Schema } from './schema.js';

type SaidOf = { readonly schema: Schema; readonly form: Fields };
type Row = readonly [label: Words, value: ReactNode];
type At = { readonly name: string; readonly schema: Schema; readonly at: string; readonly label: Words };

const joined = (one: Words, other: Words): Words => ({ zh: `${one.zh} · ${other.zh}`, en: `${one.en} · ${other.en}` });

const Text = ({ text }: { readonly text: string }) => (
  <span className="text">
    <Written text={text} />
  </span>
);

const Value = ({ name, schema, form, at }: At & { readonly form: Fields }) => {
  const say = useSay();
  const typed = (form[at] ?? '').trim();
  const kind = kindOf(schema);
  if (kind === 'choice') return say(valueWords(name, schema, typed));
  if (kind === 'yesNo') return say(typed === 'yes' ? deskWords.yes : deskWords.no);
  if (kind === 'file') return <Text text={form[below(at, 'name')] ?? say(deskWords.aFile)} />;
  if (kind === 'moment') return typed.replace('T', ' ');
  return <Text text={typed} />;
};

function rowsIn({ name, schema: given, at, label }: At, form: Fields): readonly Row[] {
  const schema = settled(given);
  const kind = kindOf(schema);
  if (kind === 'fixed') return [];
  if (kind === 'group') return membersIn(schema, { at, label }, form);
  if (kind === 'list')
    return Array.from({ length: rowsOf(schema, form[countAt(at)]) }, (_, n) =>
      rowsIn({ name, schema: schema.items ?? {}, at: below(at, n), label: joined(label, deskWords.entry(n + 1)) }, form),
    ).flat();
  if (kind === 'ticks') {
    const ticked = (schema.items?.enum ?? [])
      .filter((value) => form[below(at, value)] === 'on')
      .map((value) => valueWords(name, schema.items ?? {}, value));
    return ticked.length === 0 ? [] : [[label, <Listed key={at} of={ticked} />]];
  }
  if (kind === 'either') {
    const chosen = formsOf(schema)[Number(form[formAt(at)] ?? Number.NaN)];
    return chosen === undefined ? [] : rowsIn({ name, schema: chosen, at, label }, form);
  }
  return (form[at] ?? '').trim() === '' ? [] : [[label, <Value key={at} name={name} schema={schema} at={at} label={label} form={form} />]];
}

const Listed = ({ of }: { readonly of: readonly Words[] }) => {
  const say = useSay();
  return of.map(say).join('; ');
};

const membersIn = (schema: Schema, { at, label }: { readonly at: string; readonly label: Words | null }, form: Fields): readonly Row[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, one]) => {
    const own = labelOf(name, one);
    return rowsIn({ name, schema: one, at: below(at, name), label: label === null ? own : joined(label, own) }, form);
  });

/** What was filled in under one name of the body. */
export const saidUnder = ({ name, schema, form }: SaidOf & { readonly name: string }): readonly Row[] =>
  rowsIn({ name, schema, at: name, label: labelOf(name, schema) }, form);

/** What was filled in, field by field, as it will be sent. */
export function Said({ schema, form }: SaidOf) {
  const say = useSay();
  const rows = membersIn(settled(schema), { at: '', label: null }, form);
  return rows.length === 0 ? <p>{say(deskWords.nothing)}</p> : <Facts rows={rows} />;
}
