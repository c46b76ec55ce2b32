import type { Receipt } from '../../../contract/http.js';
import type { Problem } from '../../server/door.js';
import { namesOf } from '../../server/form-token.js';
import type { Visit } from '../../server/page.js';
import { readDone, readEventsSince, type Consultation, type Event } from '../../server/read.js';
import { isRoutine } from '../desk/moved.js';
import { sendAsSeen } from '../desk/send-as-seen.js';
import type { Answer } from './answers.js';

type Sending = { readonly visit: Visit; readonly one: Consultation; readonly token: string; readonly seen: number };

/** What became of an answer: it stands, its comment was treated by somebody else since it was shown, it was refused, or nobody knows yet. */
export type Fate =
  | { readonly is: 'done'; readonly answer: Answer; readonly seq: number; readonly key: string }
  | { readonly is: 'stale' | 'unknown'; readonly answer: Answer }
  | { readonly is: 'refused'; readonly answer: Answer; readonly problem: Problem };

const pathOf = ({ one }: Sending): string => `/desk/consultations/${one.id}/dispositions`;
/** With what had been seen, so that what is changed back is another act. */
const keyOf = (sending: Sending, { body }: Answer): string => namesOf(sending.token, { of: pathOf(sending), body, seen: sending.seen }).key;

const commentsIn = ({ data }: Event): readonly unknown[] => (Array.isArray(data['comments']) ? data['comments'] : [data['comment']]);
/** Whether an event changed anything about one of these comments; what changes the whole round is refused by the act itself. */
const concerns =
  ({ comments }: Answer) =>
  (event: Event): boolean =>
    !isRoutine(event) && commentsIn(event).some((n) => comments.some((one) => one === n));

async function sendOne(sending: Sending, answer: Answer): Promise<Fate> {
  const { visit, one, seen } = sending;
  const key = keyOf(sending, answer);
  const send = (ifMatch: number) => visit.ask({ route: `consultations.${answer.act}`, params: { id: one.id }, body: answer.body, key, ifMatch });
  const since = (seq: number) => readEventsSince(visit, 'consultations', { id: one.id, after: seq });
  const isConcerned = concerns(answer);
  const answered = await sendAsSeen(send, { seen, since, isHarmless: (event) => !isConcerned(event) });
  if (answered.ok) return { is: 'done', answer, seq: (answered.body as Receipt).seq, key }; // commands answer by a receipt
  const { problem } = answered;
  if (problem.code === 'STATE_MOVED') return { is: 'stale', answer };
  return problem['outcome'] === 'unknown' ? { is: 'unknown', answer } : { is: 'refused', answer, problem };
}

/** Which answers are about comments that somebody has treated since they were shown. What these answers did themselves, sent before, is no such thing. */
async function staleIn(sending: Sending, answers: readonly Answer[]): Promise<readonly Answer[]> {
  const { visit, one, seen } = sending;
  if (one.seq === seen) return [];
  const events = await readEventsSince(visit, 'consultations', { id: one.id, after: seen });
  const moved = answers.filter((answer) => events.some(concerns(answer)));
  const done = await Promise.all(moved.map((answer) => readDone(visit, keyOf(sending, answer))));
  return moved.filter((_, n) => done[n]?.length === 0);
}

/** So many travel side by side; they reach the round together. */
const atOnce = 25;

/** Sends what was typed, if none of it is about a comment that was treated meanwhile: then nothing is done, and that is said. */
export async function sendAll(sending: Sending, answers: readonly Answer[]): Promise<readonly Fate[]> {
  const stale = await staleIn(sending, answers);
  if (stale.length > 0) return stale.map((answer) => ({ is: 'stale', answer }));
  const fates: Fate[] = [];
  for (let from = 0; from < answers.length; from += atOnce)
    fates.push(...(await Promise.all(answers.slice(from, from + atOnce).map((answer) => sendOne(sending, answer)))));
  return fates;
}
