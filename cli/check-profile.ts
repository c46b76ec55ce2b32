import { checkProfileText, parseJson } from '../contract/profile.js';
import { findProfile, shippedProfiles } from '../domain/profile/shipped.js';
import { answered, bad, exits, textOf, type Answer, type Exit } from './json-lines.js';
import { lineProblem } from './problem.js';

const looksLikeJson = (text: string): boolean => /^\s*[{[]/.test(text);

/** A line is a profile as JSON, or the name of a shipped one. `value` is the profile's id, not the whole text again. */
export function answerProfile(line: string, badExit: Exit): Answer {
  const name = line.trim().replace(/^"(.*)"$/, '$1');
  const named = looksLikeJson(name) ? null : findProfile(name);
  if (!named && !looksLikeJson(name)) return bad(null, [lineProblem('LINE_UNKNOWN_NAME', name, Object.keys(shippedProfiles))], exits.unknownName);
  const verdict = checkProfileText(named ? JSON.stringify(named) : line);
  const answer = answered({ value: named?.id ?? verdict.parts?.id ?? null, ...verdict });
  return verdict.valid ? answer : { ...answer, exit: badExit };
}

/** Lines; but a profile kept in a file is usually printed over many, so text whose first line is only the beginning of JSON is one profile. */
export async function* profilesOf(file: string | undefined): AsyncGenerator<string> {
  const text = await textOf(file);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const [first = ''] = lines;
  if (looksLikeJson(first) && parseJson(first) === undefined) yield text;
  else yield* lines;
}
