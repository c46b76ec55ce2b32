import type { SchemaDefinition } from 'mongoose';
import { anything, collection, texts, type Collection, type Index } from './model.js';
import type { View } from './projection.js';

/** What every view has; `state` is the decider's own. */
const common: SchemaDefinition = {
  lastSeq: Number,
  shownSeq: Number,
  root: String,
  startedAt: Number,
  updatedAt: Number,
  status: String,
  due: Number,
  ended: Boolean,
  clock: anything,
  state: anything,
  // Who may see it (SightFacets), asked in one query with all else.
  openTo: String,
  parties: texts,
  persons: texts,
  keepers: texts,
  organisation: String,
  rehearsal: Boolean,
  // What lists may be asked by, whatever the noun: one that has no such facet matches nothing.
  ...{ title: anything, project: String, committee: String, field: String, kind: String, societyCode: String, number: String },
  ...{ overdue: Boolean, closesAt: Number },
};

/** Lists go by when a lifecycle began, which never changes; who keeps a copy asks by the last change. */
const listed: readonly Index[] = [
  [{ startedAt: -1, _id: -1 }, { name: 'began' }],
  [{ updatedAt: -1, _id: -1 }, { name: 'recent' }],
  // What runs out: rounds, ballots, and of projects and committees the few with a notice that runs.
  [{ closesAt: 1 }, { name: 'closes', partialFilterExpression: { closesAt: { $gt: 0 } } }],
];

/** The views of one noun, with the facets it is searched by. */
export const viewCollection = (name: string, facets: SchemaDefinition, indexes: readonly Index[] = []): Collection<View> =>
  collection<View>(name, { ...common, ...facets }, [...listed, ...indexes]);
