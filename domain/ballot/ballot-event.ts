import type { PersonId } from '../person-id.js';
import type { ActorId } from '../actor.js';
import type { NegativeWay, Tally } from '../ballot-rule/ballot-rule.js';
import type { Instant, Stream } from '../decider.js';
import type { ChangedClause, FollowUpReport } from '../follow-up-messages.js';
import type { BallotInput, SeatOrder } from '../messages.js';
import type { Refusal } from '../refusal.js';
import type { TextChange } from '../text-change.js';
import type { BallotTerms } from '../profile/profile.js';
import type {
  BallotResult,
  Change,
  Exclusion,
  KeptSeat,
  KnownUnits,
  Mandate,
  PaperCounts,
  Proposal,
  ReopeningGround,
  SheetSays,
  Swap,
  SeatChange,
  SeatSensitivity,
  Voiding,
} from './ballot-state.js';
import type { Choice } from './choice.js';
import type { Mark } from './marks.js';

/** A vote as the archive keeps it. `replaces` is the mark it stands in for (`.` for none), so that every cast is kept and one counts. */
export type Cast = {
  readonly seat: number;
  readonly person: ActorId;
  readonly choice: Choice;
  readonly mark: Mark;
  readonly replaces: Mark;
  readonly first: boolean;
  readonly text: string;
  readonly reason?: string;
  readonly comment?: string;
  readonly clause?: string;
  /** Cast for the member by the holder of a mandate, and the proof of it. */
  readonly as?: Mandate['kind'];
  readonly proof?: string;
};

/** What is frozen at opening: electorate, rule, text, both closing instants, and whether the rule can still be met. */
export type Opening = {
  readonly by: ActorId;
  readonly text: string;
  readonly question: string;
  readonly terms: BallotTerms;
  readonly profile: string;
  readonly seats: readonly KeptSeat[] | null;
  readonly document: string | null;
  readonly size: number;
  readonly eligible: number;
  readonly excluded: readonly Exclusion[];
  readonly closesAt: Instant;
  readonly countsUntil: Instant;
  readonly provisional: boolean;
  readonly recallUntil: Instant;
  readonly reminders: readonly number[];
  /** The tally if every eligible seat said yes; anything but PASS is a warning that stands in the record. */
  readonly reachability: Tally;
  /** Classes of fewer than three: their figures are shown to nobody else, and whoever opens the ballot is told. */
  readonly smallClasses?: readonly string[];
  /** Units of persons looked up at this opening. */
  readonly known?: KnownUnits;
};

/** Everything needed to recompute a result without us. */
export type Closing = BallotResult & {
  readonly by: 'clock' | 'meeting';
  readonly papers: PaperCounts;
  readonly rule: string;
  readonly params: BallotTerms['params'];
  readonly profile: string;
  readonly size: number;
  readonly excluded: readonly Exclusion[];
  /** The result had the seats excluded after opening kept their votes; null when there are none. */
  readonly sensitivity: BallotResult | null;
  /** One row for each change of the roll while the ballot was open; absent when there was none. */
  readonly changed?: readonly SeatSensitivity[];
  /** Corrections of the text; of those who had voted before the last, how many stood by their vote, how many said nothing, and how many of these had agreed: theirs count as not returned. */
  readonly swapped?: { readonly swaps: readonly Swap[]; readonly stood: number; readonly unanswered: number; readonly lapsed: number };
  /** Seats that voted by the holder of a mandate. */
  readonly mandated?: readonly { readonly seat: number; readonly holder: PersonId; readonly kind: Mandate['kind']; readonly proof: string }[];
  /** Sheets that were typed in and that no second person confirmed: not counted; absent when there was none. */
  readonly unconfirmed?: number;
  readonly casts: number;
  readonly late: number;
  readonly tied: boolean;
  readonly settlesAt: Instant;
};

