import type { RequestListener } from 'node:http';
import type { Metrics } from '../metrics.js';
import { notedOf } from './noted.js';

const methods: readonly string[] = ['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS'];
const methodOf = (method = ''): string => (methods.includes(method) ? method : 'other');

/** Counts every answer once it is out or given up, whichever way it went: the hot door, Express, or no route at all. */
export const measured =
  (metrics: Metrics, next: RequestListener): RequestListener =>
  (req, res) => {
    const began = performance.now();
    res.once('close', () => {
      const { route = 'none', code } = notedOf(res);
      // Who hangs up before the answer is out has none, whatever was written by then.
      const status = res.writableFinished ? `${Math.floor(res.statusCode / 100)}xx` : 'aborted';
      metrics.answered({ route, method: methodOf(req.method), status, seconds: (performance.now() - began) / 1000 });
      if (code !== undefined) metrics.refused(code);
    });
    return next(req, res);
  };
