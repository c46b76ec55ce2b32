import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { pageOf, programTokenGiven, programTokenRequest, programTokenShown } from '../../contract/http.js';
import { scopes } from '../../contract/scope.js';
import { findAccount, revokeSession } from '../../db/account.js';
import { endProgramToken, findProgramToken, programTokensOf, type ProgramTokenRow } from '../../db/program-token.js';
import { holdsOffice } from '../accounts/offices.js';
import { ownAccount } from '../accounts/own-account.js';
import { standingAccount } from '../accounts/open-session.js';
import { giveProgramToken } from '../accounts/program-tokens.js';
import { bind, bindTo, type Bound, type Look } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import { HttpProblem } from '../http/problem.js';
import { checkShownLately } from '../policy/step-up.js';
import type { Ports } from '../ports.js';

const mostListed = 100;

type Standing = { readonly now: number; readonly generation: number };

function shown(
  { _id, name, scopes: may, unattended, at, until, ended, generation }: ProgramTokenRow,
  by: Standing,
): z.output<typeof programTokenShown> {
  const open = ended === null && until > by.now && generation >= by.generation;
  const times = { at: chinaTime(at), expiresAt: chinaTime(until), endedAt: ended === null ? null : chinaTime(ended) };
  return { id: _id, name, scopes: scopes.filter((one) => may.includes(one)), unattended, ...times, open };
}

const giveEndpoint = endpoint({
  name: 'giveProgramToken',
  method: 'post',
  path: '/api/v1/me/tokens',
  tag: 'accounts',
  summary:
    'Give a program a token of yours: for what, until when, and whether it may act unattended. Shown this once; it ends with a lock, a reset, a changed secret or role',
  who: 'account',
  body: programTokenRequest,
  answer: programTokenGiven,
  status: 201,
});

const give = (ports: Ports): Bound =>
  bind(giveEndpoint, async ({ body, caller }) => {
    const { own } = ownAccount(caller);
    const account = await standingAccount(ports, own);
    if (holdsOffice(caller.actor.grants)) await checkShownLately(ports, own);
    const now = ports.clock();
    const { row, token } = await giveProgramToken({ db: ports.db, tokenKey: ports.config.tokenKey, now }, account, body);
    return { body: { ...shown(row, { now, generation: row.generation }), token } };
  });

const listEndpoint = endpoint({
  name: 'ownProgramTokens',
  method: 'get',
  path: '/api/v1/me/tokens',
  tag: 'accounts',
  summary: 'The tokens you have given to programs',
  who: 'account',
  answer: pageOf(programTokenShown),
  status: 200,
});

const list = (ports: Ports): Bound =>
  bind(listEndpoint, async ({ caller }) => {
    const { account } = ownAccount(caller);
    const [known, rows] = await Promise.all([findAccount(ports.db, account), programTokensOf(ports.db, account, mostListed)]);
    const by = { now: ports.clock(), generation: known?.generation ?? 0 };
    return { body: { items: rows.map((row) => shown(row, by)), next: null } };
  });

const endEndpoint = endpoint({
  name: 'endProgramToken',
  method: 'delete',
  path: '/api/v1/me/tokens/:id',
  tag: 'accounts',
  summary: 'End a token you have given to a program',
  who: 'account',
  params: z.strictObject({ id: z.uuid() }),
  answer: z.undefined(),
  status: 204,
});

/** A token of the caller's own account; of any other there is none. */
const ownToken =
  ({ db }: Ports): Look<{ readonly id: string }, ProgramTokenRow> =>
  async ({ id }, { caller }) => {
    const row = await findProgramToken(db, id);
    if (row === null || row.account !== caller.session?.account) throw new HttpProblem('NOT_FOUND', { cure: ['self'] });
    return row;
  };

const end = (ports: Ports): Bound =>
  bindTo(endEndpoint, ownToken(ports), async (_call, { _id, until }) => {
    await revokeSession(ports.db, _id, new Date(until));
    ports.revocations.note({ _id: `jti:${_id}`, generation: 0 });
    await endProgramToken(ports.db, _id, ports.clock());
    return { empty: true };
  });

/** Tokens for programs. */
export const programTokenRoutes = (ports: Ports): readonly Bound[] => [give(ports), list(ports), end(ports)];
