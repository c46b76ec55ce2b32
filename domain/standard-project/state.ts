import type { Suspension } from '../messages/suspension.js';
import type { PatentNumber } from '../law/patent-number.js';
import type { PersonId } from '../kernel/person-id.js';
import type { ActorId } from '../kernel/actor.js';
import type { Outcome } from '../ballot-rule/ballot-rule.js';
import type { Term } from '../law/calendar/deadline.js';
import type { Instant, Stream } from '../kernel/decider.js';
import type { BallotTerms } from '../profile/profile.js';
import type { StageCode } from '../profile/stage-codes.js';
import type { DocumentKind } from '../profile/vocabulary.js';
import type { TextReading } from '../text/text-change.js';
import type { AppealOf, ReviewOutcome } from './words.js';
import type { PublicNotice } from '../steps/public-notice/state.js';
import type { LocalBirth, ProjectInput, Unit } from './input.js';
import type { licenceNames } from './words.js';

export type Drafter = { readonly person: PersonId; readonly name: string; readonly organisation: string };
/** Licence statement of a patent holder: (a) royalty-free FRAND, (b) FRAND with royalty, (c) neither. */
export type Licence = keyof typeof licenceNames;

/** A running time limit. `from` and `term` are kept so that a newly announced calendar can compute it again. */
export type Clock = { readonly at: Instant; readonly from: Instant; readonly term: Term; readonly provisional: boolean; readonly overdue: boolean };
/** `stage`: the limit of the stage; `declaration`: 自我声明; `review`: start of the next 复审; `correction`: an ordered 修改. */
export type ClockName = 'stage' | 'declaration' | 'review' | 'correction';
/** `filing`: 备案 of a local standard; absent everywhere else. */
export type Clocks = { readonly [name in ClockName]: Clock | null } & { readonly filing?: Clock | null };

/** A declared departure of the published text from the approved one. `confirmedBy` is null until a second person has agreed, where one must. */
export type Editorial = TextReading & {
  /** Declared anew it has another number: whoever read the former has not read this. */
  readonly n: number;
  readonly reason: string;
  readonly by: ActorId;
  readonly confirmedBy: ActorId | null;
};

/** What only a local standard remembers. */
export type LocalState = LocalBirth & {
  readonly feedbackChannel: string | null;
  /** The text to whose review the competent department has agreed. */
  readonly consent: string | null;
  readonly filing: { readonly alarmAt: Instant; readonly alarmed: boolean } | null;
  readonly filed: { readonly at: Instant; readonly number: string; readonly late: boolean } | null;
  /** People whose feedback since the last 复审 counts towards an early one, each once; never more than the threshold. */
  readonly voices: readonly string[];
};

export type Patent = { readonly id: PatentNumber; readonly holder: string; readonly licence: Licence | null; readonly removed: boolean };
/** A complaint against a decision, by somebody it concerns; a maker proposed or drafts it; `units` are the credit codes of who appeals. */
export type Appeal = { readonly of: AppealOf; readonly standing: 'maker' | 'voter'; readonly units: readonly string[] };
export type OpenComplaint = {
  readonly n: number;
  readonly by: ActorId;
  readonly against: string;
  readonly accepted: boolean;
  readonly clock: Clock;
  readonly appeal?: Appeal;
  /** Who judges it; absent while one office or the monitor handles it. */
  readonly panel?: readonly Drafter[];
};

/** A ballot of this project: which one runs or ran last, and what came of it. */
export type BallotRound = {
  readonly round: number;
  readonly ballot: Stream | null;
  readonly outcome: Outcome | null;
  readonly closesAt: Instant | null;
  readonly failures: number;
  /** What the newest round was about, and to whom under which terms it was put. */
  readonly put: { readonly subject: string; readonly roll: PutRoll | null; readonly terms: BallotTerms } | null;
  /** A loss that no later round has made good: what was lost, and how many losses the procedure allowed then. */
  readonly loss: { readonly ballot: Stream; readonly subjects: readonly string[]; readonly maxFailures: number } | null;
};

/** Who was entitled, and who had no vote for being a maker; null where a committee makes the roll. */
export type PutRoll =
  | { readonly kind: 'seats'; readonly people: readonly PersonId[]; readonly makers: readonly string[] }
  | { readonly kind: 'document'; readonly sha256: string; readonly excluded: readonly number[] };

/** A comment round that was called off. */
export type VoidedRound = { readonly round: number; readonly stream: Stream; readonly reason: string };

/** A round of a vote that did not pass, whatever came after it; `voided` by two persons for this reason. */
export type LostRound = {
  readonly of: AppealOf;
  readonly round: number;
  readonly stream: Stream;
  readonly outcome: Outcome;
  readonly voided?: string;
};

