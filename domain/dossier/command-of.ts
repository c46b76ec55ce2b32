import type { Kind } from '../decider.js';
import { ballotCommandOf } from './ballot-commands.js';
import { campaignCommandOf } from './campaign-commands.js';
import type { CommandOf } from './command-table.js';
import { committeeCommandOf } from './committee-commands.js';
import { consultationCommandOf } from './consultation-commands.js';
import { draftingCommandOf } from './drafting-commands.js';
import { projectCommandOf } from './project-commands.js';
import { registerCommandOf } from './register-commands.js';

/** How the commands of each kind are told from its events. A kind that is not here has nothing decided again. */
export const commandOf: { readonly [kind in Kind]?: CommandOf } = {
  ballot: ballotCommandOf,
  campaign: campaignCommandOf,
  committee: committeeCommandOf,
  consultation: consultationCommandOf,
  drafting: draftingCommandOf,
  register: registerCommandOf,
  'standard-project': projectCommandOf,
};
