import type { mongo } from 'mongoose';
import type { Recorded, Stream } from '../domain/kernel/decider.js';
import { drafting } from '../domain/drafting/drafting.js';
import type { DraftingEvent } from '../domain/drafting/events.js';
import type { Settled } from '../domain/drafting/issues.js';
import type { DraftingState } from '../domain/drafting/state.js';
import { eventOf } from '../domain/kernel/log/record.js';
import type { Projection, RowWrite } from './projection.js';
import { distinct, type SightFacets } from './sight-facets.js';
import { anything, collection, texts, type Collection, type Index } from './model.js';
import { viewCollection } from './view.js';

/** One text of a drafting group. */
export type VersionRow = {
  readonly _id: string;
  readonly drafting: Stream;
  readonly n: number;
  readonly at: number;
  readonly by: string;
  readonly sha256: string;
  readonly note: string;
  readonly clauses: number;
  readonly duplicates: readonly string[];
  readonly gaps: readonly string[];
};

/** A concern or an objection with its words. `status` is `open` or how it was settled. */
export type IssueRow = {
  readonly _id: string;
  readonly drafting: Stream;
  readonly n: number;
  readonly at: number;
  readonly by: string;
  readonly kind: string;
  readonly call: number;
  readonly clauses: readonly string[];
  readonly reason: string;
  readonly proposed: string | null;
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly answerVersion: number | null;
  readonly status: string;
};

/** A row of the decision log: who, what, why. */
export type DecisionRow = {
  readonly _id: string;
  readonly drafting: Stream;
  readonly n: number;
  readonly at: number;
  readonly by: string;
  readonly type: string;
  readonly data: { readonly [name: string]: unknown };
};

const each = { drafting: String, n: Number, at: Number, by: String };
const inOrder: Index = [
  { drafting: 1, n: 1 },
  { name: 'drafting', unique: true },
];

export const draftingVersions = collection<VersionRow>(
  'draftingVersions',
  { ...each, sha256: String, note: String, clauses: Number, duplicates: texts, gaps: texts },
  [inOrder, [{ sha256: 1 }, { name: 'sha256' }]],
);

export const draftingIssues = collection<IssueRow>(
  'draftingIssues',
  {
    ...each,
    kind: String,
    call: Number,
    clauses: texts,
    reason: String,
    proposed: String,
    answer: String,
    answeredBy: String,
    answerVersion: Number,
    status: String,
  },
  [inOrder],
);

export const draftingDecisions = collection<DecisionRow>('draftingDecisions', { ...each, type: { type: String }, data: anything }, [inOrder]);

type Fields = { readonly [field: string]: unknown };
const rowId = (stream: Stream, n: number): never => `${stream}#${n}` as never; // rows are named by stream and number, not by ObjectIds

const fresh = (collection: Collection<unknown>, stream: Stream, row: Fields & { readonly n: number }): RowWrite => ({
  collection,
  write: { replaceOne: { filter: { _id: rowId(stream, row.n) }, replacement: { ...row, drafting: stream }, upsert: true } },
});
const onIssue = (stream: Stream, n: number, set: mongo.Document): RowWrite => ({
  collection: draftingIssues,
  write: { updateOne: { filter: { _id: rowId(stream, n) }, update: { $set: set } } },
});

const settled = (stream: Stream, list: readonly Settled[]): readonly RowWrite[] =>
  list.map(({ issue, how }) => onIssue(stream, issue, { status: how }));

const unanswered = { answer: null, answeredBy: null, answerVersion: null };

function ownRows({ stream, at }: Recorded, event: DraftingEvent): readonly RowWrite[] {
  switch (event.type) {
    case 'versionUploaded': {
      const { version: n, text: sha256, note, clauses, duplicates, gaps, by } = event;
      return [fresh(draftingVersions, stream, { n, at, by, sha256, note, clauses: clauses.length, duplicates, gaps })];
    }
    case 'positionStated': {
      const { call, clauses, reason, proposed, by, issue } = event;
      const row = { at, by, kind: event.position, call, clauses, reason, proposed, ...unanswered, status: 'open' };
      return [...settled(stream, event.settled), ...(issue === null ? [] : [fresh(draftingIssues, stream, { ...row, n: issue })])];
    }
    case 'callClosed':
      return settled(stream, event.settled);
    case 'issueAnswered':
      return [onIssue(stream, event.issue, { answer: event.answer, answeredBy: event.by, answerVersion: event.version })];
    case 'concernSustained':
      return [onIssue(stream, event.issue, { kind: 'sustainedObjection', reason: event.reason, proposed: event.proposed, ...unanswered })];
    case 'issueWithdrawn':
      return [onIssue(stream, event.issue, { status: event.how })];
    case 'objectionVoteDecided':
      return event.binding === 'decides' && event.outcome === 'PASS' ? [onIssue(stream, event.issue, { status: 'vote' })] : [];
    case 'objectionDecided':
      return event.upheld ? [] : [onIssue(stream, event.issue, { status: 'decided' })];
    case 'consensusDeclared':
      return [
        {
          collection: draftingIssues,
          write: { updateMany: { filter: { drafting: stream, status: 'open' }, update: { $set: { status: 'answered' } } } },
        },
      ];
    default:
      return [];
  }
}

/** What the log says of a decision; the clauses of a version are in its text. */
function decided(recorded: Recorded, event: DraftingEvent): readonly RowWrite[] {
  if (!('decision' in event)) return [];
  const { type, by, decision: n } = event;
  const data = Object.fromEntries(
    Object.entries(event).filter(
      ([name]) => !['type', 'by', 'decision', 'input'].includes(name) && !(name === 'clauses' && type === 'versionUploaded'),
    ),
  );
  return [fresh(draftingDecisions, recorded.stream, { n, at: recorded.at, by, type, data })];
}

function rowsOf(recorded: Recorded): readonly RowWrite[] {
  const event = eventOf(recorded) as DraftingEvent; // an archived event of a drafting group
  return [...ownRows(recorded, event), ...decided(recorded, event)];
}

/** A working draft is the group's own: its members, its editors and the office that set it up. */
const sight = (state: DraftingState): SightFacets => ({
  openTo: 'nobody',
  parties: [state.organisation],
  persons: distinct([...state.group.map(({ person }) => person), ...state.editors]),
});

export const draftings = viewCollection('draftings', { text: String }, [
  [{ project: 1 }, { name: 'project' }],
  [{ persons: 1, status: 1 }, { name: 'persons' }],
  [{ parties: 1 }, { name: 'parties' }],
]);

/** Drafting groups, and one row per text, per concern or objection and per decision. */
export const draftingProjection: Projection = {
  kind: 'drafting',
  views: draftings,
  decider: drafting,
  facets: (value) => {
    const state = value as DraftingState; // evolved by its own decider
    const { organisation, project, committee, text, title, rehearsal, open } = state;
    const closesAt = open.length === 0 ? null : Math.min(...open.map((call) => call.closesAt));
    return { ...sight(state), organisation, project, committee, text, title, rehearsal, closesAt };
  },
  rows: rowsOf,
};
