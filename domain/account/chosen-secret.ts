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

/** What people write for letters when a rule asks for digits and marks. */
const written: { readonly [mark: string]: string } = { '@': 'A', '0': 'O', '1': 'I', '!': 'I', '3': 'E', '4': 'A', $: 'S', '5': 'S', '7': 'T' };
const asLetters = (text: string): string => Array.from(text, (one) => written[one] ?? one).join('');
const fewestLetters = 4;

/** The words that may be meant: without the digits and marks hung on in front and behind, once where a word stands twice. */
function cores(text: string): readonly string[] {
  const bare = asLetters(text.replaceAll(/^\P{L}+|\P{L}+$/gu, ''));
  return [bare, text].map((one) => one.replaceAll(/\P{L}/gu, '')).flatMap((word) => [word, ...halfOf(word)]);
}

function halfOf(word: string): readonly string[] {
  const half = word.slice(0, word.length / 2);
  return half.repeat(2) === word ? [half] : [];
}

/** Whether it stands in the list of stolen ones: as it is, with something hung on, or with marks for letters. */
function isListed(text: string, listed: ReadonlySet<string>): boolean {
  if (listed.has(text.toLowerCase())) return true;
  return digitsIn(text) <= dateDigits && cores(text).some((word) => word.length >= fewestLetters && listed.has(word.toLowerCase()));
}

const digitsIn = (text: string): number => text.replaceAll(/\P{N}/gu, '').length;

/** What others know or try first: `names` of the account, the person and its organisations, and the `listed` secrets of many, in small letters. */
export type Guessed = { readonly names: readonly string[]; readonly listed: ReadonlySet<string> };

/** Why somebody guesses a chosen secret at once, whatever its length; null when nobody does. */
export function weaknessOf(secret: string, { names, listed }: Guessed): WeakSecret | null {
  const text = keyOf(secret);
  if (repeats(text)) return 'repetition';
  if (runs(text)) return 'sequence';
  const own = names.map(keyOf).flatMap((name) => [name, ...name.split(/[^\p{L}\p{N}]+/u)]);
  if (littleBeside(text, own)) return 'ownName';
  return littleBeside(text, commonest) || isListed(text, listed) ? 'commonest' : null;
}
