import { system, type Actor } from '../../domain/kernel/actor.js';
import type { Calendar } from '../../domain/law/calendar/calendar.js';
import type { Context, Decider, Effect, Instant, Stream } from '../../domain/kernel/decider.js';
import type { Refusal } from '../../domain/kernel/refusal.js';
import type { Result } from '../../domain/kernel/result.js';

/** A lifecycle under way in a test: its state, all its events, and the events and effects of the last act. */
export type Run<State, Event> = {
  readonly state: State;
  readonly events: readonly Event[];
  readonly latest: readonly Event[];
  readonly effects: readonly Effect[];
  readonly now: Instant;
};
type Typed = { readonly type: string };

/** The code of the refusal, or `accepted`. */
export const codeOf = (verdict: Result<unknown, Refusal>): string => (verdict.ok ? 'accepted' : verdict.error.code);

/** Drives one decider as the shell drives it; a refusal throws, where `verdict` shows it as its code. */
export function runsOf<State, Command extends Typed, Event extends Typed, Input>(
  decider: Decider<State, Command, Event, Input>,
  here: { readonly stream: Stream; readonly calendar: Calendar },
) {
  type Under = Run<State, Event>;
  const at = (now: Instant, actor: Actor): Context => ({ now, actor, ...here });

  function taken(before: State | null, latest: readonly Event[], now: Instant): Under {
    let state = before;
    const effects: Effect[] = [];
    for (const event of latest) {
      state = decider.evolve(state, event, now);
      effects.push(...decider.effects(event, state));
    }
    if (state === null) throw new Error('a birth is at least one event');
    return { state, events: latest, latest, effects, now };
  }

  function begin(input: Input, context: Context): Under {
    const born = decider.start(input, context);
    if (!born.ok) throw new Error(`${here.stream}: ${born.error.code} ${JSON.stringify(born.error.found)}`);
    return taken(null, born.value, context.now);
  }

  function act(run: Under, actor: Actor, command: Command, now: Instant = run.now): Under {
    const decided = decider.decide(run.state, command, at(now, actor));
    if (!decided.ok) throw new Error(`${command.type}: ${decided.error.code} ${JSON.stringify(decided.error.found)}`);
    return { ...taken(run.state, decided.value, now), events: [...run.events, ...decided.value] };
  }

  const verdict = (run: Under, actor: Actor, command: Command, now: Instant = run.now): string =>
    codeOf(decider.decide(run.state, command, at(now, actor)));

  /** Lets the clock act until nothing is due up to and including `until`. */
  function tick(run: Under, until: Instant): Under {
    let next = run;
    for (let due = decider.due(next.state); due && due.at <= until; due = decider.due(next.state))
      next = act(next, system, due.command, Math.max(due.at, next.now));
    return { ...next, now: until };
  }

  return { at, begin, act, verdict, tick };
}
