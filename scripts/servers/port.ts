import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** True when nobody listens on that loopback port. */
export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/**
 * Where systems take no ports of their own choice from: not for outgoing connections, nor for whoever asks for "any". A port from there may be taken between
 * asking for it and listening on it. Nor 10080, which `fetch` asks nobody on: whoever listened there was never found ready.
 */
const ours = { from: 11_000, to: 32_000 } as const;

/** A free loopback port. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const port = randomInt(ours.from, ours.to);
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port between ${ours.from} and ${ours.to}`);
}

/** The preferred port, or another one when it is taken. */
export async function preferPort(preferred: number): Promise<number> {
  return (await isFree(preferred)) ? preferred : freePort();
}
