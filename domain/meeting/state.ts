import type { ActorId } from '../kernel/actor.js';
import type { Outcome } from '../ballot-rule/ballot-rule.js';
import type { Term } from '../law/calendar/deadline.js';
import type { Instant, Stream } from '../kernel/decider.js';
import type { AgendaItem, MeetingInput, ResolutionNumbering, RosterRow } from '../messages/messages.js';
import type { BallotTerms } from '../profile/profile.js';
import type { markNames } from './words.js';

/** An agenda holds no more items, and a meeting no more votes (each is some 300 bytes of state) and no more resolutions, than any meeting has. */
export const maxItems = 60;
export const maxVotes = 100;
export const maxResolutions = 100;

/**
 * One character per row of the roster: `.` nothing known, `p` in person, `r` remote with a checked identity, `c` remote and not checked yet,
 * `l` absent with leave, `a` absent, `d` was here in person and has left, `e` the same by remote link. Only `p` and `r` count as present, so a person counts once or not at all.
 */
export type AttendanceMark = keyof typeof markNames;

/** `called` until the chair opens it; `held` waits for its minutes, `minuted` for the last day on which a vote of it may still change; then it is `filed`. */
export type MeetingPhase = 'called' | 'open' | 'adjourned' | 'held' | 'minuted' | 'filed' | 'cancelled';

/** An agenda item; `materialAt` is when it last changed or its last document was sent, `accepted` that the chair let late material pass. */
export type Item = AgendaItem & { readonly materialAt: Instant; readonly accepted: boolean };

/** A vote taken here: `closing` when the meeting has ended it and the ballot has not yet said what came out (a tie waits for the chair there). */
export type MeetingVote = {
  readonly n: number;
  readonly item: number;
  readonly ballot: Stream;
  readonly terms: string;
  /** SHA-256 of the text put to the vote. */
  readonly text: string;
  /** Stands for the words of the question, so that the same question is not put twice. */
  readonly print: string;
  readonly phase: 'open' | 'closing' | 'decided' | 'voided';
  readonly outcome: Outcome | null;
  readonly tally: VoteFigures | null;
  readonly decidedAt: Instant | null;
};

export type VoteFigures = { readonly yes: number; readonly no: number; readonly abstain: number };

/** `vote` null: by consideration. */
export type Resolution = {
  readonly number: string;
  readonly item: number;
  readonly vote: number | null;
  readonly outcome: Outcome | null;
  /** The counts it was recorded with. */
  readonly figures: VoteFigures | null;
};

/**
 * 应到 and 实到, from the one attendance list, of voting members: `present` are here now, `attended` (实到 of the whole meeting) came at some
 * time. `guests` are the others who came.
 */
export type AttendanceFigures = {
  readonly due: number;
  readonly present: number;
  readonly inPerson: number;
  readonly remote: number;
  readonly attended: number;
  readonly attendedRemotely: number;
  readonly onLeave: number;
  readonly absent: number;
  readonly guests: number;
};

/** A meeting of a committee. Words of opinions, resolutions and reasons stay in the archive. */
export type MeetingState = {
  readonly stream: Stream;
  readonly phase: MeetingPhase;
  readonly committee: Stream;
  readonly organisation: string;
  readonly title: MeetingInput['title'];
  readonly form: MeetingInput['form'];
  readonly opensAt: Instant;
  readonly place: string;
  readonly remote: boolean;
  readonly link: string | null;
  readonly agenda: readonly Item[];
  readonly roster: readonly RosterRow[];
  readonly attendance: string;
  readonly material: Term;
  /** Material sent before this instant is in time. */
  readonly materialBy: Instant;
  readonly materialNoted: boolean;
  readonly terms: { readonly [name: string]: BallotTerms };
  readonly quorum: MeetingInput['quorum'] | null;
  readonly numbering: ResolutionNumbering;
  readonly nextSerial: number;
  readonly minutesWithin: Term;
  readonly profile: string;
  readonly rehearsal: boolean;
  readonly votes: readonly MeetingVote[];
  readonly resolutions: readonly Resolution[];
  readonly opinions: number;
  readonly calledAt: Instant;
  readonly openedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly minutesBy: Instant | null;
  readonly minutesOverdue: boolean;
  readonly confirmed: { readonly by: ActorId; readonly at: Instant; readonly hash: string; readonly facts: number } | null;
  readonly filesAt: Instant | null;
  /** Events so far: minutes are made from them, and name how many they were made from. */
  readonly facts: number;
};
