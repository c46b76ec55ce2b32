import type { Act, LifecycleShown } from '../../../contract/http.js';
import type { Beginnings } from '../../../contract/views/work.js';
import { actPath, actWords, kindWords } from '../../../contract/act-words.js';
import type { Words } from '../../../domain/kernel/words.js';
import { ProblemPage, type Visit } from '../../server/page.js';
import { nounNames } from '../../words/desk.js';
import type { Schema } from '../../parts/act-form/schema.js';
import type { TitleWords } from '../../parts/title.js';

/** A record with what its reader may do about it. */
export type Desked = { readonly noun: string; readonly one: LifecycleShown };

/** One record of one of the nouns; a problem becomes a page. */
export async function readRecord(visit: Visit): Promise<Desked> {
  const { noun = '', id = '' } = visit.params;
  if (!Object.hasOwn(nounNames, noun)) throw new ProblemPage(visit.notFound());
  const answer = await visit.ask({ route: `read.${noun}`, params: { id }, query: { acts: 'all' } });
  if (!answer.ok) throw new ProblemPage(answer.problem);
  return { noun, one: answer.body as LifecycleShown }; // the route is held to its contract by the tests of the API
}

/** What the visitor may begin, each with the schema of what begins it. */
export async function readBeginnings(visit: Visit): Promise<Beginnings['items']> {
  const answer = await visit.ask({ route: 'readBeginnings', query: { schemas: 'true' } });
  if (!answer.ok) throw new ProblemPage(answer.problem);
  return (answer.body as Beginnings).items; // as above
}

/** What the body of an act holds; the same whether the act is open or not. */
export async function readSchema(visit: Visit, noun: string, act: Act): Promise<Schema> {
  const answer = await visit.ask({ route: 'readActSchema', params: { noun, act: actPath(act.name) } });
  if (!answer.ok) throw new ProblemPage(answer.problem);
  return answer.body as Schema; // as above
}

/** What an act is called here. */
export const nameOf = ({ kind }: LifecycleShown, { name }: Act): Words => actWords(kind, name) ?? { zh: name, en: name };

/** The last part of the address of an act, by which its page is called. */
export const pathOf = ({ href }: Pick<Act, 'href'>): string => href.slice(href.lastIndexOf('/') + 1);

const isWords = (value: unknown): value is TitleWords => typeof value === 'object' && value !== null && typeof Reflect.get(value, 'zh') === 'string';

/** What a record is called: its title, its question, its name, or what kind of thing it is. */
export function titleOf({ kind, state }: LifecycleShown): TitleWords {
  const fields: { readonly [name: string]: unknown } = state;
  for (const name of ['title', 'name', 'question', 'subject']) {
    const value = fields[name];
    if (isWords(value)) return value;
    if (typeof value === 'string' && value !== '') return { zh: value, en: null };
  }
  return kindWords(kind);
}
