import type { Logger, LogLevel, LogMetadata } from '@temporalio/worker';
import type pino from 'pino';

const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/** What the Temporal SDK says, in the log of the worker: its facts under their names, what went wrong under ours. */
export function sdkLogger(log: pino.Logger): Logger {
  const write = (level: LogLevel, message: string, { error, ...facts }: LogMetadata = {}): void =>
    log[levels[level]]({ ...facts, ...(error === undefined ? {} : { err: error as unknown }) }, message);
  const at = (level: LogLevel) => (message: string, meta?: LogMetadata) => write(level, message, meta);
  return { log: write, trace: at('TRACE'), debug: at('DEBUG'), info: at('INFO'), warn: at('WARN'), error: at('ERROR') };
}
