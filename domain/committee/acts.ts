import type { CommandOf } from '../kernel/act.js';
import { applicationActs, setupActs } from './acts/application.js';
import { constitutionActs } from './acts/constitution.js';
import { noticeActs } from './acts/notice.js';

export const writtenActs = [...applicationActs, ...noticeActs, ...setupActs, ...constitutionActs] as const;
export type WrittenCommand = CommandOf<typeof writtenActs>;
