import type { Refusal } from './refusal.js';

/** One thing wrong with a value: the evidence of a refusal, without anybody having asked for an act. */
export type Problem = Pick<Refusal, 'code' | 'rule' | 'source' | 'found' | 'needed'>;
