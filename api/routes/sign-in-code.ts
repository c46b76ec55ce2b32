import { endpoint } from '../../contract/endpoint.js';
import { session, ticketRequest } from '../../contract/http.js';
import { findAccount, type AccountRow } from '../../db/account.js';
import type { Known } from '../accounts/known.js';
import { openSession } from '../accounts/open-session.js';
import { ticketIn } from '../accounts/sign-in-ticket.js';
import { bind, type Bound } from '../http/call.js';
import { HttpProblem } from '../http/problem.js';
import type { Ports } from '../ports.js';

export const withCodePath = '/api/v1/sessions/code';

const withCodeEndpoint = endpoint({
  name: 'signInWithCode',
  method: 'post',
  path: withCodePath,
  tag: 'accounts',
  summary: 'Go on with a sign-in that was asked for the second factor: the ticket it was given, and the code',
  who: 'public',
  opensSession: true,
  body: ticketRequest,
  answer: session,
  status: 201,
});

/** The account of a ticket, while nothing has changed that ends sessions of it. */
async function accountOf({ db, config, clock }: Ports, ticket: string): Promise<AccountRow> {
  const proven = ticketIn(config.tokenKey, ticket, clock());
  const account = proven === null ? null : await findAccount(db, proven._id);
  const moved = account === null || account.disabled || (account.generation ?? 0) !== proven?.generation;
  if (moved) throw new HttpProblem('SIGN_IN_STEP_OVER', { cure: ['self'] });
  return account;
}

/** The second step of a sign-in, for who types the secret and the code one after the other. */
export const signInWithCode = (ports: Ports, { factors }: Known): Bound =>
  bind(withCodeEndpoint, async ({ body: { ticket, code, cookie }, ...from }) => {
    const account = await accountOf(ports, ticket);
    await factors.check({ account: account._id, code, address: from.address });
    return openSession(ports, account, { from, cookie, factorAt: ports.clock() });
  });
