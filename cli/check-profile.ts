import { parseCommitteeProfile, saysCommittee } from '../contract/committee-profile-findings.js';
import { checkProfileText, parseJson } from '../contract/profile.js';
import { committeeProfileHash, committeeProfiles } from '../domain/committee/profiles.js';
import { findProfile, shippedProfiles } from '../domain/profile/shipped.js';
import type { Json } from '../domain/kernel/refusal.js';
import { answered, bad, exits, textOf, type Answer, type Exit } from './json-lines.js';
import { lineProblem } from './problem.js';

const shippedNames = [...Object.keys(shippedProfiles), ...new Set(committeeProfiles.map((one) => one.id))];
const looksLikeJson = (text: string): boolean => /^\s*[{[]/.test(text);

/** The newest version of a shipped committee profile. */
const committeeNamed = (id: string) =>
  committeeProfiles.filter((one) => one.id === id).reduce<(typeof committeeProfiles)[number] | null>(newer, null);
const newer = (a: (typeof committeeProfiles)[number] | null, b: (typeof committeeProfiles)[number]) => (a !== null && a.version > b.version ? a : b);

/** As `checkProfileText`, for the profile of a committee: same fields, its own points. */
function checkCommittee(raw: Json) {
  const { profile, points } = parseCommitteeProfile(raw);
  return {
    valid: profile !== null && !points.some((one) => one.severity === 'error'),
    canonical: profile && committeeProfileHash(profile),
    kind: 'profile',
    parts: profile && { id: profile.id, version: profile.version, kind: profile.kind, from: profile.from },
    problems: points,
  };
}

/** A line is a profile as JSON, or the name of a shipped one. `value` is the profile's id, not the whole text again. */
export function answerProfile(line: string, badExit: Exit): Answer {
  const name = line.trim().replace(/^"(.*)"$/, '$1');
  const named = looksLikeJson(name) ? null : findProfile(name);
  const committee = named || looksLikeJson(name) ? null : committeeNamed(name);
  if (!named && !committee && !looksLikeJson(name)) return bad(null, [lineProblem('LINE_UNKNOWN_NAME', name, shippedNames)], exits.unknownName);
  const text = named || committee ? JSON.stringify(named ?? committee) : line;
  const raw = parseJson(text);
  const verdict = raw !== undefined && saysCommittee(raw) ? checkCommittee(raw) : checkProfileText(text);
  const answer = answered({ value: verdict.parts?.id ?? null, ...verdict });
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
