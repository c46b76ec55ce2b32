import { parseFraction } from '../ballot-rule/fraction.js';
import { deadline } from '../calendar/deadline.js';
import type { Context } from '../decider.js';
import type { Refusal } from '../refusal.js';
import type { Result } from '../result.js';
import { ok } from '../result.js';
import type { DraftingAct, OpenCall } from './drafting-command.js';
import type { CallCount, DraftingEvent, Settled, StepTaken } from './drafting-event.js';
import type { Call, DraftingState, Issue } from './drafting-state.js';
import { named, wrong } from './refuse-drafting.js';
import { clausesOf, isAbout, standOf, stands } from './stand.js';

type Decision = Result<readonly DraftingEvent[], Refusal>;

const maxOpenCalls = 20;

export const callOf = (state: DraftingState, n: number): Call | null => state.open.find((call) => call.n === n) ?? null;

export const unknownCall = (state: DraftingState, found: number): { readonly ok: false; readonly error: Refusal } =>
  wrong('CALL_NOT_OPEN', { found, needed: state.open.map((call) => call.n), cure: ['self'] });

/** Asks the group: on the named clauses, on the whole draft, or on all that do not stand yet (a recirculation of what changed and what is disputed). */
export function openCall(state: DraftingState, command: OpenCall, { actor, calendar, now }: Context): Decision {
  const clauses = clausesFor(state, command);
  if (!clauses.ok) return clauses;
  const floor = deadline(calendar, now, state.terms.call);
  const { closesAt, provisional } = command.window === undefined ? floor : deadline(calendar, now, command.window);
  // A window announced as shorter is shorter, even where days off stretch it to the floor.
  const fewer = command.window !== undefined && command.window.unit === state.terms.call.unit && command.window.count < state.terms.call.count;
  if (closesAt < floor.closesAt || fewer)
    return wrong('CALL_TOO_SHORT', { found: command.window ?? null, needed: { ...state.terms.call, source: state.terms.source }, cure: ['self'] });
  return ok([
    {
      type: 'callOpened',
      call: state.calls + 1,
      version: state.version,
      text: state.text ?? '',
      clauses: clauses.value,
      closesAt,
      provisional,
      note: command.note ?? null,
      decision: state.decisions + 1,
      by: actor.id,
    },
  ]);
}

function clausesFor(state: DraftingState, { clauses, whole }: OpenCall): Result<readonly string[], Refusal> {
  const known = state.clauses.map(({ id }) => id);
  const busy = state.open.flatMap((call) => call.clauses);
  if (state.open.length >= maxOpenCalls)
    return wrong('CALLS_FULL', { found: state.open.length, needed: { max: maxOpenCalls }, cure: ['drafter'] }, 'D-SIZE');
  const free = state.clauses.filter(({ id }) => !busy.includes(id));
  const wanted =
    clauses === undefined ? (whole === true ? known : free.filter((one) => !stands(standOf(state, one))).map(({ id }) => id)) : [...new Set(clauses)];
  const unknown = wanted.filter((id) => !known.includes(id));
  if (unknown.length > 0) return wrong('CLAUSE_UNKNOWN', { found: unknown.slice(0, named), needed: { version: state.version }, cure: ['self'] });
  const twice = wanted.filter((id) => busy.includes(id));
  if (twice.length > 0) return wrong('CLAUSE_IN_CALL', { found: twice.slice(0, named), needed: 'clauses in no open call', cure: ['drafter'] });
  if (wanted.length === 0) return wrong('NOTHING_TO_CALL', { found: 0, needed: 'a clause that does not stand yet', cure: ['self'] });
  return ok(wanted);
}

/** The clock closes a call at its time; a person only when everybody has spoken on everything. */
export function closeCall(state: DraftingState, { call: n }: DraftingAct<'closeCall'>, { actor, calendar, now }: Context): Decision {
  const call = callOf(state, n);
  if (call === null) return unknownCall(state, n);
  const silent = silentIn(state, call);
  if (now < call.closesAt && (actor.id === 'system' || silent.length > 0)) {
    return wrong('CALL_STILL_OPEN', {
      found: { now, silent: silent.slice(0, named) },
      needed: { from: call.closesAt, or: 'a position of everybody on every clause' },
      cure: ['nobody'],
    });
  }
  const closed = Math.min(now, call.closesAt - 1);
  return ok([
    {
      type: 'callClosed',
      call: n,
      early: now < call.closesAt,
      answerBy: deadline(calendar, closed, state.terms.answer).closesAt,
      silence: state.terms.silence,
      support: state.terms.support,
      counts: countsOf(state, call),
      settled: settledBy(state, call),
      escalated: escalatedBy(state, call, 1),
      decision: state.decisions + 1,
      by: actor.id,
    },
  ]);
}

