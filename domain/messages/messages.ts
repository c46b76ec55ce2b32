import type { TextSwap } from '../text/text-change.js';
import type { PersonId } from '../kernel/person-id.js';
import type { ActorId } from '../kernel/actor.js';
import type { Counts, Outcome, ShownRow } from '../ballot-rule/ballot-rule.js';
import type { Term } from '../law/calendar/deadline.js';
import type { Matter } from './matter.js';
import type { Instant, Stream } from '../kernel/decider.js';
import type { FollowUp } from './follow-up.js';
import type { BallotTerms, Field } from '../profile/profile.js';
import type { Source } from '../law/sources.js';
import type { Refusal } from '../kernel/refusal.js';

/*
 * What lifecycles say to one another. A `start` effect carries one of the inputs, a `tell` effect one of the reports or orders.
 * Reports are facts: the receiver records them or, when they no longer concern it, answers with no events. It never refuses them.
 */

/** One entitled voter, frozen at opening. `organisation` is a credit code; exclusion is computed by it, never by name (G6). */
export type Seat = {
  readonly person: PersonId;
  readonly name: string;
  readonly organisation: string;
  readonly organisationName: string;
  /** Other units the register knows the person at, by grants and memberships; the API looks them up. */
  readonly units?: readonly string[];
  readonly class?: string;
  readonly weight?: number;
};

/** A roll by value (small) or by the hash of an archived document whose line n is seat n (large electorates). */
export type Roll =
  | {
      readonly kind: 'seats';
      readonly seats: readonly Seat[];
      /** Who belongs to the electorate and has no vote on the day: the seat is there, without a vote, and may get it back. */
      readonly withheld?: readonly { readonly seat: number; readonly reason: string; readonly evidence: string }[];
    }
  | {
      readonly kind: 'document';
      readonly sha256: string;
      readonly size: number;
      readonly excluded: readonly { readonly seat: number; readonly reason: string; readonly evidence?: string }[];
    };

/**
 * Whom the person who asks for a ballot calls drafters, persons and units, and on a roll by document their seats. One person's word excludes nobody: each
 * is proposed to be recused. Empty lists say that nobody drafted the text.
 */
export type NamedDrafters = {
  readonly drafters: readonly PersonId[];
  readonly drafterUnits: readonly string[];
  readonly seats?: readonly { readonly seat: number; readonly reason: string; readonly evidence: string }[];
  readonly by?: ActorId;
};

export type BallotInput = {
  readonly purpose: 'projectApproval' | 'technicalReview' | 'systematicReview' | 'standalone';
  readonly project: Stream | null;
  /** The committee whose members are the roll, and the meeting at which the vote is taken: both hear what the project hears. */
  readonly committee?: Stream;
  readonly meeting?: Stream;
  readonly organisation: string;
  /** Credit code of the host of the committee, where the committee holds the ballot for another organisation: its secretariat conducts it too. */
  readonly secretariat?: string;
  readonly round: number;
  readonly question: string;
  /** SHA-256 of the text put to the vote; every vote names it. */
  readonly text: string;
  readonly terms: BallotTerms;
  readonly window: Term;
  readonly roll: Roll;
  /** Drafters of the text and their units by the record: of its project, or of the drafting groups that wrote it. */
  readonly drafters: readonly PersonId[];
  readonly drafterUnits: readonly string[];
  readonly named?: NamedDrafters;
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
  /** A ballot that follows from another: a motion on one of its negatives, a recirculation, an appeal. It reports to that ballot alone. */
  readonly follows?: FollowUp;
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
  /** How long an author may object to the treatment of a comment before the round is settled. Rounds of before have none. */
  readonly objection?: Term;
  readonly reminders: readonly number[];
  /** Organisations that were sent the draft, for the counts of the 汇总处理表 (sent / replied / no reply). */
  readonly addressees: readonly string[];
  /** Persons of the drafting group, who answer comments whichever unit they belong to. */
  readonly drafters?: readonly PersonId[];
  readonly rehearsal: boolean;
};

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

