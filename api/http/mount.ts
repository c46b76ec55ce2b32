import type { Request, Response, Router } from 'express';
import type { Logger } from 'pino';
import type { Endpoint } from '../../contract/endpoint.js';
import type { TokenGate } from '../accounts/token-gate.js';
import { allow } from './access.js';
import type { Bound, Call, Caller } from './call.js';
import { ifMatchSeq } from './entity-tag.js';
import { idempotencyKey } from './idempotency-key.js';
import { parsePart, refuseLoneSurrogates } from './parse-call.js';
import { HttpProblem } from './problem.js';
import { readJson } from './read-json.js';
import { logAnswer, requestId } from './request-trace.js';
import { sendReply } from './send.js';

/** What every route needs besides its own handler. */
export type Gates = {
  readonly tokens: TokenGate;
  readonly log: Logger;
  /** Counts the request against its address, and its subject once known; throws 429. */
  readonly limit: (address: string, caller: Caller | null) => void;
};

const bodyOf = async (req: Request, endpoint: Endpoint): Promise<unknown> => {
  if (endpoint.body === undefined) return undefined;
  const body = await readJson(req);
  refuseLoneSurrogates(body);
  return parsePart(endpoint.body, body, 'body');
};

const checkRaw = (req: Request, endpoint: Endpoint): void => {
  const type = (req.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (endpoint.raw !== undefined && !endpoint.raw.includes(type))
    throw new HttpProblem('WRONG_CONTENT_TYPE', { found: type, needed: [...endpoint.raw], cure: ['self'] });
};

const parseCall = async (req: Request, res: Response, endpoint: Endpoint, caller: Caller, address: string): Promise<Call> => {
  const params = endpoint.params === undefined ? undefined : parsePart(endpoint.params, req.params, 'path');
  const query = endpoint.query === undefined ? undefined : parsePart(endpoint.query, { ...req.query }, 'query');
  const key = endpoint.command === true ? idempotencyKey(req.get('idempotency-key'), caller) : { value: '', given: false };
  if (endpoint.command === true) res.locals['key'] = key.value;
  const ifMatch = ifMatchSeq(req.headers['if-match']);
  checkRaw(req, endpoint);
  const body = await bodyOf(req, endpoint);
  // The schemas made these values; Call<Endpoint> only does not know which schema it was.
  return { caller, params, query, body, requestId: String(res.locals['requestId']), address, ifMatch, key, request: req };
};

const serve =
  (bound: Bound, gates: Gates) =>
  async (req: Request, res: Response): Promise<void> => {
    const { endpoint } = bound;
    const id = requestId(req);
    res.locals['requestId'] = id;
    logAnswer(gates.log, endpoint.name === 'castVote' ? 'debug' : 'info', req, res, id, endpoint.name);
    const address = req.ip ?? '';
    gates.limit(address, null);
    const caller = gates.tokens.caller(req.headers.authorization);
    gates.limit(address, caller);
    allow(endpoint.who, caller);
    const call = await parseCall(req, res, endpoint, caller, address);
    res.setHeader('x-request-id', id);
    if (endpoint.command === true) res.setHeader('idempotency-key', call.key.value);
    await sendReply(res, endpoint, await bound.handle(call));
  };

const notAllowed =
  (methods: readonly string[]) =>
  (req: Request, res: Response): void => {
    res.locals['requestId'] = requestId(req);
    throw new HttpProblem('METHOD_NOT_ALLOWED', { found: req.method, needed: [...methods], cure: ['self'], headers: { allow: methods.join(', ') } });
  };

/** Mounts routes, then answers 405 for the other methods of their paths. HEAD is served by Express from GET. */
export function mountAll(router: Router, routes: readonly Bound[], gates: Gates): void {
  const methods = new Map<string, string[]>();
  for (const bound of routes) {
    const { method, path } = bound.endpoint;
    router[method](path, serve(bound, gates));
    methods.set(path, [...(methods.get(path) ?? []), method.toUpperCase(), ...(method === 'get' ? ['HEAD'] : [])]);
  }
  for (const [path, allowed] of methods) router.all(path, notAllowed(allowed));
}
