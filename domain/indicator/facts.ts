import type { Instant, Stream } from '../kernel/decider.js';
import type { Member } from '../committee/member.js';
import type { CommitteeProfile } from '../committee/profile.js';
import type { Field, Stage } from '../profile/profile.js';

/*
 * What the indicators need of one lifecycle, folded from its archived events and from nothing else. Every fact has its date, so that a figure can be told
 * as it stood a week ago by the function that tells it now. Rehearsals have no facts: they are never counted.
 */

type Of<Kind extends string> = { readonly kind: Kind; readonly stream: Stream; readonly organisation: string };

/** A stage as it was entered; `due` is its limit as it last stood. */
export type Passage = { readonly stage: Stage; readonly at: Instant; readonly due: Instant | null };
/** The procedure a project was pinned to, and what its check-up finds in it. */
export type Pinned = { readonly at: Instant; readonly errors: number; readonly warnings: number };
export type ComplaintFacts = {
  readonly n: number;
  readonly at: Instant;
  readonly appeal: boolean;
  readonly due: Instant;
  readonly endedAt: Instant | null;
  readonly upheld: boolean;
};
/** A review of a standard in force: set when, due when, begun when. */
export type ReviewFacts = { readonly at: Instant; readonly due: Instant; readonly openedAt: Instant | null };
export type PublicationFacts = {
  readonly at: Instant;
  readonly declareBy: Instant;
  readonly declaredAt: Instant | null;
  readonly proven: boolean;
  readonly drafters: number;
  readonly unanswered: number;
  readonly patents: number;
  readonly unlicensed: number;
  /** 备案 of a local standard: its limit, and when it was filed. */
  readonly filing?: { readonly due: Instant; readonly filedAt: Instant | null };
};
/** What an office or two persons did beside the ordinary course, by the event that keeps it. */
export type Beside = { readonly at: Instant; readonly act: 'gateWaived' | 'profileMigrated' | 'actRecalled' | 'changeConfirmed' };

export type ProjectFacts = Of<'standard-project'> & {
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly field: Field | null;
  readonly local: boolean;
  readonly passages: readonly Passage[];
  readonly rests: readonly { readonly from: Instant; readonly until: Instant | null }[];
  readonly endedAt: Instant | null;
  readonly pinned: readonly Pinned[];
  readonly units: readonly string[];
  readonly beside: readonly Beside[];
  readonly publication: PublicationFacts | null;
  readonly reviews: readonly ReviewFacts[];
  readonly complaints: readonly ComplaintFacts[];
  readonly feedbackAt: Instant | null;
};

/** What moved a window from its plan. */
export type Move = { readonly at: Instant; readonly how: 'extended' | 'reopened' | 'voided' | 'recalled' | 'outage' | 'openingFailed' };
type WindowFacts = {
  readonly openedAt: Instant | null;
  /** The end that was announced when it opened, and the one that stands. */
  readonly planned: Instant | null;
  readonly closesAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly moves: readonly Move[];
};

export type BallotFacts = Of<'ballot'> &
  WindowFacts & {
    readonly project: Stream | null;
    readonly stage: Stage | null;
    readonly opensAt: Instant | null;
    readonly atMeeting: boolean;
    readonly seats: number;
    readonly excluded: number;
    readonly unreachable: boolean;
    readonly recused: readonly Instant[];
    readonly lastHour: number;
    readonly assisted: number;
    readonly result: { readonly returned: number; readonly eligible: number; readonly casts: number; readonly mandated: number } | null;
    readonly beside: readonly Beside[];
  };

export type ConsultationFacts = Of<'consultation'> &
  WindowFacts & {
    readonly project: Stream;
    readonly round: number;
    readonly fullDays: number;
    /** In full days; null where the floor is no number of days. */
    readonly floor: number | null;
    readonly received: number;
    /** Comments in time by the unit that their author named, and those that named none. */
    readonly units: { readonly [code: string]: number };
    readonly unnamed: number;
    /** From which number on comments came on which day: numbers follow one another. */
    readonly days: readonly (readonly [day: number, first: number])[];
    /** First answers: on which day, after how many days, how many. */
    readonly answers: readonly (readonly [day: number, waited: number, times: number])[];
    readonly dispositions: number;
    readonly reasoned: number;
    readonly settled: { readonly at: Instant; readonly adopted: number; readonly partly: number; readonly rejected: number } | null;
  };

export type CommitteeFacts = Of<'committee'> & {
  readonly name: string;
  readonly profile: CommitteeProfile;
  readonly establishedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly members: readonly Member[];
  readonly termEndsOn: string | null;
};

export type Facts = ProjectFacts | BallotFacts | ConsultationFacts | CommitteeFacts;
