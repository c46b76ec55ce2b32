import { parseInstant } from '../../../domain/law/calendar/instant.js';
import type { Words } from '../../../domain/kernel/words.js';
import type { Fields } from '../../server/page.js';
import { deskWords } from '../../words/desk.js';
import type { Issue } from '../problem.js';
import { below, countAt, formAt, formsOf, kindOf, labelOf, mayBeNull, mustBeTyped, rowsOf, settled, type Kind, type Schema } from './schema.js';

type At = { readonly schema: Schema; readonly at: string; readonly required: boolean };

const typedAt = (form: Fields, at: string): string | undefined => {
  const typed = (form[at] ?? '').trim();
  return typed === '' ? undefined : typed;
};

/** A number as it was typed; what is none goes on as text, so that the answer says what is wrong with it. */
const numberOf = (typed: string): number | string => (/^-?\d+(\.\d+)?$/.test(typed) ? Number(typed) : typed);

const partsOf = (typed: string): readonly string[] => typed.split(/[\s,，、;；]+/).filter((one) => one !== '');

function runOf(part: string): readonly number[] | null {
  const [, from, to] = /^(\d{1,5})[-–—~](\d{1,5})$/.exec(part) ?? [];
  if (from === undefined || to === undefined || Number(to) < Number(from)) return null;
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, n) => Number(from) + n);
}

/** `3-5` stands for three numbers. */
const numbersIn = (typed: string): readonly (number | string)[] =>
  partsOf(typed).flatMap((one): readonly (number | string)[] => runOf(one) ?? [numberOf(one)]);

const badRunsIn = (typed: string): readonly string[] => partsOf(typed).filter((one) => /^\d+[-–—~]\d+$/.test(one) && runOf(one) === null);

const linesIn = (typed: string): readonly string[] =>
  typed
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A time in China, as the clock of a form gives it. */
function momentOf({ format }: Schema, typed: string): number | string {
  const whole = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(typed) ? `${typed}:00+08:00` : typed;
  return format === 'instant-ms' ? (parseInstant(whole) ?? typed) : whole;
}

function listOf({ schema, at, required }: At, form: Fields): unknown {
  const items = schema.items ?? {};
  const rows = Array.from({ length: rowsOf(schema, form[countAt(at)]) }, (_, n) =>
    valueAt({ schema: items, at: below(at, n), required: false }, form),
  );
  // A row in which nothing was typed is no row.
  const filled = rows.filter((row) => row !== undefined);
  return filled.length === 0 && !required ? undefined : filled;
}

function ticksOf({ schema, at, required }: At, form: Fields): unknown {
  const ticked = (schema.items?.enum ?? []).filter((value) => form[below(at, value)] === 'on');
  return ticked.length === 0 && !required ? undefined : ticked;
}

/** Whether anything was typed anywhere in a group. */
const isTyped = (form: Fields, at: string): boolean =>
  Object.entries(form).some(([name, value]) => name.startsWith(`${at}.`) && !name.endsWith('.#') && (value ?? '').trim() !== '');

function groupOf({ schema, at, required }: At, form: Fields): unknown {
  if (!required && !isTyped(form, at)) return undefined;
  const rows = Object.entries(schema.properties ?? {}).flatMap(([name, one]): readonly (readonly [string, unknown])[] => {
    const value = valueAt({ schema: one, at: below(at, name), required: mustBeTyped(schema, name, one) }, form);
    if (value !== undefined) return [[name, value]];
    // What must be said, and may be nothing, is nothing when it was left empty.
    return schema.required?.includes(name) === true && mayBeNull(one) ? [[name, null]] : [];
  });
  return Object.fromEntries(rows);
}

function eitherOf({ schema, at, required }: At, form: Fields): unknown {
  const chosen = formsOf(schema)[Number(form[formAt(at)] ?? Number.NaN)];
  return chosen === undefined ? undefined : valueAt({ schema: chosen, at, required }, form);
}

/** One name with its value on each line, as `name = value`; a line that is none goes on as it was typed, so that the answer says what is wrong with it. */
const pairsIn = (typed: string): { readonly [name: string]: unknown } =>
  Object.fromEntries(
    linesIn(typed).map((line) => {
      const [, name = line, value = ''] = /^([^=＝]+)[=＝](.*)$/.exec(line) ?? [];
      const word = value.trim();
      return [name.trim(), word === 'true' ? true : word === 'false' ? false : numberOf(word)];
    }),
  );

/** Of one line, by what it is. */
const ofLine: { readonly [kind in Kind]?: (typed: string, schema: Schema) => unknown } = {
  yesNo: (typed) => (typed === 'yes' ? true : typed === 'no' ? false : typed),
  number: numberOf,
  moment: (typed, schema) => momentOf(schema, typed),
  pairs: pairsIn,
  lines: (typed, { items = {} }) => (kindOf(items) === 'number' ? numbersIn(typed) : linesIn(typed)),
};

/** What nothing typed stands for, where something has to be sent. */
const empty: { readonly [kind in Kind]?: object } = { lines: [], pairs: {} };

/** What was typed for one value of a body; undefined where nothing was. */
export function valueAt({ schema: given, at, required }: At, form: Fields): unknown {
  const schema = settled(given);
  const kind = kindOf(schema);
  const here = { schema, at, required };
  if (kind === 'fixed') return schema.const;
  if (kind === 'group') return groupOf(here, form);
  if (kind === 'list') return listOf(here, form);
  if (kind === 'ticks') return ticksOf(here, form);
  if (kind === 'either') return eitherOf(here, form);
  const typed = typedAt(form, at);
  if (typed === undefined) return required ? empty[kind] : undefined;
  return ofLine[kind]?.(typed, schema) ?? typed;
}

type Lacking = { readonly schema: Schema; readonly at: string; readonly form: Fields };

const need = (at: string, { zh, en }: Words): Issue => ({ path: at, zh: `请填写“${zh}”`, en: `Fill in “${en}”` });

function lackingInGroup({ schema, at, form }: Lacking): readonly Issue[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, one]) => {
    const here = below(at, name);
    const required = mustBeTyped(schema, name, one);
    if (valueAt({ schema: one, at: here, required }, form) === undefined) return required ? [need(here, labelOf(name, one))] : [];
    return lackingIn({ schema: one, at: here, form });
  });
}

/** What has to be filled in and is not: values that are required wherever their group is. */
export function lackingIn({ schema: given, at, form }: Lacking): readonly Issue[] {
  const schema = settled(given);
  const { items = {} } = schema;
  switch (kindOf(schema)) {
    case 'group':
      return lackingInGroup({ schema, at, form });
    case 'list':
      return Array.from({ length: rowsOf(schema, form[countAt(at)]) }, (_, n) => below(at, n))
        .filter((row) => valueAt({ schema: items, at: row, required: false }, form) !== undefined)
        .flatMap((row) => lackingIn({ schema: items, at: row, form }));
    case 'either': {
      const chosen = formsOf(schema)[Number(form[formAt(at)] ?? Number.NaN)];
      return chosen === undefined ? [] : lackingIn({ schema: chosen, at, form });
    }
    case 'lines':
      return kindOf(items) === 'number' ? badRunsIn(form[at] ?? '').map((run) => ({ path: at, ...deskWords.badRange(run) })) : [];
    default:
      return [];
  }
}

/** The body of an act as its route takes it. What was left empty is not sent. */
export const bodyOf = (schema: Schema, form: Fields): object => valueAt({ schema, at: '', required: true }, form) as object; // a group yields an object
