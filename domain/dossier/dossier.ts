import type { PersonId } from '../kernel/person-id.js';
import type { Source } from '../law/sources.js';
import type { BallotTerms, Profile } from '../profile/profile.js';
import type { PaperCounts } from '../ballot/state.js';
import type { Mark } from '../ballot/marks.js';
import type { Calendar } from '../law/calendar/calendar.js';
import type { Term } from '../law/calendar/deadline.js';
import type { Instant, Kind, Recorded, Stream } from '../kernel/decider.js';
import type { Title } from '../profile/vocabulary.js';
import type { DecisionKind } from '../kernel/decision.js';
import type { ExplainedRow } from '../ballot-rule/explain.js';
import type { Band, BodyRule, CommitteeProfile } from '../committee/profile.js';
import type { CompositionFinding } from '../committee/composition.js';
import type { Candidate } from '../committee/member.js';
import type { Result } from './result.js';
import type { Seal } from './seal.js';
import type { Sensitivity } from './sensitivity.js';

export const dossierFormat = 'biaocheng-dossier';
export const dossierVersion = 2;

/** An archived event in a dossier. `withheld` names the parts its reader may not see; what stands of it is then not what the leaf was made of. */
export type LoggedEvent = { readonly seq: number; readonly leaf: string; readonly withheld?: readonly string[] } & Partial<
  Omit<Recorded, 'seq' | 'leaf'>
>;

export type Log = {
  readonly size: number;
  readonly root: string;
  readonly events: readonly LoggedEvent[];
  /** The log when the dossier was made, with the proof that it begins with this one; null when nothing had followed. */
  readonly later: { readonly size: number; readonly root: string; readonly proof: readonly string[] } | null;
};

/** By whom or what. An act of the clock is never a person's consent (honest automation). */
export type Maker = { readonly kind: 'clock' | 'lifecycle' | 'person'; readonly id: string } & Title;

export type Seated = {
  readonly seat: number;
  readonly person?: PersonId;
  readonly name?: string;
  readonly organisation: string;
  readonly organisationName?: string;
  /** Where the register knew the person beside the unit that was typed. */
  readonly units?: readonly string[];
  readonly class?: string;
  readonly weight?: number;
  readonly excluded: { readonly reason: string; readonly evidence: string; readonly late: boolean } | null;
  readonly mark?: Mark;
};

export type Electorate = {
  readonly size: number;
  readonly eligible: number;
  readonly excluded: number;
  /** The archived roll, when it is too long to stand here. */
  readonly document: string | null;
  readonly seats: readonly Seated[] | null;
};

/** 考核评价: a score, the bands of the pinned profile, and the grade that follows. */
export type Assessment = Title & {
  readonly score: number;
  readonly grade: string;
  readonly title: Title;
  readonly bands: readonly Band[];
  readonly failing: readonly string[];
  readonly failed: boolean;
  readonly rectifyBy: Instant | null;
  readonly source: Source;
  readonly trace: readonly ExplainedRow[];
};

/** 组成: the list a committee was established or re-elected with, checked again by the rule of the pinned profile. `against` counts findings that forbid it. */
export type Composed = Title & {
  readonly on: string;
  readonly host: string;
  readonly size: number;
  readonly bySide: { readonly [side: string]: number };
  readonly rule: BodyRule;
  readonly findings: readonly CompositionFinding[];
  readonly against: number;
  /** Null to readers who may not see persons. */
  readonly people: readonly Candidate[] | null;
};

export type RuleInForce = {
  readonly id: string;
  readonly params: BallotTerms['params'];
  readonly source: Source;
  readonly terms: BallotTerms;
  /** Terms of whoever put the question, not of a procedure: they rest on no law. */
  readonly houseTerms: boolean;
};

/** One time limit with everything that is needed to count it again by hand. */
export type DeadlineProof = {
  readonly name: string;
  readonly from: Instant;
  readonly opened: string;
  readonly term: Term;
  readonly counted: readonly string[];
  readonly first: { readonly at: Instant; readonly text: string };
  readonly closesAt: Instant;
  readonly closes: string;
  readonly countsUntil: Instant | null;
  readonly provisional: boolean;
  readonly calendar: string;
  readonly moved: readonly Moved[];
  readonly outages: readonly OutageShown[];
};

/** 停机: our own unavailability inside the window, and whether its minutes were given back. */
export type OutageShown = {
  readonly seq: number;
  readonly from: Instant;
  readonly to: Instant;
  readonly text: string;
  readonly minutes: number;
  readonly given: boolean;
  readonly why: string;
};

/** What moved a limit after it was set: an extension, a re-opening, an outage made good. Both signers where two persons are needed. */
export type Moved = {
  readonly seq: number;
  readonly at: Instant;
  readonly why: string;
  readonly reason: string | null;
  readonly days: number | null;
  readonly signers: readonly string[];
  readonly closesAt: Instant;
  readonly closes: string;
};

export type Named = { readonly what: string; readonly sha256: string };

/** One notice and what became of it, in figures: names of recipients stay with whoever keeps the record. */
export type NoticeFigures = {
  readonly seq: number;
  readonly template: string;
  readonly state: string;
  readonly recipients: number;
  readonly delivered: number;
  readonly failed: number;
  readonly noAddress: number;
  readonly open: number;
  readonly firstAt: Instant | null;
  readonly lastAt: Instant | null;
};

/** What follows from the events, the calendar and the code alone. Recomputing a dossier is making this again. */
export type Content = {
  readonly format: typeof dossierFormat;
  readonly version: number;
  readonly subject: {
    readonly stream: Stream;
    readonly kind: Kind;
    readonly seq: number;
    readonly type: string;
    readonly decision: DecisionKind;
    readonly about: string;
    readonly organisation: string | null;
    readonly rehearsal: boolean;
  } & Title;
  readonly decided: { readonly at: Instant; readonly time: string; readonly by: Maker };
  readonly outcome: { readonly word: string; readonly reason: string | null } & Title;
  readonly pinned: { readonly profile: string | null; readonly calendar: string };
  readonly electorate: Electorate | null;
  readonly rule: RuleInForce | null;
  readonly result: Result | null;
  readonly papers: PaperCounts | null;
  /** The result it takes the place of. */
  readonly before: Result | null;
  readonly sensitivity: Sensitivity | null;
  readonly assessment: Assessment | null;
  readonly composition: Composed | null;
  readonly deadlines: readonly DeadlineProof[];
  readonly documents: readonly Named[];
  readonly related: readonly string[];
};

export type Software = { readonly name: string; readonly version: string };

/** 决定卷宗: one decision in one file that anybody can check without us. */
export type Dossier = Content & {
  readonly log: Log;
  readonly calendar: Calendar;
  /** The pinned profile when it does not already stand in the events; null when it is not at hand. */
  readonly profile: Profile | CommitteeProfile | null;
  readonly notices: readonly NoticeFigures[];
  readonly software: Software;
  readonly sight: 'full' | 'counts' | 'public';
  readonly seal: Seal;
};

/** A dossier whose events stay where they are: what a page shows, and what is written around the events of a long log. */
export type Head = Omit<Dossier, 'log'> & { readonly log: Omit<Log, 'events'> };
