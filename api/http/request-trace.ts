import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';

const processPart = randomBytes(6).toString('hex');
let counter = 0;

/** The caller's own request id when it is harmless text, otherwise process part + counter: unique without asking for randomness each time. */
export function requestId(req: IncomingMessage): string {
  const given = req.headers['x-request-id'];
  if (typeof given === 'string' && /^[\w.-]{8,64}$/.test(given)) return given;
  counter += 1;
  return `${processPart}-${counter.toString(36)}`;
}

/** One log line per answer. Bodies, tokens and query strings are never logged: they carry votes and personal data. */
export function logAnswer(
  log: Logger,
  { req, res }: { readonly req: IncomingMessage; readonly res: ServerResponse },
  { level, requestId, route }: { readonly level: 'info' | 'debug'; readonly requestId: string; readonly route: string },
): void {
  if (!log.isLevelEnabled(level)) return;
  const began = performance.now();
  res.on('finish', () =>
    log[level]({ requestId, method: req.method, route, status: res.statusCode, ms: Math.round(performance.now() - began) }, 'answered'),
  );
}
