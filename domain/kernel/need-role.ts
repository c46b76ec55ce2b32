import type { Actor, Role } from './actor.js';
import { holds, isOf } from './actor.js';
import type { Cure, Refusal } from './refusal.js';
import { refuse } from './refusal.js';
import type { Result } from './result.js';
import { ok } from './result.js';

/** Default deny: ok only when the actor holds one of `wanted` at `organisation`; otherwise ROLE_NOT_ALLOWED, curable by whoever holds such a role. */
export const needRole = (actor: Actor, organisation: string, ...wanted: readonly Role[]): Result<null, Refusal> =>
  holds(actor, organisation, ...wanted) ? ok(null) : roleNotAllowed(actor, [organisation], wanted);

/** Likewise, for who acts in the name of one of these organisations: a grant for everywhere does not do. */
export const needOwnRole = (actor: Actor, organisations: readonly string[], ...wanted: readonly Role[]): Result<null, Refusal> =>
  organisations.some((one) => isOf(actor, one, ...wanted)) ? ok(null) : roleNotAllowed(actor, organisations, wanted);

const roleNotAllowed = ({ grants }: Actor, organisations: readonly string[], wanted: readonly Role[]) =>
  refuse('ROLE_NOT_ALLOWED', {
    rule: 'D-ROLE',
    source: 'D-DEFAULT-DENY',
    found: grants.map(({ role, organisation }) => `${role}@${organisation}`),
    needed: organisations.flatMap((one) => wanted.map((role) => `${role}@${one}`)),
    cure: wanted satisfies readonly Cure[],
  });

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
