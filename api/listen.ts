import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { App } from './app.js';
import { refuseBrokenHttp, refuseConnect, refuseExpectation, withHost } from './http/edge.js';

/** A listening app. `stop` takes no new connections, lets what runs finish for at most `seconds`, then closes the rest. */
export type Listening = { readonly port: number; readonly server: Server; stop(seconds: number): Promise<void> };

export async function listen(app: App, host: string, port: number): Promise<Listening> {
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 120_000,
      keepAliveTimeout: 65_000,
      maxHeaderSize: 16 * 1024,
      connectionsCheckingInterval: 5_000,
      requireHostHeader: false,
    },
    withHost(app.log, app.listener),
  );
  server.maxRequestsPerSocket = 0;
  server.on('clientError', refuseBrokenHttp).on('connect', refuseConnect).on('checkExpectation', refuseExpectation(app.log));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, () => resolve()));
  // An AddressInfo, because it listens on a port and not on a pipe.
  const { port: bound } = server.address() as AddressInfo;
  return { port: bound, server, stop: (seconds) => stop(app, server, seconds) };
}

function stop(app: App, server: Server, seconds: number): Promise<void> {
  app.drain();
  // Keep-alive connections that are busy now are closed by their next answer.
  server.on('request', (_req, res: ServerResponse) => res.setHeader('connection', 'close'));
  return new Promise((resolve) => {
    const patience = setTimeout(() => server.closeAllConnections(), seconds * 1000);
    server.close(() => {
      clearTimeout(patience);
      resolve();
    });
    server.closeIdleConnections();
  });
}
