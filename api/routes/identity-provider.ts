import { endpoint } from '../../contract/endpoint.js';
import { identityLink, identityShown, providerAnswer, providerAsked, providerPlace, providerShown, session } from '../../contract/http.js';
import { accountOf, findAccount, type AccountRow } from '../../db/account.js';
import type { AccountCommand, Identity } from '../../domain/account/account.js';
import type { IdentityProvider, Vouched } from '../accounts/identity-provider.js';
import { AccountMoved, keepAccount } from '../accounts/keep-account.js';
import type { Known } from '../accounts/known.js';
import { badCredentials } from '../accounts/credentials.js';
import { openSession, standingAccount } from '../accounts/open-session.js';
import { ownAccount } from '../accounts/own-account.js';
import { beginFlow, flowIn } from '../accounts/provider-flow.js';
import { identityIn, identityTicketFor, ticketFor } from '../accounts/sign-in-ticket.js';
import { bind, type Bound } from '../http/call.js';
import { HttpProblem, Refused } from '../http/problem.js';
import { checkShownLately } from '../policy/step-up.js';
import type { Ports } from '../ports.js';
import { withCodePath } from './sign-in-code.js';

const needed = ({ provider }: Known): IdentityProvider => {
  if (provider === null) throw new HttpProblem('PROVIDER_NOT_SET', { cure: ['self'] });
  return provider;
};

const providerEndpoint = endpoint({
  name: 'readProvider',
  method: 'get',
  path: '/api/v1/sessions/provider',
  tag: 'accounts',
  summary: 'By whose word people may sign in here besides their secret, and where they sign out there',
  who: 'public',
  answer: providerShown,
  status: 200,
});

const provider = (ports: Ports, known: Known): Bound =>
  bind(providerEndpoint, async () => {
    // One that is away keeps nobody from signing out here.
    const signOut = await needed(known)
      .signOutUrl()
      .catch(() => null);
    return { body: { name: ports.config.oidc?.name ?? null, signOut } };
  });

const beginEndpoint = endpoint({
  name: 'beginAtProvider',
  method: 'post',
  path: '/api/v1/sessions/provider',
  tag: 'accounts',
  summary: 'Begin a sign-in at the provider of identities: where the browser goes, and in a cookie what it brings back',
  who: 'public',
  opensSession: true,
  body: providerAsked,
  answer: providerPlace,
  status: 201,
});

const begin = (ports: Ports, known: Known): Bound =>
  bind(beginEndpoint, async ({ body: { next }, request }) => {
    // No other site sends somebody to sign in: they would find themselves signed in without having asked.
    if (ports.pages.isFromElsewhere(request)) throw new HttpProblem('FOREIGN_PAGE', { needed: ports.config.publicUrl, cure: ['self'] });
    const { flow, cookie } = beginFlow(next, ports.clock());
    return { body: { location: await needed(known).begin(flow) }, headers: { 'set-cookie': cookie } };
  });

const answerEndpoint = endpoint({
  name: 'answerOfProvider',
  method: 'post',
  path: '/api/v1/sessions/provider/answer',
  tag: 'accounts',
  summary:
    'Sign in by what the provider of identities has sent the browser back with: a session for a browser, for the account that is linked to the identity',
  who: 'public',
  opensSession: true,
  body: providerAnswer,
  answer: session,
  status: 201,
});

/** The account of an identity. Who has none is given a ticket, to link it to one that they can show to be theirs. */
async function holderOf({ db, config, clock }: Ports, identity: Identity): Promise<AccountRow> {
  const account = await accountOf(db, identity);
  if (account !== null && !account.disabled) return account;
  throw new HttpProblem('IDENTITY_UNKNOWN', { cure: ['self', 'operator'], more: { ticket: identityTicketFor(config.tokenKey, identity, clock()) } });
}

/** When the second factor was shown: at the provider, where its word counts for that; here, by who has an authenticator; by nobody else. */
async function factorAtOf(ports: Ports, { factors }: Known, of: { account: AccountRow; vouched: Vouched; address: string }) {
  const { account, vouched, address } = of;
  if (vouched.factorAt !== null) return vouched.factorAt;
  const goOn = { ticket: ticketFor(ports.config.tokenKey, account, ports.clock()), show: withCodePath };
  return factors.shownWith({ account: account._id, code: undefined, address, goOn });
}