const silentIn = (state: DraftingState, call: Call): readonly string[] =>
  state.group.flatMap(({ person, left }, seat) => (!left && call.marks.some((row) => row.charAt(seat) === '.') ? [person] : []));

/** Counted as the terms say; whoever left is in no count. */
function countsOf(state: DraftingState, call: Call): readonly CallCount[] {
  const share = parseFraction(state.terms.support);
  if (share === null) throw new Error(`no share: ${state.terms.support}`);
  const present = state.group.flatMap(({ left }, seat) => (left ? [] : [seat]));
  const found: { [key: string]: { readonly count: CallCount; readonly clauses: string[] } } = {};
  call.clauses.forEach((clause, at) => {
    const row = present.map((seat) => call.marks[at]?.charAt(seat) ?? '.');
    const heads = (mark: string): number => row.filter((one) => one === mark).length;
    const [support, silent] = [heads('s'), heads('.')];
    const inFavour = support + (state.terms.silence === 'assents' ? silent : 0);
    const count: CallCount = {
      clauses: [],
      support,
      concern: heads('c'),
      objection: heads('o'),
      silent,
      for: inFavour,
      base: row.length,
      enough: inFavour * share.q >= row.length * share.p,
    };
    const key = [count.support, count.concern, count.objection, count.silent].join();
    (found[key] ??= { count, clauses: [] }).clauses.push(clause);
  });
  return Object.values(found).map(({ count, clauses }) => ({ ...count, clauses }));
}

/** True when the author spoke in this call on every clause of an older issue: the new words stand for the old ones. Silence takes nothing back. */
function restated(state: DraftingState, call: Call, issue: Issue): boolean {
  const seat = state.group.findIndex(({ person, left }) => person === issue.person && !left);
  return seat >= 0 && clausesOf(state, issue).every((clause) => !['.', ''].includes(call.marks[call.clauses.indexOf(clause)]?.charAt(seat) ?? ''));
}

function settledBy(state: DraftingState, call: Call): readonly Settled[] {
  return state.issues.flatMap((issue): readonly Settled[] => {
    if (issue.call === call.n || issue.vote === 'running') return [];
    if (restated(state, call, issue)) return [{ issue: issue.n, how: 'restated' }];
    const over = issue.kind === 'concern' && issue.answered && clausesOf(state, issue).every((clause) => call.clauses.includes(clause));
    return over ? [{ issue: issue.n, how: 'answered' }] : [];
  });
}

/** A new objection begins at the first step; one that stands for an older one goes on after the step that did not help. */
function escalatedBy(state: DraftingState, call: Call, further: 0 | 1): readonly StepTaken[] {
  const last = state.terms.escalation.length - 1;
  return state.issues.flatMap((issue): readonly StepTaken[] => {
    if (issue.call !== call.n || issue.kind !== 'sustainedObjection') return [];
    const older = state.issues.filter(
      (one) => one.call !== call.n && one.person === issue.person && one.step !== null && issue.clauses.some((clause) => isAbout(one, clause)),
    );
    const steps = older.map((one) => (one.step ?? 0) + further);
    return [{ issue: issue.n, step: Math.min(last, Math.max(0, ...steps)) }];
  });
}

/**
 * The support that was given in it is off the table. What was raised in it was said and goes on as if the call had closed: whoever asks cannot
 * take back what others answered.
 */
export function cancelCall(state: DraftingState, { call: n, reason }: DraftingAct<'cancelCall'>, { actor, calendar, now }: Context): Decision {
  const call = callOf(state, n);
  if (call === null) return unknownCall(state, n);
  const answerBy = deadline(calendar, now, state.terms.answer).closesAt;
  const escalated = escalatedBy(state, call, 0);
  return ok([{ type: 'callCancelled', call: n, reason, answerBy, escalated, decision: state.decisions + 1, by: actor.id }]);
}
