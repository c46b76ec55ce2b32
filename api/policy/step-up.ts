import type { Actor } from '../../domain/kernel/actor.js';
import type { Kind } from '../../domain/kernel/decider.js';
import { lifecycles } from '../../domain/lifecycles.js';
import type { Caller, Session } from '../http/call.js';
import { HttpProblem } from '../http/problem.js';
import { holdsOffice } from '../accounts/offices.js';
import { notEnrolled } from '../accounts/second-factors.js';
import type { Ports } from '../ports.js';

/** Whether an act, a beginning or a link by which somebody acts asks an office for it. */
const asked = (kind: Kind, act: string): boolean =>
  act === 'invite' || (act === 'start' ? lifecycles[kind]?.secondFactor : lifecycles[kind]?.commands[act]?.secondFactor) === true;

/** Whether this caller shows the second factor for this act. */
export const asksAgain = (kind: Kind, act: string, caller: Caller): boolean => holdsOffice(caller.actor.grants) && asked(kind, act);

/**
 * As whom an act is done for which a second factor is shown: by somebody who has just shown it, or by a program that its owner let act unattended, under the name of that permission,
 * which then stands in the record. Throws when neither holds.
 */
export async function actingAs(ports: Ports, caller: Caller, { kind, act }: { readonly kind: Kind; readonly act: string }): Promise<Actor> {
  if (!asksAgain(kind, act, caller)) return caller.actor;
  const program = caller.session?.program ?? null;
  if (program?.unattended === true) return { ...caller.actor, unattended: program.name };
  await checkShownLately(ports, caller.session);
  return caller.actor;
}

/** Throws unless the second factor was shown in this session a short while ago. */
export async function checkShownLately(ports: Ports, session: Session | null): Promise<void> {
  const { account = null, factorAt = null, program = null } = session ?? {};
  const { secondFactorMs } = ports.config;
  if (factorAt !== null && ports.clock() - factorAt <= secondFactorMs) return;
  if (program === null && account !== null && (await ports.personal.secondFactors.since(account)) === null) throw notEnrolled();
  throw new HttpProblem('SECOND_FACTOR_NEEDED', {
    found: program === null ? 'notShownLately' : 'program',
    needed: program === null ? { withinMinutes: secondFactorMs / 60_000 } : 'unattended',
    cure: ['self'],
    more: { show: '/api/v1/sessions/second-factor' },
  });
}
