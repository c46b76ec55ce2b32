import type { ActorId } from '../actor.js';
import type { Context } from '../decider.js';
import type { Refusal } from '../refusal.js';
import type { Result } from '../result.js';
import { ok } from '../result.js';
import { callOf, unknownCall } from './consensus-call.js';
import type { DraftingAct, StatePosition } from './drafting-command.js';
import type { DraftingEvent } from './drafting-event.js';
import type { Call, DraftingState, Issue } from './drafting-state.js';
import { named, wrong } from './refuse-drafting.js';
import { seatOf } from './stand.js';

type Decision = Result<readonly DraftingEvent[], Refusal>;
type Check = Result<null, Refusal>;

/** Issues at once, some 200 bytes of state each. */
const maxIssues = 300;

/** What a member says of clauses in an open call; a later word replaces an earlier one until it closes. */
export function statePosition(state: DraftingState, command: StatePosition, { actor, now }: Context): Decision {
  const call = callOf(state, command.call);
  if (call === null) return unknownCall(state, command.call);
  const clauses = [...new Set(command.clauses ?? call.clauses)];
  const check = [inTime(call, now), called(call, clauses), grounded(command), roomFor(state, command)].find((one) => !one.ok);
  if (check && !check.ok) return check;
  const left = withoutPosition(state.issues, { call: call.n, person: actor.id, clauses });
  return ok([
    {
      type: 'positionStated',
      call: call.n,
      seat: seatOf(state, actor.id),
      position: command.position,
      clauses,
      reason: command.reason ?? null,
      proposed: command.proposed ?? null,
      issue: command.position === 'support' ? null : state.raised + 1,
      settled: state.issues.filter(({ n }) => !left.some((issue) => issue.n === n)).map(({ n }) => ({ issue: n, how: 'positionChanged' as const })),
      by: actor.id,
    },
  ]);
}

function inTime({ closesAt }: Call, now: number): Check {
  return now < closesAt ? ok(null) : wrong('CALL_CLOSED', { found: now, needed: { before: closesAt }, cure: ['nobody'] });
}

/** In a recirculation only what changed or is disputed is asked; what occurs to somebody about the rest is parked, visibly. */
function called(call: Call, clauses: readonly string[]): Check {
  const others = clauses.filter((clause) => !call.clauses.includes(clause));
  if (others.length === 0 && clauses.length > 0) return ok(null);
  return wrong('CLAUSE_NOT_CALLED', {
    found: others.slice(0, named),
    needed: { call: call.n, clauses: call.clauses.slice(0, named), otherwise: 'parkRemark' },
    cure: ['self'],
  });
}

function grounded({ position, reason, proposed }: StatePosition): Check {
  const missing = (words: string | undefined): boolean => words === undefined || words.trim() === '';
  if (position !== 'support' && missing(reason))
    return wrong('POSITION_REASON_MISSING', { found: null, needed: `a reason for a ${position}`, cure: ['self'] });
  if (position !== 'sustainedObjection' || !missing(proposed)) return ok(null);
  return wrong('PROPOSAL_MISSING', { found: null, needed: 'words that would remove the objection', cure: ['self'] });
}

function roomFor(state: DraftingState, { position }: StatePosition): Check {
  if (position === 'support' || state.issues.length < maxIssues) return ok(null);
  return wrong('ISSUES_FULL', { found: state.issues.length, needed: { max: maxIssues }, cure: ['drafter'] }, 'D-SIZE');
}

type Said = { readonly call: number; readonly person: ActorId; readonly clauses: readonly string[] };

/** The issues once this person has spoken anew on these clauses of this call: what they said of them before is gone. */
export const withoutPosition = (issues: readonly Issue[], { call, person, clauses }: Said): readonly Issue[] =>
  issues.flatMap((issue) => {
    if (issue.call !== call || issue.person !== person) return [issue];
    const left = issue.clauses.filter((clause) => !clauses.includes(clause));
    return left.length === 0 ? [] : [{ ...issue, clauses: left }];
  });

/** A thought on a clause that is not asked about: kept for the next revision. */
export function parkRemark(state: DraftingState, { clause, remark }: DraftingAct<'parkRemark'>, { actor }: Context): Decision {
  return ok([{ type: 'remarkParked', remark: state.parked + 1, clause, words: remark, by: actor.id }]);
}
