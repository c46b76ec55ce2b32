import type { Act, LifecycleShown } from '../../../contract/http.js';
import { actWords, kindWords } from '../../../contract/act-words.js';
import type { Words } from '../../../domain/kernel/words.js';
import { ProblemPage, type Visit } from '../../server/page.js';
import { readLifecycle } from '../../server/read.js';
import { nounNames } from '../../words/desk.js';
import { standing } from '../../words/language.js';
import type { TitleWords } from '../../parts/title.js';

/** A record with what its reader may do about it. */
export type Desked = { readonly noun: string; readonly one: LifecycleShown };

export async function readDesked(visit: Visit): Promise<Desked> {
  const { noun = '', id = '' } = visit.params;
  if (!Object.hasOwn(nounNames, noun)) throw new ProblemPage(visit.notFound());
  return { noun, one: await readLifecycle(visit, noun, id) };
}

/** What an act is called here. */
export const nameOf = ({ kind }: LifecycleShown, { name }: Act): Words => {
  const { zh, en } = actWords(kind, name) ?? { zh: name, en: name };
  return { zh, en: standing(en) };
};

/** A title in Chinese, with or without one in English. */
export const isTitle = (value: unknown): value is TitleWords =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, 'zh') === 'string';

/** What a record is called: its title, its question, its name, or what kind of thing it is. */
export function titleOf({ kind, state }: LifecycleShown): TitleWords {
  const fields: { readonly [name: string]: unknown } = state;
  for (const name of ['title', 'name', 'question', 'subject']) {
    const value = fields[name];
    if (isTitle(value)) return value;
    if (typeof value === 'string' && value !== '') return { zh: value, en: null };
  }
  return kindWords(kind);
}
