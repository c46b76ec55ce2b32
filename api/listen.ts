import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { HttpErrorCode } from '../contract/errors/http.js';
import type { App } from './app.js';
import { HttpProblem, problemBody } from './http/problem.js';

/** A listening app. `stop` takes no new connections, lets what runs finish for at most `seconds`, then closes the rest. */
export type Listening = { readonly port: number; readonly server: Server; stop(seconds: number): Promise<void> };

/** Answers what Node itself refuses before there is a request: broken syntax, headers too large, headers too slow. */
const refuseBrokenHttp = (error: NodeJS.ErrnoException, socket: Socket | ServerResponse): void => {
  if (!('write' in socket) || socket.destroyed || !socket.writable) return;
  const [status, code]: readonly [string, HttpErrorCode] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ['431 Request Header Fields Too Large', 'HEADERS_TOO_LARGE']
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ['408 Request Timeout', 'BAD_HTTP']
        : ['400 Bad Request', 'BAD_HTTP'];
  const body = JSON.stringify({ ...problemBody(new HttpProblem(code), ''), status: Number(status.slice(0, 3)) });
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
};

export async function listen(app: App, host: string, port: number): Promise<Listening> {
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 120_000, keepAliveTimeout: 65_000, maxHeaderSize: 16 * 1024, connectionsCheckingInterval: 5_000 },
    app.listener,
  );
  server.maxRequestsPerSocket = 0;
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => refuseBrokenHttp(error, socket as Socket)); // net.Socket for a plain HTTP server
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
