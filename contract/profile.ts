import { z } from 'zod';
import { bySeverity, checkProfile, isSound } from '../domain/profile/check.js';
import { completeProfile } from '../domain/profile/check-raw.js';
import { finding, severities, type Finding } from '../domain/profile/finding.js';
import { profileHash } from '../domain/profile/hash.js';
import type { Profile } from '../domain/profile/profile.js';
import type { Json } from '../domain/kernel/refusal.js';
import { profileFindings } from './profile-findings.js';
import { profileSchema } from '../domain/profile/profile-schema.js';
import { sourceTitles } from './source.js';

export { profileSchema } from '../domain/profile/profile-schema.js';

/** A finding as it crosses the wire: with its sentence in both languages. */
export const findingShown = z.strictObject({
  severity: z.enum(severities),
  code: z.string(),
  rule: z.string(),
  source: z.string(),
  sourceTitle: z.string(),
  sourceTitleZh: z.string(),
  path: z.string(),
  found: z.unknown(),
  needed: z.unknown(),
  zh: z.string(),
  en: z.string(),
});

export const showFinding = (found: Finding): Finding & ReturnType<typeof sourceTitles> & { readonly zh: string; readonly en: string } => ({
  ...found,
  ...sourceTitles(found.source),
  ...profileFindings[found.code],
});

const profileRow = z.strictObject({
  id: z.string(),
  version: z.number().int(),
  kind: z.string(),
  field: z.string().nullable(),
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  hash: z.string(),
  self: z.string(),
  /** Committee profiles are date-effective: the version that holds from this date until before the other. */
  from: z.string().optional(),
  until: z.string().nullable().optional(),
});
export const profileList = z.strictObject({ items: z.array(profileRow), next: z.null() });
export type ProfileList = z.output<typeof profileList>;

/** The whole answer of a check-up. `hash` is what would be pinned; null where there is no whole profile. */
export const checkup = z.strictObject({ sound: z.boolean(), hash: z.string().nullable(), findings: z.array(findingShown) });

export type Checkup = z.output<typeof checkup>;

export function checkupOf(raw: Json): Checkup {
  const { profile, findings } = parseProfile(raw);
  return {
    sound: profile !== null && isSound(findings),
    hash: profile === null ? null : profileHash(profile),
    findings: findings.map((found) => ({ ...showFinding(found) })),
  };
}

/** `profile` is null when the text is not a whole, strict profile; `findings` tell why, and what else is wrong with it. */
export type ParsedProfile = { readonly profile: Profile | null; readonly findings: readonly Finding[] };

/** Reads raw JSON: holes, slips of form and the whole check-up at once, so that the writer gets one list and not one error at a time. */
export function parseProfile(raw: Json): ParsedProfile {
  const strict = profileSchema.safeParse(raw);
  if (strict.success) return { profile: strict.data, findings: checkProfile(strict.data) };
  const { findings, completed } = completeProfile(raw);
  const { rest, slips } = readCompleted(completed);
  return { profile: null, findings: bySeverity([...findings, ...slips, ...(rest ? checkProfile(rest) : [])]) };
}

/** The completed profile, once slips are named and taken out and what is then missing is filled; null when it still has the wrong shape. */
function readCompleted(completed: Json): { readonly rest: Profile | null; readonly slips: readonly Finding[] } {
  const first = profileSchema.safeParse(completed);
  if (first.success) return { rest: first.data, slips: [] };
  const wrong = first.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path],
  );
  // Last first, so that taking one item out of a list does not move the next one.
  const mended = wrong.toReversed().reduce<Json>((value, path) => without(value, path.map(String)), completed);
  const again = profileSchema.safeParse(completeProfile(mended).completed);
  return { rest: again.success ? again.data : null, slips: first.error.issues.flatMap(slipsOf) };
}

function slipsOf(issue: z.core.$ZodIssue): readonly Finding[] {
  const about = { rule: 'D-SHAPE', source: 'D-SHAPE' } as const;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => finding('FIELD_UNKNOWN', { ...about, path: pointer([...issue.path, key]), found: key, needed: null }));
  return [finding('SHAPE_WRONG', { ...about, path: pointer(issue.path), found: issue.code, needed: issue.message })];
}

function without(value: Json, [key, ...rest]: readonly string[]): Json {
  if (typeof value !== 'object' || value === null || key === undefined) return value;
  if (Array.isArray(value))
    return value.flatMap((item: Json, index) => (String(index) !== key ? [item] : rest.length > 0 ? [without(item, rest)] : []));
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, child]) => (name !== key ? [[name, child]] : rest.length > 0 ? [[name, without(child, rest)]] : [])),
  );
}

/** JSON pointer, RFC 6901. */
const pointer = (path: readonly PropertyKey[]): string => path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

export type ProfileCheck = {
  readonly valid: boolean;
  /** SHA-256 of the profile as it would be pinned; null when it cannot be. */
  readonly canonical: string | null;
  readonly kind: 'profile';
  readonly parts: { readonly id: string; readonly version: number; readonly kind: string; readonly field: string | null } | null;
  readonly problems: readonly (Finding & { readonly zh: string; readonly en: string })[];
};

/** `biaocheng check profile`: one profile as JSON text. Valid means whole, strict and without an error in the check-up. */
export function checkProfileText(json: string): ProfileCheck {
  const raw = parseJson(json);
  if (raw === undefined) {
    const broken = finding('SHAPE_WRONG', { rule: 'D-SHAPE', source: 'RFC-8259', path: '', found: json.slice(0, 80), needed: 'JSON' });
    return { valid: false, canonical: null, kind: 'profile', parts: null, problems: [showFinding(broken)] };
  }
  const { profile, findings } = parseProfile(raw);
  const parts = profile && { id: profile.id, version: profile.version, kind: profile.kind, field: profile.field };
  return {
    valid: profile !== null && isSound(findings),
    canonical: profile && profileHash(profile),
    kind: 'profile',
    parts,
    problems: findings.map(showFinding),
  };
}

/** Undefined when the text is not JSON: null is a JSON value. */
export function parseJson(text: string): Json | undefined {
  try {
    // JSON.parse yields nothing but JSON values.
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
