import type { ActorId } from '../kernel/actor.js';
import type { Seat } from '../messages/messages.js';
import type { ClauseState, DraftingState, Issue, Stand } from './state.js';

/** True while it stands in the way of its clauses: an objection always, a concern until it is answered. */
export const isLive = (issue: Issue): boolean => issue.kind === 'sustainedObjection' || !issue.answered;

/** True of the clauses it is raised on, and of every clause once they have gone. */
export const isAbout = ({ clauses }: Issue, clause: string): boolean => clauses.length === 0 || clauses.includes(clause);

/** What an issue is about in the text as it is now. */
export const clausesOf = ({ clauses }: Pick<DraftingState, 'clauses'>, issue: Issue): readonly string[] =>
  clauses.map(({ id }) => id).filter((id) => isAbout(issue, id));

/** How a clause stands: what is raised against it comes first. */
export function standOf(state: DraftingState, clause: ClauseState): Stand {
  const live = state.issues.filter((issue) => isLive(issue) && isAbout(issue, clause.id));
  if (live.some((issue) => issue.step !== null)) return 'escalated';
  if (live.some((issue) => issue.kind === 'sustainedObjection')) return 'objection';
  return live.length > 0 ? 'concern' : clause.kept;
}

/** True when nothing more is asked of a clause. */
export const stands = (stand: Stand): boolean => stand === 'consensus' || stand === 'byVote';

export const standsOf = (state: DraftingState): readonly { readonly id: string; readonly stand: Stand }[] =>
  state.clauses.map((clause) => ({ id: clause.id, stand: standOf(state, clause) }));

export const issueOf = (state: DraftingState, n: number): Issue | null => state.issues.find((issue) => issue.n === n) ?? null;

/** The seat of a person who is in the group now, or -1. */
export const seatOf = (state: DraftingState, person: ActorId): number => state.group.findIndex((member) => member.person === person && !member.left);

/**
 * Who votes on an objection where no committee does: whoever was in the group when its call was opened, and its author, so that nobody composes the
 * roll after it is known who objects. Whoever has left by their own act is not waited for.
 */
export function rollOf({ group }: DraftingState, { first, person }: Issue): readonly Seat[] {
  const asked = group.filter(
    (one) => one.person === person || (one.since < first && (one.left === null || (one.left.after >= first && !one.left.own))),
  );
  return asked
    .filter((one, i) => asked.findIndex((other) => other.person === one.person) === i)
    .map(({ since: _since, left: _left, leaveAskedBy: _asked, ...seat }) => seat);
}

export const edits = ({ editors }: DraftingState, id: ActorId): boolean => editors.some((editor) => editor === id);
