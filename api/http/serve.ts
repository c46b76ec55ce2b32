import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Endpoint } from '../../contract/endpoint.js';
import { isUtf8Text } from '../../contract/utf8-text.js';
import type { Access, NotedAccess } from '../accounts/noted-access.js';
import { sessionIn } from '../accounts/session-cookie.js';
import { operator, type OperatorToken } from '../accounts/operator-token.js';
import type { TokenGate } from '../accounts/token-gate.js';
import type { MayName } from '../policy/named-files.js';
import { checkScope } from '../policy/token-scope.js';
import { allow } from './access.js';
import type { Asker, Bound, Call, Caller, Reply } from './call.js';
import { crossOrigin, isPublicRead } from './cross-origin.js';
import { ifMatchSeq } from './entity-tag.js';
import { idempotencyKey } from './idempotency-key.js';
import { note } from './noted.js';
import { parsePart, refuseUnkeepable } from './parse-call.js';
import { HttpProblem } from './problem.js';
import type { RateHeaders } from './rate-limit.js';
import { isEncoded, readJson } from './read-json.js';
import { logAnswer, requestId } from './request-trace.js';
import { sendReply } from './send.js';

/** What every route needs besides its own handler. */
export type Gates = {
  readonly tokens: TokenGate;
  readonly operator: OperatorToken;
  /** Writes down what offices do and who reads personal data. */
  readonly access: NotedAccess;
  /** Who comes with this session of a browser; throws when a page of another site may have sent them. */
  readonly browser: (req: IncomingMessage, endpoint: Endpoint, kept: string) => Caller;
  readonly log: Logger;
  /** Counts the request against its address, and its subject once known, and says what is left; throws 429. */
  readonly limit: (address: string, caller: Caller | null) => RateHeaders;
  /** As whom somebody with an invitation asks this; throws when it is not what they were invited to. */
  readonly invited: (endpoint: Endpoint, params: unknown, caller: Caller) => Promise<Caller> | Caller;
  /** Throws when a body puts a file on record that the caller may not read. */
  readonly mayName: MayName;
};

/** What the router found in the request line, whichever router it was. */
export type Found = { readonly params: unknown; readonly query: unknown; readonly address: string };

/** What an error answer must know of its request; filled in as it becomes known. */
export type Trace = { requestId?: string; key?: string };

/** A request, where its answer goes, and what is known of it so far. */
type Exchange = { readonly req: IncomingMessage; readonly res: ServerResponse; readonly trace: Trace };

const bodyOf = async (req: IncomingMessage, endpoint: Endpoint): Promise<unknown> => {
  if (endpoint.body === undefined) return undefined;
  const body = await readJson(req);
  refuseUnkeepable(body);
  return parsePart(endpoint.body, body, 'body');
};

