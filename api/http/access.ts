import type { Endpoint } from '../../contract/endpoint.js';
import type { Caller } from './call.js';
import { HttpProblem } from './problem.js';

/** The one gate of every route: who may call it at all. There is no route without a `who`, so nothing is open by omission. */
export function allow({ who, withoutAccount }: Endpoint, caller: Caller): void {
  if (who === 'public' || (who === 'operator' && caller.operator === true)) return;
  if (caller.anonymous && withoutAccount !== undefined)
    throw new HttpProblem('RECEIPT_NEEDED', { needed: withoutAccount, cure: ['self'], headers: { 'www-authenticate': 'Bearer' } });
  if (caller.anonymous) throw new HttpProblem('NOT_AUTHENTICATED', { cure: ['self'], headers: { 'www-authenticate': 'Bearer' } });
  if (who === 'account' || (who !== 'operator' && caller.actor.grants.some((grant) => who.includes(grant.role)))) return;
  const needed = who === 'operator' ? [who] : [...who];
  throw new HttpProblem('ROLE_NOT_ALLOWED', { found: caller.actor.grants.map((grant) => grant.role), needed, cure: needed });
}
