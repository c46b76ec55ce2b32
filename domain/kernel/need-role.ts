import type { Actor, Role } from './actor.js';
import { holds } from './actor.js';
import type { Cure, Refusal } from './refusal.js';
import { refuse } from './refusal.js';
import type { Result } from './result.js';
import { ok } from './result.js';

/** Default deny: ok only when the actor holds one of `wanted` at `organisation`; otherwise ROLE_NOT_ALLOWED, curable by whoever holds such a role. */
export function needRole(actor: Actor, organisation: string, ...wanted: readonly Role[]): Result<null, Refusal> {
  if (holds(actor, organisation, ...wanted)) return ok(null);
  return refuse('ROLE_NOT_ALLOWED', {
    rule: 'D-ROLE',
    source: 'D-DEFAULT-DENY',
    found: actor.grants.map((grant) => `${grant.role}@${grant.organisation}`),
    needed: wanted.map((role) => `${role}@${organisation}`),
    cure: wanted satisfies readonly Cure[],
  });
}

/** Ok only for the clock. */
export function needSystem(actor: Actor): Result<null, Refusal> {
  return actor.id === 'system' ? ok(null) : machineOnly(actor, 'system');
}

/** Ok only for the lifecycle `stream` itself, which speaks as `stream:<stream>`. */
export function needStream(actor: Actor, stream: string | null): Result<null, Refusal> {
  return stream !== null && actor.id === `stream:${stream}` ? ok(null) : machineOnly(actor, stream === null ? 'nobody' : `stream:${stream}`);
}

function machineOnly(actor: Actor, needed: string): Result<null, Refusal> {
  return refuse('MACHINE_ONLY', {
    rule: 'D-ROLE',
    source: 'D-SYSTEM-ACTS',
    found: actor.id,
    needed,
    cure: ['nobody'],
  });
}
