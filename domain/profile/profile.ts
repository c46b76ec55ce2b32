import type { Source } from '../law/sources.js';
import type { Role } from '../kernel/actor.js';
import type { Term } from '../law/calendar/deadline.js';

export const fields = ['robotics', 'aviation', 'chemicals', 'metals', 'it'] as const;
export type Field = (typeof fields)[number];

/** The stages of a group standard, in order. `code` values are GB/T 16733 / ISO stage codes. */
export const stages = [
  'proposal',
  'approvalOfProject',
  'drafting',
  'comment',
  'review',
  'approval',
  'publication',
  'inForce',
  'systematicReview',
  'withdrawal',
] as const;
export type Stage = (typeof stages)[number];

/**
 * `documents` must be attached before a stage may be left; `expected` belong to the file but never block. Both name document
 * kinds of vocabulary.ts; `documentsOf` (documents.ts) drops those that belong to the other mode of the technical review.
 */
export type StageRule = {
  readonly stage: Stage;
  readonly code: string;
  readonly limit: Term | null;
  readonly documents: readonly string[];
  readonly expected?: readonly string[];
  readonly source: Source;
};

/**
 * A gate; `gateApplies` and `gatesUpTo` (gates.ts) read it. Every kind in `evidence` must be attached. `before` is the stage code the project may not enter without it, `trigger` the project trait
 * that makes it apply (`always`, or a trait such as `physicalRobot`, `interface`, `performance`, `process`, `testMethod` …),
 * `evidence` the document kinds that satisfy it. A non-blocking gate is shown and recorded; a blocking one may be waived only
 * by `waiverRole` with a reason, and never when `floor` names a law.
 */
export type Gate = {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly before: string;
  readonly trigger: string;
  readonly evidence: readonly string[];
  readonly blocking: boolean;
  readonly waiverRole: Role | null;
  readonly floor: Source | null;
  readonly source: Source;
};

/** A vote below which no procedure goes: the review of a group standard and the vote of a committee, which the law measures, and a panel on a local standard, which this system does. */
export type VoteFloor = 'review' | 'panel' | 'committee';

/** How one kind of ballot is run. Every treatment is mandatory: nothing about silence, abstention or late papers is implied. */
export type BallotTerms = {
  readonly rule: string;
  readonly params: { readonly [name: string]: string | number | boolean };
  readonly mode: 'meeting' | 'letter';
  readonly choices: 'three' | 'five' | 'positions';
  readonly window: { readonly min: Term; readonly default: Term; readonly max: Term };
  readonly minSeats: number;
  readonly silence: 'notReturned' | 'abstain' | 'assent';
  readonly abstention: 'inDenominator' | 'outOfDenominator';
  readonly spoilt: 'notReturned' | 'returned';
  readonly late: 'keptNotCounted';
  readonly graceSeconds: number;
  readonly recusal: 'reducesElectorate' | 'staysInBase';
  readonly exclusion: 'draftersAndUnits' | 'drafters' | 'none';
  readonly revote: 'untilClose' | 'never';
  readonly reasons: 'requiredForNegative' | 'optional';
  readonly tie: 'fails' | 'chairDecides';
  readonly visibility: 'countsAfterClose' | 'namedAfterClose' | 'live';
  /** What the supervising authority may call in after the close (调阅材料, GS 36): the votes by name, or as much as everybody else (also when absent). */
  readonly inspection?: 'named' | 'counts';
  readonly extension: { readonly maxDays: number; readonly persons: 2 } | null;
  /** Who may vote for an absent member, with a dated proof: nobody (also when absent), an alternate without a seat, or another member as proxy. */
  readonly mandates?: { readonly alternates: boolean; readonly proxies: boolean; readonly perHolder: number };
  /** An abstention without a word: taken as it is (also when absent), or only when the voter confirms it. */
  readonly emptyVote?: 'accepted' | 'confirmed';
  /** 停机补时: what an outage of the system that falls into the window does; recorded only when absent. With `lastHours`, only one that reaches
   * into the last hours before the close is given back: a machine that is switched off every night should not prolong every ballot by every night. */
  readonly outage?: { readonly rule: 'extend' | 'none'; readonly minMinutes: number; readonly lastHours?: number };
  /** Before the close: nothing of how many papers came (also when absent), or their number and the number the quorum needs. */
  readonly progress?: 'hidden' | 'returned';
  /** A further round on changed parts and open negatives may follow (also where the rule itself knows one); its window, ten days when absent. */
  readonly recirculation?: { readonly window: Term };
  /** A member who moves, leaves or dies while the ballot is open: the roll as frozen stands (also when absent), or the seat is recused. */
  readonly rosterChange?: 'snapshotStands' | 'becomesRecused';
  /** The legal floor this vote is held under. Set where the ballot is ordered (`lawfulTerms`), never by a profile: terms without it are somebody's own. */
  readonly law?: VoteFloor;
  readonly source: Source;
};

