import { ok } from '../kernel/result.js';
import type { May } from '../kernel/gate.js';
import { refused } from './refusals.js';
import type { ProjectState } from './state.js';

/**
 * What somebody who can read texts and comments saw: a project holds neither. `to` is the text the comments of the round were followed
 * into, null where there are no two texts whose clauses can be compared (no comment round, the same text, a docx); then nothing can ring.
 */
export type LineageReading = {
  readonly round: number;
  readonly to: string | null;
  /** How many alarms nobody explained, and the first of them by name (`clause:4.2`, `comment:7`). */
  readonly open: number;
  readonly alarms: readonly string[];
};

export const asksLineage = ({ profile }: Pick<ProjectState, 'profile'>): boolean => profile.lineage === 'required';

const rule = { rule: 'D-LINEAGE', source: 'D-LINEAGE' } as const;

/** A text goes to review once every change is one somebody asked for, and every accepted comment has left its trace, or the difference is explained. */
export function alarmsAnswered(state: ProjectState, { text, lineage }: { readonly text: string; readonly lineage: LineageReading | undefined }): May {
  if (!asksLineage(state)) return ok(null);
  // A view may lag behind the project: a reading of another round or text says nothing about this one.
  if (lineage === undefined || lineage.round !== state.comment.round || (lineage.to ?? text) !== text)
    return refused('LINEAGE_UNREAD', {
      ...rule,
      found: lineage === undefined ? null : { round: lineage.round, to: lineage.to },
      needed: { round: state.comment.round, to: text },
      cure: ['self'],
    });
  if (lineage.open === 0) return ok(null);
  return refused('LINEAGE_UNANSWERED', {
    ...rule,
    found: { round: lineage.round, open: lineage.open, alarms: lineage.alarms },
    needed: 'each alarm explained in the drafting group (answerAlarm), or another text',
    cure: ['drafter'],
  });
}
