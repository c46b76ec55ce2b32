import { describe, expect, it } from 'vitest';
import { shippedProfiles } from '../../../domain/profile/shipped.js';
import { lackingIn, valueAt } from '../../../web/parts/act-form/body.js';
import { kindOf, labelOf, settled, valueWords, type Schema } from '../../../web/parts/act-form/schema.js';
import { typedFrom } from '../../../web/parts/act-form/typed.js';
import { partsOf, saidValue, valueOf, withPart, type Part, type Text } from '../../../web/pages/procedures/schema.js';

const texts: readonly Text[] = Object.values(shippedProfiles).map((profile): Text => JSON.parse(JSON.stringify(profile)));
const han = /\p{Script=Han}/u;

const typed = (text: Text, part: Part) => typedFrom({ schema: part.schema, at: '' }, valueOf(text, part));
const readBack = (text: Text, part: Part): unknown => valueAt({ schema: part.schema, at: '', required: true }, typed(text, part));

describe('XH14 a profile as forms', () => {
  it.each(texts.map((text) => [String(text['id']), text] as const))('XH14 %s: what every form shows is read back as it was', (_id, text) => {
    const there = partsOf(text).filter((part) => part.there);
    expect(there.length).toBeGreaterThan(20);
    for (const part of there) {
      expect(lackingIn({ schema: part.schema, at: '', form: typed(text, part) }), part.at).toEqual([]);
      expect(withPart(text, part, readBack(text, part)), part.at).toEqual(text);
    }
  });

  it('XH14 every field and every value of a list has its words in Chinese and its own in English', () => {
    const bare: string[] = [];
    const look = (name: string, given: Schema): void => {
      const schema = settled(given);
      if (name !== '' && !han.test(labelOf(name, given).zh)) bare.push(name);
      const list = schema.enum === undefined ? (schema.items ?? {}) : schema;
      bare.push(
        ...(list.enum ?? [])
          .filter((value) => !/^[A-Z]/.test(value) && !han.test(valueWords(name, list, value).zh))
          .map((value) => `${name} ${value}`),
      );
      for (const [field, one] of Object.entries(schema.properties ?? {})) look(field, one);
      if (kindOf(schema) === 'list') look(name, schema.items ?? {});
    };
    for (const part of partsOf(texts[0] ?? {})) look('', part.schema);
    expect([...new Set(bare)]).toEqual([]);
  });

  it('XH14 a part is added, and taken away again', () => {
    const [text = {}] = texts;
    const parts = partsOf(text);
    const last = parts.filter(({ at }) => at.startsWith('gates.')).at(-1);
    const appeal = parts.find(({ at }) => at === 'appeal');
    if (last === undefined || appeal === undefined) throw new Error('parts of every profile');
    const more = withPart(text, last, { id: 'E1' });
    expect(partsOf(more).filter(({ at }) => at.startsWith('gates.')).length).toBe(parts.filter(({ at }) => at.startsWith('gates.')).length + 1);
    expect(withPart(more, last, undefined)).toEqual(text);
    expect(withPart(text, appeal, undefined)['appeal']).toBeNull();
    expect(withPart({ ...text, slip: 1 }, { ...appeal, at: 'basics', schema: parts[0]?.schema ?? {} }, {})).not.toHaveProperty('slip');
    expect(saidValue('silence', 'assent').zh).toBe('计为同意');
  });
});
