import { z } from 'zod';
import { checkCcs, checkIcs, type Title } from '../../domain/law/classification.js';
import type { Classification } from '../../domain/standard-project/input.js';
import type { ProjectState } from '../../domain/standard-project/state.js';
import { localDate } from '../../domain/law/calendar/instant.js';
import type { IssuerNote } from './issuer-note.js';

export type Standing = 'published' | 'inForce' | 'superseded' | 'withdrawn';

/** What others cite a published standard by. */
export type Cited = {
  readonly number: string;
  readonly title: ProjectState['title'];
  readonly organisationName: string;
  readonly kind: 'group' | 'local';
  readonly classification: Classification;
  readonly standing: Standing;
  readonly rehearsal: boolean;
  /** What must be said of who published it. */
  readonly issuer: IssuerNote | null;
  readonly publishedAt: number;
  readonly effectiveAt: number;
  readonly url: string;
};

/** What a reader of a citation is told, in words and not in our codes. */
const standings: { readonly [standing in Standing]: { readonly zh: string; readonly en: string } } = {
  published: { zh: '已发布，尚未实施', en: 'published, not yet in force' },
  inForce: { zh: '现行', en: 'in force' },
  superseded: { zh: '被代替', en: 'superseded' },
  withdrawn: { zh: '废止', en: 'withdrawn' },
};
const rehearsed = { zh: '演练，不是标准', en: 'rehearsal, not a standard' };

/** Everything that must be said of it beside its title, in one language. */
export const remarksOf = ({ kind, standing, rehearsal, issuer }: Cited, language: 'zh' | 'en'): readonly string[] => [
  ...(rehearsal ? [rehearsed[language]] : []),
  kinds[kind][language],
  standings[standing][language],
  ...(issuer === null ? [] : [issuer[language]]),
];

/** A rehearsal carries its mark in the title, which every style prints. */
export const titleOf = ({ title, rehearsal }: Pick<Cited, 'title' | 'rehearsal'>): Cited['title'] =>
  rehearsal ? { zh: `【演练】${title.zh}`, en: `[Rehearsal] ${title.en}` } : title;

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

/** One `@standard`, which the styles of GB/T 7714 print with [S]; others read it as a work of its own. */
export function bibtexOf(cited: Cited): string {
  const { number, organisationName, kind, publishedAt, url, classification } = cited;
  const classes = [...classification.ics.map((code) => `ICS ${code}`), ...classification.ccs.map((code) => `CCS ${code}`)];
  const title = titleOf(cited);
  const [year = '', month = ''] = localDate(publishedAt).split('-');
  const fields: readonly (readonly [string, string])[] = [
    ['author', `{${tex(organisationName)}}`],
    ['title', `{${tex(title.zh)}}`],
    ['institution', tex(organisationName)],
    ['publisher', tex(organisationName)],
    ['type', tex(kinds[kind].zh)],
    ['number', tex(number)],
    ['year', year],
    ['month', String(Number(month))],
    ...(classes.length === 0 ? [] : [['keywords', tex(classes.join(', '))] as const]),
    ['note', tex(`${remarksOf(cited, 'zh').join('，')}. ${title.en}. ${remarksOf(cited, 'en').join(', ')}`)],
    ['url', tex(url)],
  ];
  return `@standard{${keyOf(number)},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}\n`;
}

const content = z.strictObject({ content: z.string(), language: z.string(), type: z.string().optional(), script: z.string().optional() });

const classed = z.array(z.strictObject({ code: z.string(), text: z.string().optional() }));
/** A code with the name of its field or section, in the words of the classification. */
const classedAs = (code: string, parts: { readonly title: Title } | null): z.output<typeof classed>[number] => ({
  code,
  ...(parts === null ? {} : { text: parts.title.en }),
});

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
  structured_identifier: z.strictObject({ type: z.string(), agency: z.array(z.string()), docnumber: z.string(), year: z.string() }),
  ics: classed,
  ccs: classed,
  note: z.array(z.strictObject({ type: z.string(), content: z.string(), language: z.string() })),
  link: z.array(z.strictObject({ type: z.string(), content: z.string() })),
});

/** The same as a bibliographic item of Relaton. JSON, which a reader of YAML takes as it is. */
export function relatonOf(cited: Cited): z.output<typeof relatonItem> {
  const { number, organisationName, kind, publishedAt, effectiveAt, url, classification } = cited;
  const title = titleOf(cited);
  const [prefix = '', rest = ''] = number.split(' ');
  const [serial = '', year = ''] = rest.split('—');
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
    docstatus: { stage: { value: cited.rehearsal ? rehearsed.en : standings[cited.standing].en } },
    structured_identifier: { type: kinds[kind].en, agency: [prefix], docnumber: serial, year },
    ics: classification.ics.map((code) => classedAs(code, checkIcs(code).parts)),
    ccs: classification.ccs.map((code) => classedAs(code, checkCcs(code).parts)),
    note: (['zh', 'en'] as const).flatMap((language) => remarksOf(cited, language).map((content) => ({ type: 'display', content, language }))),
    link: [{ type: 'src', content: url }],
  };
}