export type BallotEvent =
  | {
      readonly type: 'ballotDrafted';
      readonly stream: Stream;
      readonly input: BallotInput;
      readonly recallMinutes: number;
      readonly reminders: readonly number[];
    }
  | ({ readonly type: 'ballotOpened' } & Opening)
  /** The clock tried to open a draft and a rule forbade it; a person has to look. */
  | { readonly type: 'openingFailed'; readonly refusal: Refusal }
  | ({ readonly type: 'voteCast' } & Cast)
  | ({ readonly type: 'voteKeptLate'; readonly lateByMs: number } & Omit<Cast, 'replaces' | 'first'>)
  | {
      readonly type: 'paperEntered';
      readonly n: number;
      readonly seat: number;
      readonly choice: Choice | 'spoilt';
      readonly mark: Mark;
      readonly ticks?: readonly Choice[];
      readonly text: string;
      readonly scan: string;
      readonly by: ActorId;
      readonly reason?: string;
      readonly comment?: string;
    }
  | ({
      readonly type: 'paperConfirmed';
      readonly n: number;
      readonly seat: number;
      readonly mark: Mark;
      readonly scan: string;
      readonly by: ActorId;
      readonly enteredBy: ActorId;
      readonly person: PersonId | null;
    } & SheetSays)
  | { readonly type: 'paperObjected'; readonly seat: number; readonly mark: Mark; readonly reason: string; readonly person: ActorId }
  | { readonly type: 'conditionalConfirmed'; readonly seat: number; readonly person: ActorId; readonly text: string }
  | {
      readonly type: 'seatRecused';
      readonly seat: number;
      readonly reason: string;
      readonly evidence: string;
      readonly proof?: string;
      readonly was: Mark;
      readonly by: ActorId;
    }
  /** A seat that lost its vote to a suspension has it again: the vote it had cast counts, or it may vote (`mark` is `.`). */
  | { readonly type: 'seatRestored'; readonly seat: number; readonly mark: Mark; readonly person: PersonId; readonly evidence: string }
  /** One person asks for what would change a cast vote or a declared result, and another confirms it; what it brings follows. */
  | { readonly type: 'changeProposed'; readonly n: number; readonly change: Change; readonly by: ActorId }
  | { readonly type: 'changeConfirmed'; readonly n: number; readonly act: Change['type']; readonly proposedBy: ActorId; readonly by: ActorId }
  | {
      readonly type: 'proposalDeclined' | 'proposalWithdrawn';
      readonly proposal: number;
      readonly act: Change['type'] | Exclude<Proposal['act'], 'change'>;
      readonly reason: string;
      readonly proposedBy: ActorId;
      readonly by: ActorId;
      /** Whose seat a recusal was about. */
      readonly person: PersonId | null;
    }
  /** Its committee says that a person of the roll moved, left or died; a recusal that follows is an event of its own. */
  | {
      readonly type: 'seatChangeNoted';
      readonly seat: number;
      readonly person: PersonId;
      readonly cause: SeatOrder['cause'];
      readonly organisation: string | null;
      readonly evidence: string;
      readonly by?: ActorId;
      readonly policy: NonNullable<BallotTerms['rosterChange']>;
      readonly effect: SeatChange['effect'];
    }
  | { readonly type: 'attendanceRecorded'; readonly present: readonly number[]; readonly by: ActorId }
  | { readonly type: 'extensionProposed'; readonly n: number; readonly days: number; readonly reason: string; readonly by: ActorId }
  | ({
      readonly type: 'ballotExtended';
      readonly n: number;
      readonly days: number;
      readonly reason: string;
      readonly proposedBy: ActorId;
      readonly by: ActorId;
    } & Prolonged)
  | { readonly type: 'reopeningProposed'; readonly n: number; readonly days: number; readonly reason: string; readonly by: ActorId }
  | ({
      readonly type: 'ballotReopened';
      readonly n: number;
      readonly ground: ReopeningGround;
      readonly days: number;
      readonly reason: string;
      readonly proposedBy: ActorId;
      readonly by: ActorId;
    } & Prolonged)
  | ({ readonly type: 'voidingProposed'; readonly n: number; readonly reason: string; readonly by: ActorId } & Voiding)
  /** `n` is the proposal that two persons agreed on; absent where it was ordered. */
  | ({
      readonly type: 'ballotVoided';
      readonly n?: number;
      readonly reason: string;
      readonly proposedBy: ActorId;
      readonly by: ActorId;
    } & Voiding)
  | { readonly type: 'ballotRecalled'; readonly reason: string; readonly by: ActorId }
  /** Their time had passed when the clock came to them (the system was away); `days` left as each would have said. */
  | { readonly type: 'remindersSkipped'; readonly days: readonly number[] }
  | { readonly type: 'votersReminded'; readonly daysLeft: number; readonly unvoted: number }
  | ({ readonly type: 'ballotClosed' } & Closing)
  | ({ readonly type: 'tieDecided'; readonly choice: 'yes' | 'no'; readonly reason: string; readonly by: ActorId } & BallotResult)
  /** A lawful change after close (recusal, confirmation of a conditional no, objection to a paper): both results stand in the record. */
  | ({
      readonly type: 'resultRevised';
      readonly cause: string;
      readonly seat?: number;
      readonly before: BallotResult;
      readonly papers: PaperCounts;
    } & BallotResult)
  | {
      readonly type: 'negativeWithdrawn';
      readonly seat: number;
      readonly person: ActorId;
      readonly text: string;
      readonly was: Mark;
      readonly mark: Mark;
    }
  | { readonly type: 'negativeAnswered'; readonly seat: number; readonly answer: string; readonly person: PersonId | null; readonly by: ActorId }
  /** A negative came to rest otherwise than by its voter: found persuasive, or as the motion `ballot` decided. */
  | {
      readonly type: 'negativeHandled';
      readonly seat: number;
      readonly way: NegativeWay;
      readonly reason: string;
      readonly ballot: Stream | null;
      readonly person: PersonId | null;
      readonly by: ActorId;
    }
  | {
      readonly type: 'motionPut';
      readonly seat: number;
      readonly way: NegativeWay;
      readonly lost: NegativeWay;
      readonly input: BallotInput;
      readonly ballot: Stream;
      readonly by: ActorId;
    }
  | {
      readonly type: 'recirculationOpened';
      readonly ballot: Stream;
      readonly changes: readonly ChangedClause[];
      readonly input: BallotInput;
      readonly by: ActorId;
    }
  /** A comment on a clause that is not put to the vote again: it changes no vote and waits for the next revision, visibly. */
  | {
      readonly type: 'commentParked';
      readonly seat: number;
      readonly person: ActorId;
      readonly clause: string;
      readonly choice: Choice;
      readonly words: string;
      readonly text: string;
    }
  | { readonly type: 'appealSupported'; readonly seat: number; readonly person: ActorId; readonly reason: string; readonly supporters: number }
  | { readonly type: 'appealOpened'; readonly ballot: Stream; readonly input: BallotInput }
  | { readonly type: 'factRecorded'; readonly fact: string; readonly value: number | boolean; readonly evidence: string; readonly by: ActorId }
  /** A ballot that follows from this one was decided or called off. */
  | { readonly type: 'followUpConcluded'; readonly ballot: Stream; readonly report: FollowUpReport; readonly before: BallotResult | null }
  /** `change` is what differs by clause, null where that could not be read; absent in a draft, on which nobody votes. */
  | {
      readonly type: 'textSwapped';
      readonly from: string;
      readonly to: string;
      readonly reason: string;
      readonly change?: TextChange;
      readonly by: ActorId;
    }
  | { readonly type: 'voteStood'; readonly seat: number; readonly person: ActorId; readonly text: string }
  | ({ readonly type: 'mandateRecorded'; readonly by: ActorId } & Mandate)
  | { readonly type: 'mandateWithdrawn'; readonly seat: number; readonly holder: PersonId; readonly reason: string; readonly by: ActorId }
  /** An outage in the window. Where the terms say so the lost minutes are given back, after the system has returned; a result of before is taken back. */
  | {
      readonly type: 'outageRecorded';
      readonly from: Instant;
      readonly to: Instant;
      readonly minutes: number;
      readonly extension: Prolonged | null;
      readonly why: 'extended' | 'termsSayNone' | 'tooShort' | 'tooEarly' | 'resultUsed';
    }
  | { readonly type: 'closeHeld'; readonly until: Instant; readonly lateByMs: number }
  | { readonly type: 'resultUsed'; readonly by: ActorId }
  | { readonly type: 'ballotSettled' };

export type Prolonged = {
  readonly closesAt: Instant;
  readonly countsUntil: Instant;
  readonly reminders: readonly number[];
  readonly provisional: boolean;
};