/** To a project, a committee and a meeting, from a ballot of theirs. */
export type BallotReport =
  | { readonly type: 'ballotOpened'; readonly ballot: Stream; readonly round: number; readonly closesAt: Instant }
  | {
      readonly type: 'ballotDecided';
      readonly ballot: Stream;
      readonly round: number;
      readonly outcome: Outcome;
      readonly counts: Counts;
      readonly trace: readonly ShownRow[];
      /** Entitled persons who returned nothing, for the committee's record of absence; only from rolls by value. */
      readonly silent?: readonly PersonId[];
    }
  | { readonly type: 'ballotVoided'; readonly ballot: Stream; readonly round: number; readonly reason: string };

/** To a project, from its organisation (G3). */
export type StandingReport = { readonly type: 'standingChanged'; readonly standing: 'clear' | 'suspended'; readonly reason: string };

/** From a project to its consultation. */
export type ConsultationOrder =
  | { readonly type: 'swapText'; readonly from: string; readonly to: string; readonly nature: 'erratum' | 'technical'; readonly reason: string }
  | { readonly type: 'voidConsultation'; readonly reason: string };

/** From a project to its ballot. */
export type BallotOrder =
  /** `by`: the one person who wants it. While people vote, that is the first of two. Without: whoever asked for the ballot is no more, or its authority orders it. */
  | { readonly type: 'voidBallot'; readonly reason: string; readonly by?: ActorId }
  | ({ readonly type: 'swapBallotText' } & TextSwap)
  /** The project has acted on the result: it can no longer be re-opened or revised. */
  | { readonly type: 'useResult' };

/** From a committee to its open ballots: a seat's person moved, left or died. What follows is the ballot's policy, and the change is in the record either way. */
export type SeatOrder = {
  readonly type: 'seatChanged';
  readonly person: PersonId;
  readonly cause: 'employerChanged' | 'resigned' | 'died' | 'removed' | 'revoked' | 'suspended' | 'reinstated';
  /** The unit the person belongs to from now on; null when the seat is given up. */
  readonly organisation: string | null;
  readonly evidence: string;
  /** Whose act it was: where it would strike a cast vote, somebody else has to confirm it. */
  readonly by?: ActorId;
  /** Two persons stand behind it. */
  readonly confirmed?: true;
};

/** From a meeting to a ballot taken there: the one attendance list, then the end of the vote. */
export type MeetingOrder = { readonly type: 'recordAttendance'; readonly present: readonly number[] } | { readonly type: 'closeMeeting' };

/**
 * To a committee, from a project of its programme: put this question to the members entitled now. The committee makes the roll, because it alone
 * knows who is entitled, and starts the ballot under the stream that the asker chose. The ballot reports to the asker as its `project`.
 */
export type CommitteeOrder = { readonly type: 'ballotAsked'; readonly ballot: Stream; readonly input: Omit<BallotInput, 'roll' | 'committee'> };

/** The committee's answer when it cannot: suspended, too few members, no such committee in operation. */
export type CommitteeReport = { readonly type: 'ballotRefused'; readonly ballot: Stream; readonly round: number; readonly refusal: Refusal };

/** A person on the roster of a meeting. `votes` is false for advisers, observers, suspended members and guests. */
export type RosterRow = Seat & {
  readonly duty: string;
  readonly title: string;
  readonly votes: boolean;
  /** Has the vote of a member and is suspended, since when: the seat is in every roll, without a vote. */
  readonly suspended?: string;
};

export type AgendaItem = {
  readonly n: number;
  readonly title: { readonly zh: string; readonly en: string };
  /** SHA-256 of the documents the item is about. */
  readonly documents: readonly string[];
  /** The project the item decides on, if it does. */
  readonly project: Stream | null;
  readonly decides: boolean;
  /** What the committee may do with a vote on it that passed; a vote on an item without one decides nothing but the item. */
  readonly matter?: Matter;
};

