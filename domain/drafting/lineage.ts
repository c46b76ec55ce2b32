import type { ClauseDiff } from '../text/clause-diff.js';
import { clauseIdOf, isWithin } from '../text/clause-id.js';

/** A comment as the consultation settled it. */
export type SettledComment = {
  readonly n: number;
  readonly clause: string;
  readonly status: 'open' | 'adopted' | 'partly' | 'rejected' | 'withdrawn' | 'duplicate';
  readonly block: number | null;
  readonly duplicateOf: number | null;
};

export type Change = { readonly kind: 'added' | 'removed' | 'changed' | 'moved'; readonly clause: string; readonly to?: string };

/** Comment → block → disposition → what changed. `clause` is null when the comment is about no clause (全文, 表2): then any change may be its own. */
export type LineageRow = {
  readonly comment: number;
  readonly clause: string | null;
  readonly disposition: SettledComment['status'];
  /** The comment whose disposition holds for it, itself unless it is a duplicate. */
  readonly lead: number;
  readonly block: number | null;
  readonly changes: readonly Change[];
};

/** Somebody looked at an alarm: it is right as it is (and why), or the text will be put right. */
export type AlarmAnswer = { readonly alarm: string; readonly answer: 'explained' | 'toFix' };

export type Lineage = {
  readonly rows: readonly LineageRow[];
  /** Clauses changed, added or removed that no accepted comment asked for. */
  readonly unexplained: readonly string[];
  /** Accepted comments that no change answers. */
  readonly untraced: readonly number[];
};

/** Where each comment went, and the two alarms. Renumbering explains itself: the words are the same. */
export function lineageOf(comments: readonly SettledComment[], diff: ClauseDiff): Lineage {
  const changes = changesOf(diff);
  const rows = comments.map((comment) => rowOf(comment, comments, changes));
  const accepted = rows.filter(({ disposition }) => disposition === 'adopted' || disposition === 'partly');
  const asked = accepted.flatMap(({ clause }) => (clause === null ? [] : [clause]));
  return {
    rows,
    unexplained: changes
      .filter(({ kind, clause }) => kind !== 'moved' && !asked.some((above) => isWithin(clause, above)))
      .map(({ clause }) => clause),
    untraced: accepted.filter((row) => row.lead === row.comment && row.changes.length === 0).map(({ comment }) => comment),
  };
}

const changesOf = ({ added, removed, changed, moved }: ClauseDiff): readonly Change[] => [
  ...changed.map((clause): Change => ({ kind: 'changed', clause })),
  ...added.map((clause): Change => ({ kind: 'added', clause })),
  ...removed.map((clause): Change => ({ kind: 'removed', clause })),
  ...moved.map(({ from, to }): Change => ({ kind: 'moved', clause: from, to })),
];

function rowOf(comment: SettledComment, comments: readonly SettledComment[], changes: readonly Change[]): LineageRow {
  const lead = leadOf(comment, comments);
  const clause = clauseIdOf(lead.clause);
  const touched = changes.filter((change) => (clause === null ? change.kind !== 'moved' : isWithin(change.clause, clause)));
  return { comment: comment.n, clause, disposition: lead.status, lead: lead.n, block: lead.block, changes: touched };
}

/** The disposition of a duplicate is that of the comment it stands behind; chains are followed, a circle ends where it began. */
function leadOf(comment: SettledComment, comments: readonly SettledComment[]): SettledComment {
  let lead = comment;
  for (let steps = 0; lead.status === 'duplicate' && steps < 100; steps += 1) {
    const next = comments.find(({ n }) => n === lead.duplicateOf);
    if (next === undefined || next.n === comment.n) return lead;
    lead = next;
  }
  return lead;
}

/** How an alarm is named where it is answered. */
const clauseAlarm = (clause: string): string => `clause:${clause}`;
const commentAlarm = (comment: number): string => `comment:${comment}`;

export const alarmsOf = ({ unexplained, untraced }: Lineage): readonly string[] => [...unexplained.map(clauseAlarm), ...untraced.map(commentAlarm)];

/** Alarms that still stand in the way of 送审: a promise to put the text right is kept by the next text, not by the promise. */
export const unansweredAlarms = (lineage: Lineage, answers: readonly AlarmAnswer[]): readonly string[] =>
  alarmsOf(lineage).filter((alarm) => !answers.some((one) => one.alarm === alarm && one.answer === 'explained'));
