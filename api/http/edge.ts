import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type { HttpErrorCode } from '../../contract/errors/http.js';
import { answerError } from './error-middleware.js';
import { HttpProblem, problemBody } from './problem.js';
import { requestId } from './request-trace.js';
import { apiHeaders } from './send.js';

/*
 * What Node answers by itself, and without a body, before any route is asked: here it is a problem like every other. Where there is no request yet,
 * the answer is written to the socket as it is.
 */

const reasonPhrases: { readonly [status: number]: string } = {
  400: 'Bad Request',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  413: 'Content Too Large',
  431: 'Request Header Fields Too Large',
};

const writeProblem = (socket: Duplex, problem: HttpProblem): void => {
  if (socket.destroyed || !socket.writable) return;
  const body = problemBody(problem, '');
  const text = JSON.stringify(body);
  const headers = { ...apiHeaders, 'content-type': 'application/problem+json; charset=utf-8', ...problem.extra.headers };
  const lines = Object.entries({ ...headers, 'content-length': String(Buffer.byteLength(text)), connection: 'close' });
  const head = [`HTTP/1.1 ${body.status} ${reasonPhrases[body.status] ?? ''}`, ...lines.map(([name, value]) => `${name}: ${value}`)].join('\r\n');
  socket.end(`${head}\r\n\r\n${text}`);
};

const codesOfNode: { readonly [code: string]: HttpErrorCode } = {
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'BODY_TOO_LARGE',
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TIMEOUT',
};

/** Broken syntax, headers too large, or a request that does not come to its end. */
export const refuseBrokenHttp = ({ code = '' }: NodeJS.ErrnoException, socket: Duplex): void =>
  writeProblem(socket, new HttpProblem(codesOfNode[code] ?? 'BAD_HTTP', { cure: ['self'] }));

/** CONNECT asks for a tunnel, and the socket is all there is to answer on. */
export const refuseConnect = (_req: IncomingMessage, socket: Duplex): void =>
  writeProblem(socket, new HttpProblem('CONNECT_NOT_SERVED', { found: 'CONNECT', cure: ['self'] }));

const refuse = (log: Logger, problem: HttpProblem, { req, res }: { readonly req: IncomingMessage; readonly res: ServerResponse }): void => {
  // What may still come of the body belongs to a request that was not taken.
  res.shouldKeepAlive = false;
  answerError(log, problem, { res, trace: { requestId: requestId(req) } });
};

/** An expectation other than 100-continue. */
export const refuseExpectation =
  (log: Logger): RequestListener =>
  (req, res) =>
    refuse(log, new HttpProblem('EXPECTATION_FAILED', { found: req.headers.expect ?? '', needed: '100-continue', cure: ['self'] }), { req, res });

/** HTTP/1.1 names its host; older clients need not. */
export const withHost =
  (log: Logger, next: RequestListener): RequestListener =>
  (req, res) => {
    if (req.headers.host !== undefined || req.httpVersion !== '1.1') return next(req, res);
    refuse(log, new HttpProblem('BAD_HTTP', { found: null, needed: 'Host', cure: ['self'] }), { req, res });
  };
