import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { session } from '../../contract/http.js';
import type { Ask, Asked, Answered, Door, Visitor } from '../../web/server/door.js';
import { sessionIn } from '../accounts/session-cookie.js';
import type { Bound } from './call.js';
import { answerOf } from './error-middleware.js';
import { HttpProblem } from './problem.js';
import { answered, callerOf, type Gates, type Trace } from './serve.js';

/** The request a route would have got over the wire. */
function requestFor({ headers, formToken }: Visitor, { body, key, receiptSecret }: Asked): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  const text = body === undefined ? '' : JSON.stringify(body);
  const sent = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) };
  const { authorization, cookie, host, origin } = headers;
  const site = headers['sec-fetch-site'];
  Object.assign(request.headers, sent, {
    accept: 'application/json',
    ...(authorization === undefined ? {} : { authorization }),
    ...(cookie === undefined ? {} : { cookie }),
    ...(host === undefined ? {} : { host }),
    ...(origin === undefined ? {} : { origin }),
    ...(site === undefined ? {} : { 'sec-fetch-site': site }),
    ...(formToken === undefined ? {} : { 'x-form-token': formToken }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...(receiptSecret === undefined ? {} : { 'receipt-secret': receiptSecret }),
  });
  if (text !== '') request.push(text);
  request.push(null);
  return request;
}

/**
 * The routes for the pages of this process: the same handlers, the same rights, the same problems. A visit is counted once, when it enters, and not for each
 * thing the page reads.
 */
export function inProcess(routes: readonly Bound[], gates: Gates): Door {
  const named = new Map(routes.map((bound) => [bound.endpoint.name, bound]));
  const problemOf = (thrown: unknown, trace: Trace) => answerOf(gates.log, thrown, trace).body;

  const ask = async (visitor: Visitor, asked: Asked): Promise<Answered> => {
    const bound = named.get(asked.route);
    if (bound === undefined) throw new Error(`no route is called ${asked.route}`);
    const trace: Trace = { requestId: visitor.requestId };
    const req = requestFor(visitor, asked);
    const found = { params: { ...asked.params }, query: { ...asked.query }, address: visitor.address };
    try {
      const { reply } = await answered(bound, gates, { req, trace, found, caller: callerOf(req, bound.endpoint, gates) });
      return { ok: true, body: 'body' in reply ? reply.body : undefined };
    } catch (error) {
      return { ok: false, problem: problemOf(error, trace) };
    }
  };

  return {
    enter: async (visitor) => {
      gates.limit(visitor.address, null);
      const as =
        (who: Visitor): Ask =>
        (asked) =>
          ask(who, asked);
      if (sessionIn(visitor.headers.cookie) === null) return { ask: as(visitor), session: null };
      const found = await ask(visitor, { route: 'currentSession' });
      // Whose session has ended reads on as anybody.
      if (!found.ok) return { ask: as({ ...visitor, headers: { ...visitor.headers, cookie: undefined } }), session: null };
      const { formToken = '', me } = session.parse(found.body);
      return { ask: as(visitor), session: { name: me.name, formToken } };
    },
    problemOf: (thrown, requestId) => problemOf(thrown, { requestId }),
    refusal: (code, requestId) => problemOf(new HttpProblem(code, { cure: ['self'] }), { requestId }),
  };
}
