import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { session } from '../../contract/http.js';
import type { Asked, Answered, Door, Entered, Session, Visitor, Wrong } from '../../web/server/door.js';
import { isSessionCookie, sessionIn } from '../accounts/session-cookie.js';
import type { Bound } from './call.js';
import { entityTag } from './entity-tag.js';
import { answerOf } from './error-middleware.js';
import { parsePart } from './parse-call.js';
import { HttpProblem } from './problem.js';
import { answered, callerOf, type Gates, type Trace } from './serve.js';

/** The request a route would have got over the wire. */
function requestFor({ headers, formToken }: Visitor, { body, raw, key, proof, ifMatch, receiptSecret }: Asked): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  const bytes = raw?.bytes ?? (body === undefined ? null : Buffer.from(JSON.stringify(body)));
  const sent = bytes === null ? {} : { 'content-type': raw?.type ?? 'application/json', 'content-length': String(bytes.length) };
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
    ...(proof === undefined ? {} : { 'proof-of-work': proof }),
    ...(ifMatch === undefined ? {} : { 'if-match': entityTag(ifMatch) }),
    ...(receiptSecret === undefined ? {} : { 'receipt-secret': receiptSecret }),
  });
  if (bytes !== null) request.push(bytes);
  request.push(null);
  return request;
}

/** What a route answered, and what it tells the browser to keep. */
type Told = { readonly answer: Answered; readonly cookie: string | null };
type AskAs = (visitor: Visitor, asked: Asked) => Promise<Told>;

const withCookie = (visitor: Visitor, cookie: string | undefined): Visitor => ({ ...visitor, headers: { ...visitor.headers, cookie } });

function shownSession(body: unknown): Session {
  const { formToken = '', only = null, me } = session.parse(body);
  return { name: me.name, formToken, only };
}

/** Visits with the session the browser brings. When what is asked begins, renews or ends one, the visit goes on with that. */
async function entered(visitor: Visitor, ask: AskAs, wrongFor: (visitor: Visitor) => Wrong): Promise<Entered> {
  const now: { as: Visitor; session: Session | null; cookie: string | null } = { as: visitor, session: null, cookie: null };
  if (sessionIn(visitor.headers.cookie) !== null) {
    const { answer } = await ask(visitor, { route: 'currentSession' });
    // Whose session has ended reads on as anybody.
    if (answer.ok) now.session = shownSession(answer.body);
    else now.as = withCookie(visitor, undefined);
  }
  return {
    ask: async (asked) => {
      const { answer, cookie } = await ask(now.as, asked);
      if (cookie === null || !answer.ok) return answer;
      now.cookie = cookie;
      if (!isSessionCookie(cookie)) return answer;
      now.session = answer.body === undefined ? null : shownSession(answer.body);
      now.as = withCookie({ ...now.as, formToken: now.session?.formToken }, cookie.split(';')[0]);
      return answer;
    },
    wrong: wrongFor(visitor),
    session: () => now.session,
    cookie: () => now.cookie,
  };
}

/**
 * The routes for the pages of this process: the same handlers, the same rights, the same problems. A visit is counted once, when it enters, and not for each
 * thing the page reads.
 */
export function inProcess(routes: readonly Bound[], gates: Gates): Door {
  const named = new Map(routes.map((bound) => [bound.endpoint.name, bound]));
  const problemOf = (thrown: unknown, trace: Trace) => answerOf(gates.log, thrown, trace).body;

  const called = (route: string): Bound => {
    const bound = named.get(route);
    if (bound === undefined) throw new Error(`no route is called ${route}`);
    return bound;
  };

  /** A body is looked at as it would come over the wire, by the schema of its route. */
  const wrong =
    ({ requestId }: Visitor): Wrong =>
    ({ route, body }) => {
      const { endpoint } = called(route);
      if (endpoint.body === undefined) return null;
      try {
        parsePart(endpoint.body, JSON.parse(JSON.stringify(body)), 'body');
        return null;
      } catch (error) {
        return problemOf(error, { requestId });
      }
    };

  const ask = async (visitor: Visitor, asked: Asked): Promise<Told> => {
    const bound = called(asked.route);
    const trace: Trace = { requestId: visitor.requestId };
    const req = requestFor(visitor, asked);
    const found = { params: { ...asked.params }, query: { ...asked.query }, address: visitor.address };
    try {
      const { reply } = await answered(bound, gates, { req, trace, found, caller: callerOf(req, bound.endpoint, gates), ifAny: asked.ifAny });
      const body = 'body' in reply ? reply.body : undefined;
      return { answer: { ok: true, body }, cookie: reply.headers?.['set-cookie'] ?? null };
    } catch (error) {
      const { body: problem, headers } = answerOf(gates.log, error, trace);
      const seconds = headers['retry-after'];
      return { answer: { ok: false, problem, ...(seconds === undefined ? {} : { retryAfter: Number(seconds) }) }, cookie: null };
    }
  };

  return {
    enter: (visitor) => {
      gates.limit(visitor.address, null);
      return entered(visitor, ask, wrong);
    },
    problemOf: (thrown, requestId) => problemOf(thrown, { requestId }),
    refusal: (code, requestId) => problemOf(new HttpProblem(code, { cure: ['self'] }), { requestId }),
  };
}
