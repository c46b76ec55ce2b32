import type pino from 'pino';

let log: pino.Logger | null = null;

/** From now on what happens stands in a log too, in the form of all others; a terminal is gone when somebody wants to know. */
export function logTo(opened: pino.Logger): void {
  log = opened;
}

/** Says one thing in both languages: Chinese first, then English, as the people who run this read them. */
export function say(zh: string, en: string): void {
  console.log(`  ${zh}\n    ${en}`);
}

/** A step that begins; a long one ends with `done`. */
export function step(zh: string, en: string): void {
  console.log(`• ${zh} / ${en}`);
  log?.info(en);
}

/** A blank line and a heading. */
export function heading(zh: string, en: string): void {
  console.log(`\n━━ ${zh} / ${en}`);
}

/** One event of a run that is already up, with the time of day. */
export function note(zh: string, en: string): void {
  console.log(`[${new Date().toTimeString().slice(0, 8)}] ${zh} / ${en}`);
  log?.info(en);
}

/** What stops the start: one sentence with the cure. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}
