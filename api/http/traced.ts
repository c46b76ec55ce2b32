import type { RequestListener } from 'node:http';
import type { Tracing } from '../../tracing.js';
import { notedOf } from './noted.js';

/** One span for each request, named by its route, under the one of a caller that traces too. */
export function traced(tracing: Tracing, next: RequestListener): RequestListener {
  if (!tracing.on) return next;
  return (req, res) => {
    const given = req.headers['traceparent'];
    const found = () => {
      const { route = 'none' } = notedOf(res);
      return { name: `${req.method ?? ''} ${route}`, facts: { 'http.route': route, 'http.response.status_code': res.statusCode } };
    };
    const work = { name: 'request', kind: 'server', under: typeof given === 'string' ? given : undefined, found } as const;
    void tracing.span(work, () => {
      const over = new Promise<void>((resolve) => res.once('close', resolve));
      next(req, res);
      return over;
    });
  };
}
