import type { BallotState } from '../../domain/ballot/state.js';
import { countsRow } from '../../domain/dossier/veil.js';
import { holds, isMachineId } from '../../domain/kernel/actor.js';
import { recordedOf, type EventRow, type SeenRow } from '../../db/archive.js';
import type { Caller } from '../http/call.js';
import { conducts } from './ballot-sight.js';
import { partOf, type EventSight, type Parts } from './public-events.js';
import type { Seen } from './sight.js';
import { namesVotes } from './vote-window.js';

const moved = ['days', 'reason', 'closesAt', 'countsUntil', 'provisional'] as const;
const result = ['outcome', 'counts', 'trace'] as const;

/** What is told to whoever sees the ballot: the question, its window, and its result without who voted how. */
const everybody: Parts = {
  ballotDrafted: [],
  ballotOpened: ['text', 'question', 'size', 'eligible', 'closesAt', 'countsUntil', 'provisional'],
  openingFailed: ['refusal'],
  attendanceRecorded: [],
  ballotExtended: moved,
  ballotReopened: [...moved, 'ground'],
  outageRecorded: ['from', 'to', 'minutes', 'why'],
  closeHeld: ['until'],
  votersReminded: ['daysLeft'],
  remindersSkipped: ['days'],
  ballotVoided: ['reason'],
  ballotRecalled: ['reason'],
  textSwapped: ['from', 'to', 'reason'],
  factRecorded: ['fact', 'value'],
  ballotClosed: [...result, 'papers', 'rule', 'size', 'casts', 'late', 'tied', 'settlesAt'],
  tieDecided: ['choice', 'reason', ...result],
  resultRevised: ['cause', 'papers', ...result],
  resultUsed: [],
  ballotSettled: [],
  recirculationOpened: ['ballot'],
  appealOpened: ['ballot'],
  followUpConcluded: ['ballot'],
};

const proposed = ['n', 'days', 'reason', 'by'] as const;
const answered = ['proposal', 'n', 'act', 'reason', 'proposedBy', 'by'] as const;
const mandate = ['seat', 'holder', 'by', 'kind', 'from', 'until', 'proof', 'reason'] as const;

/** What those who conduct it see besides, before the close and after it: the roll, who proposed what, whose seat does not count. No mark is among it. */
const conducting: Parts = {
  ballotDrafted: ['recallMinutes', 'reminders'],
  ballotOpened: [...(everybody['ballotOpened'] ?? []), 'seats', 'document', 'excluded', 'recallUntil', 'by'],
  attendanceRecorded: ['present', 'by'],
  ballotExtended: [...moved, 'n', 'proposedBy', 'by'],
  ballotReopened: [...moved, 'ground', 'n', 'proposedBy', 'by'],
  ballotVoided: ['reason', 'ground', 'fault', 'n', 'proposedBy', 'by'],
  extensionProposed: proposed,
  reopeningProposed: proposed,
  voidingProposed: [...proposed, 'ground', 'fault'],
  changeProposed: ['n', 'change', 'by'],
  changeConfirmed: ['n', 'act', 'proposedBy', 'by'],
  proposalDeclined: answered,
  proposalWithdrawn: answered,
  mandateRecorded: mandate,
  mandateWithdrawn: mandate,
  seatRecused: ['seat', 'reason', 'evidence', 'proof', 'by'],
  seatChangeNoted: ['seat', 'person', 'evidence', 'cause', 'organisation', 'by', 'effect'],
  seatRestored: ['seat', 'person', 'evidence'],
  factRecorded: ['fact', 'value', 'evidence', 'by'],
};

/** Votes and what becomes of each: for those to whom the terms name them, after the close. */
const ofVotes: readonly string[] = [
  'voteCast',
  'voteKeptLate',
  'commentParked',
  'voteStood',
  'conditionalConfirmed',
  'paperConfirmed',
  'paperObjected',
  'seatRecused',
  'seatRestored',
  'negativeWithdrawn',
  'negativeAnswered',
  'negativeHandled',
  'motionPut',
  'appealSupported',
];

/** Events of a ballot: what its view shows this caller, and no vote before the close. */
export function ballotEvents(seen: Seen, caller: Caller): EventSight {
  const state = seen.view.state as BallotState; // written by the projection of ballots
  const inside = conducts(state, caller) || holds(caller.actor, state.organisation, 'monitor');
  const named = namesVotes(seen) === null;
  const parts: Parts = inside ? { ...everybody, ...conducting } : everybody;
  const whole = (type: string): boolean => named && ofVotes.includes(type);
  const row = (event: EventRow): SeenRow => {
    const actor = inside || whole(event.type) || isMachineId(event.actor) ? event.actor : null;
    const shown = named ? event.data : (countsRow(recordedOf(event)).data ?? event.data);
    const fields = parts[event.type] ?? [];
    return { ...event, actor, data: whole(event.type) ? partOf(event.data, (field) => field !== 'input') : partOf(shown, fields) };
  };
  return { types: [...new Set([...Object.keys(parts), ...(named ? ofVotes : [])])], row };
}
