import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Got = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string };
export type Answer = { readonly status: number; readonly body?: string; readonly headers?: Record<string, string> };

/** Somebody who takes webhooks, on a port of this machine; it answers as the test says, 204 otherwise. */
export type Receiver = { readonly port: number; readonly got: Got[]; answer: Answer; close(): Promise<void> };

export async function startReceiver(): Promise<Receiver> {
  const got: Got[] = [];
  const receiver = { answer: { status: 204 } as Answer };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => void parts.push(part));
    request.on('end', () => {
      got.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString('utf8') });
      const { status, headers = {}, body } = receiver.answer;
      response.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    port,
    got,
    get answer() {
      return receiver.answer;
    },
    set answer(answer: Answer) {
      receiver.answer = answer;
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
