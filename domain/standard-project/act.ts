import type { Context } from '../decider.js';
import type { StageCode } from '../profile/stage-codes.js';
import type { May } from '../kernel/gate.js';
import { ok, type Result } from '../result.js';
import type { Refusal } from '../refusal.js';
import type { Command, OldType } from './commands.js';
import type { ProjectEvent } from './events.js';
import type { ProjectState } from './state.js';
import { notOnHold, standing, type ProjectGate } from './gates.js';

export { all } from '../kernel/gate.js';
export type { May } from '../kernel/gate.js';
export type Verdict = Result<readonly ProjectEvent[], Refusal>;

/** One act: who may do it and when, and what it decides. `decide` is only asked after `can` said yes. */
export type Act<T extends OldType> = {
  readonly can: (state: ProjectState, context: Context) => May;
  readonly decide: (state: ProjectState, command: Command<T>, context: Context) => Verdict;
};
export type Acts<T extends OldType> = { readonly [K in T]: Act<K> };

export type Who = ProjectGate;

/** What must hold before any payload is looked at: not ended, the right person, not on hold, the right stage. */
export type Opening = { readonly who: Who; readonly at?: readonly StageCode[]; readonly evenOnHold?: boolean };

export function open(state: ProjectState, context: Context, { who, at, evenOnHold }: Opening): May {
  const living = standing.ended(state, context);
  if (!living.ok) return living;
  const person = who(state, context);
  if (!person.ok) return person;
  if (!evenOnHold) {
    const running = notOnHold(state, context);
    if (!running.ok) return running;
  }
  return at === undefined ? ok(null) : standing.at(state, at);
}

/** The event when the checks hold, else their refusal. */
export const provided = (checks: May, event: ProjectEvent): Verdict => (checks.ok ? ok([event]) : checks);

export const happened = (...events: readonly ProjectEvent[]): Verdict => ok(events);
