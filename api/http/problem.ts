import { sourceTitles } from '../../contract/source.js';
import { evidence } from '../../contract/instant.js';
import { errorEntry, errorType } from '../../contract/errors.js';
import type { HttpErrorCode } from '../../contract/errors/http.js';
import type { Cure, Json, Refusal } from '../../domain/kernel/refusal.js';

/** What an answer may add to a problem besides its code: evidence, headers, the current state of a 412. */
export type ProblemExtra = {
  readonly found?: Json;
  readonly needed?: Json;
  readonly cure?: readonly Cure[];
  readonly headers?: { readonly [name: string]: string };
  readonly more?: { readonly [name: string]: unknown };
};

/** Thrown by the HTTP layer for anything it refuses itself; the one error middleware answers it. */
export class HttpProblem extends Error {
  constructor(
    readonly code: HttpErrorCode,
    readonly extra: ProblemExtra = {},
  ) {
    super(code);
  }
}

/** Thrown for a refusal of a decider, so that refusals take the same way out as everything else. */
export class Refused extends Error {
  constructor(
    readonly refusal: Refusal,
    readonly more: { readonly [name: string]: unknown } = {},
  ) {
    super(refusal.code);
  }
}

/** problem+json as it goes over the wire (RFC 9457 plus the evidence of a refusal). */
export type ProblemBody = {
  readonly type: string;
  readonly title: string;
  readonly titleZh: string;
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
} & Partial<Omit<Refusal, 'code'>> & { readonly [more: string]: unknown };

/** A refusal in words and evidence: the same beside an act that is closed and in the answer to who asks for it all the same. */
export const shownRefusal = ({ code, rule, source, found, needed, cure }: Refusal) => {
  const { en, zh } = errorEntry(code);
  const evident = { found: evidence(found), needed: evidence(needed), cure: [...cure] };
  return { title: en, titleZh: zh, code, rule, source, ...sourceTitles(source), ...evident };
};

export const refusalBody = (refusal: Refusal, requestId: string, more: { readonly [name: string]: unknown } = {}): ProblemBody => ({
  type: errorType(refusal.code),
  status: errorEntry(refusal.code).status,
  requestId,
  ...shownRefusal(refusal),
  ...more,
});

/** A refusal of the API itself has the same evidence as one of a rule, so that whoever shows it needs no second way. */
export function refusalOf({ code, extra: { found = null, needed = null, cure } }: HttpProblem): Refusal {
  return { code, rule: 'D-HTTP', source: 'D-HTTP', found, needed, cure: cure ?? [errorEntry(code).status < 500 ? 'self' : 'operator'] };
}

export const problemBody = (problem: HttpProblem, requestId: string): ProblemBody => refusalBody(refusalOf(problem), requestId, problem.extra.more);
