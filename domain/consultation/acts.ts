import type { CommandOf } from '../kernel/act.js';
import { commentActs } from './acts/comments.js';
import { roundActs } from './acts/round.js';
import { tableActs } from './acts/table.js';
import { treatmentActs } from './acts/treatment.js';

export const consultationActs = [...commentActs, ...treatmentActs, ...roundActs, ...tableActs] as const;
export type ConsultationCommand = CommandOf<typeof consultationActs>;
