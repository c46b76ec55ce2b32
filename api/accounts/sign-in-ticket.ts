import { z } from 'zod';
import type { AccountRow } from '../../db/account.js';
import type { Identity } from '../../domain/account/account.js';
import { signedWords, wordsIn } from './signed-words.js';

/** How long there is to type a code, or a secret beside an identity. */
const goodForMs = 5 * 60_000;

type Holder = Pick<AccountRow, '_id' | 'generation'>;

const holderWords = z.tuple([z.string(), z.number()]);
const identityWords = z.tuple([z.string(), z.string()]);

/** Says that the secret of this account was right a moment ago, or a provider vouched for its holder, so that the code can be asked for alone. It opens nothing without one. */
export const ticketFor = (key: Uint8Array, { _id, generation = 0 }: Holder, now: number): string =>
  signedWords(key, 'sign-in ticket', { words: [_id, generation], until: now + goodForMs });

/** Whose ticket it is, and in which generation of the account; null for one that is not ours or is over. */
export function ticketIn(key: Uint8Array, text: string, now: number): Required<Holder> | null {
  const read = holderWords.safeParse(wordsIn(key, 'sign-in ticket', { text, now }));
  return read.success ? { _id: read.data[0], generation: read.data[1] } : null;
}

/** Says who somebody was at the provider a moment ago, so that they can link it to an account of theirs. It opens nothing. */
export const identityTicketFor = (key: Uint8Array, { issuer, subject }: Identity, now: number): string =>
  signedWords(key, 'identity ticket', { words: [issuer, subject], until: now + goodForMs });

export function identityIn(key: Uint8Array, text: string, now: number): Identity | null {
  const read = identityWords.safeParse(wordsIn(key, 'identity ticket', { text, now }));
  return read.success ? { issuer: read.data[0], subject: read.data[1] } : null;
}