/** IEEE: a recirculation of ten days; the terms may say otherwise. */
export const recirculationDays = 10;

/**
 * What only a local standard (DB) has, by value and with its source: the province's code, 立项公示, the panel, 备案 with its alarm,
 * and feedback that opens an early 复审. `threshold` counts feedback of these kinds from people with an account; null leaves it to the office.
 */
export type LocalTerms = {
  readonly region: string;
  readonly notice: { readonly min: Term; readonly default: Term; readonly max: Term; readonly source: Source };
  readonly panel: { readonly odd: boolean; readonly source: Source };
  readonly filing: { readonly within: Term; readonly alarm: Term; readonly source: Source };
  readonly feedback: { readonly threshold: number | null; readonly kinds: readonly FeedbackKind[]; readonly source: Source };
};

/** Kinds of 实施信息反馈. */
export const feedbackKinds = ['use', 'error', 'difficulty', 'suggestion'] as const;
export type FeedbackKind = (typeof feedbackKinds)[number];

/** Ballots a procedure may define, by name. `committeeReview` is the technical review by the members of the project's committee. */
export const ballotNames = ['projectApproval', 'technicalReview', 'letterReview', 'committeeReview', 'systematicReview'] as const;
export type BallotName = (typeof ballotNames)[number];

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

/** A procedure as data. Pinned by value at 立项, migrated only by an explicit event. */
export type Profile = {
  readonly id: string;
  readonly version: number;
  readonly kind: 'group-standard' | 'local-standard' | 'committee';
  readonly field: Field | null;
  readonly lawVersion: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly stages: readonly StageRule[];
  readonly gates: readonly Gate[];
  readonly consultation: {
    readonly window: Term;
    readonly floor: Term;
    readonly repeat: Term;
    readonly public: boolean;
    readonly late: 'keptAndMarked';
    readonly lateDisposition: 'required' | 'optional';
    readonly answer: Term;
    readonly source: Source;
  };
  readonly ballots: { readonly [name in BallotName]?: BallotTerms };
  readonly review: {
    readonly ballot: 'technicalReview' | 'letterReview';
    readonly minExperts: number;
    readonly maxFailures: number;
    readonly source: Source;
  };
  readonly approval: { readonly maxReturns: number };
  readonly numbering: { readonly kind: 'group' | 'local'; readonly serialWidth: number };
  /** Calls for patents are made on reaching the codes in `callAt`; with `windowDays` > 0 each call stays open that many calendar days (0: no waiting). */
  readonly patents: { readonly callAt: readonly string[]; readonly windowDays: number; readonly source: Source };
  readonly systematicReview: {
    readonly interval: Term;
    readonly cap: Term;
    readonly startsFrom: 'publication' | 'effective' | 'confirmation';
    readonly decideWithin: Term;
    readonly source: Source;
  };
  readonly publication: { readonly within: Term; readonly declareWithin: Term };
  readonly recallMinutes: number;
  readonly reminders: readonly number[];
  readonly complaint: { readonly acceptWithin: Term; readonly decideWithin: Term; readonly stays: boolean; readonly source: Source };
  /** `panel`: fewest members of a panel. */
  readonly appeal: { readonly within: Term; readonly decideWithin: Term; readonly stays: boolean; readonly panel?: number } | null;
  /** Exactly where the kind is `local-standard`. */
  readonly local?: LocalTerms;
  /** Present where drafting is by consensus: the draft for comment then needs a reported consensus on its very text. */
  readonly consensus?: ConsensusTerms;
  /** Whether open alarms of the comment lineage keep a text from 送审, or are only shown; `shown` when absent. */
  readonly lineage?: 'required' | 'shown';
};
