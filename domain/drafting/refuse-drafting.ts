import type { Refusal } from '../refusal.js';
import { refuse } from '../refusal.js';

const sources = {
  'D-CONSENSUS': 'CONSENSUS',
  'D-TEXT': 'D-POSITION-TEXT',
  'D-GROUP': 'FORM-GROUP',
  'D-SIZE': 'D-SMALL',
} as const;
type Rule = keyof typeof sources;

/** A refusal of the drafting group under one of its rules. */
export const wrong = (
  code: string,
  why: Pick<Refusal, 'found' | 'needed' | 'cure'>,
  rule: Rule = 'D-CONSENSUS',
): { readonly ok: false; readonly error: Refusal } => refuse(code, { rule, source: sources[rule], ...why });

/** How many ids a refusal names; its count says the rest. */
export const named = 20;
