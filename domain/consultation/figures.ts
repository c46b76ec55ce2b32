import { charCounts } from '../kernel/rows.js';
import { lateCount } from './comment-marks.js';
import type { ConsultationState, Figures } from './state.js';

/** The figures of the table as they stand. */
export function figuresOf(state: ConsultationState): Figures {
  const marks = charCounts(state.marks);
  const of = (mark: string): number => (marks[mark] ?? 0) + (marks[mark.toUpperCase()] ?? 0);
  const replies = charCounts([state.replies]);
  return {
    comments: state.comments,
    late: lateCount(state),
    adopted: of('a'),
    partly: of('p'),
    rejected: of('r'),
    withdrawn: of('w'),
    duplicates: of('d'),
    open: of('o'),
    objections: state.comments - (charCounts(state.objections)['.'] ?? 0),
    sent: state.addressees.length,
    replied: state.addressees.length - (replies['.'] ?? 0),
    withComments: replies['c'] ?? 0,
    noReply: replies['.'] ?? 0,
  };
}
