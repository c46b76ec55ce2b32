import type { Words } from '../../domain/kernel/words.js';

export type Lang = 'zh' | 'en';
export const langs = ['zh', 'en'] as const satisfies readonly Lang[];

/** As `lang` attributes have it. */
export const langTags = { zh: 'zh-CN', en: 'en' } as const satisfies { readonly [lang in Lang]: string };

/** Chinese at the root, English under /en: a link says which, and nothing is guessed. */
export const hrefIn = (lang: Lang, path: string): string => (lang === 'zh' ? path : path === '/' ? '/en' : `/en${path}`);

/** Words that depend on figures or names are functions that give both languages. */
export type Say = (words: Words) => string;
export const sayIn =
  (lang: Lang): Say =>
  (words) =>
    words[lang];

const han = /\p{Script=Han}/u;

/** The language of something that was written down once: whoever wrote 汉字 wrote Chinese. */
export const langOf = (text: string): Lang => (han.test(text) ? 'zh' : 'en');

/** Words of the domain begin small in English, and large where they stand alone. */
export const standing = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
