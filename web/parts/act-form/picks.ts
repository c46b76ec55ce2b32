import { idIn } from '../../server/address.js';
import type { Visit } from '../../server/page.js';
import type { KnownPerson } from '../../../contract/views/known-person.js';
import { readListIfAny, readPeopleIfAny, readProfiles, type ListedNoun, type Row } from '../../server/read.js';
import { below, countAt, formAt, formsOf, kindOf, rowsOf, settled, type Schema } from './schema.js';
import type { Fields } from '../../server/page.js';
import { deskWords } from '../../words/desk.js';
import type { Issue } from '../problem.js';

/** What may be chosen, by the list a field names. */
export type Picks = ReadonlyMap<string, readonly Pick[]>;
export type Pick = { readonly value: string; readonly label: string };

const nounOf = (list: string): ListedNoun => idIn(list) as ListedNoun; // lists of the API, as schemas name them

/** Lists that a schema names, each once. */
function listsIn(given: Schema): readonly string[] {
  const schema = settled(given);
  const own = schema['x-pick'] === undefined ? [] : [schema['x-pick']];
  const parts = [...Object.values(schema.properties ?? {}), ...formsOf(schema), ...(schema.items === undefined ? [] : [schema.items])];
  return [...new Set([...own, ...parts.flatMap(listsIn)])];
}

const titleIn = ({ facets, organisationName }: Row): string | null => facets.title?.zh ?? facets.question ?? organisationName;

const pickOf = (row: Row, list: string): Pick => {
  const title = titleIn(row);
  const coded = list.endsWith('/organisations');
  return { value: row.id, label: title === null ? row.id : coded ? `${title}（${row.id}）` : title };
};

/** Somebody who stands, by name, in the record that a form is about. */
export type Known = { readonly person: string; readonly name: string };

/** Everybody who stands in a state with a name, each once. */
export function peopleIn(state: unknown): readonly Known[] {
  const found = new Map<string, Known>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const [person, name]: unknown[] = [Reflect.get(value, 'person'), Reflect.get(value, 'name')];
    if (typeof person === 'string' && typeof name === 'string' && !found.has(person)) found.set(person, { person, name });
    for (const one of Object.values(value)) walk(one);
  };
  walk(state);
  return [...found.values()];
}

/** As a list offers somebody: two of one name are told apart. */
export const offered = ({ person, name }: Known): string => `${name}（${person}）`;

/** Somebody with what they are and where, so that whoever chooses knows whom. */
const personOf = ({ say }: Visit, { id, name, places }: KnownPerson): Pick => {
  const [place] = places;
  const about = place === undefined ? [] : [place.organisationName, say(place.role)].filter((one) => one !== null);
  return { value: id, label: `${[name, ...about].join(' · ')}（${id}）` };
};

/** As many of each list as a form offers; of longer lists the latest. */
const most = '100';

const isOfPeople = (list: string): boolean => list.endsWith('/people');

const isOfProfiles = (list: string): boolean => list.endsWith('/profiles');

/** Procedures for standards: the shipped ones, and those that the society of the form, or of who visits, has confirmed. */
const profilesFor = async (visit: Visit): Promise<readonly Pick[]> => {
  const { organisation } = { ...visit.query, ...visit.form };
  const society = /^[0-9A-Z]{18}$/.test(organisation ?? '') ? organisation : undefined;
  const items = await readProfiles(visit, { organisation: society });
  return items
    .filter(({ kind }) => kind !== 'committee')
    .map(({ id, version, title }) => ({
      value: id,
      label: id.includes('@') ? `${visit.say(title)} · ${visit.say(deskWords.ownVersion(version))}` : visit.say(title),
    }));
};

const picksIn = async (visit: Visit, list: string): Promise<readonly Pick[]> => {
  if (isOfPeople(list)) return (await readPeopleIfAny(visit, { limit: most }))?.items.map((one) => personOf(visit, one)) ?? [];
  if (isOfProfiles(list)) return profilesFor(visit);
  return (await readListIfAny(visit, nounOf(list), { limit: most, sort: '-updatedAt' }))?.items.map((row) => pickOf(row, list)) ?? [];
};

