import { createHmac, timingSafeEqual } from 'node:crypto';

const sign = (key: Uint8Array, purpose: string, words: string): string =>
  createHmac('sha256', key).update(`${purpose}\n${words}`).digest('base64url');

/** What we said a moment ago, given to somebody to bring back: for one purpose, and until then. */
export function signedWords(
  key: Uint8Array,
  purpose: string,
  said: { readonly words: readonly (string | number)[]; readonly until: number },
): string {
  const text = Buffer.from(JSON.stringify([...said.words, said.until])).toString('base64url');
  return `${text}.${sign(key, purpose, text)}`;
}

/** The same, come back; null for what we have not said, or said for something else, or what is over. */
export function wordsIn(key: Uint8Array, purpose: string, brought: { readonly text: string; readonly now: number }): readonly unknown[] | null {
  const [text = '', signature = '', ...more] = brought.text.split('.');
  const expected = sign(key, purpose, text);
  if (more.length > 0 || signature.length !== expected.length || !timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) return null;
  const words: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  if (!Array.isArray(words)) return null;
  const until: unknown = words.at(-1);
  return typeof until === 'number' && until > brought.now ? words.slice(0, -1) : null;
}
