import type pino from 'pino';

/** A server that is not there yet is waited for: in a cluster nothing promises the order in which things come up. */
export async function patiently<T>(log: pino.Logger, name: string, open: () => Promise<T>): Promise<T> {
  for (let pauseMs = 250; ; pauseMs = Math.min(pauseMs * 2, 5_000)) {
    try {
      return await open();
    } catch (error) {
      log.warn({ err: error }, `${name} does not answer; trying again`);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
