import { said, type Words } from '../../../domain/kernel/words.js';
import { DataTable, Empty, type Column } from '../../parts/blocks.js';
import { Trail } from '../../parts/page.js';
import { Title, titleText } from '../../parts/title.js';
import { A, useSay, Written } from '../../parts/visiting.js';
import { ProblemPage, type Page } from '../../server/page.js';
import { readProcedure, type Procedure } from '../../server/read.js';
import { procedureWords as words, termWords } from '../../words/profile.js';
import { placeWords, saidValue, type Text } from './schema.js';
import { textOf } from './versions.js';

/** A value with its place; a term is one value, and rows of a list go by what they are called. */
type Leaf = { readonly place: Words; readonly value: Words };
type Change = { readonly place: Words; readonly before: Words | null; readonly after: Words | null };

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTerm = (value: unknown): value is Parameters<typeof termWords>[0] => isObject(value) && 'count' in value && 'unit' in value;

function leavesIn(text: Text, value: unknown, path: readonly string[]): readonly Leaf[] {
  const place = placeWords(text, path);
  const name = path.findLast((one) => !/^\d+$/.test(one)) ?? '';
  if (isTerm(value)) return [{ place, value: termWords(value) }];
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return [{ place, value: listOf(name, value) }];
  if (Array.isArray(value)) return value.flatMap((one: unknown, n) => leavesIn(text, one, [...path, String(n)]));
  if (isObject(value)) return Object.entries(value).flatMap(([field, one]) => leavesIn(text, one, [...path, field]));
  return value === null || value === undefined ? [] : [{ place, value: saidValue(name, value) }];
}

function listOf(name: string, list: readonly unknown[]): Words {
  const each = list.map((one) => saidValue(name, one));
  return said(each.map(({ zh }) => zh).join('、') || words.absent.zh, each.map(({ en }) => en).join(', ') || words.absent.en);
}

const byPlace = (text: Text): ReadonlyMap<string, Leaf> =>
  new Map(
    Object.entries(text)
      .filter(([name]) => name !== 'version')
      .flatMap(([name, value]) => leavesIn(text, value, [name]))
      .map((leaf) => [leaf.place.zh, leaf]),
  );

/** Place by place what differs between two texts. */
export function changesBetween(before: Text, after: Text): readonly Change[] {
  const [old, now] = [byPlace(before), byPlace(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((place): readonly Change[] => {
    const [one, other] = [old.get(place), now.get(place)];
    const words = (one ?? other)?.place;
    return words === undefined || one?.value.zh === other?.value.zh
      ? []
      : [{ place: words, before: one?.value ?? null, after: other?.value ?? null }];
  });
}

const Value = ({ of }: { readonly of: Words | null }) => {
  const say = useSay();
  return <Written text={say(of ?? words.absent)} />;
};

const columns: readonly Column<Change>[] = [
  { head: words.field, cell: ({ place }) => <Value of={place} /> },
  { head: words.before, cell: ({ before }) => <Value of={before} /> },
  { head: words.after, cell: ({ after }) => <Value of={after} /> },
];

const named = (version: string): Words => (version === 'draft' ? words.draft : words.version(Number(version)));

type Of = { readonly one: Procedure; readonly from: string; readonly to: string; readonly changes: readonly Change[] };

const Body = ({ one, from, to, changes }: Of) => {
  const say = useSay();
  return (
    <div className="wrap">
      <Trail
        above={['home', 'procedures']}
        here={
          <A to={`/procedures/${one.id}`}>
            <Title of={one.state.title} />
          </A>
        }
      />
      <div className="head">
        <h1>{say(words.changes)}</h1>
        <p className="lede">{say(words.changesOf(say(named(from)), say(named(to))))}</p>
      </div>
      {changes.length === 0 ? (
        <Empty>{say(words.same)}</Empty>
      ) : (
        <DataTable columns={columns} rows={changes} keyOf={({ place }) => place.zh} say={say} />
      )}
    </div>
  );
};

/** What did a version change, field by field? */
export const changesPage: Page = {
  path: '/procedures/:id/changes',
  get: async (visit) => {
    const one = await readProcedure(visit, visit.params['id'] ?? '');
    const { from = '', to = '' } = visit.query;
    const [before, after] = await Promise.all([textOf(visit, one, from), textOf(visit, one, to)]);
    if (before === null || after === null) throw new ProblemPage(visit.notFound());
    return {
      title: `${visit.say(words.changes)} · ${titleText(one.state.title, visit.lang)}`,
      nav: 'procedures',
      ...(one.view === 'full' ? { secret: true } : {}),
      body: <Body one={one} from={from} to={to} changes={changesBetween(before, after)} />,
    };
  },
};
