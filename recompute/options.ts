import type { Options } from './judge.js';

export const usage =
  'usage: node recompute.mjs [--words] [--noted SIZE:ROOT] [--as RULE[;name=value…]] [--without SEAT] DOSSIER…   (- reads standard input)';

export type Asked = { readonly files: readonly string[]; readonly options: Options };

/** Reads a root noted elsewhere; null when it is none. */
function notedOf(text: string): Options['noted'] {
  const [, size, root] = /^(\d{1,9}):([0-9a-f]{64})$/.exec(text) ?? [];
  return size === undefined || root === undefined ? null : { size: Number(size), root };
}

/** The command line of the program that stands alone; null when it makes no sense. */
export function readArguments(args: readonly string[]): Asked | null {
  const files: string[] = [];
  let options: Options = { noted: null, as: [], without: [], words: false };
  for (let at = 0; at < args.length; at += 1) {
    const one = args[at] ?? '';
    if (one === '--words') options = { ...options, words: true };
    else if (one === '-' || !one.startsWith('--')) files.push(one);
    else {
      const next = withValue(options, one, args[(at += 1)] ?? '');
      if (next === null) return null;
      options = next;
    }
  }
  return files.length === 0 ? null : { files, options };
}

/** The options with one more that takes a value; null when there is no such option or the value is none. */
export function withValue(options: Options, name: string, value: string): Options | null {
  if (name === '--as' && value !== '') return { ...options, as: [...options.as, value] };
  if (name === '--without' && /^\d{1,6}$/.test(value)) return { ...options, without: [...options.without, Number(value)] };
  const noted = name === '--noted' ? notedOf(value) : null;
  return noted === null ? null : { ...options, noted };
}
