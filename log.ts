import { openSync } from 'node:fs';
import pino from 'pino';

/** What waits while nobody takes it is bounded: the oldest lines are worth less than the process. */
const waiting = 1_048_576;

/**
 * The log of a program, one form for all of them: JSON lines with `level` and `time` in words, `name` of the program, `msg`, and what went wrong under `err`
 * (docs/operations.md). A log that cannot be written, as on a full disk, ends nothing: what it says is lost, what the program does is not.
 */
export function openLog(name: string, level: string, to: number | string = 1): pino.Logger {
  const destination = pino.destination({ dest: typeof to === 'string' ? opened(to) : to, sync: false, maxLength: waiting });
  destination.on('error', () => undefined);
  const form = {
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: shown },
  };
  return pino({ name, level, ...form }, destination);
}

/** Opened at once, so that a program which ends at its first step still has a log to end. What cannot be opened is left to the destination to report. */
function opened(path: string): number | string {
  try {
    return openSync(path, 'a');
  } catch {
    return path;
  }
}

/** Class, words, code and place. Whatever else hangs on an error may be the row it failed on. */
function shown(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const code = 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? { code: error.code } : {};
  return { type: error.name, message: error.message, ...code, stack: error.stack };
}
