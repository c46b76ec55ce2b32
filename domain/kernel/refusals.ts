import { refuse, type Cure, type Json, type Refusal } from './refusal.js';
import type { Source } from '../law/sources.js';
import type { Words } from './words.js';

/** Codes of a lifecycle with their HTTP status and the one sentence in each language that says when the code occurs. */
export type Refusals = { readonly [code: string]: Words & { readonly status: number } };

type Grounds = { readonly rule: string; readonly source: Source; readonly cure: readonly Cure[] };

/** Refuses by the codes of one table; the grounds are the table's unless a refusal names its own. */
export const refusing =
  <Code extends string>(_codes: { readonly [code in Code]: Words & { readonly status: number } }, grounds: Grounds) =>
  (code: Code, why: { readonly found: Json; readonly needed: Json } & Partial<Grounds>): { readonly ok: false; readonly error: Refusal } =>
    refuse(code, { ...grounds, ...why });
