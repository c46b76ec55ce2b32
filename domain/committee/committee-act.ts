import type { Context } from '../decider.js';
import type { May } from '../kernel/gate.js';
import { ok, type Result } from '../result.js';
import type { Refusal } from '../refusal.js';
import type { CommitteeCode } from './committee-codes.js';
import type { Command, CommandType } from './committee-command.js';
import type { CommitteeEvent } from './events.js';
import type { CommitteeState } from './committee-state.js';
import { hasEnded, notSuspended, wrongStage, type CommitteeGate } from './gates.js';

/*
 * The form of the acts that are not written once yet. It goes with the last of them: what `open` asks is then the lifecycle's `standing` and gates.
 */

export type Verdict = Result<readonly CommitteeEvent[], Refusal>;

/** One act: who may do it and when, and what it decides. `decide` is only asked after `can` said yes. */
export type Act<T extends CommandType> = {
  readonly can: (state: CommitteeState, context: Context) => May;
  readonly decide: (state: CommitteeState, command: Command<T>, context: Context) => Verdict;
};
export type Acts<T extends CommandType> = { readonly [K in T]: Act<K> };

/** What must hold before any payload is looked at: not ended, the right person, the right codes, or in operation and not suspended. */
export type Opening = { readonly who: CommitteeGate; readonly at?: readonly CommitteeCode[]; readonly operating?: 'always' | 'unlessSuspended' };

export function open(state: CommitteeState, context: Context, { who, at, operating }: Opening): May {
  if (state.end !== null) return hasEnded(state);
  const person = who(state, context);
  if (!person.ok) return person;
  if (at !== undefined && !at.includes(state.code)) return wrongStage(state, at);
  if (operating === undefined) return ok(null);
  if (state.term === null) return wrongStage(state, ['TC:60.60']);
  return operating === 'unlessSuspended' ? notSuspended(state) : ok(null);
}

/** An act that only asks for who and where. */
export const opens =
  (opening: Opening) =>
  (state: CommitteeState, context: Context): May =>
    open(state, context, opening);

export const happened = (...events: readonly CommitteeEvent[]): Verdict => ok(events);
