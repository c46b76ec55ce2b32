import type { Fields } from '../../server/page.js';
import { below, countAt, formAt, formsOf, kindOf, settled, type Kind, type Schema } from './schema.js';

type At = { readonly schema: Schema; readonly at: string };

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const plain = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '');
const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Of one line, by what it is. */
const asLine: { readonly [kind in Kind]?: (value: unknown) => string } = {
  yesNo: (value) => (value === true ? 'yes' : value === false ? 'no' : ''),
  lines: (value) => listed(value).map(plain).join('\n'),
  pairs: (value) =>
    isObject(value)
      ? Object.entries(value)
          .map(([name, one]) => `${name} = ${plain(one)}`)
          .join('\n')
      : '',
};

const typeOf = (value: unknown): string => (Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value);

function eitherOf({ schema, at }: At, value: unknown): Fields {
  const forms = formsOf(schema);
  const chosen = forms.findIndex(({ type, const: fixed }) => (fixed === undefined ? type === typeOf(value) : fixed === value));
  const form = forms[chosen];
  return form === undefined ? {} : { [formAt(at)]: String(chosen), ...typedFrom({ schema: form, at }, value) };
}

/** What would have to be typed for a value: a form that `valueAt` (body.ts) reads back as it. What no field of the form can say is left out. */
export function typedFrom({ schema: given, at }: At, value: unknown): Fields {
  const schema = settled(given);
  const kind = kindOf(schema);
  if (kind === 'fixed' || value === null || value === undefined) return {};
  if (kind === 'group')
    return merged(
      Object.entries(schema.properties ?? {}).map(([name, one]) =>
        typedFrom({ schema: one, at: below(at, name) }, isObject(value) ? value[name] : undefined),
      ),
    );
  if (kind === 'list') {
    const rows = listed(value).map((row, n) => typedFrom({ schema: schema.items ?? {}, at: below(at, n) }, row));
    return { [countAt(at)]: String(rows.length), ...merged(rows) };
  }
  if (kind === 'ticks') return Object.fromEntries(listed(value).map((one) => [below(at, plain(one)), 'on']));
  if (kind === 'either') return eitherOf({ schema, at }, value);
  return { [at]: asLine[kind]?.(value) ?? plain(value) };
}

const merged = (forms: readonly Fields[]): Fields => Object.assign({}, ...forms);
