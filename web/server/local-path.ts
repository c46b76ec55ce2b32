import { hrefIn, type Lang } from '../words/language.js';

/** Longer ones are no addresses of ours. */
const longest = 1000;

/**
 * An address of this installation to go to, if this is one; null for anything that a browser might take for another host (`//host`, `/\host`, with a scheme, with a
 * line end that it leaves out).
 */
export function localPath(wanted: string | undefined): string | null {
  if (wanted === undefined || wanted.length > longest || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(encoded(wanted))) return null;
  const base = 'http://here.invalid';
  return URL.canParse(wanted, base) && new URL(wanted, base).origin === base ? wanted : null;
}

/** Letters of other scripts as they go over the wire; half a character is left as it is, and refused. */
const encoded = (text: string): string => text.replaceAll(/[\u00a1-\ud7ff\ue000-\ufffd]|[\ud800-\udbff][\udc00-\udfff]/g, '%');

/** The page to sign in at, from which one comes back to where one was. */
export const signInFor = (lang: Lang, next: string): string => {
  const path = hrefIn(lang, '/sign-in');
  return next === hrefIn(lang, '/') || /^(\/en)?\/(sign-in|sign-out|invitation)\b/.test(next) ? path : `${path}?next=${encodeURIComponent(next)}`;
};
