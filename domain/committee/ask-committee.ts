import type { Effect, Stream } from '../kernel/decider.js';
import type { CommitteeOrder, CommitteeReport } from '../messages/messages.js';
import { refuse } from '../kernel/refusal.js';

type Question = Omit<CommitteeOrder, 'type'>;

/** Asks a committee to hold a ballot. One that ended just then hears nothing any more, so the asker is told by its own shell what the committee would have said. */
export function askingCommittee(committee: Stream, { ballot, input }: Question): Effect {
  const command: CommitteeOrder = { type: 'ballotAsked', ballot, input };
  const undelivered: CommitteeReport = { type: 'ballotRefused', ballot, round: input.round, refusal: noMore(committee) };
  return { kind: 'tell', stream: committee, command, undelivered };
}

const noMore = (committee: Stream): CommitteeReport['refusal'] =>
  refuse('COMMITTEE_ENDED', {
    rule: 'D-END',
    source: 'D-ENDED',
    found: { committee, runs: false },
    needed: 'a committee that has not ended',
    cure: ['nobody'],
  }).error;
