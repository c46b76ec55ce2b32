import type { ServerResponse } from 'node:http';
import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import type { HttpErrorCode } from '../../contract/errors/http.js';
import { notUtf8 } from '../../contract/utf8-text.js';
import { EngineUnavailable, NoSuchLifecycle } from '../engine-contract.js';
import { apiHeaders } from './send.js';
import { note } from './noted.js';
import type { Trace } from './serve.js';
import { HttpProblem, problemBody, refusalBody, Refused, type ProblemBody } from './problem.js';

/** A problem as it goes out. */
export type Answer = { readonly body: ProblemBody; readonly headers: { readonly [name: string]: string } };

const engineAway = (error: EngineUnavailable): HttpProblem =>
  new HttpProblem('ENGINE_UNAVAILABLE', {
    cure: ['operator'],
    headers: { 'retry-after': String(error.retryAfterSeconds) },
    more: { outcome: error.outcome },
  });

/** Driver errors that mean "not now": no server, no socket, a step-down, a timeout. Everything else is a fault of ours. */
const storeAway = (error: unknown): boolean =>
  error instanceof Error &&
  /^(Mongo(Network|ServerSelection|NotConnected|PoolCleared|PoolClosed|WaitQueue|OperationTimeout|TopologyClosed|NetworkTimeout|ServerClosed)\w*Error|MongooseServerSelectionError)$/.test(
    error.name,
  );

const codesOfExpress: { readonly [status: number]: HttpErrorCode } = { 404: 'NOT_FOUND', 413: 'BODY_TOO_LARGE' };
const isNotUtf8 = (error: unknown): boolean => typeof error === 'object' && error !== null && 'type' in error && error.type === notUtf8;

const expressProblem = (error: unknown): HttpProblem | null => {
  if (isNotUtf8(error)) return new HttpProblem('NOT_UTF8', { needed: 'UTF-8', cure: ['self'] });
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (typeof status !== 'number' || status < 400 || status >= 500) return null;
  return new HttpProblem(codesOfExpress[status] ?? 'BAD_HTTP', { cure: ['self'] });
};

/** Whatever was thrown, as the problem it is shown as; null for faults. */
export function problemOf(error: unknown): HttpProblem | null {
  if (error instanceof HttpProblem) return error;
  if (error instanceof EngineUnavailable) return engineAway(error);
  if (error instanceof NoSuchLifecycle) return new HttpProblem('NOT_FOUND');
  if (storeAway(error)) return new HttpProblem('STORE_UNAVAILABLE', { cure: ['operator'], headers: { 'retry-after': '2' } });
  return expressProblem(error);
}

/** Whatever was thrown, as the problem a client is told; what nobody expected is logged. */
export const answerOf = (log: Logger, error: unknown, { requestId = '', key }: Trace): Answer => {
  const keyHeader: { readonly [name: string]: string } = key === undefined ? {} : { 'idempotency-key': key };
  if (error instanceof Refused) return { body: refusalBody(error.refusal, requestId, error.more), headers: keyHeader };
  const problem = problemOf(error);
  if (problem === null) log.error({ requestId, err: error }, 'unexpected fault');
  const known = problem ?? new HttpProblem('INTERNAL', { cure: ['operator'] });
  const body = problemBody(known, requestId);
  return { body: key === undefined || body.status < 500 ? body : { ...body, key }, headers: { ...keyHeader, ...known.extra.headers } };
};

/** The one error answer: every refusal and fault leaves here as problem+json. */
export function answerError(log: Logger, error: unknown, { res, trace }: { readonly res: ServerResponse; readonly trace: Trace }): void {
  const { body, headers } = answerOf(log, error, trace);
  note(res, { code: body.code });
  if (res.headersSent) return void res.destroy();
  // The connection stays open and Node discards what is left of the body: closed while a client still sends, its answer would be lost (EPIPE).
  res.writeHead(body.status, {
    ...apiHeaders,
    'content-type': 'application/problem+json; charset=utf-8',
    'x-request-id': trace.requestId ?? '',
    ...headers,
  });
  res.end(JSON.stringify(body));
}

/** The same for what Express caught. */
export const errorMiddleware =
  (log: Logger): ErrorRequestHandler =>
  // eslint-disable-next-line max-params -- Express knows an error handler by its four parameters
  (error, _req, res, _next) =>
    answerError(log, error, { res, trace: res.locals });
