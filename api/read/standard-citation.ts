import { z } from 'zod';
import type { ProjectState } from '../../domain/standard-project/state.js';
import { localDate } from '../../domain/calendar/instant.js';

/** What others cite a published standard by. */
export type Cited = {
  readonly number: string;
  readonly title: ProjectState['title'];
  readonly organisationName: string;
  readonly kind: 'group' | 'local';
  readonly standing: string;
  readonly publishedAt: number;
  readonly effectiveAt: number;
  readonly url: string;
};

const kinds = { group: { zh: '团体标准', en: 'Group standard' }, local: { zh: '地方标准', en: 'Local standard' } } as const;

const special: { readonly [char: string]: string } = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
};

/** Text inside braces: what TeX reads as a command is written out. BibTeX counts a brace also behind a backslash, so braces go by name and no title ends its field. */
const tex = (text: string): string => text.replace(/[\\~^&%$#_{}]/g, (char) => special[char] ?? `\\${char}`);

/** `T/LNSR 003—2026` → `T-LNSR-003-2026`. */
const keyOf = (number: string): string => number.replaceAll(/[^0-9A-Za-z]+/g, '-').replaceAll(/^-|-$/g, '');

/** One `@techreport`: BibTeX has no type for standards, and this is the one with institution, type and number. */
export function bibtexOf({ number, title, organisationName, kind, standing, publishedAt, url }: Cited): string {
  const [year = '', month = ''] = localDate(publishedAt).split('-');
  const fields: readonly (readonly [string, string])[] = [
    ['author', `{${tex(organisationName)}}`],
    ['title', `{${tex(title.zh)}}`],
    ['institution', tex(organisationName)],
    ['type', tex(kinds[kind].zh)],
    ['number', tex(number)],
    ['year', year],
    ['month', String(Number(month))],
    ['note', tex(`${title.en}. ${kinds[kind].en}, ${standing}`)],
    ['url', tex(url)],
  ];
  return `@techreport{${keyOf(number)},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}\n`;
}

const content = z.strictObject({ content: z.string(), language: z.string(), type: z.string().optional(), script: z.string().optional() });

/** The fields of Relaton's bibliographic item that we fill. */
export const relatonItem = z.strictObject({
  id: z.string(),
  type: z.literal('standard'),
  docid: z.array(z.strictObject({ type: z.string(), id: z.string(), primary: z.boolean() })),
  docnumber: z.string(),
  title: z.array(content),
  language: z.array(z.string()),
  script: z.array(z.string()),
  contributor: z.array(
    z.strictObject({ role: z.array(z.strictObject({ type: z.string() })), organization: z.strictObject({ name: z.array(content) }) }),
  ),
  date: z.array(z.strictObject({ type: z.string(), value: z.string() })),
  docstatus: z.strictObject({ stage: z.strictObject({ value: z.string() }) }),
  link: z.array(z.strictObject({ type: z.string(), content: z.string() })),
});

/** The same as a bibliographic item of Relaton. JSON, which a reader of YAML takes as it is. */
export function relatonOf({ number, title, organisationName, standing, publishedAt, effectiveAt, url }: Cited): z.output<typeof relatonItem> {
  const said = (words: string, language: 'zh' | 'en', script: 'Hans' | 'Latn') => ({ type: 'main', content: words, language, script });
  return {
    id: keyOf(number),
    type: 'standard',
    docid: [{ type: number.slice(0, number.indexOf(' ')), id: number, primary: true }],
    docnumber: number,
    title: [said(title.zh, 'zh', 'Hans'), said(title.en, 'en', 'Latn')],
    language: ['zh'],
    script: ['Hans'],
    contributor: [{ role: [{ type: 'publisher' }], organization: { name: [{ content: organisationName, language: 'zh' }] } }],
    date: [
      { type: 'published', value: localDate(publishedAt) },
      { type: 'implemented', value: localDate(effectiveAt) },
    ],
    docstatus: { stage: { value: standing } },
    link: [{ type: 'src', content: url }],
  };
}
