import type { IncomingMessage, RequestListener } from 'node:http';
import { countedAddress } from './address.js';
import type { Bound } from './call.js';
import { answerError } from './error-middleware.js';
import { serve, type Gates, type Trace } from './serve.js';

type Hot = { readonly bound: Bound; readonly method: string; readonly before: string; readonly name: string; readonly after: string };

/** A path with exactly one variable, taken apart so that matching it is two comparisons. */
function hotPath(bound: Bound): Hot {
  const { method, path } = bound.endpoint;
  const match = /^([^:]+):(\w+)([^:]*)$/.exec(path);
  if (!match) throw new Error(`${path} has not one variable`);
  const [, before = '', name = '', after = ''] = match;
  return { bound, method: method.toUpperCase(), before, name, after };
}

/** The variable's value, or null when Express has to look: another path, a query, an escaped character. */
function valueIn({ before, after }: Hot, url: string): string | null {
  if (!url.startsWith(before) || !url.endsWith(after) || url.length <= before.length + after.length) return null;
  const value = url.slice(before.length, url.length - after.length);
  return /^[\w.-]+$/.test(value) ? value : null;
}

/** The caller's address as Express computes it with `trust proxy` 1: what the nearest proxy wrote last. */
const addressOf = (req: IncomingMessage, trustProxy: boolean): string => {
  const forwarded = trustProxy ? req.headers['x-forwarded-for'] : undefined;
  const last = typeof forwarded === 'string' ? forwarded.split(',').at(-1)?.trim() : undefined;
  return last || (req.socket.remoteAddress ?? '');
};

/**
 * Routes that are asked by the thousand in the last minute of a ballot go past Express's router: the same gates, the same handler,
 * the same answers, about half the processor time (docs/performance.md). All others, and every odd spelling of these, go on to `next`.
 */
export function hotDoor(
  hot: readonly Bound[],
  gates: Gates,
  { trustProxy, next }: { readonly trustProxy: boolean; readonly next: RequestListener },
): RequestListener {
  const paths = hot.map(hotPath);
  return (req, res) => {
    for (const path of paths) {
      const value = req.method === path.method ? valueIn(path, req.url ?? '') : null;
      if (value === null) continue;
      const trace: Trace = {};
      const found = { params: { [path.name]: value }, query: {}, address: countedAddress(addressOf(req, trustProxy)) };
      void serve(path.bound, gates, { req, res, found, trace }).catch((error: unknown) => answerError(gates.log, error, { res, trace }));
      return;
    }
    next(req, res);
  };
}
