import type { PersonId } from '../person-id.js';
import type { ActorId } from '../actor.js';
import type { Counts, Outcome, ShownRow } from '../ballot-rule/ballot-rule.js';
import type { Instant, Stream } from '../decider.js';
import type { AgendaItem, BallotInput, MeetingInput, RosterRow } from '../messages.js';
import type { AttendanceFigures, AttendanceMark, VoteFigures } from './meeting-state.js';
import type { Words } from './meeting-command.js';

/** The date by which material must be sent, counted back from the opening. */
export type MaterialDate = { readonly materialBy: Instant; readonly provisional: boolean };

export type MeetingEvent =
  /** `short`: called when the date for material had already passed; a breach that stays in the record. */
  | ({ readonly type: 'meetingCalled'; readonly stream: Stream; readonly input: MeetingInput; readonly short: boolean } & MaterialDate)
  /** `late` names the deciding items whose material comes after its date: a breach that stays in the record. */
  | {
      readonly type: 'agendaChanged';
      readonly agenda: readonly AgendaItem[];
      readonly changed: readonly number[];
      readonly removed: readonly number[];
      readonly late: readonly number[];
      readonly reason: string | null;
      readonly by: ActorId;
    }
  | { readonly type: 'lateMaterialAccepted'; readonly item: number; readonly materialAt: Instant; readonly reason: string; readonly by: ActorId }
  /** The date has come; `missing` names the deciding items without any document. */
  | { readonly type: 'materialClosed'; readonly missing: readonly number[] }
  | {
      readonly type: 'rosterReplaced';
      readonly roster: readonly RosterRow[];
      readonly joined: readonly PersonId[];
      readonly left: readonly PersonId[];
    }
  | ({
      readonly type: 'meetingPostponed';
      readonly from: Instant;
      readonly opensAt: Instant;
      readonly place: string;
      readonly reason: string;
      readonly by: ActorId;
    } & MaterialDate)
  /** `votes` are the ballots that ran when it was called off. */
  | { readonly type: 'meetingCancelled'; readonly reason: string; readonly votes: readonly Stream[]; readonly by: ActorId }
  /** `how` is by what the identity of somebody remote was checked, `by` who checked it. */
  | {
      readonly type: 'attendanceNoted';
      readonly row: number;
      readonly person: PersonId;
      readonly mark: AttendanceMark;
      readonly was: AttendanceMark;
      readonly how: string | null;
      readonly by: ActorId;
    }
  | { readonly type: 'meetingOpened'; readonly figures: AttendanceFigures; readonly by: ActorId }
  | { readonly type: 'meetingAdjourned'; readonly resumesAt: Instant; readonly place: string; readonly reason: string; readonly by: ActorId }
  | { readonly type: 'meetingResumed'; readonly figures: AttendanceFigures; readonly by: ActorId }
  | { readonly type: 'opinionNoted'; readonly item: number; readonly person: PersonId; readonly text: string; readonly by: ActorId }
  /** `present` are the seats of the ballot that are here at this instant. */
  | {
      readonly type: 'voteOrdered';
      readonly vote: number;
      readonly item: number;
      readonly ballot: Stream;
      readonly terms: string;
      readonly input: BallotInput;
      readonly present: readonly number[];
      readonly figures: AttendanceFigures;
      readonly by: ActorId;
    }
  | { readonly type: 'voteEnded'; readonly vote: number; readonly ballot: Stream; readonly by: ActorId }
  | {
      readonly type: 'voteDecided';
      readonly vote: number;
      readonly ballot: Stream;
      readonly outcome: Outcome;
      readonly counts: Counts;
      readonly trace: readonly ShownRow[];
      /** Resolutions that said otherwise until now: a revised result. */
      readonly contradicts: readonly string[];
    }
  | { readonly type: 'voteCalledOff'; readonly vote: number; readonly ballot: Stream; readonly reason: string }
  | { readonly type: 'voteReopened'; readonly vote: number; readonly ballot: Stream; readonly closesAt: Instant }
  | {
      readonly type: 'resolutionRecorded';
      readonly number: string;
      readonly item: number;
      readonly vote: number | null;
      readonly ballot: Stream | null;
      readonly outcome: Outcome | null;
      readonly figures: VoteFigures | null;
      readonly text: Words;
      readonly by: ActorId;
    }
  | {
      readonly type: 'resolutionAmended';
      readonly number: string;
      readonly outcome: Outcome | null;
      readonly figures: VoteFigures | null;
      readonly text: Words;
      readonly reason: string;
      readonly by: ActorId;
    }
  | {
      readonly type: 'meetingEnded';
      readonly conclusion: string;
      readonly figures: AttendanceFigures;
      readonly minutesBy: Instant;
      readonly provisional: boolean;
      readonly by: ActorId;
    }
  | { readonly type: 'minutesBecameOverdue'; readonly minutesBy: Instant }
  | {
      readonly type: 'minutesConfirmed';
      readonly hash: string;
      readonly facts: number;
      readonly filesAt: Instant;
      readonly late: boolean;
      readonly by: ActorId;
    }
  /** A result changed after the minutes were confirmed: they are to be confirmed again. */
  | { readonly type: 'minutesReopened'; readonly vote: number; readonly hash: string }
  | { readonly type: 'meetingFiled' };
