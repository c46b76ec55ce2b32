import type { Context } from './decider.js';
import type { Refusal } from './refusal.js';
import type { Result } from './result.js';

export type May = Result<null, Refusal>;
/** A condition looked at without any payload: what `acts` shows among the blockers is what POST refuses. */
export type Gate<State> = (state: State, context: Context) => May;
export type Verdict<Event> = Result<readonly Event[], Refusal>;

const open: May = { ok: true, value: null };

/** The first refusal of several gates, or ok. */
export function first<State>(gates: readonly Gate<State>[], state: State, context: Context): May {
  for (const gate of gates) {
    const verdict = gate(state, context);
    if (!verdict.ok) return verdict;
  }
  return open;
}

/** The first that allows; else the refusal of the first. */
export function oneOf<State>(...gates: readonly Gate<State>[]): Gate<State> {
  return (state, context) => {
    const verdicts = gates.map((gate) => gate(state, context));
    return verdicts.find((verdict) => verdict.ok) ?? verdicts[0] ?? open;
  };
}

/** The first refusal of several checks, each looked at only when those before it hold; or ok. */
export function all(...checks: readonly (() => May)[]): May {
  for (const check of checks) {
    const verdict = check();
    if (!verdict.ok) return verdict;
  }
  return open;
}

/**
 * For an act on one of several things, which its payload names: open where one of them would do. Refused as the first of them would be, and as `none`
 * says where there is nothing to name.
 */
export function someOf<State, One>(
  among: (state: State, context: Context) => readonly One[],
  would: (one: One, state: State, context: Context) => Result<unknown, Refusal>,
  none: Gate<State>,
): Gate<State> {
  return (state, context) => {
    const verdicts = among(state, context).map((one) => would(one, state, context));
    const refusal = verdicts[0];
    if (refusal === undefined) return none(state, context);
    return refusal.ok || verdicts.some((verdict) => verdict.ok) ? open : refusal;
  };
}

export const happened = <Event>(...events: readonly Event[]): Verdict<Event> => ({ ok: true, value: events });

/** What happened when the checks hold, else their refusal. */
export const provided = <Event>(checks: May, ...events: readonly Event[]): Verdict<Event> => (checks.ok ? happened(...events) : checks);
