import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { changeAccount } from '../../domain/account/account.js';
import { lineOf, reasonText, textOf } from '../../domain/kernel/fields/text.js';
import type { Schema } from '../support/fuzz/body-of.js';
import { startApi, type TestApi } from '../support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

/** Names of things of the system, numbers and codes as others gave them, secrets: none of them is a sentence. */
const noWords =
  /(^|\.)(id|terms|rule|profile|fact|test|number|documentNumber|planNumber|reference|figure|programme|url|robotSecret|after|clause|clauses\.\*|contact|account|person|recipient|mail|secret|newSecret|oneTimeSecret|challenge|ticket|next|queryString|nonce|grade|failing\.\*|class|locale|code|version|serial|wish|kind|project|conflicts\.\*|duplicates\.\*|filingNumber|gate|patent|act|source|numbers\.\*)$|params|^(body|profile|committeeProfile)(\.|$)/;

/** Every place of a body where free text may stand, with what its JSON schema says of it. */
function textPlaces(schema: Schema, path = ''): readonly (readonly [place: string, format: unknown])[] {
  const below = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const bound = ['pattern', 'enum', 'const'].some((key) => key in schema);
  if (schema['type'] === 'string') return bound ? [] : [[path, schema['format']]];
  const parts = ['anyOf', 'oneOf', 'allOf'].flatMap((name) => (schema[name] as readonly Schema[] | undefined) ?? []); // JSON schema: lists of schemas
  const fields = Object.entries((schema['properties'] as Record<string, Schema> | undefined) ?? {}); // as above
  const item = schema['items'] as Schema | undefined; // as above
  return [
    ...parts.flatMap((part) => textPlaces(part, path)),
    ...fields.flatMap(([name, part]) => textPlaces(part, below(name))),
    ...(item === undefined ? [] : textPlaces(item, below('*'))),
  ];
}

describe('XE23 text by people for people', () => {
  it('XE23 every field of every body that takes free text takes words only, or is a name, number or code', () => {
    const places = api.app.endpoints.flatMap((e) =>
      e.body === undefined
        ? []
        : textPlaces(z.toJSONSchema(e.body, { io: 'input', unrepresentable: 'any' })).map(([place, format]) => ({
            at: `${e.name} ${place}`,
            place,
            format,
          })),
    );
    expect(places.filter(({ place, format }) => format === undefined && !noWords.test(place)).map(({ at }) => at)).toEqual([]);
    expect(places.filter(({ format }) => format === 'words' || format === 'longtext').length).toBeGreaterThan(100);
  });

  // The letters among the last ones have the category Lo.
  it.each([
    ...[
      '\u200b\u200b',
      '。。',
      '…',
      '😀',
      '12',
      '\u202e',
      ' \u2066\u2069 ',
      '\u061c',
      '\u3164\u3164',
      '\u115f\u1160',
      '\uffa0\uffa0',
      '\u2800\u2800',
    ],
    ...['\u17b4\u17b5', '\u034f', '\u{e0041}\u{e0042}', '\u{e0100}', '\u{13441}\u{13442}', '\u{1d173}', '\u{16fe4}'],
  ])('XE23 XC12 %j is no text', (typed) => {
    expect(textOf(100).safeParse(typed).success).toBe(false);
    expect(reasonText(100).safeParse(typed).success).toBe(false);
  });

  it.each([
    ['改', '改'],
    ['\u202e题标', '题标'],
    ['张\u200b三', '张三'],
    ['\u3164张\uffa0三\u{e0100}', '张三'],
    ['한국', '한국'],
    ['\u2067机器人\u2069 接口', '机器人 接口'],
    ['\ufeff 第1部分：任务交接 ', '第1部分：任务交接'],
  ])('XE23 XC12 of %j stands %j', (typed, kept) => {
    expect(textOf(100).parse(typed)).toBe(kept);
  });

  it.each([
    ['T/LNSR 0003\u202e—2026', 'T/LNSR 0003—2026'],
    ['\u2066 4.2 \u2069', '4.2'],
    ['7.10\r\nBcc: x', '7.10 Bcc: x'],
    ['wang\u0007\u0085@example.cn', 'wang @example.cn'],
  ])('XE23 of %j in a line that is no sentence stands %j, and the same in a name', (typed, kept) => {
    expect(lineOf(100).parse(typed)).toBe(kept);
    expect(textOf(100).parse(`名 ${typed}`)).toBe(`名 ${kept === '4.2' ? ' ' : ''}${kept}`);
    for (const nothing of ['\u202e', '\n', ' \u2069 ']) expect(lineOf(100).safeParse(nothing).success).toBe(false);
  });

  it('XE23 the name of an account is kept without what turns its order about', () => {
    const born = changeAccount(null, { type: 'addAccount', person: 'wang', name: '王\u202e慧\n', grants: [], override: false });
    expect(born).toMatchObject({ ok: true, value: { name: '王慧' } });
  });
});