/** People of the record come first, whether or not the reader may look through all people. */
export async function picksFor(visit: Visit, schema: Schema, known: readonly Known[]): Promise<Picks> {
  const lists = listsIn(schema);
  const read = await Promise.all(lists.map((list) => picksIn(visit, list)));
  return new Map(
    lists.map((list, at) => {
      const own = isOfPeople(list) ? known.map((one) => ({ value: one.person, label: offered(one) })) : [];
      const others = read[at] ?? [];
      return [list, [...own, ...others.filter(({ value }) => !own.some((one) => one.value === value))]];
    }),
  );
}

type Named = { readonly at: string; readonly list: string; readonly typed: string };

/** The names that were typed into a form, with the list each is looked for in. */
function namesIn(given: Schema, form: Fields, at = ''): readonly Named[] {
  const schema = settled(given);
  const kind = kindOf(schema);
  if (kind === 'group') return Object.entries(schema.properties ?? {}).flatMap(([name, one]) => namesIn(one, form, below(at, name)));
  if (kind === 'list')
    return Array.from({ length: rowsOf(schema, form[countAt(at)]) }, (_, n) => namesIn(schema.items ?? {}, form, below(at, n))).flat();
  if (kind === 'either') {
    const chosen = formsOf(schema)[Number(form[formAt(at)] ?? Number.NaN)];
    return chosen === undefined ? [] : namesIn(chosen, form, at);
  }
  const typed = (form[at] ?? '').trim();
  return kind === 'name' && typed !== '' && schema['x-pick'] !== undefined ? [{ at, list: schema['x-pick'], typed }] : [];
}

const isCode = ({ list, typed }: Named): boolean =>
  list.endsWith('/organisations') ? /^[0-9A-Z]{18}$/i.test(typed) : /^[a-z0-9._@-]+$/i.test(typed);

/** By name, by account, or by the sound of the name (`xh` for 徐航), of those in the record and then of all whom the reader knows. */
async function foundPerson(visit: Visit, named: Named, known: readonly Known[]): Promise<string | Issue> {
  const { at, typed } = named;
  const several = { path: at, ...deskWords.severalCalled(typed) };
  const [here, ...more] = known.filter(({ name }) => name === typed);
  if (here !== undefined) return more.length === 0 ? here.person : several;
  const items = known.some(({ person }) => person === typed)
    ? []
    : ((await readPeopleIfAny(visit, { q: typed.slice(0, 50), limit: '20' }))?.items ?? []);
  const same = items.filter(({ name, id }) => name === typed || id === typed);
  const [only, ...others] = same.length > 0 ? same : items;
  if (only === undefined) return isCode(named) ? typed : { path: at, ...deskWords.nobodyCalled(typed) };
  return others.length === 0 ? only.id : several;
}

/** The one whose name this is; an account or code that was typed stays as it is. */
async function found(visit: Visit, named: Named, known: readonly Known[]): Promise<string | Issue> {
  const within = /（([^（）]+)）$/.exec(named.typed)?.[1];
  if (within !== undefined) return within;
  if (isOfPeople(named.list)) return foundPerson(visit, named, known);
  if (isCode(named)) return named.typed;
  const list = await readListIfAny(visit, nounOf(named.list), { q: named.typed, limit: '20' });
  const same = list?.items.filter((row) => titleIn(row) === named.typed) ?? [];
  const [only] = same;
  if (only !== undefined && same.length === 1) return only.id;
  return { path: named.at, ...(same.length === 0 ? deskWords.nobodyCalled(named.typed) : deskWords.severalCalled(named.typed)) };
}

/** The form with a code for each name, and the names that nobody, or more than one, has. */
export async function withCodes(
  visit: Visit,
  schema: Schema,
  { form, known }: { readonly form: Fields; readonly known: readonly Known[] },
): Promise<{ readonly coded: Fields; readonly issues: readonly Issue[] }> {
  const names = namesIn(schema, form);
  const answers = await Promise.all(names.map((named) => found(visit, named, known)));
  const coded = names.flatMap(({ at }, n) => (typeof answers[n] === 'string' ? [[at, answers[n]] as const] : []));
  return { coded: { ...form, ...Object.fromEntries(coded) }, issues: answers.flatMap((one) => (typeof one === 'object' ? [one] : [])) };
}
