import { createServer, type Server } from 'node:http';
import type { Worker } from '@temporalio/worker';
import type { Connection } from 'mongoose';
import type { ClockWatch } from '../db/clock-watch.js';

/** `GET /healthz` on the worker's own port: 200 while it polls and the store answers, else 503; for orchestrators, loopback by default. */
export function serveHealth(port: number, worker: Worker, { db, clocks }: { readonly db: Connection; readonly clocks: ClockWatch }): Promise<Server> {
  const server = createServer((_, answer) => {
    const body = { worker: worker.getState(), mongo: db.readyState === 1 ? 'connected' : 'away', clock: clocks.report() };
    answer.writeHead(body.worker === 'RUNNING' && db.readyState === 1 ? 200 : 503, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}
