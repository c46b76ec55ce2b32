import type { Source } from '../law/sources.js';
import { err } from './result.js';

/** Any value JSON can carry. Everything that enters an event, a refusal or a state is one of these. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * Why an act is not open. The words are made in the web layer; this is the evidence.
 * `code` is stable and listed in `contract/errors.ts` and `docs/errors.md`.
 * `rule` names the rule (`GS-14`, `G4`, `CN-TC`, or a house rule `D-…`), `source` the legal text or decision it rests on.
 * `found` and `needed` are the two values that were compared; `cure` lists who can change the outcome.
 */
export type Refusal = {
  readonly code: string;
  readonly rule: string;
  readonly source: Source;
  readonly found: Json;
  readonly needed: Json;
  readonly cure: readonly Cure[];
};

/** Who can cure a refusal: a role, the person who asked, or nobody (the act is over for good). */
export type Cure = 'officer' | 'drafter' | 'expert' | 'secretariat' | 'chair' | 'monitor' | 'public' | 'self' | 'operator' | 'nobody';

/** A refusal as the failing half of a Result. */
export const refuse = (code: string, why: Omit<Refusal, 'code'>): { readonly ok: false; readonly error: Refusal } => err({ code, ...why });
