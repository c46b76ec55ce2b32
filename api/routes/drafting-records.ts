import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { idParams, pageOf as pageSchema, pageQuery } from '../../contract/http.js';
import { decisionShown, issueShown, versionShown } from '../../contract/views/drafting-records.js';
import { versionChanges } from '../../contract/views/text-changes.js';
import { evidence } from '../../contract/instant.js';
import { plainNumber } from '../../contract/plain-number.js';
import type { View } from '../../db/projection.js';
import { draftingDecisions, draftingIssues, draftingVersions, type VersionRow } from '../../db/drafting.js';
import { diffClauses } from '../../domain/text/clause-diff.js';
import type { ClauseTree } from '../../domain/text/clause-tree.js';
import { diffText } from '../read/text-diff.js';
import { bindTo, type Bound, type Reply } from '../http/call.js';
import { HttpProblem } from '../http/problem.js';
import type { Noun } from '../nouns.js';
import type { Ports } from '../ports.js';
import { readClauses } from '../read/clause-text.js';
import { decodeCursor, pageOf } from '../read/cursor.js';
import { namesOf, type Names } from '../read/names.js';
import { lookUp } from '../read/record.js';
import { modelOf, trusted, type Collection } from '../../db/model.js';

/** A row without what keeps it in its place, its instants as people read them, names beside ids. */
const shownRow = ({ _id, drafting: _drafting, ...fields }: Row, nameOf: Names) => ({
  ...(evidence(fields) as object), // a row is an object
  byName: nameOf(fields.by),
  ...(fields.answeredBy === undefined ? {} : { answeredByName: nameOf(fields.answeredBy) }),
});

type Row = {
  readonly _id: string;
  readonly drafting: string;
  readonly n: number;
  readonly at: number;
  readonly by: string;
  readonly answeredBy?: string | null;
};
type List = { readonly name: string; readonly collection: Collection<Row>; readonly summary: string; readonly item: z.ZodType };

const lists: readonly List[] = [
  { name: 'versions', collection: draftingVersions, summary: 'The texts of a drafting group, with what their numbering lacks', item: versionShown },
  {
    name: 'issues',
    collection: draftingIssues,
    summary: 'Concerns and objections with reason, proposal, answer and what became of them',
    item: issueShown,
  },
  { name: 'decisions', collection: draftingDecisions, summary: 'The decision log: who decided what, when and why', item: decisionShown },
];

/** Pages through the rows of a group, in order. */
const listing = (ports: Ports, noun: Noun, { name, collection: rowsKept, summary, item }: List): Bound => {
  const e = endpoint({
    name: `draftings.${name}`,
    personal: 'offices',
    method: 'get',
    path: `/api/v1/draftings/:id/${name}`,
    tag: 'draftings',
    summary,
    who: 'account',
    params: idParams,
    query: pageQuery,
    answer: pageSchema(item),
    status: 200,
  });
  return bindTo(e, lookUp(ports, noun), async ({ query }, { view }): Promise<Reply> => {
    const after = decodeCursor(query.cursor)?.[0] ?? 0;
    const rows = await modelOf<Row>(ports.db, rowsKept)
      .find({ drafting: view._id as VersionRow['drafting'], n: trusted({ $gt: after }) })
      .sort({ n: 1 })
      .limit(query.limit + 1)
      .lean<Row[]>();
    const page = pageOf<Row>(rows, query.limit, (row) => [row.n, row._id]);
    const nameOf = await namesOf(
      ports.db,
      page.items.flatMap(({ by, answeredBy }) => [by, answeredBy]),
    );
    return { body: { items: page.items.map((row) => shownRow(row, nameOf)), next: page.next } };
  });
};

const diffQuery = z.strictObject({ from: plainNumber({ min: 1 }).optional(), to: plainNumber({ min: 1 }).optional() });
const diffEndpoint = endpoint({
  name: 'draftings.diff',
  method: 'get',
  path: '/api/v1/draftings/:id/diff',
  tag: 'draftings',
  summary: 'What changed between two versions, clause by clause and word by word; the last two when none are named',
  who: 'account',
  params: idParams,
  query: diffQuery,
  answer: versionChanges,
  status: 200,
});

async function treeOf(ports: Ports, drafting: string, n: number): Promise<ClauseTree> {
  const row = await modelOf(ports.db, draftingVersions)
    .findOne({ drafting: drafting as VersionRow['drafting'], n })
    .lean<VersionRow>();
  const tree = row === null ? null : await readClauses(ports.db, row.sha256);
  if (tree === null) throw new HttpProblem('NOT_FOUND', { found: n, cure: ['self'] });
  return tree;
}

function compared(before: ClauseTree, after: ClauseTree): Pick<z.output<typeof versionChanges>, 'unchanged' | 'changes'> {
  const diff = diffClauses(before.clauses, after.clauses);
  const find = (tree: ClauseTree, id: string) => tree.clauses.find((clause) => clause.id === id) ?? { title: '', text: '' };
  const row = (kind: 'added' | 'removed' | 'changed', clause: string) => {
    const [old, now] = [kind === 'added' ? null : find(before, clause), kind === 'removed' ? null : find(after, clause)];
    return { kind, clause, title: (now ?? old)?.title ?? '', diff: [...diffText(old?.text ?? '', now?.text ?? '')] };
  };
  return {
    unchanged: diff.unchanged.length,
    changes: [
      ...diff.changed.map((clause) => row('changed', clause)),
      ...diff.added.map((clause) => row('added', clause)),
      ...diff.removed.map((clause) => row('removed', clause)),
      ...diff.moved.map(({ from, to }) => ({ kind: 'moved' as const, clause: from, to, title: find(after, to).title, diff: [] })),
    ],
  };
}

async function shownDiff(ports: Ports, view: View, query: z.output<typeof diffQuery>): Promise<Reply> {
  const last = (view.state as { readonly version: number }).version; // written by the projection of drafting groups
  const to = query.to ?? last;
  const from = query.from ?? to - 1;
  const [before, after] = await Promise.all([treeOf(ports, view._id, from), treeOf(ports, view._id, to)]);
  return { body: { from, to, ...compared(before, after) } };
}

/** What a drafting group keeps beside its state. */
export const draftingRecordRoutes = (ports: Ports, noun: Noun): readonly Bound[] => [
  ...lists.map((list) => listing(ports, noun, list)),
  bindTo(diffEndpoint, lookUp(ports, noun), ({ query }, { view }) => shownDiff(ports, view, query)),
];
