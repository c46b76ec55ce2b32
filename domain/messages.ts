import type { Counts, Outcome, TraceRow } from './ballot-rule/ballot-rule.js';
import type { Term } from './calendar/deadline.js';
import type { Instant, Stream } from './decider.js';
import type { BallotTerms } from './profile/profile.js';
import type { Refusal } from './refusal.js';

/*
 * What lifecycles say to one another. A `start` effect carries one of the inputs, a `tell` effect one of the reports or orders.
 * Reports are facts: the receiver records them or, when they no longer concern it, answers with no events. It never refuses them.
 */

/** One entitled voter, frozen at opening. `organisation` is a credit code; exclusion is computed by it, never by name (G6). */
export type Seat = {
  readonly person: string;
  readonly name: string;
  readonly organisation: string;
  readonly organisationName: string;
  readonly class?: string;
  readonly weight?: number;
};

/** A roll by value (small) or by the hash of an archived document whose line n is seat n (large electorates). */
export type Roll =
  | { readonly kind: 'seats'; readonly seats: readonly Seat[] }
  | {
      readonly kind: 'document';
      readonly sha256: string;
      readonly size: number;
      readonly excluded: readonly { readonly seat: number; readonly reason: string }[];
    };

export type BallotInput = {
  readonly purpose: 'projectApproval' | 'technicalReview' | 'systematicReview' | 'standalone';
  readonly project: Stream | null;
  readonly organisation: string;
  readonly round: number;
  readonly question: string;
  /** SHA-256 of the text put to the vote; every vote names it. */
  readonly text: string;
  readonly terms: BallotTerms;
  readonly window: Term;
  readonly roll: Roll;
  readonly drafters: readonly string[];
  readonly drafterUnits: readonly string[];
  /** Profile hash of the project, or of the profile the terms were taken from. */
  readonly profile: string;
  readonly rehearsal: boolean;
  /** `byHand` leaves a draft to be previewed and opened by a person (the default without a project); `atStart` opens with the birth (the default with one). */
  readonly opens?: 'atStart' | 'byHand';
  /** When the clock opens a draft; by hand at any time when absent. */
  readonly opensAt?: Instant;
  /** From the profile; 30 minutes when absent. */
  readonly recallMinutes?: number;
  /** Days before close, from the profile; 14, 7, 3, 1 when absent. */
  readonly reminders?: readonly number[];
  /** Further facts the rule needs by name (`commitments`, `largestCategory` …); they are frozen with the rule. */
  readonly facts?: { readonly [name: string]: number | boolean };
};

export type ConsultationInput = {
  readonly project: Stream;
  readonly organisation: string;
  readonly title: string;
  readonly round: number;
  readonly text: string;
  readonly window: Term;
  readonly floor: Term;
  readonly public: boolean;
  readonly lateDisposition: 'required' | 'optional';
  readonly answer: Term;
  readonly reminders: readonly number[];
  /** Organisations that were sent the draft, for the counts of the 汇总处理表 (sent / replied / no reply). */
  readonly addressees: readonly string[];
  /** Persons of the drafting group, who answer comments whichever unit they belong to. */
  readonly drafters?: readonly string[];
  readonly rehearsal: boolean;
};

export type RegisterInput = { readonly code: string; readonly organisation: string; readonly serialWidth: number; readonly rehearsal: boolean };

/** To a project, from its consultation. */
export type ConsultationReport =
  | { readonly type: 'consultationOpened'; readonly round: number; readonly closesAt: Instant; readonly provisional: boolean }
  | { readonly type: 'consultationClosed'; readonly round: number; readonly comments: number; readonly late: number }
  | {
      readonly type: 'consultationSettled';
      readonly round: number;
      readonly adopted: number;
      readonly partly: number;
      readonly rejected: number;
      readonly substantive: boolean;
    }
  | { readonly type: 'consultationVoided'; readonly round: number; readonly reason: string };

/** To a project, from its ballot. */
export type BallotReport =
  | { readonly type: 'ballotOpened'; readonly ballot: Stream; readonly round: number; readonly closesAt: Instant }
  | {
      readonly type: 'ballotDecided';
      readonly ballot: Stream;
      readonly round: number;
      readonly outcome: Outcome;
      readonly counts: Counts;
      readonly trace: readonly TraceRow[];
    }
  | { readonly type: 'ballotVoided'; readonly ballot: Stream; readonly round: number; readonly reason: string };

/** To a project, from the register of numbers. */
export type RegisterReport =
  | { readonly type: 'numberMinted'; readonly number: string; readonly serial: string; readonly year: number }
  | { readonly type: 'numberRefused'; readonly refusal: Refusal };

/** To a project, from its organisation (G3, domain.md §9 no. 28). */
export type StandingReport = { readonly type: 'standingChanged'; readonly standing: 'clear' | 'suspended'; readonly reason: string };

/** From a project to its consultation. */
export type ConsultationOrder =
  | { readonly type: 'swapText'; readonly from: string; readonly to: string; readonly nature: 'erratum' | 'technical'; readonly reason: string }
  | { readonly type: 'voidConsultation'; readonly reason: string };

/** From a project to its ballot. */
export type BallotOrder =
  | { readonly type: 'voidBallot'; readonly reason: string }
  /** The project has acted on the result: it can no longer be re-opened or revised. */
  | { readonly type: 'useResult' };

/** From a project to the register of its organisation's code. A revision keeps the serial and takes the new year. */
export type RegisterOrder =
  | { readonly type: 'mint'; readonly project: Stream; readonly year: number; readonly revises: string | null; readonly wish: string | null }
  | { readonly type: 'burn'; readonly project: Stream; readonly number: string; readonly reason: string };

/** From a project to its organisation. */
export type OrganisationOrder =
  { readonly type: 'projectStarted'; readonly project: Stream } | { readonly type: 'projectEnded'; readonly project: Stream };

/** To a project that is being revised, from its successor: the new edition is published and replaces it at `effectiveAt`, or it came to nothing. */
export type ProjectReport =
  | { readonly type: 'successorPublished'; readonly successor: Stream; readonly number: string; readonly effectiveAt: Instant }
  | { readonly type: 'successorEnded'; readonly successor: Stream; readonly reason: string };
