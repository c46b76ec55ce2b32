import { hasEnded } from './gates.js';
import type { Effect, Stream } from '../decider.js';
import type { BallotOrder, CommitteeReport, MeetingEndOrder } from '../messages.js';
import type { OldEvent } from './committee-event.js';
import { rosterTold } from './roster-told.js';
import { noticeOf } from './committee-notices.js';
import type { CommitteeState } from './committee-state.js';

/** What follows outside: ballots and meetings begin, those under way hear of the roster, projects get an answer, people are told. */
export function committeeEffects(event: OldEvent, state: CommitteeState): readonly Effect[] {
  const notice = noticeOf(event, state);
  return [
    ...begun(event),
    ...('seats' in event ? rosterTold(event) : []),
    ...toldResult(event),
    ...interrupted(event, state),
    ...(notice === null ? [] : [{ kind: 'notice', ...notice } as const]),
  ];
}

function begun(event: OldEvent): readonly Effect[] {
  if (event.type === 'ballotCalled') return [{ kind: 'start', stream: event.open.ballot, input: event.input }];
  if (event.type === 'meetingCalled') return [{ kind: 'start', stream: event.meeting, input: event.input }];
  if (event.type !== 'ballotDenied') return [];
  const { ballot, project, round, refusal } = event;
  const command: CommitteeReport = { type: 'ballotRefused', ballot, round, refusal };
  return [{ kind: 'tell', stream: project, command }];
}

/** A committee that ends leaves nothing behind that nobody would close: its votes are void, its meetings called off, and who asked for a vote is told why. */
function interrupted(event: OldEvent, state: CommitteeState): readonly Effect[] {
  if (event.type !== 'committeeDeregistered' && event.type !== 'committeeRevoked') return [];
  const { reason } = event;
  const { error: refusal } = hasEnded(state);
  const voided = event.ballots.flatMap(({ ballot, project, round }): readonly Effect[] => {
    const order: BallotOrder = { type: 'voidBallot', reason };
    const answer: CommitteeReport = { type: 'ballotRefused', ballot, round, refusal };
    return [
      ...(project === null ? [] : [{ kind: 'tell', stream: project, command: answer } as const]),
      { kind: 'tell', stream: ballot, command: order },
    ];
  });
  const callOff: MeetingEndOrder = { type: 'cancelMeeting', reason };
  const calledOff = event.meetings.map((stream): Effect => ({ kind: 'tell', stream, command: callOff }));
  return [...voided, ...calledOff];
}

/** A result that was acted on can no longer be re-opened or revised. */
function toldResult(event: OldEvent): readonly Effect[] {
  const ballot = usedBy(event);
  return ballot === null ? [] : [{ kind: 'tell', stream: ballot, command: { type: 'useResult' } }];
}

function usedBy(event: OldEvent): Stream | null {
  switch (event.type) {
    case 'membersAdjusted':
    case 'dutyChanged':
    case 'documentAdopted':
    case 'committeeProposedProject':
    case 'subgroupFormed':
    case 'subgroupDissolved':
      return event.ballot;
    default:
      return null;
  }
}
