import type { Caller, Session } from '../http/call.js';
import { HttpProblem } from '../http/problem.js';

/** The account a caller has signed in with. Of a token that was signed for a person by a program of ours there is none to look at or to change. */
export function ownAccount({ session: own }: Pick<Caller, 'session'>): { readonly account: string; readonly own: Session } {
  if (own?.account == null) throw new HttpProblem('NO_ACCOUNT_BEHIND', { cure: ['operator'] });
  return { account: own.account, own };
}
