import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HttpConnection, type HttpAnswer } from '../../bench/http-connection.js';

let server: Server;
let port = 0;
const sockets = new Set<unknown>();

beforeAll(async () => {
  server = createServer((request, response) => {
    sockets.add(request.socket);
    if (request.url === '/broken') return void request.socket.destroy();
    const body = JSON.stringify({ url: request.url });
    response.writeHead(request.url === '/missing' ? 404 : 200, { 'Content-Length': body.length });
    response.write(body.slice(0, 5));
    // The rest arrives in a packet of its own.
    setTimeout(() => response.end(body.slice(5)), 20);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port; // it listens on a port
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const get = (connection: HttpConnection, path: string): Promise<HttpAnswer> =>
  new Promise((resolve) => connection.send(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`, resolve));

describe('the load client’s connection', () => {
  it('reads answers that come in pieces, one after another on one socket', async () => {
    const connection = new HttpConnection('127.0.0.1', port);
    await connection.open();
    sockets.clear();
    expect(await get(connection, '/a')).toEqual({ status: 200, body: '{"url":"/a"}' });
    expect(await get(connection, '/missing')).toEqual({ status: 404, body: '{"url":"/missing"}' });
    expect(sockets.size).toBe(1);
    connection.close();
  });

  it('calls an answer that never came status 0, and goes on with a new socket', async () => {
    const connection = new HttpConnection('127.0.0.1', port);
    await connection.open();
    expect((await get(connection, '/broken')).status).toBe(0);
    expect((await get(connection, '/b')).status).toBe(200);
    connection.close();
  });

  it('calls it status 0 when nobody listens', async () => {
    const dead = createServer();
    await new Promise<void>((resolve) => dead.listen(0, '127.0.0.1', resolve));
    const closed = (dead.address() as AddressInfo).port; // it listens on a port
    await new Promise((resolve) => dead.close(resolve));
    expect((await get(new HttpConnection('127.0.0.1', closed), '/')).status).toBe(0);
  });
});