export type MeetingInput = {
  readonly committee: Stream;
  readonly organisation: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly form: 'plenary' | 'review' | 'election' | 'working';
  readonly opensAt: Instant;
  readonly place: string;
  readonly remote: boolean;
  /** Where those who take part remotely go in. */
  readonly link?: string;
  readonly agenda: readonly AgendaItem[];
  /** The voting roster as of the call; the committee tells of changes until the meeting opens. */
  readonly roster: readonly RosterRow[];
  /** Material must be with the members so long before (one month for 会审). */
  readonly material: Term;
  /** Ballot terms by name, from the committee's profile: a vote at the meeting picks one. */
  readonly terms: { readonly [name: string]: BallotTerms };
  readonly profile: string;
  readonly rehearsal: boolean;
  /** Present voting members per voting member, before anything is put to the vote; none beyond the rule of each ballot when absent. */
  readonly quorum?: { readonly p: number; readonly q: number; readonly source: Source };
  /** How resolutions are numbered; `{year}-{serial}` from 01 when absent. The committee hands on the serial, because it outlives a meeting. */
  readonly numbering?: ResolutionNumbering;
  /** Minutes are due so long after the meeting ends; ten working days when absent. */
  readonly minutesWithin?: Term;
};

/** `pattern` is made of text and `{committee}`, `{year}`, `{serial}`; the serial has at least `width` digits. */
export type ResolutionNumbering = {
  readonly pattern: string;
  readonly committee: string;
  readonly firstSerial: number;
  readonly width: number;
};

/** From a committee to a meeting that has not opened. */
export type RosterOrder = { readonly type: 'rosterChanged'; readonly roster: readonly RosterRow[] };

/** From a committee that ends to its meetings: those not yet over are called off, with the votes that run there. */
export type MeetingEndOrder = { readonly type: 'cancelMeeting'; readonly reason: string };

/** To a committee, from its meeting. */
export type MeetingReport =
  | {
      readonly type: 'meetingHeld';
      readonly meeting: Stream;
      readonly form: MeetingInput['form'];
      readonly at: Instant;
      readonly present: readonly PersonId[];
      readonly absent: readonly PersonId[];
      /** Those of `absent` who had leave; the committee's profile says what leave excuses. */
      readonly onLeave?: readonly PersonId[];
      readonly resolutions: readonly MeetingResolution[];
    }
  | { readonly type: 'meetingCancelled'; readonly meeting: Stream; readonly reason: string };

/** A resolution as its meeting reports it. `matter` and `text` are there where its vote decided a matter of the committee itself. */
export type MeetingResolution = {
  readonly number: string;
  readonly ballot: Stream | null;
  readonly outcome: Outcome | null;
  readonly matter?: Matter;
  readonly text?: string;
};

/** From a campaign to a project in force, and back. */
export type CampaignOrder = {
  readonly type: 'reviewAsked';
  readonly campaign: Stream;
  readonly organisation: string;
  readonly reason: string;
  /** A rehearsed campaign asks rehearsed standards, a real one real ones: their clocks and figures are not to be mixed. Absent in orders of older code. */
  readonly rehearsal?: boolean;
};
export type CampaignReport = { readonly type: 'reviewOutcome'; readonly project: Stream; readonly outcome: string; readonly number: string | null };

/** From a project or a pilot to its organisation. */
export type OrganisationOrder =
  { readonly type: 'projectStarted'; readonly project: Stream } | { readonly type: 'projectEnded'; readonly project: Stream } | StandardReport;

/** From a project to its organisation, and from there to the pilots of that society: a standard is published, or its 复审 is concluded. */
export type StandardReport = {
  readonly type: 'standardReported';
  readonly project: Stream;
  readonly number: string;
  readonly field: Field | null;
  readonly as: 'published' | 'reviewed';
  readonly rehearsal: boolean;
};

/** To a project that is being revised, from its successor: the new edition is published and replaces it at `effectiveAt`, or it came to nothing. */
export type ProjectReport =
  | { readonly type: 'successorPublished'; readonly successor: Stream; readonly number: string; readonly effectiveAt: Instant }
  | { readonly type: 'successorEnded'; readonly successor: Stream; readonly reason: string };
