import { holds, type Actor, type Role } from '../kernel/actor.js';
import { needRole } from '../kernel/need-role.js';
import type { Refusal } from '../kernel/refusal.js';
import { err, ok, type Result } from '../kernel/result.js';
import type { BallotState } from './state.js';

type Held = Pick<BallotState, 'organisation' | 'secretariat'>;

/** Those who conduct a ballot: the organisation it is for, and the secretariat of the committee that holds it for another. */
export const conductorsOf = ({ organisation, secretariat }: Held): readonly string[] =>
  secretariat === undefined ? [organisation] : [organisation, secretariat];

/** Ok when the actor has one of these roles at one of them; the refusal names all. */
export function needConductor(state: Held, actor: Actor, ...wanted: readonly Role[]): Result<null, Refusal> {
  const own = needRole(actor, state.organisation, ...wanted);
  const conductors = conductorsOf(state);
  if (own.ok || conductors.some((organisation) => holds(actor, organisation, ...wanted))) return ok(null);
  return err({ ...own.error, needed: conductors.flatMap((organisation) => wanted.map((role) => `${role}@${organisation}`)) });
}
