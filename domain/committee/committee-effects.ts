import type { Effect, Stream } from '../decider.js';
import type { CommitteeReport, RosterOrder } from '../messages.js';
import type { CommitteeEvent } from './committee-event.js';
import { noticeOf } from './committee-notices.js';
import type { CommitteeState } from './committee-state.js';

/** What follows outside: ballots and meetings begin, those under way hear of the roster, projects get an answer, people are told. */
export function committeeEffects(event: CommitteeEvent, state: CommitteeState): readonly Effect[] {
  const notice = noticeOf(event, state);
  return [...begun(event), ...toldRoster(event), ...toldResult(event), ...(notice === null ? [] : [{ kind: 'notice', ...notice } as const])];
}

function begun(event: CommitteeEvent): readonly Effect[] {
  if (event.type === 'ballotCalled') return [{ kind: 'start', stream: event.open.ballot, input: event.input }];
  if (event.type === 'meetingCalled') return [{ kind: 'start', stream: event.meeting, input: event.input }];
  if (event.type !== 'ballotDenied') return [];
  const { ballot, project, round, refusal } = event;
  const command: CommitteeReport = { type: 'ballotRefused', ballot, round, refusal };
  return [{ kind: 'tell', stream: project, command }];
}

function toldRoster(event: CommitteeEvent): readonly Effect[] {
  if (!('seats' in event)) return [];
  return [
    ...event.seats.map(({ ballot, order }): Effect => ({ kind: 'tell', stream: ballot, command: order })),
    ...event.rosters.map(({ meeting, roster }): Effect => {
      const command: RosterOrder = { type: 'rosterChanged', roster };
      return { kind: 'tell', stream: meeting, command };
    }),
  ];
}

/** A result that was acted on can no longer be re-opened or revised. */
function toldResult(event: CommitteeEvent): readonly Effect[] {
  const ballot = usedBy(event);
  return ballot === null ? [] : [{ kind: 'tell', stream: ballot, command: { type: 'useResult' } }];
}

function usedBy(event: CommitteeEvent): Stream | null {
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
