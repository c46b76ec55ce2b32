import { appendFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vitest/config';

/*
 * Which codes a run of the tests has really provoked. A refusal leaves through `err` of the kernel or through `HttpProblem`, and neither knows of this:
 * the test runner adds a call to both while it loads them, and each test process writes down every code once.
 */

const folder = process.env['PROVOKED_CODES'];
const hook = 'codeProvoked';

/** The two places, each with the text that the call is put beside. */
const places: readonly (readonly [file: string, text: string, told: string])[] = [
  ['/domain/kernel/result.ts', '=> ({ ok: false, error });', `=> (globalThis.${hook}?.(error?.code), { ok: false, error });`],
  ['/api/http/problem.ts', 'super(code);', `super(code); globalThis.${hook}?.(code);`],
];

/** Makes the two places tell which codes they are given; a place that cannot be found stops the run, because it would be silent ever after. */
export function showingCodes(): Plugin {
  return {
    name: 'showing-codes',
    enforce: 'pre',
    transform(source, id) {
      const place = folder === undefined ? undefined : places.find(([file]) => id.endsWith(file));
      if (place === undefined) return null;
      const [file, text, told] = place;
      if (!source.includes(text)) throw new Error(`${file} has no ${text} any more: test/support/provoked-codes.ts looks for it`);
      return { code: source.replace(text, told), map: null };
    },
  };
}

/** Called once in each test process and file. */
export function keepProvoked(): void {
  if (folder === undefined || hook in globalThis) return;
  mkdirSync(folder, { recursive: true });
  const kept = join(folder, `${process.pid}`);
  const seen = new Set<unknown>();
  const keep = (code: unknown): void => {
    if (typeof code !== 'string' || seen.has(code)) return;
    seen.add(code);
    appendFileSync(kept, `${code}\n`);
  };
  Object.assign(globalThis, { [hook]: keep });
}

/** What all processes of a run wrote down. */
export const provokedIn = (directory: string): ReadonlySet<string> =>
  new Set(readdirSync(directory).flatMap((file) => readFileSync(join(directory, file), 'utf8').split('\n')));
