import type { Request, Response, Router } from 'express';
import { countedAddress } from './address.js';
import type { Bound } from './call.js';
import { isPublicRead, preflight } from './cross-origin.js';
import { HttpProblem } from './problem.js';
import { requestId } from './request-trace.js';
import { serve, type Gates } from './serve.js';

/** `res.locals` is the trace: the error middleware finds there what became known of the request. */
const throughExpress =
  (bound: Bound, gates: Gates) =>
  (req: Request, res: Response): Promise<void> =>
    serve(bound, gates, {
      ...{ req, res, trace: res.locals },
      found: { params: req.params, query: { ...req.query }, address: countedAddress(req.ip ?? '') },
    });

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
    router[method](path, throughExpress(bound, gates));
    if (isPublicRead(bound.endpoint)) router.options(path, (_req, res) => void res.writeHead(204, preflight).end());
    methods.set(path, [...(methods.get(path) ?? []), method.toUpperCase(), ...(method === 'get' ? ['HEAD'] : [])]);
  }
  for (const [path, allowed] of methods) router.all(path, notAllowed(allowed));
}
