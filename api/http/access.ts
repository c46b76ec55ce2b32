import type { Endpoint } from '../../contract/endpoint.js';
import type { Caller } from './call.js';
import { HttpProblem } from './problem.js';

type Door = Pick<Endpoint, 'who' | 'withoutAccount'>;

/** Why a caller may not call a route at all; null when they may. What is shown beside an act and what refuses it are this one answer. */
export function barred({ who, withoutAccount }: Door, caller: Caller): HttpProblem | null {
  if (who === 'public' || (who === 'operator' && caller.operator === true)) return null;
  if (caller.anonymous && withoutAccount !== undefined)
    return new HttpProblem('RECEIPT_NEEDED', { needed: withoutAccount, cure: ['self'], headers: { 'www-authenticate': 'Bearer' } });
  if (caller.anonymous) return new HttpProblem('NOT_AUTHENTICATED', { cure: ['self'], headers: { 'www-authenticate': 'Bearer' } });
  if (who === 'account' || (who !== 'operator' && caller.actor.grants.some((grant) => who.includes(grant.role)))) return null;
  const needed = who === 'operator' ? [who] : [...who];
  return new HttpProblem('ROLE_NOT_ALLOWED', { found: caller.actor.grants.map((grant) => grant.role), needed, cure: needed });
}

/** The one gate of every route: who may call it at all. There is no route without a `who`, so nothing is open by omission. */
export function allow(endpoint: Door, caller: Caller): void {
  const problem = barred(endpoint, caller);
  if (problem !== null) throw problem;
}
