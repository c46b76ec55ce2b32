import type { PersonId } from '../kernel/person-id.js';
import type { ActorId } from '../kernel/actor.js';
import type { Counts, NegativeWay, Outcome, TraceRow } from '../ballot-rule/ballot-rule.js';
import type { Instant, Stream } from '../kernel/decider.js';
import type { FollowUp } from '../messages/follow-up.js';
import type { BallotInput, SeatOrder } from '../messages/messages.js';
import type { Change } from './change.js';
import type { Choice, Fault } from './words.js';
import type { Mark } from './marks.js';

/** A seat of a roll by value, as far as decisions need it; the name stays in the archive. */
export type KeptSeat = {
  readonly person: PersonId;
  readonly organisation: string;
  /** Other units the register knows the person at, by grants and memberships. */
  readonly units?: readonly string[];
  readonly class?: string;
  readonly weight?: number;
};

/** What the register knows, when a draft is opened, of units of persons beside those written on the roll. */
export type KnownUnits = readonly { readonly seat: number; readonly units: readonly string[] }[];

/** A seat without a vote (G6). `late`: found after opening; `was` is the mark it had then, kept for the sensitivity figure. */
export type Exclusion = {
  readonly seat: number;
  readonly reason: string;
  readonly evidence: string;
  readonly late: boolean;
  readonly was: Mark;
  /** Put down by somebody else than the member, with a second person: who did. */
  readonly by?: ActorId;
  /** Agreed on before the opening. */
  readonly agreed?: true;
};

/** What stands on a sheet: the tick, and whether there are words to it. */
export type SheetSays = { readonly choice: Choice | 'spoilt'; readonly words: boolean };

/** A sheet on paper or by telephone: typed by one officer, confirmed by another, open to the voter's objection. */
export type Paper = {
  readonly seat: number;
  /** Which entry of a sheet it is: typed anew it is another one, and whoever read the former has not read this. */
  readonly n: number;
  readonly mark: Mark;
  /** What was typed, for the second person's own reading to agree with. */
  readonly said: SheetSays;
  readonly scan: string;
  readonly by: ActorId;
  /** The text it is about; absent in sheets entered before this was kept. */
  readonly text?: string;
  readonly confirmedAt: Instant | null;
  /** The seat has an electronic vote, which stands before any sheet. Nobody is told before the close: it would say who has voted. */
  readonly overtaken?: true;
};

/** On what a declared result is voided; nothing for a ballot that decided nothing yet. `fault` is the error, with the document that shows it. */
export type Voiding = {
  readonly ground?: 'appealUpheld' | 'outage' | 'authority' | 'error';
  readonly fault?: { readonly error: Fault; readonly document: string } | undefined;
};

/** An act that takes two persons, between the first and the second. Proposed anew it has another number: whoever read the former has not read this. */
export type Proposal =
  | ({
      readonly act: 'extension' | 'reopening' | 'voiding';
      readonly n: number;
      readonly days: number;
      readonly reason: string;
      readonly by: ActorId;
    } & Voiding)
  | { readonly act: 'change'; readonly n: number; readonly change: Change; readonly by: ActorId; readonly at: Instant };

/** A change of a seat to which its member said no, and the document it was proposed on. */
export type Declined = { readonly act: Change['type']; readonly seat: number; readonly proof: string | null };

/** A declared result that was changed, in outcomes only: the public mark, without seat or name. */
export type Revision = { readonly at: Instant; readonly cause: string; readonly from: Outcome; readonly to: Outcome };

/** How many papers carry each tick; with `silent` and `excluded` they add up to the roll. */
export type PaperCounts = {
  readonly yes: number;
  readonly yesWithComments: number;
  readonly noWithReasons: number;
  readonly noWithoutReasons: number;
  readonly conditional: number;
  readonly abstain: number;
  readonly spoilt: number;
  readonly noObjection: number;
  readonly discuss: number;
  readonly silent: number;
  readonly excluded: number;
};

/** What the record shows, when a closed ballot is opened again: papers that an invalid result lacks, an outage, an appeal upheld. */
export type ReopeningGround = 'papersMissing' | 'outage' | 'appealUpheld';

export type BallotResult = { readonly outcome: Outcome; readonly counts: Counts; readonly trace: readonly TraceRow[] };

/** A person of the roll who moved, left or died after the roll was made. */
export type SeatChange = {
  readonly seat: number;
  readonly cause: SeatOrder['cause'];
  readonly at: Instant;
  /** The unit from then on; null when the seat was given up. */
  readonly organisation: string | null;
  readonly effect: 'stands' | 'recused' | 'restored' | 'beforeOpening' | 'afterClose';
};

/** What one change meant for the result: the outcome had it been treated the other way. */
export type SeatSensitivity = Omit<SeatChange, 'organisation'> & { readonly otherwise: Outcome; readonly counts: Counts; readonly same: boolean };

/** Who may vote for the member of a seat, from when until when, and the SHA-256 of the letter that says so. */
export type Mandate = {
  readonly seat: number;
  readonly holder: PersonId;
  readonly kind: 'alternate' | 'proxy';
  readonly from: Instant;
  readonly until: Instant;
  readonly proof: string;
  /** Units the holder belonged to when it was recorded, by grants and memberships; the API looks them up. */
  readonly holderUnits?: readonly string[];
};

