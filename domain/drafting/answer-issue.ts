import { deadline } from '../calendar/deadline.js';
import type { Context } from '../decider.js';
import type { Refusal } from '../refusal.js';
import type { Result } from '../result.js';
import { ok } from '../result.js';
import type { DraftingAct } from './drafting-command.js';
import type { DraftingEvent } from './drafting-event.js';
import type { DraftingState, Issue } from './drafting-state.js';
import { wrong } from './refuse-drafting.js';
import { issueOf } from './stand.js';

type Decision = Result<readonly DraftingEvent[], Refusal>;

export const unknownIssue = (state: DraftingState, found: number): { readonly ok: false; readonly error: Refusal } =>
  wrong('ISSUE_UNKNOWN', { found, needed: state.issues.slice(0, 20).map(({ n }) => n), cure: ['self'] });

const notYours = (issue: Issue, found: string): Decision => wrong('NOT_YOUR_ISSUE', { found, needed: issue.person, cure: ['self'] });

const inOpenCall = (state: DraftingState, issue: Issue): boolean => state.open.some(({ n }) => n === issue.call);

/** Every concern and every objection gets a reasoned answer; where the text was changed for it, the answer names the version. */
export function answerIssue(state: DraftingState, { issue: n, answer, version }: DraftingAct<'answerIssue'>, { actor }: Context): Decision {
  const issue = issueOf(state, n);
  if (issue === null) return unknownIssue(state, n);
  if (issue.answered) return wrong('ISSUE_ANSWERED', { found: n, needed: 'no answer yet', cure: ['nobody'] });
  if (version !== undefined && version > state.version)
    return wrong('NO_SUCH_VERSION', { found: version, needed: { upTo: state.version }, cure: ['self'] }, 'D-TEXT');
  return ok([{ type: 'issueAnswered', issue: n, answer, version: version ?? null, decision: state.decisions + 1, by: actor.id }]);
}

/** Its author is not content with the answer: the concern becomes a sustained objection and takes the first step. */
export function sustainConcern(
  state: DraftingState,
  { issue: n, reason, proposed }: DraftingAct<'sustainConcern'>,
  { actor, calendar, now }: Context,
): Decision {
  const issue = issueOf(state, n);
  if (issue === null) return unknownIssue(state, n);
  if (issue.person !== actor.id) return notYours(issue, actor.id);
  if (issue.kind !== 'concern' || !issue.answered || inOpenCall(state, issue))
    return wrong('ISSUE_STATE', {
      found: { kind: issue.kind, answered: issue.answered, callOpen: inOpenCall(state, issue) },
      needed: 'an answered concern of a closed call; in an open one, state another position',
      cure: ['self'],
    });
  const answerBy = deadline(calendar, now, state.terms.answer).closesAt;
  return ok([{ type: 'concernSustained', issue: n, step: 0, answerBy, reason, proposed, decision: state.decisions + 1, by: actor.id }]);
}

/** Taken back by its author, who alone can: agreement in mediation too is theirs to confirm. */
export function withdrawIssue(state: DraftingState, { issue: n, reason }: DraftingAct<'withdrawIssue'>, { actor }: Context): Decision {
  const issue = issueOf(state, n);
  if (issue === null) return unknownIssue(state, n);
  if (issue.person !== actor.id) return notYours(issue, actor.id);
  if (inOpenCall(state, issue))
    return wrong('ISSUE_STATE', { found: { callOpen: true }, needed: 'another position in the open call', cure: ['self'] });
  const how = issue.mediated === 'agreed' ? 'mediation' : 'withdrawn';
  const ballot = issue.vote === 'running' ? issue.ballot : null;
  return ok([{ type: 'issueWithdrawn', issue: n, how, ballot, reason, decision: state.decisions + 1, by: actor.id }]);
}
