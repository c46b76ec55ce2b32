import type { PersonId } from '../person-id.js';
import type { Term } from '../calendar/deadline.js';
import type { Outcome } from '../ballot-rule/ballot-rule.js';
import type { Instant } from '../decider.js';
import type { AgendaItem, BallotReport, MeetingEndOrder, RosterOrder } from '../messages.js';
import type { AttendanceMode } from './meeting-state.js';

/** Both languages of a text; a resolution is recorded in both. */
export type Words = { readonly zh: string; readonly en: string };

export type PutToVote = {
  readonly type: 'putToVote';
  readonly item: number;
  /** Name of the ballot terms, from the committee's profile. */
  readonly terms: string;
  readonly question: string;
  /** SHA-256 of the text put to the vote, one of the item's documents. */
  readonly text: string;
  readonly drafters?: readonly PersonId[];
  readonly drafterUnits?: readonly string[];
  /** Drafters of the text by the record; the API looks them up. */
  readonly recorded?: { readonly drafters: readonly PersonId[]; readonly drafterUnits: readonly string[] };
  /** How long the vote is open at most, within the terms; their default when absent. */
  readonly window?: Term;
};

export type RecordResolution = {
  readonly type: 'recordResolution';
  readonly item: number;
  /** The vote it rests on; absent when the matter was settled by consideration. */
  readonly vote?: number;
  /** What the resolution says came out; it must be what the ballot says. */
  readonly outcome?: Outcome;
  /** Figures the text names, if it names any; they must be the ballot's. */
  readonly figures?: { readonly yes: number; readonly no: number; readonly abstain: number };
  readonly text: Words;
};

export type MeetingCommand =
  | { readonly type: 'changeAgenda'; readonly agenda: readonly AgendaItem[]; readonly reason?: string }
  | { readonly type: 'acceptLateMaterial'; readonly item: number; readonly reason: string }
  | { readonly type: 'postponeMeeting'; readonly opensAt: Instant; readonly place?: string; readonly reason: string }
  | MeetingEndOrder
  | { readonly type: 'signIn'; readonly person: PersonId; readonly mode: AttendanceMode; readonly how?: string }
  | { readonly type: 'checkIdentity'; readonly person: PersonId; readonly how: string }
  | { readonly type: 'signOut'; readonly person: PersonId }
  | { readonly type: 'openMeeting' }
  | { readonly type: 'adjournMeeting'; readonly resumesAt: Instant; readonly place?: string; readonly reason: string }
  | { readonly type: 'resumeMeeting' }
  | { readonly type: 'noteOpinion'; readonly item: number; readonly person: PersonId; readonly text: string }
  | PutToVote
  | { readonly type: 'closeVote'; readonly vote: number }
  | RecordResolution
  | ({ readonly type: 'amendResolution'; readonly number: string; readonly reason: string } & Pick<RecordResolution, 'outcome' | 'figures' | 'text'>)
  | { readonly type: 'endMeeting'; readonly conclusion: string }
  | { readonly type: 'confirmMinutes'; readonly hash: string; readonly facts: number }
  | RosterOrder
  | BallotReport
  | { readonly type: 'noteMaterialDeadline' }
  | { readonly type: 'noteMinutesOverdue' }
  | { readonly type: 'fileMeeting' };

export type MeetingAct<Type extends MeetingCommand['type']> = Extract<MeetingCommand, { readonly type: Type }>;
