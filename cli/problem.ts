import { sourceTitles } from '../contract/source.js';
import { codesErrors } from '../domain/kernel/fields/refusals.js';
import type { Problem } from '../domain/kernel/problem.js';
import type { Json } from '../domain/kernel/refusal.js';

/** What is wrong with a line itself, as opposed to the value it carries. */
export const lineProblem = (code: keyof typeof codesErrors, found: Json, needed: Json): Problem => ({
  code,
  rule: 'D-CLI',
  source: 'D-CLI',
  found,
  needed,
});

/** The problem with its sentence in both languages, for the person at the other end of the pipe. */
export function withSentences(problem: Problem): object {
  const entry = Object.entries(codesErrors).find(([known]) => known === problem.code)?.[1];
  return entry ? { ...problem, ...sourceTitles(problem.source), zh: entry.zh, en: entry.en } : { ...problem, ...sourceTitles(problem.source) };
}
