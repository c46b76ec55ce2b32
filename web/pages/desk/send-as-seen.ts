import type { Answered } from '../../server/door.js';
import type { Event } from '../../server/read.js';

type AsSeen = {
  /** Up to which event its reader has seen the record. */
  readonly seen: number;
  readonly since: (seq: number) => Promise<readonly Event[]>;
  /** Whether something may have happened meanwhile without the reader knowing of it. */
  readonly isHarmless: (event: Event) => boolean;
};

/** Where comments come in by the minute, their number is no reason to be asked again; so many times the record is followed. */
const mostFollowed = 5;

/** Sends an act for the record as it was seen, and as it is now where only what is harmless came between. */
export async function sendAsSeen(send: (ifMatch: number) => Promise<Answered>, { seen, since, isHarmless }: AsSeen): Promise<Answered> {
  let answer = await send(seen);
  for (let n = 0; n < mostFollowed && !answer.ok && answer.problem.code === 'STATE_MOVED'; n += 1) {
    const events = await since(seen);
    if (events.length === 0 || !events.every(isHarmless)) break;
    answer = await send(Number(answer.problem.found));
  }
  return answer;
}
