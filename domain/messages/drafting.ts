import type { Stream } from '../kernel/decider.js';
import type { Seat } from './messages.js';
import type { PersonId } from '../kernel/person-id.js';
import type { ConsensusTerms } from '../profile/profile.js';

/* What a drafting group and its project say to one another; the rules of messages.ts hold here too. */

export type DraftingInput = {
  readonly project: Stream | null;
  readonly committee: Stream | null;
  readonly organisation: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** Who may state a position in a call; unit by credit code. */
  readonly group: readonly Seat[];
  readonly editors: readonly PersonId[];
  readonly terms: ConsensusTerms;
  readonly profile: string;
  readonly rehearsal: boolean;
};

/** To a project, from its drafting group: all clauses of this version stand in consensus, or by the escalation the profile names. */
export type DraftingReport = { readonly type: 'consensusReached'; readonly drafting: Stream; readonly version: number; readonly text: string };

/** From a project to a drafting group of its own whose work is over: another composition took it up, or the project ended. */
export type DraftingOrder = { readonly type: 'disband'; readonly reason: string };
