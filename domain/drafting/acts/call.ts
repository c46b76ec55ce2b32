import { deadline, type Term } from '../../law/calendar/deadline.js';
import type { Context } from '../../kernel/decider.js';
import { actsOf } from '../../kernel/act.js';
import { happened, type Gate, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { Refusal } from '../../kernel/refusal.js';
import { ok, type Result } from '../../kernel/result.js';
import { nextEntry } from '../decision-log.js';
import { callCancelled, callClosed, callOpened } from '../events/call.js';
import type { DraftingEvent } from '../events.js';
import { call, clausesIfAny, noteIfAny, reason, whole, window } from '../fields.js';
import { clockOrEditors, editorsOrOffice, inPhase, someCall, someCallThat, someVersion } from '../gates.js';
import { callNamed } from '../open-calls.js';
import { countsOf, escalatedBy, settledBy, silentIn } from '../outcome-of-call.js';
import { named, ofSize, refused } from '../refusals.js';
import { standOf, stands } from '../stand.js';
import type { Call, DraftingPhase, DraftingState } from '../state.js';

const { act } = actsOf<DraftingState, DraftingEvent, DraftingPhase>({ at: inPhase });

/** Calls open at once. */
export const maxOpenCalls = 20;

const roomForCall: Gate<DraftingState> = ({ open }) =>
  open.length < maxOpenCalls
    ? ok(null)
    : refused('CALLS_FULL', { ...ofSize, found: open.length, needed: { lessThan: maxOpenCalls }, cure: ['drafter'] });

const inCalls = ({ open }: DraftingState): readonly string[] => open.flatMap((one) => one.clauses);
const inCall = (clauses: readonly string[]) =>
  refused('CLAUSE_IN_CALL', { found: clauses.slice(0, named), needed: 'clauses in no open call', cure: ['drafter'] });

/** What is asked about already is not asked about again. */
const someFree: Gate<DraftingState> = (state) => {
  const busy = inCalls(state);
  return state.clauses.some(({ id }) => !busy.includes(id)) ? ok(null) : inCall(busy);
};

/** Asks the group: on the named clauses, on the whole draft, or on all that do not stand yet (a recirculation of what changed and what is disputed). */
const openCall = act('openCall', {
  words: said('发起协商征询', 'open a consensus call'),
  payload: { clauses: clausesIfAny, whole, window, note: noteIfAny },
  who: editorsOrOffice,
  at: ['working'],
  gates: [someVersion, roomForCall, someFree],
  secondFactor: true,
  decide(state, { clauses: wanted, whole: all, window: term, note }, context) {
    const clauses = clausesFor(state, wanted, all === true);
    if (!clauses.ok) return clauses;
    const closes = closeOf(state, term, context);
    if (!closes.ok) return closes;
    return happened(
      callOpened({
        ...{ call: state.calls + 1, version: state.version, text: state.text ?? '', clauses: clauses.value, note: note ?? null },
        ...closes.value,
        ...nextEntry(state, context),
      }),
    );
  },
});

function clausesFor(state: DraftingState, asked: readonly string[] | undefined, all: boolean): Result<readonly string[], Refusal> {
  const known = state.clauses.map(({ id }) => id);
  const busy = inCalls(state);
  const disputed = state.clauses.filter((one) => !busy.includes(one.id) && !stands(standOf(state, one))).map(({ id }) => id);
  const wanted = asked === undefined ? (all ? known : disputed) : [...new Set(asked)];
  const unknown = wanted.filter((id) => !known.includes(id));
  if (unknown.length > 0) return refused('CLAUSE_UNKNOWN', { found: unknown.slice(0, named), needed: { version: state.version } });
  const twice = wanted.filter((id) => busy.includes(id));
  if (twice.length > 0) return inCall(twice);
  if (wanted.length === 0) return refused('NOTHING_TO_CALL', { found: 0, needed: 'a clause that does not stand yet' });
  return ok(wanted);
}

type Close = { readonly closesAt: number; readonly provisional: boolean };

function closeOf({ terms }: DraftingState, term: Term | undefined, { calendar, now }: Context): Result<Close, Refusal> {
  const floor = deadline(calendar, now, terms.call);
  const { closesAt, provisional } = term === undefined ? floor : deadline(calendar, now, term);
  // A window announced as shorter is shorter, even where days off stretch it to the floor.
  const fewer = term !== undefined && term.unit === terms.call.unit && term.count < terms.call.count;
  if (closesAt < floor.closesAt || fewer) return refused('CALL_TOO_SHORT', { found: term ?? null, needed: { ...terms.call, source: terms.source } });
  return ok({ closesAt, provisional });
}

function mayClose(asked: Call, state: DraftingState, { actor, now }: Context): May {
  const { closesAt } = asked;
  if (now >= closesAt) return ok(null);
  const silent = silentIn(state, asked);
  if (actor.id !== 'system' && silent.length === 0) return ok(null);
  return refused('CALL_STILL_OPEN', {
    found: { now, silent: silent.slice(0, named) },
    needed: { from: closesAt, or: 'a position of everybody on every clause' },
    cure: ['nobody'],
  });
}

/** The clock closes a call at its time; a person only when everybody has spoken on everything. */
const closeCall = act('closeCall', {
  words: said('结束协商征询', 'close a consensus call'),
  payload: { call },
  who: clockOrEditors,
  at: ['working'],
  gates: [someCallThat(mayClose)],
  secondFactor: true,
  decide(state, { call: n }, context) {
    const found = callNamed(state, n);
    if (!found.ok) return found;
    const may = mayClose(found.value, state, context);
    if (!may.ok) return may;
    const { calendar, now } = context;
    const { closesAt } = found.value;
    const { answer, silence, support } = state.terms;
    const { closesAt: answerBy } = deadline(calendar, Math.min(now, closesAt - 1), answer);
    return happened(
      callClosed({
        ...{ call: n, early: now < closesAt, answerBy, silence, support },
        ...{ counts: countsOf(state, found.value), settled: settledBy(state, found.value), escalated: escalatedBy(state, found.value, 1) },
        ...nextEntry(state, context),
      }),
    );
  },
});

/**
 * The support that was given in it is off the table. What was raised in it was said and goes on as if the call had closed: whoever asks cannot
 * take back what others answered.
 */
const cancelCall = act('cancelCall', {
  words: said('取消协商征询', 'cancel a consensus call'),
  payload: { call, reason },
  who: editorsOrOffice,
  at: ['working'],
  gates: [someCall],
  secondFactor: true,
  decide(state, { call: n, reason: why }, context) {
    const found = callNamed(state, n);
    if (!found.ok) return found;
    const { closesAt: answerBy } = deadline(context.calendar, context.now, state.terms.answer);
    const escalated = escalatedBy(state, found.value, 0);
    return happened(callCancelled({ call: n, reason: why, answerBy, escalated, ...nextEntry(state, context) }));
  },
});

export const callActs = [openCall, closeCall, cancelCall] as const;
