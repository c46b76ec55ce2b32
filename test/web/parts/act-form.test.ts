import { describe, expect, it } from 'vitest';
import { nounTable } from '../../../api/noun-table.js';
import { jsonSchemaOf } from '../../../api/nouns.js';
import { bodyOf } from '../../../web/parts/act-form/body.js';
import { atFields } from '../../../web/parts/act-form/issues.js';
import { below, countAt, formAt, formsOf, kindOf, labelOf, settled, valueWords, type Schema } from '../../../web/parts/act-form/schema.js';
import { withRows } from '../../../web/parts/act-form/steps.js';

type Typed = { readonly fields: { readonly [name: string]: string }; readonly body: unknown };

const all = (parts: readonly (readonly [name: string | number, typed: Typed])[]): Typed['fields'] =>
  Object.assign({}, ...parts.map(([, { fields }]) => fields)) as Typed['fields']; // fields of each

/** A form in which every field is filled in, and the body it stands for; lists have two rows. */
function filled(given: Schema, at = '', required = true): Typed {
  const schema = settled(given);
  const of = (fields: Typed['fields'], body: unknown): Typed => ({ fields, body });
  switch (kindOf(schema)) {
    case 'fixed':
      return of({}, schema.const);
    case 'group': {
      const parts = Object.entries(schema.properties ?? {}).map(
        ([name, one]) => [name, filled(one, below(at, name), schema.required?.includes(name))] as const,
      );
      return of(all(parts), parts.length === 0 && !required ? undefined : Object.fromEntries(parts.map(([name, { body }]) => [name, body])));
    }
    case 'list': {
      const rows = [0, 1].map((n) => [n, filled(schema.items ?? {}, below(at, n))] as const);
      return of(
        { ...all(rows), [countAt(at)]: '2' },
        rows.map(([, { body }]) => body),
      );
    }
    case 'ticks': {
      const [first = ''] = schema.items?.enum ?? [];
      return of({ [below(at, first)]: 'on' }, [first]);
    }
    case 'either': {
      const [, second] = formsOf(schema);
      const inner = filled(second ?? {}, at);
      return of({ ...inner.fields, [formAt(at)]: '1' }, inner.body);
    }
    case 'lines':
      return kindOf(schema.items ?? {}) === 'number' ? of({ [at]: '1, 3-5' }, [1, 3, 4, 5]) : of({ [at]: '一\n\n 二 ' }, ['一', '二']);
    case 'pairs':
      return of({ [at]: 'yes = 3/4\n\n seats=5\nopen ＝ true' }, { yes: '3/4', seats: 5, open: true });
    case 'choice':
      return of({ [at]: schema.enum?.[0] ?? '' }, schema.enum?.[0]);
    case 'yesNo':
      return of({ [at]: 'no' }, false);
    case 'number':
      return of({ [at]: ' 7 ' }, 7);
    case 'moment':
      return of({ [at]: '2027-01-31T09:00' }, schema.format === 'instant-ms' ? Date.parse('2027-01-31T09:00:00+08:00') : '2027-01-31T09:00:00+08:00');
    default:
      return of({ [at]: ` ${at} ` }, at);
  }
}

type Named = { readonly name: string; readonly schema: Schema };
const acts = nounTable.flatMap(({ path, acts: of, start }): readonly Named[] => [
  ...Object.entries(of).map(([name, { jsonSchema }]) => ({ name: `${path} ${name}`, schema: jsonSchema })), // as the API publishes it
  ...(start === null ? [] : [{ name: `${path} start`, schema: jsonSchemaOf(start.body) as Schema }]), // likewise
]);

/** Every schema within one, under the name of its field. */
function within(name: string, given: Schema): readonly (readonly [name: string, schema: Schema])[] {
  const schema = settled(given);
  const parts = [
    ...Object.entries(schema.properties ?? {}),
    ...formsOf(schema).map((one) => [name, one] as const),
    ...(schema.items === undefined ? [] : [[name, schema.items] as const]),
  ];
  return [[name, schema], ...parts.flatMap(([part, one]) => within(part, one))];
}

describe('given the form of every act of every lifecycle', () => {
  it.each(acts)('$name: what is filled in is what is sent', ({ schema }) => {
    const { fields, body } = filled(schema);
    expect(bodyOf(schema, fields)).toEqual(body);
  });

  it('nothing typed sends no field that may be left out, and every field that is asked for', () => {
    for (const { name, schema } of acts)
      expect([name, Object.keys(bodyOf(schema, {})).filter((field) => schema.required?.includes(field) !== true)]).toEqual([name, []]);
  });

  it('every field and every value of a list of values has words of both languages', () => {
    const bare = acts.flatMap(({ name, schema }) =>
      within('', {
        ...schema,
        properties: Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([field]) => field !== 'profile' || name.endsWith('start'))),
      }).flatMap(([field, one]) => {
        const { zh } = labelOf(field, one);
        const values = (one.enum ?? []).filter((value) => valueWords(field, one, value).zh === value);
        return [
          ...(field !== '' && !/\p{Script=Han}/u.test(zh) ? [`${name}: ${field}`] : []),
          ...values.map((value) => `${name}: ${field} ${value}`),
        ];
      }),
    );
    expect([...new Set(bare.map((row) => row.split(': ')[1]))]).toEqual([]);
  });
});

describe('given rows of a list', () => {
  const schema: Schema = {
    type: 'object',
    properties: { seats: { type: 'array', items: { type: 'object', properties: { person: { type: 'string' }, name: { type: 'string' } } } } },
  };
  const three = { [countAt('seats')]: '3', 'seats.0.person': 'a', 'seats.1.person': 'b', 'seats.2.person': 'c', other: 'x' };

  it('one that is taken away leaves those after it one place further up', () => {
    expect(withRows(schema, three, 'remove:seats:1')).toEqual({ [countAt('seats')]: '2', 'seats.0.person': 'a', 'seats.1.person': 'c', other: 'x' });
  });

  it('one that is added is empty, and an empty one is not sent', () => {
    const more = withRows(schema, three, 'add:seats');
    expect(more[countAt('seats')]).toBe('4');
    expect(bodyOf(schema, more)).toEqual({ seats: [{ person: 'a' }, { person: 'b' }, { person: 'c' }] });
  });

  it.each(['add:', 'add:nothing', 'remove:other:0', 'remove:seats.0:0', 'add:__proto__', 'add:seats:x:y'])(
    'a step that is none of its own changes nothing: %s',
    (step) => {
      if (step === 'add:seats:x:y') expect(withRows(schema, three, step)[countAt('seats')]).toBe('4');
      else expect(withRows(schema, three, step)).toEqual(three);
    },
  );
});

describe('XE34 given what a route says of a body', () => {
  const schemaOf = (name: string): Schema => acts.find((act) => act.name === name)?.schema ?? {};

  it.each([
    ['ballots confirmVoiding', 'n', '“提议编号”须为数字。', 'n'],
    ['consultations dispose', 'comments.1', '的第 2 项须为数字。', 'comments'],
    ['consultations dispose', 'nothing.1', '此处没有这个字段。', 'nothing.1'],
  ])('%s: the field has the name that its form gives it, and entries of one field are told by it: %s', (name, path, words, at) => {
    const field = path.split('.')[0] ?? '';
    const zh = words.startsWith('“') ? words.replace(/“[^”]+”/, `“${labelOf(field, {}).zh}”`) : words;
    const [issue] = atFields(schemaOf(name), [{ path, zh, en: 'must be a number.' }]);
    expect([issue?.path, issue?.zh]).toEqual([at, words]);
  });
});