/** The last act that may be recalled, and the parts of the state it changed as they were before. */
export type Slip = { readonly act: string; readonly at: Instant; readonly by: ActorId; readonly before: Partial<Omit<ProjectState, 'last'>> };

/** Everything a project must remember to decide its next act: its birth, and what became of it. JSON only; texts live in the archive. */
export type ProjectState = Omit<ProjectInput, 'local'> & {
  readonly project: Stream;
  readonly profileHash: string;
  readonly calendarHash: string;

  readonly code: StageCode;
  readonly since: Instant;
  /** How often each code was entered. */
  readonly visits: { readonly [code: string]: number };
  readonly clocks: Clocks;
  readonly overdues: number;
  readonly end: 'dropped' | 'refused' | 'terminated' | 'withdrawnByProposer' | 'cancelled' | 'withdrawn' | 'superseded' | null;

  readonly rounds: number;
  readonly charterChecked: boolean;
  readonly projectVote: BallotRound;
  /** 公示 of a local standard. */
  readonly notice: PublicNotice<'project'> | null;
  readonly plan: { readonly number: string; readonly lead: Unit } | null;
  readonly group: {
    readonly units: readonly Unit[];
    readonly drafters: readonly Drafter[];
    readonly answered: readonly string[];
    readonly versions: number;
  } | null;
  readonly draft: { readonly sha256: string; readonly version: string; readonly by: ActorId; readonly uploads: number } | null;
  readonly documents: { readonly [kind in DocumentKind]?: { readonly sha256: string; readonly count: number } };
  readonly waivers: readonly string[];

  readonly comment: {
    readonly round: number;
    readonly status: 'none' | 'ordered' | 'open' | 'closed' | 'settled' | 'voided';
    readonly text: string | null;
    readonly closesAt: Instant | null;
    readonly provisional: boolean;
    readonly adopted: number;
    readonly comments: number;
    /** A round of full length was settled, so that a repeat may be shorter. */
    readonly full: boolean;
    /** The round that runs is of full length. */
    readonly runningFull: boolean;
    /** A substantive change waits for a repeat round. */
    readonly repeat: boolean;
  };
  readonly review: BallotRound & {
    readonly text: string | null;
    readonly edits: number;
    readonly confirmed: string | null;
    /** Another text for which one person wants the vote void; a second has not agreed yet. */
    readonly replacement?: {
      readonly ballot: Stream;
      readonly from: string;
      readonly to: string;
      readonly version: string;
      readonly reason: string;
      readonly by: ActorId;
    };
    /** An erratum the ballot was told of and has not answered; its ballot says whether it is still of this round. */
    readonly erratum?: { readonly ballot: Stream; readonly to: string; readonly version: string; readonly by: ActorId };
  };
  readonly approval: {
    readonly returns: number;
    readonly at: Instant | null;
    readonly pending: boolean;
    readonly text: string | null;
    readonly editorial?: Editorial;
  };
  readonly number: string | null;
  readonly publication: {
    readonly at: Instant;
    readonly text: string;
    readonly documentNumber: string;
    readonly effectiveAt: Instant;
    readonly effective: boolean;
  } | null;
  readonly declared: boolean;

  readonly patents: readonly Patent[];
  /** End of the latest call for patents. */
  readonly patentCallUntil: Instant | null;
  readonly holds: { readonly suspended: { readonly by: 'office' | 'monitor' } | null; readonly frozen: boolean; readonly since: Instant | null };
  /** Orders of supervision that suspend one act or several, and nothing else. */
  readonly suspensions?: readonly (Suspension & { readonly since: Instant })[];
  readonly complaints: { readonly filed: number; readonly upheld: number; readonly open: readonly OpenComplaint[] };
  readonly feedback: { readonly count: number; readonly sinceReview: number };
  readonly corrections: { readonly published: number; readonly current: { readonly sha256: string; readonly approved: boolean } | null };
  readonly systematic: BallotRound & { readonly held: number; readonly proposal: ReviewOutcome | null };
  /** 废止 was ordered by the authority: the society may no longer keep the standard. */
  readonly withdrawalOrdered: boolean;
  readonly successor: { readonly project: Stream; readonly number: string | null; readonly effectiveAt: Instant | null } | null;
  readonly last: Slip | null;
  readonly local?: LocalState;
  /** The drafting group that works by consensus, and the last text it reported. */
  readonly consensus?: { readonly drafting: Stream; readonly version: number; readonly text: string | null };
  /** How often the procedure was changed under way, and the hash that was pinned first; absent while it never was. */
  readonly migrations?: { readonly times: number; readonly pinned: string };
  /** The newest of them; the events keep all. */
  readonly voided?: readonly VoidedRound[];
  readonly lost?: readonly LostRound[];
  /** Campaigns that wait for the outcome of the 复审 that runs, or heard that of the last one. */
  readonly campaigns?: readonly Stream[];
};