/** A window that was moved. */
export type Prolonged = {
  readonly closesAt: Instant;
  readonly countsUntil: Instant;
  readonly reminders: readonly number[];
  readonly provisional: boolean;
};

/** A time in the window in which the system was away; `minutes` were given back. */
export type Outage = { readonly from: Instant; readonly to: Instant; readonly minutes: number };

/** A correction of the text while the ballot was open. */
export type Swap = { readonly from: string; readonly to: string; readonly at: Instant };

/** Where a negative stands, once something was done about it; those not listed are open and unanswered. */
export type NegativeState = { readonly seat: number; readonly status: 'answered' | 'recirculated' | NegativeWay };

/** A ballot that follows from this one. */
export type FollowUpState = {
  readonly stream: Stream;
  readonly kind: FollowUp['kind'];
  readonly running: boolean;
  readonly voided?: true;
};

/** A motion on a negative: what it becomes when the motion is won, and when it is lost. */
export type Motion = { readonly ballot: Stream; readonly seat: number; readonly way: NegativeWay; readonly lost: NegativeWay };

export type Phase = 'draft' | 'open' | 'tied' | 'closed' | 'settled' | 'recalled' | 'voided';

/** What is kept of the birth as it was given; `text` is the one in force. */
export type Birth = Pick<
  BallotInput,
  | ('purpose' | 'project' | 'committee' | 'meeting' | 'organisation' | 'secretariat' | 'round' | 'question' | 'text')
  | ('terms' | 'window' | 'drafters' | 'drafterUnits' | 'named' | 'profile' | 'rehearsal' | 'follows')
>;

/** A ballot. It stays under 256 KiB at 100,000 seats: positions in strings, no texts, persons only for rolls by value. */
export type BallotState = Birth & {
  readonly stream: Stream;
  readonly phase: Phase;
  readonly facts: { readonly [name: string]: number | boolean };
  readonly recallMinutes: number;
  readonly reminders: readonly number[];
  readonly remindersLeft: readonly number[];
  readonly opensAt: Instant | null;
  readonly size: number;
  readonly seats: readonly KeptSeat[] | null;
  readonly document: string | null;
  readonly marks: readonly string[];
  /** Rows of `1` present and `0` absent; null until attendance is recorded. */
  readonly attendance: readonly string[] | null;
  readonly excluded: readonly Exclusion[];
  readonly papers: readonly Paper[];
  /** Every scan a sheet was entered with, also of sheets that were objected to or voted over. */
  readonly scans?: readonly { readonly seat: number; readonly scan: string }[];
  readonly changes?: readonly SeatChange[];
  readonly mandates?: readonly Mandate[];
  /** Seats whose mark was set by the holder of a mandate. */
  readonly byMandate?: readonly number[];
  readonly swaps?: readonly Swap[];
  /** From the first correction on, a character per seat: which of the texts its vote was given on or stands by. */
  readonly consents?: readonly string[];
  readonly outages?: readonly Outage[];
  /** The clock fired late, so the system was away at the close: until then the measurement is waited for. */
  readonly heldUntil?: Instant;
  readonly followUps?: readonly FollowUpState[];
  readonly negatives?: readonly NegativeState[];
  readonly motions?: readonly Motion[];
  /** Seats that support an appeal; `upheld` once the appeal ballot is decided. */
  readonly appeal?: { readonly supporters: readonly number[]; readonly upheld: boolean | null };
  /** Comments on clauses a recirculation did not put to the vote; kept for the next revision. */
  readonly parked?: number;
  /** What waits for its second person, and how many proposals there ever were. */
  readonly proposals?: readonly Proposal[];
  readonly proposed?: number;
  /** What members declined of the own seat. */
  readonly declined?: readonly Declined[];
  readonly openedAt: Instant | null;
  readonly closesAt: Instant | null;
  /** When it closed last. */
  readonly closedAt?: Instant;
  readonly countsUntil: Instant | null;
  readonly settlesAt: Instant | null;
  readonly extendedDays: number;
  /** Casts accepted in time, replaced ones included, and casts kept as late. */
  readonly casts: number;
  readonly late: number;
  readonly result: BallotResult | null;
  /** Once the result has changed: the one first declared, and each change. */
  readonly firstResult?: BallotResult;
  readonly revisions?: readonly Revision[];
  /** The result that stood before the ballot was opened again, by two persons (`reopened`, once) or after an outage. */
  readonly takenBack?: BallotResult;
  readonly reopened?: ReopeningGround;
  /** From the close on: what each change of the roll meant for the result. */
  readonly changed?: readonly SeatSensitivity[];
  /** When the result was first a decision; an appeal counts its days from here. */
  readonly decidedAt?: Instant;
  readonly used: boolean;
  /** Who voided it, why and when. */
  readonly voided?: { readonly reason: string; readonly proposedBy: string; readonly by: string; readonly at: Instant } & Voiding;
};
