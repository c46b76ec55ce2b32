import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { idParams } from '../../contract/http.js';
import { plainNumber } from '../../contract/plain-number.js';
import type { ClauseTree } from '../../domain/text/clause-tree.js';
import { lineageShown } from '../../contract/views/lineage.js';
import { alarmsOf, unansweredAlarms } from '../../domain/drafting/lineage.js';
import { diffText } from '../read/text-diff.js';
import type { ProjectState } from '../../domain/standard-project/state.js';
import { bindTo, type Bound, type Caller, type Reply } from '../http/call.js';
import { HttpProblem } from '../http/problem.js';
import type { Noun } from '../nouns.js';
import { readableDocument } from '../policy/document-sight.js';
import { reachOf } from '../policy/reach.js';
import { seenOf } from '../policy/sight.js';
import type { Ports } from '../ports.js';
import { traceRound, type TracedRound } from '../read/lineage.js';
import { lookUp } from '../read/record.js';

const lineageEndpoint = endpoint({
  name: 'readLineage',
  method: 'get',
  path: '/api/v1/projects/:id/lineage',
  tag: 'projects',
  summary: 'Where the comments of a round went: disposition, changed clause, next text, and what explains what',
  who: 'public',
  params: idParams,
  query: z.strictObject({ round: plainNumber({ min: 1, max: 1000 }).optional() }),
  answer: lineageShown,
  status: 200,
});

const wordsOf = (tree: ClauseTree, id: string): string => tree.clauses.find((clause) => clause.id === id)?.text ?? '';

/** Changed words only to those who may read both texts; which clauses changed is no secret of a public round. */
async function readable(ports: Ports, traced: TracedRound, caller: Caller): Promise<boolean> {
  const rows = await Promise.all([traced.from, traced.to ?? ''].map((hash) => readableDocument(ports.db, hash, caller)));
  return rows.every((row) => row !== null);
}

function changesShown({ diff, texts }: TracedRound, words: boolean): z.output<typeof lineageShown>['changes'] {
  if (diff === null || texts === null) return [];
  const shown = (kind: 'added' | 'removed' | 'changed', clause: string) => ({
    kind,
    clause,
    diff: words ? [...diffText(wordsOf(texts.before, clause), wordsOf(texts.after, clause))] : null,
  });
  return [
    ...diff.changed.map((clause) => shown('changed', clause)),
    ...diff.added.map((clause) => ({
      kind: 'added' as const,
      clause,
      diff: words ? [{ op: 'added' as const, text: wordsOf(texts.after, clause) }] : null,
    })),
    ...diff.removed.map((clause) => ({
      kind: 'removed' as const,
      clause,
      diff: words ? [{ op: 'removed' as const, text: wordsOf(texts.before, clause) }] : null,
    })),
    ...diff.moved.map(({ from, to }) => ({ kind: 'moved' as const, clause: from, to, diff: null })),
  ];
}

const lineageBody = (traced: TracedRound, words: boolean): z.output<typeof lineageShown> => ({
  round: traced.round,
  from: traced.from,
  to: traced.to,
  compared: traced.lineage !== null,
  rows: traced.comments.map((row, at) => {
    const line = traced.lineage?.rows[at];
    return {
      comment: row.n,
      wrote: row.clause,
      clause: line?.clause ?? null,
      text: row.text,
      organisationName: row.organisationName ?? null,
      disposition: line?.disposition ?? row.status,
      answer: row.answer,
      lead: line?.lead ?? row.n,
      block: line?.block ?? row.block,
      changes: [...(line?.changes ?? [])],
    };
  }),
  changes: changesShown(traced, words),
  alarms: (traced.lineage === null ? [] : alarmsOf(traced.lineage)).map((alarm) => ({
    alarm,
    answer: traced.answers.find((one) => one.alarm === alarm)?.answer ?? null,
  })),
  unanswered: traced.lineage === null ? [] : [...unansweredAlarms(traced.lineage, traced.answers)],
});

/** `GET /projects/:id/lineage`: for everybody where project and round are public, names and contacts left out. */
export const lineageRoutes = (ports: Ports, noun: Noun): readonly Bound[] => [
  bindTo(lineageEndpoint, lookUp(ports, noun), async ({ query, caller }, { view, sight }): Promise<Reply> => {
    const { comment } = view.state as ProjectState; // written by the projection of projects
    const traced = await traceRound(ports.db, view, { round: query.round ?? Math.max(1, comment.round), inside: sight === 'full' });
    if (traced === null || seenOf(traced.consultation, caller, await reachOf(ports.db, caller)) === null)
      throw new HttpProblem('NOT_FOUND', { cure: ['self'] });
    return { body: lineageBody(traced, await readable(ports, traced, caller)) };
  }),
];