/** Who is not let in is told, too, where they came from. */
async function comingBack<T>(next: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw error instanceof HttpProblem ? new HttpProblem(error.code, { ...error.extra, more: { ...error.extra.more, next } }) : error;
  }
}

const answer = (ports: Ports, known: Known): Bound =>
  bind(answerEndpoint, async ({ body, ...from }) => {
    const flow = flowIn(from.request.headers.cookie, ports.clock());
    const returned = { next: flow?.next ?? '/' };
    return comingBack(returned.next, async () => {
      const vouched = await needed(known).heard(flow, new URLSearchParams(body.queryString));
      const account = await holderOf(ports, vouched.identity);
      const factorAt = await factorAtOf(ports, known, { account, vouched, address: from.address });
      return openSession(ports, account, { from, cookie: true, factorAt, returned });
    });
  });

const shownEndpoint = endpoint({
  name: 'ownIdentity',
  method: 'get',
  path: '/api/v1/me/identity',
  tag: 'accounts',
  summary: 'Whether you may sign in to this account by the word of the provider of identities',
  who: 'account',
  answer: identityShown,
  status: 200,
});

const shown = ({ db }: Ports): Bound =>
  bind(shownEndpoint, async ({ caller }) => {
    const account = await findAccount(db, caller.session?.account ?? '');
    return { body: { linked: account?.identity != null } };
  });

type Changing = { readonly account: string; readonly command: AccountCommand };

/** The account after a change its holder has made. */
async function kept(ports: Ports, { account, command }: Changing): Promise<AccountRow> {
  const hand = { by: `account:${account}`, operator: null, reason: 'by its holder' };
  const done = await keepAccount(ports.db, { account, command, hand, now: ports.clock() }).catch((error: unknown) => {
    throw error instanceof AccountMoved ? badCredentials() : error;
  });
  if (!done.ok) throw new Refused(done.error);
  const { locked, oneTime: _oneTime, ...state } = done.value.state;
  ports.revocations.note({ _id: `acc:${account}`, generation: state.generation });
  return { _id: account, ...state, secret: '', disabled: locked };
}

const linkEndpoint = endpoint({
  name: 'linkIdentity',
  method: 'post',
  path: '/api/v1/me/identity',
  tag: 'accounts',
  summary: 'Link this account to who you were at the provider a moment ago, with your secret; who has an authenticator shows it first',
  who: 'account',
  body: identityLink,
  answer: identityShown,
  status: 201,
});

const link = (ports: Ports, known: Known): Bound =>
  bind(linkEndpoint, async ({ body: { ticket, secret }, caller, address }) => {
    const { account, own } = ownAccount(caller);
    await known.credentials.check({ account, secret, address, proof: undefined });
    if ((await ports.personal.secondFactors.since(account)) !== null) await checkShownLately(ports, own);
    const identity = identityIn(ports.config.tokenKey, ticket, ports.clock());
    if (identity === null) throw new HttpProblem('IDENTITY_TICKET_OVER', { cure: ['self'] });
    const holder = (await accountOf(ports.db, identity))?._id ?? null;
    await kept(ports, { account, command: { type: 'linkIdentity', identity, holder } });
    return { body: { linked: true } };
  });

const unlinkEndpoint = endpoint({
  name: 'unlinkIdentity',
  method: 'delete',
  path: '/api/v1/me/identity',
  tag: 'accounts',
  summary: 'No longer sign in by the word of the provider; all other sessions end, and this one goes on as a new one',
  who: 'account',
  answer: session,
  status: 200,
});

const unlink = (ports: Ports): Bound =>
  bind(unlinkEndpoint, async ({ caller, ...from }) => {
    const { account, own } = ownAccount(caller);
    await standingAccount(ports, own);
    const holder = await kept(ports, { account, command: { type: 'unlinkIdentity' } });
    return openSession(ports, holder, { from: { ...from, caller }, cookie: own.browser, factorAt: own.factorAt });
  });

/** Signing in by the word of a provider, and what is linked to it. */
export const identityProviderRoutes = (ports: Ports, known: Known): readonly Bound[] => [
  ...[provider(ports, known), begin(ports, known), answer(ports, known)],
  ...[shown(ports), link(ports, known), unlink(ports)],
];
