import pino from 'pino';

/** What waits while nobody takes it is bounded: the oldest lines are worth less than the process. */
const waiting = 1_048_576;

/** The log of a program. A log that cannot be written, as on a full disk, ends nothing: what it says is lost, what the program does is not. */
export function openLog(name: string, level: string, to: number | string = 1): pino.Logger {
  const destination = pino.destination({ dest: to, sync: false, maxLength: waiting });
  destination.on('error', () => undefined);
  return pino({ name, level }, destination);
}
