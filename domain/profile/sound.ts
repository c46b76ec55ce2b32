import { refuse, type Json, type Refusal } from '../kernel/refusal.js';
import { ok, type Result } from '../kernel/result.js';
import type { Source } from '../law/sources.js';

/** What a check-up found, of a standard's procedure or a committee's. */
type Found = {
  readonly severity: string;
  readonly code: string;
  readonly rule: string;
  readonly source: Source;
  readonly path: string;
  readonly found: Json;
  readonly needed: Json;
};

/** A procedure that breaks a law, or cannot work, is not taken in: every error of its check-up is named at once. */
export function onlySound(findings: readonly Found[]): Result<null, Refusal> {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return ok(null);
  return refuse('PROFILE_UNSOUND', {
    rule: first.rule,
    source: first.source,
    found: errors.map(({ code, path, rule, found, needed }) => ({ code, path, rule, found, needed })),
    needed: [],
    cure: ['self'],
  });
}
