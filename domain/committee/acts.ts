import type { CommandOf } from '../kernel/act.js';
import { applicationActs, setupActs } from './acts/application.js';
import { constitutionActs } from './acts/constitution.js';
import { noticeActs } from './acts/notice.js';
import { renewalActs } from './acts/renewal.js';
import { supervisionActs } from './acts/supervision.js';

export const writtenActs = [...applicationActs, ...noticeActs, ...setupActs, ...constitutionActs, ...renewalActs, ...supervisionActs] as const;
export type WrittenCommand = CommandOf<typeof writtenActs>;
