import type { Refusal } from '../refusal.js';
import { refuse } from '../refusal.js';

const sources = {
  'D-CONSENSUS': 'ISO/IEC Guide 2:2004, 1.7 (GB/T 20000.1): general agreement, no sustained opposition, every view considered',
  'D-TEXT': 'D: a position is about the text it names',
  'D-GROUP': 'domain.md §6: 起草工作组名单; product.md D6',
  'D-SIZE': 'design §3: state ≤ 256 KiB',
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
