import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Problem } from '../domain/kernel/problem.js';
import type { Json } from '../domain/kernel/refusal.js';
import { err, ok, type Result } from '../domain/kernel/result.js';
import { lineProblem, withSentences } from './problem.js';

/** How bad a line was: answered, a bad line, an unknown name. The worst of all lines is the exit code of the command. */
export const exits = { answered: 0, badLine: 1, unknownName: 2 } as const;
export type Exit = (typeof exits)[keyof typeof exits];

/** One line of output and what it does to the exit code. */
export type Answer = { readonly line: object; readonly exit: Exit };

export type JsonObject = { readonly [key: string]: Json };

export const answered = (line: object): Answer => ({ line, exit: exits.answered });

/** `{"id":…,"problems":[…]}`; the id is null when the line has none. */
export const bad = (id: Json | undefined, problems: readonly Problem[], exit: Exit = exits.badLine): Answer => ({
  line: { id: id ?? null, problems: problems.map(withSentences) },
  exit,
});

/** Answers every line in order. Sets the exit code, never ends the process. */
export async function answerEach(lines: AsyncIterable<string>, answer: (line: string) => Answer): Promise<void> {
  for await (const line of lines) {
    const { line: out, exit } = answer(line);
    worsen(exit);
    await write(`${JSON.stringify(out)}\n`);
  }
}

/** As `answerEach`, for lines that are JSON objects with an `id`. A line that is none is answered here. */
export const answerObjects = (file: string | undefined, answer: (object: JsonObject) => Answer): Promise<void> =>
  answerEach(linesOf(file), (line) => {
    const read = parseObject(line);
    return read.ok ? answer(read.value) : bad(null, [read.error]);
  });

/** The JSON object of a line, or what is wrong with the line. */
export function parseObject(line: string): Result<JsonObject, Problem> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return err(lineProblem('LINE_NOT_JSON', excerpt(line), 'one JSON object per line'));
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return err(lineProblem('LINE_NOT_OBJECT', excerpt(line), 'one JSON object per line'));
  return ok(value as JsonObject); // what JSON.parse makes is Json
}

/** Problem and exit code for keys a command does not know, or null. */
export function unknownKeys(object: JsonObject, known: readonly string[]): Problem | null {
  const strange = Object.keys(object).filter((key) => !known.includes(key));
  return strange.length === 0 ? null : lineProblem('LINE_UNKNOWN_NAME', strange, known);
}

const longestExcerpt = 80;
const excerpt = (line: string): string => (line.length > longestExcerpt ? `${line.slice(0, longestExcerpt)}…` : line);

function worsen(exit: Exit): void {
  process.exitCode = Math.max(Number(process.exitCode ?? 0), exit);
}

const inputOf = (file: string | undefined): Readable =>
  (file === undefined || file === '-' ? process.stdin : createReadStream(file)).setEncoding('utf8');

/** Lines that are not blank, from the file or else from standard input. Split on LF only: JSON strings may hold U+2028, which readline splits on. */
export async function* linesOf(file: string | undefined): AsyncGenerator<string> {
  let rest = '';
  let first = true;
  for await (const chunk of inputOf(file) as AsyncIterable<string>) {
    const lines = (rest + (first ? withoutMark(chunk) : chunk)).split('\n');
    first = false;
    rest = lines.pop() ?? '';
    yield* lines.filter((line) => line.trim() !== '').map((line) => line.replace(/\r$/, ''));
  }
  if (rest.trim() !== '') yield rest.replace(/\r$/, '');
}

/** The whole input. */
export async function textOf(file: string | undefined): Promise<string> {
  let text = '';
  for await (const chunk of inputOf(file) as AsyncIterable<string>) text += chunk;
  return withoutMark(text);
}

/** Editors on Windows put a byte order mark first; it is no part of the first value. */
const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');

/** Waits while the reader of the pipe is slower than we are. */
export async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}
