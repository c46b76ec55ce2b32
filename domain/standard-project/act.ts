import type { Context } from '../decider.js';
import type { StageCode } from '../profile/stage-codes.js';
import { refuse, type Refusal } from '../refusal.js';
import { ok, type Result } from '../result.js';
import type { Command, CommandType } from './commands.js';
import type { ProjectEvent } from './events.js';
import type { ProjectState } from './state.js';
import { groundOf } from './ground.js';

export type May = Result<null, Refusal>;
export type Verdict = Result<readonly ProjectEvent[], Refusal>;

/** One act: who may do it and when, and what it decides. `decide` is only asked after `can` said yes. */
export type Act<T extends CommandType> = {
  readonly can: (state: ProjectState, context: Context) => May;
  readonly decide: (state: ProjectState, command: Command<T>, context: Context) => Verdict;
};
export type Acts<T extends CommandType> = { readonly [K in T]: Act<K> };

export type Who = (state: ProjectState, context: Context) => May;

/** What must hold before any payload is looked at: not ended, the right person, not on hold, the right stage. */
export type Opening = { readonly who: Who; readonly at?: readonly StageCode[]; readonly evenOnHold?: boolean };

export function open(state: ProjectState, context: Context, { who, at, evenOnHold }: Opening): May {
  if (state.end !== null) return hasEnded(state);
  const person = who(state, context);
  if (!person.ok) return person;
  if (!evenOnHold) {
    const running = notOnHold(state);
    if (!running.ok) return running;
  }
  return at === undefined || at.includes(state.code) ? ok(null) : wrongStage(state, at);
}

/** The first refusal of several checks, or ok. */
export function all(...checks: readonly (() => May)[]): May {
  for (const check of checks) {
    const verdict = check();
    if (!verdict.ok) return verdict;
  }
  return ok(null);
}

/** The event when the checks hold, else their refusal. */
export const provided = (checks: May, event: ProjectEvent): Verdict => (checks.ok ? ok([event]) : checks);

export const happened = (...events: readonly ProjectEvent[]): Verdict => ok(events);

function hasEnded(state: ProjectState): May {
  return refuse('PROJECT_ENDED', {
    rule: 'D-END',
    source: 'D-ENDED',
    found: { end: state.end, code: state.code },
    needed: 'a project that has not ended',
    cure: ['nobody'],
  });
}

export function wrongStage(state: ProjectState, needed: readonly StageCode[]): May {
  return refuse('WRONG_STAGE', {
    ...groundOf(state, 'order'),
    found: state.code,
    needed,
    cure: ['officer'],
  });
}

function notOnHold(state: ProjectState): May {
  if (state.holds.frozen) {
    return refuse('ORGANISATION_SUSPENDED', {
      rule: 'G3',
      source: 'D-FREEZE',
      found: { standing: 'suspended', since: state.holds.since },
      needed: { standing: 'clear' },
      cure: ['monitor'],
    });
  }
  if (state.holds.suspended === null) return ok(null);
  const cure = state.holds.suspended.by === 'monitor' ? 'monitor' : 'officer';
  return refuse('PROJECT_SUSPENDED', {
    rule: 'D-SUSPEND',
    source: 'D-SUSPENDED',
    found: { suspendedBy: state.holds.suspended.by, since: state.holds.since },
    needed: 'resumed',
    cure: [cure],
  });
}
