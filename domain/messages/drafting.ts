import type { Term } from '../law/calendar/deadline.js';
import type { Stream } from '../kernel/decider.js';
import type { Source } from '../law/sources.js';
import type { Seat } from './messages.js';
import type { PersonId } from '../kernel/person-id.js';
import type { BallotTerms } from '../profile/profile.js';

/* What a drafting group and its project say to one another; the rules of messages.ts hold here too. */

/** How a drafting group works by consensus; from the profile of the project. */
export type ConsensusTerms = {
  /** The least time a call stays open, unless everybody has spoken. */
  readonly call: Term;
  /** A concern or objection must be answered within so long after the call closed. */
  readonly answer: Term;
  /** What a member who stated nothing counts as when a call closes: for the clause, or as nobody. Never implied. */
  readonly silence: 'assents' | 'noPosition';
  /** How much of the group must be for a clause, e.g. `1/2`: without it silence alone would be a consensus of nobody. */
  readonly support: string;
  /** What a sustained objection leads to, in order. */
  readonly escalation: readonly ('redraft' | 'mediation' | 'vote')[];
  /** Terms of the vote, null where `escalation` has none. It decides, or advises the office, which then decides by name and reason. */
  readonly vote: { readonly terms: BallotTerms; readonly binding: 'decides' | 'advises' } | null;
  readonly source: Source;
};

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
