import { consultation } from '../domain/consultation/consultation.js';
import type { ConsultationEvent } from '../domain/consultation/events.js';
import type { Received } from '../domain/consultation/events/comments.js';
import type { ConsultationState } from '../domain/consultation/state.js';
import type { Recorded, Stream } from '../domain/kernel/decider.js';
import { eventOf } from '../domain/kernel/log/record.js';
import { personalRef } from '../domain/kernel/personal.js';
import { claimed } from './personal.js';
import type { Projection, RowWrite } from './projection.js';
import { distinct, type SightFacets } from './sight-facets.js';
import { collection } from './model.js';
import { viewCollection } from './view.js';

/** One comment as it is listed: a row of the 意见汇总处理表. `late` ones are kept and marked; `who` names the author's personal data, which stand apart. */
export type CommentRow = Omit<Received, 'comment' | 'print'> & {
  readonly _id: string;
  readonly consultation: Stream;
  readonly who: string;
  readonly n: number;
  readonly at: number;
  readonly late: boolean;
  readonly status: 'open' | 'adopted' | 'partly' | 'rejected' | 'withdrawn' | 'duplicate';
  readonly answer: string | null;
  readonly block: number | null;
  readonly duplicateOf: number | null;
  readonly objection: string | null;
  readonly objectionAnswer: string | null;
};

export const comments = collection<CommentRow>(
  'comments',
  {
    consultation: String,
    n: Number,
    at: Number,
    late: Boolean,
    status: String,
    clause: String,
    kind: String,
    text: String,
    proposed: String,
    reason: String,
    organisation: String,
    organisationName: String,
    verified: Boolean,
    personal: String,
    who: String,
    draft: String,
    via: String,
    by: String,
    answer: String,
    block: Number,
    duplicateOf: Number,
    objection: String,
    objectionAnswer: String,
  },
  [
    [
      { consultation: 1, n: 1 },
      { name: 'comment', unique: true },
    ],
    // For the holder of a receipt.
    [{ by: 1 }, { name: 'by' }],
  ],
);

const rowId = (stream: Stream, n: number): string => `${stream}#${n}`;

const received = (recorded: Recorded, event: Received, late: boolean): RowWrite => {
  const { comment, print: _print, ...rest } = event;
  const data = Object.fromEntries(Object.entries(rest).filter(([name]) => name !== 'type' && name !== 'lateByMs'));
  const fresh = { status: 'open', answer: null, block: null, duplicateOf: null, objection: null, objectionAnswer: null };
  const row = {
    ...data,
    consultation: recorded.stream,
    who: personalRef(recorded.stream, recorded.commandId),
    n: comment,
    at: recorded.at,
    late,
    ...fresh,
  };
  return {
    collection: comments,
    write: { replaceOne: { filter: { _id: rowId(recorded.stream, comment) as never }, replacement: row, upsert: true } },
  }; // rows are named by stream and number
};

const changed = (stream: Stream, n: number, set: { readonly [field: string]: unknown }): RowWrite => ({
  collection: comments,
  write: { updateOne: { filter: { _id: rowId(stream, n) as never }, update: { $set: { ...set } } } }, // as above
});

function rowsOf(recorded: Recorded): readonly RowWrite[] {
  const event = eventOf(recorded) as ConsultationEvent; // an archived event of a comment round
  const { stream } = recorded;
  switch (event.type) {
    case 'commentReceived':
      return [received(recorded, event, false), claimed(recorded, event.comment)];
    case 'commentKeptLate':
      return [received(recorded, event, true), claimed(recorded, event.comment)];
    case 'commentWithdrawn':
      return [changed(stream, event.comment, { status: 'withdrawn' })];
    case 'commentsDisposed':
      return event.comments.map((n) => changed(stream, n, { status: event.disposition, answer: event.reason, block: event.block }));
    case 'duplicatesLinked':
      return event.comments.map((n) => changed(stream, n, { status: 'duplicate', duplicateOf: event.lead }));
    case 'dispositionObjected':
      return [changed(stream, event.comment, { objection: event.reason })];
    case 'objectionToCommentAnswered': {
      const disposed = event.disposition === null ? {} : { status: event.disposition, answer: event.answer };
      return [changed(stream, event.comment, { objectionAnswer: event.answer, ...disposed })];
    }
    default:
      return [];
  }
}

const sight = (state: ConsultationState): SightFacets => ({
  openTo: state.public ? 'everyone' : 'nobody',
  parties: distinct([state.organisation, ...state.addressees]),
  persons: [],
});

export const consultations = viewCollection('consultations', { text: String, round: Number, public: Boolean }, [
  [{ project: 1 }, { name: 'project' }],
  [{ text: 1 }, { name: 'text' }],
  [{ status: 1, closesAt: 1 }, { name: 'open' }],
  [{ parties: 1 }, { name: 'parties' }],
]);

/** Comment rounds, and one row per comment. */
export const consultationProjection: Projection = {
  kind: 'consultation',
  views: consultations,
  decider: consultation,
  facets: (value) => {
    const state = value as ConsultationState; // evolved by its own decider
    const { organisation, project, text, title, round, rehearsal } = state;
    const closesAt = state.phase === 'voided' ? null : state.closesAt;
    return { ...sight(state), keepers: [organisation], organisation, project, text, title, round, closesAt, rehearsal, public: state.public };
  },
  rows: rowsOf,
};
