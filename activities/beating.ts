import { heartbeat } from '@temporalio/activity';

const beatEvery = 700;

/** A worker that dies with work in hand is missed after a few seconds, not only when the work's own time is up. */
export async function beating<T>(work: () => Promise<T>): Promise<T> {
  const beat = setInterval(() => heartbeat(), beatEvery);
  try {
    return await work();
  } catch (error) {
    throw withoutContents(error);
  } finally {
    clearInterval(beat);
  }
}

/**
 * A failure's message stands in Temporal's history and in the log in clear. What the driver says may quote the row it failed on, with who did what:
 * its class and code are kept, which name the cause.
 */
function withoutContents(error: unknown): unknown {
  if (!(error instanceof Error) || error.name === 'Error') return error;
  const { code, codeName } = error as { readonly code?: unknown; readonly codeName?: unknown }; // as the driver's errors have them
  const said = [error.name, code, codeName].filter((part) => typeof part === 'string' || typeof part === 'number');
  return Object.assign(new Error(said.join(' ')), { name: error.name });
}
