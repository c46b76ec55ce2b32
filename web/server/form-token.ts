import { createHash, randomBytes } from 'node:crypto';
import { hrefIn, type Lang } from '../words/language.js';
import type { Session } from './door.js';

/** Made when a form is first shown, and sent along with it until something became of it. */
export const newFormToken = (): string => randomBytes(24).toString('base64url');

const isFormToken = (value: string | undefined): value is string => value !== undefined && /^[\w-]{32}$/.test(value);

/** The one a form brought; a new one for what is none of ours. */
export const formTokenIn = ({ token }: { readonly [name: string]: string | undefined }): string => (isFormToken(token) ? token : newFormToken());

const print = (purpose: string, token: string, content: object): string =>
  createHash('sha256')
    .update(JSON.stringify([purpose, token, content]))
    .digest('base64url')
    .slice(0, 32);

/**
 * Under which key what was typed is done once, and with which secret its receipt is opened. Both follow from the form and its content: sent twice it is the same
 * command, changed it is another. Who knows the key learns nothing of the secret.
 */
export const namesOf = (token: string, content: object): { readonly key: string; readonly secret: string } => ({
  key: print('key', token, content),
  secret: print('receipt', token, content),
});

/** Tells tabs of one session from those of another, and nothing else. */
export const sessionPrint = (formToken: string): string => print('tabs', formToken, {}).slice(0, 12);

type Act = { readonly place: string; readonly what: string };

/** Says in an address what was done in this session, so that the page there says it to who did it, and a link that somebody made up says nothing. */
const doneMark = (formToken: string, { place, what }: Act): string => `${what}.${print('done', formToken, { place, what })}`;

/** The page at this place, which says to who did it what was done; `formToken` is that of the session in which it was. */
export const doneAt = ({ lang, formToken = '' }: { readonly lang: Lang; readonly formToken: string | undefined }, { place, what }: Act): string =>
  `${hrefIn(lang, place)}?done=${doneMark(formToken, { place, what })}`;

/** What an address says was done at this place in this session; null for what was not. */
export function doneIn(
  session: Pick<Session, 'formToken'> | null,
  { place, said }: { readonly place: string; readonly said: string | undefined },
): string | null {
  const what = said?.split('.')[0];
  if (what === undefined || session === null) return null;
  return said === doneMark(session.formToken, { place, what }) ? what : null;
}
