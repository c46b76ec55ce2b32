import type { CommandOf } from '../kernel/act.js';
import { callActs } from './acts/call.js';
import { groupActs } from './acts/group.js';
import { issueActs } from './acts/issue.js';
import { objectionActs } from './acts/objection.js';
import { positionActs } from './acts/position.js';
import { textActs } from './acts/text.js';
import { voteActs } from './acts/vote.js';

export const draftingActs = [...textActs, ...callActs, ...positionActs, ...issueActs, ...objectionActs, ...voteActs, ...groupActs] as const;
export type DraftingCommand = CommandOf<typeof draftingActs>;
