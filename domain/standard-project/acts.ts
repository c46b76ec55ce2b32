import type { CommandOf } from '../kernel/act.js';
import { correctionActs } from './acts/corrections.js';
import { holdActs } from './acts/holds.js';
import { patentActs } from './acts/patents.js';

export const writtenActs = [...patentActs, ...holdActs, ...correctionActs] as const;
export type WrittenCommand = CommandOf<typeof writtenActs>;
