import type { ActorId } from '../actor.js';
import type { Context } from '../decider.js';
import type { Refusal } from '../refusal.js';
import type { Result } from '../result.js';
import { ok, unreachable } from '../result.js';
import { unknownIssue } from './answer-issue.js';
import type { DraftingAct } from './drafting-command.js';
import type { DraftingEvent } from './drafting-event.js';
import type { DraftingState, Escalation, Issue } from './drafting-state.js';
import { wrong } from './refuse-drafting.js';
import { mediators } from './can-drafting.js';
import { needRole } from '../need-role.js';
import { issueOf } from './stand.js';

type Decision = Result<readonly DraftingEvent[], Refusal>;
type Check = Result<null, Refusal>;

const stepOf = (state: DraftingState, issue: Issue): Escalation | null => (issue.step === null ? null : (state.terms.escalation[issue.step] ?? null));

/** An objection at one of these steps, or the refusal. */
export function objectionAt(state: DraftingState, n: number, step: Escalation | 'any'): Result<Issue, Refusal> {
  const issue = issueOf(state, n);
  if (issue === null) return unknownIssue(state, n);
  const at = stepOf(state, issue);
  if (at !== null && (step === 'any' || at === step)) return ok(issue);
  return wrong('WRONG_STEP', { found: { issue: n, step: at }, needed: step === 'any' ? state.terms.escalation : step, cure: ['officer'] });
}

/** On to the next step of the profile, when what this one asks has been done. */
export function escalate(state: DraftingState, { issue: n, reason }: DraftingAct<'escalate'>, { actor }: Context): Decision {
  const found = objectionAt(state, n, 'any');
  if (!found.ok) return found;
  const done = stepDone(state, found.value);
  if (!done.ok) return done;
  const next = nextStep(state, found.value);
  if (next === null)
    return wrong('NO_FURTHER_STEP', { found: stepOf(state, found.value), needed: state.terms.escalation, cure: ['drafter', 'self'] });
  return ok([{ type: 'objectionEscalated', issue: n, step: next, reason, decision: state.decisions + 1, by: actor.id }]);
}

function nextStep(state: DraftingState, { step }: Issue): number | null {
  const next = (step ?? -1) + 1;
  return next < state.terms.escalation.length ? next : null;
}

function stepDone(state: DraftingState, issue: Issue): Check {
  const step = stepOf(state, issue);
  switch (step) {
    case null:
      return ok(null);
    case 'redraft':
      return issue.answered || issue.redrafted ? ok(null) : notDone(issue, 'an answer of an editor, or another text of the clause');
    case 'mediation':
      return issue.mediated !== null ? ok(null) : notDone(issue, 'a record of the mediation');
    case 'vote':
      return issue.vote === 'PASS' || issue.vote === 'FAIL' ? ok(null) : notDone(issue, 'a decided vote');
    default:
      return unreachable(step);
  }
}

const notDone = ({ n, step }: Issue, needed: string): Check =>
  wrong('STEP_NOT_DONE', { found: { issue: n, step }, needed, cure: ['drafter', 'officer'] });

/**
 * Who sat together and what came of it. It counts when two say the same: whoever objects, or a second person with the record on file. Failed, the
 * objection then goes on at once; agreed, its author still has to say so.
 */
export function recordMediation(state: DraftingState, command: DraftingAct<'recordMediation'>, { actor }: Context): Decision {
  const found = objectionAt(state, command.issue, 'mediation');
  if (!found.ok) return found;
  const allowed = actor.id === found.value.person ? ok(null) : needRole(actor, state.organisation, ...mediators);
  if (!allowed.ok) return allowed;
  if (!command.people.some(({ person }) => person === found.value.person))
    return wrong('MEDIATION_WITHOUT_OBJECTOR', { found: command.people.map(({ person }) => person), needed: found.value.person, cure: ['self'] });
  const confirmed = confirms(found.value, command, actor.id);
  if (!confirmed.ok) return confirmed;
  const { issue, people, outcome, summary, record } = command;
  const by = actor.id;
  const recorded: DraftingEvent = {
    type: 'mediationRecorded',
    issue,
    people,
    outcome,
    summary,
    record: record ?? null,
    confirmed: confirmed.value,
    decision: state.decisions + 1,
    by,
  };
  const next = nextStep(state, found.value);
  if (!confirmed.value || outcome === 'agreed' || next === null) return ok([recorded]);
  return ok([recorded, { type: 'objectionEscalated', issue, step: next, reason: summary, decision: state.decisions + 2, by }]);
}

/** True when this is the second word that agrees with the first. */
function confirms({ person, mediation }: Issue, { outcome, record }: DraftingAct<'recordMediation'>, actor: ActorId): Result<boolean, Refusal> {
  if (mediation === null || mediation.by === actor || mediation.outcome !== outcome) return ok(false);
  if (actor === person || mediation.by === person || (record ?? null) !== null) return ok(true);
  const needed = { record: 'the record of the mediation, on file', or: `the word of ${person}` };
  return wrong('MEDIATION_RECORD_MISSING', { found: { record: null, first: mediation.by }, needed, cure: ['self'] });
}
