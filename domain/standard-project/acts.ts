import type { CommandOf } from '../kernel/act.js';
import { holdActs } from './acts/holds.js';
import { patentActs } from './acts/patents.js';

export const writtenActs = [...patentActs, ...holdActs] as const;
export type WrittenCommand = CommandOf<typeof writtenActs>;
