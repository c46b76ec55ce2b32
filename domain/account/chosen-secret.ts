import { asciiUpper, withoutBlanks } from '../kernel/half-width.js';

/** The secrets that lists of stolen ones begin with, without what people hang on to reach a length. */
const commonest = [
  ...[
    'password',
    'passw0rd',
    'p@ssw0rd',
    'p@ssword',
    'qwerty',
    'qwertyuiop',
    'asdfghjkl',
    'zxcvbnm',
    '1q2w3e4r',
    '1qaz2wsx',
    'qazwsx',
    'abc123',
    'a123456',
  ],
  ...[
    'admin',
    'administrator',
    'root',
    'welcome',
    'iloveyou',
    'woaini',
    'letmein',
    'monkey',
    'dragon',
    'changeme',
    'secret',
    'biaocheng',
    'mima',
    'guest',
    'test',
  ],
].map(asciiUpper);

const fewest = 5;
const longestBlock = 6;
/** What is left when everything that others know is taken out must be worth guessing: some letters, or more digits than a date has. */
const ownLetters = 4;
const dateDigits = 8;

export type WeakSecret = 'repetition' | 'sequence' | 'ownName' | 'commonest';

const keyOf = (typed: string): string => asciiUpper(withoutBlanks(typed.normalize('NFKC')));
const repeats = (text: string): boolean =>
  new Set(text).size < fewest ||
  Array.from({ length: longestBlock }, (_, n) => text.slice(0, n + 1)).some((block) => text === block.repeat(text.length).slice(0, text.length));

/** 123456789012, abcdefghijkl and the like: each character is the one after that before it, or before it, digits going round. */
function runs(text: string): boolean {
  const codes = Array.from(text, (one) => one.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, n) => code - (codes[n] ?? 0));
  return [1, -1].some((step) => steps.every((one) => one === step || one === -9 * step));
}

/** Whether hardly anything stands there beside these words. */
function littleBeside(text: string, words: readonly string[]): boolean {
  const longestFirst = words.filter((word) => word.length > 1).toSorted((a, b) => b.length - a.length);
  const left = longestFirst.reduce((rest, word) => rest.replaceAll(word, ''), text);
  const count = (kind: RegExp): number => left.replaceAll(kind, '').length;
  return left !== text && count(/\P{L}/gu) < ownLetters && count(/\P{N}/gu) <= dateDigits;
}

/** Why somebody guesses a chosen secret at once, whatever its length; null when nobody does. `names` are the account's and the person's. */
export function weaknessOf(secret: string, names: readonly string[]): WeakSecret | null {
  const text = keyOf(secret);
  if (repeats(text)) return 'repetition';
  if (runs(text)) return 'sequence';
  const own = names.map(keyOf).flatMap((name) => [name, ...name.split(/[^\p{L}\p{N}]+/u)]);
  if (littleBeside(text, own)) return 'ownName';
  return littleBeside(text, commonest) ? 'commonest' : null;
}