const checkRaw = (req: IncomingMessage, endpoint: Endpoint): void => {
  const type = (req.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (endpoint.raw !== undefined && !endpoint.raw.includes(type))
    throw new HttpProblem('WRONG_CONTENT_TYPE', { found: type, needed: [...endpoint.raw], cure: ['self'] });
  if (endpoint.raw !== undefined && isEncoded(req))
    throw new HttpProblem('WRONG_CONTENT_TYPE', { found: req.headers['content-encoding'] ?? '', needed: 'identity', cure: ['self'] });
};

const keyOf = (req: IncomingMessage, endpoint: Endpoint, caller: Caller): Call['key'] => {
  if (endpoint.command !== true) return { value: '', given: false };
  const header = req.headers['idempotency-key'];
  return idempotencyKey(Array.isArray(header) ? header.join(', ') : header, caller);
};

/** The operator's token is one on the operator's routes only; anywhere else it is a token that nobody gave. */
export function callerOf(req: IncomingMessage, endpoint: Endpoint, gates: Gates): Caller {
  const { authorization, cookie } = req.headers;
  if (endpoint.who === 'operator' && gates.operator.isIn(authorization)) return operator;
  const kept = authorization === undefined ? sessionIn(cookie) : null;
  return kept === null ? gates.tokens.caller(authorization) : gates.browser(req, endpoint, kept);
}

const noQuery = z.strictObject({});

/** What of a query says which record, or which state of it, is meant. */
function askedIn(query: unknown): Omit<Asker, 'caller'> {
  if (typeof query !== 'object' || query === null) return { atLeast: 0 };
  const atLeast = 'atLeast' in query && typeof query.atLeast === 'number' ? query.atLeast : 0;
  return { atLeast, rehearsal: 'rehearsal' in query && query.rehearsal === true };
}

/** The record the path names, before anything else of the request is judged: who may not see it learns nothing from how they ask. */
async function recordOf({ endpoint, look }: Bound, found: Found, caller: Caller): Promise<{ readonly params: unknown; readonly record: unknown }> {
  const params = endpoint.params === undefined ? undefined : parsePart(endpoint.params, found.params, 'path');
  if (look === null) return { params, record: undefined };
  const query = endpoint.query?.safeParse(found.query);
  // The schema of the endpoint made these parameters, and the look was bound to that endpoint.
  return { params, record: await look(params as never, { caller, ...askedIn(query?.success === true ? query.data : null) }) };
}

async function parseCall(
  { endpoint }: Bound,
  found: Found & { readonly caller: Caller },
  { req, trace }: Pick<Exchange, 'req' | 'trace'>,
): Promise<Call> {
  const { params, caller } = found;
  // Where nothing is asked in the query, whoever asks something there is told so and not answered without it.
  const query = parsePart(endpoint.query ?? noQuery, found.query, 'query');
  const key = keyOf(req, endpoint, caller);
  if (endpoint.command === true) trace.key = key.value;
  const ifMatch = ifMatchSeq(req.headers['if-match']);
  checkRaw(req, endpoint);
  const body = await bodyOf(req, endpoint);
  // The schemas made these values; Call<Endpoint> only does not know which schema it was.
  return { caller, params, query, body, requestId: trace.requestId ?? '', address: found.address, ifMatch, key, request: req };
}

/** A request whose sender is known. `ifAny`: a page of ours asks for what it does without, so that a refusal is nobody's attempt. */
export type Asked = Pick<Exchange, 'req' | 'trace'> & { readonly found: Found; readonly caller: Caller; readonly ifAny?: boolean };

type Judged = Asked & { readonly access: Access };
type Answer = { readonly reply: Reply; readonly key: string };

/** What a route answers, whichever way it is asked: who may, what the path names, what is asked, the handler; and what offices do and who reads personal data is written down. */
export async function answered(bound: Bound, gates: Pick<Gates, 'mayName' | 'invited' | 'access'>, asked: Asked): Promise<Answer> {
  const { endpoint } = bound;
  const { found, trace } = asked;
  const { params, address } = found;
  let access: Access = { endpoint, caller: asked.caller, params, record: undefined, address, requestId: trace.requestId ?? '' };
  let answer: Answer;
  try {
    const caller = await gates.invited(endpoint, params, asked.caller);
    access = { ...access, caller };
    allow(endpoint, caller);
    checkScope(endpoint, caller);
    access = { ...access, ...(await recordOf(bound, found, caller)) };
    answer = await handled(bound, gates, { ...asked, caller, access });
  } catch (error) {
    if (asked.ifAny !== true) await gates.access.refused(access, error);
    throw error;
  }
  await gates.access.done(access);
  return answer;
}

async function handled(bound: Bound, gates: Pick<Gates, 'mayName'>, { access, ...asked }: Judged): Promise<Answer> {
  const { caller, params, record } = access;
  const call = await parseCall(bound, { ...asked.found, params, caller }, asked);
  await gates.mayName(bound.endpoint, call.body, caller);
  // As above: what was parsed and found is what the handler was bound to.
  return { reply: await bound.handle(call, record as never), key: call.key.value };
}

/** One request from its headers to its answer: limits, then what the route says. What it throws is for the one error answer. */
export async function serve(bound: Bound, gates: Gates, exchange: Exchange & { readonly found: Found }): Promise<void> {
  const { req, res, found, trace } = exchange;
  const { endpoint } = bound;
  const id = requestId(req);
  trace.requestId = id;
  note(res, { route: endpoint.name });
  logAnswer(gates.log, exchange, { level: endpoint.name === 'castVote' ? 'debug' : 'info', requestId: id, route: endpoint.name });
  if (isPublicRead(endpoint)) for (const [name, value] of Object.entries(crossOrigin)) res.setHeader(name, value);
  const address = gates.limit(found.address, null);
  if (!isUtf8Text(req.url ?? '')) throw new HttpProblem('NOT_UTF8', { needed: 'UTF-8', cure: ['self'] });
  const caller = callerOf(req, endpoint, gates);
  // The caller's own share, where there is one, is the narrower.
  const left = { ...address, ...gates.limit(found.address, caller) };
  const { reply, key } = await answered(bound, gates, { req, trace, found, caller });
  const own = { 'x-request-id': id, ...left, ...(endpoint.command === true ? { 'idempotency-key': key } : {}) };
  await sendReply(res, endpoint, { reply, own, asked: req.headers });
}
