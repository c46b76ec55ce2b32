import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { EngineUnavailable, type Engine } from '../../api/engine-contract.js';
import { createEngine } from '../../api/engine.js';
import { calendar2026 } from '../../domain/law/calendar/state-council.js';
import { personNamed } from '../support/spelt.js';

/** A server that takes connections and says nothing. */
const sockets = new Set<Socket>();
let silent: Server;
let engine: Engine;

beforeAll(async () => {
  silent = createServer((socket) => sockets.add(socket));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo; // it listens on a port
  engine = createEngine({ connection: { address: `127.0.0.1:${port}` }, namespace: 'default', taskQueue: 'q', calendar: calendar2026 });
});
afterAll(async () => {
  await engine.close();
  sockets.forEach((socket) => socket.destroy());
  silent.close();
});

const vote = (ballot: string, n: number) =>
  engine
    .submit(`ballot/${ballot}`, { id: `m${n}:key`, actor: { id: personNamed(`m${n}`), grants: [] }, command: { type: 'castVote' } })
    .catch((error: unknown) => error);
const votes = (ballot: string, count: number) => Array.from({ length: count }, (_, n) => vote(ballot, n));

test('given commands that Temporal does not answer, the load is the batches sent and the commands behind them, and the sizes of batches are told', async () => {
  const sizes: number[] = [];
  engine.onBatch((commands) => sizes.push(commands));
  expect(engine.load()).toEqual({ waiting: 0, inFlight: 0 });
  const sent = [...votes('a', 3), ...votes('b', 2)];
  await vi.waitFor(() => expect(engine.load()).toEqual({ waiting: 0, inFlight: 2 }));
  const behind = votes('a', 4);
  await vi.waitFor(() => expect(engine.load()).toEqual({ waiting: 4, inFlight: 2 }));
  expect(sizes.slice(0, 2)).toEqual([3, 2]);
  for (const answer of await Promise.all([...sent, ...behind])) expect(answer).toBeInstanceOf(EngineUnavailable);
  await vi.waitFor(() => expect(engine.load()).toEqual({ waiting: 0, inFlight: 0 }), 4_000);
});
