import type { BallotEvent } from '../ballot/events.js';
import type { BallotState, PaperCounts } from '../ballot/state.js';
import type { Instant } from '../kernel/decider.js';
import type { BallotInput } from '../messages/messages.js';
import type { Stage } from '../profile/profile.js';
import type { BallotFacts, Move } from './facts.js';
import type { Happening } from './happening.js';

type Happened = Happening<BallotEvent, BallotState>;

const hour = 3_600_000;

/** The stage a vote belongs to. */
const stageOf: { readonly [purpose in BallotInput['purpose']]: Stage | null } = {
  projectApproval: 'approvalOfProject',
  technicalReview: 'review',
  systematicReview: 'systematicReview',
  standalone: null,
};

/** The facts of a ballot after one more event; null for a rehearsal. A vote changes nothing before the last hour, so that votes cost nothing here. */
export function ballotFacts(before: BallotFacts | null, happened: Happened): BallotFacts | null {
  if (before === null) return born(happened);
  const { event, at } = happened;
  switch (event.type) {
    case 'voteCast':
      return before.closesAt === null || at < before.closesAt - hour ? before : { ...before, lastHour: before.lastHour + 1 };
    case 'paperConfirmed':
      return { ...before, assisted: before.assisted + 1 };
    case 'ballotOpened':
      return opened(before, event, at);
    case 'seatRecused':
      return { ...before, recused: [...before.recused, at] };
    case 'changeConfirmed':
      return { ...before, beside: [...before.beside, { at, act: event.type }] };
    case 'ballotClosed':
      return closed(before, event, at);
    default:
      return windowMoved(before, event, at);
  }
}

function born({ event, stream }: Happened): BallotFacts | null {
  if (event.type !== 'ballotDrafted' || event.input.rehearsal) return null;
  const { organisation, project, purpose, opensAt } = event.input;
  return {
    ...{ kind: 'ballot', stream, organisation, project, stage: stageOf[purpose], opensAt: opensAt ?? null },
    ...{ openedAt: null, planned: null, closesAt: null, closedAt: null, moves: [], atMeeting: false },
    ...{ seats: 0, excluded: 0, unreachable: false, recused: [], lastHour: 0, assisted: 0, result: null, beside: [] },
  };
}

const opened = (facts: BallotFacts, event: Extract<BallotEvent, { readonly type: 'ballotOpened' }>, at: Instant): BallotFacts => ({
  ...facts,
  ...{ openedAt: at, planned: event.closesAt, closesAt: event.closesAt, seats: event.size, excluded: event.excluded.length },
  unreachable: event.reachability.outcome !== 'PASS',
});

/** Every paper that came back, whatever stands on it. */
const returnedIn = ({ silent: _silent, excluded: _excluded, ...papers }: PaperCounts): number =>
  Object.values(papers).reduce((sum, count) => sum + count, 0);

const closed = (facts: BallotFacts, event: Extract<BallotEvent, { readonly type: 'ballotClosed' }>, at: Instant): BallotFacts => ({
  ...facts,
  ...{ closedAt: at, atMeeting: event.by === 'meeting' },
  result: {
    returned: returnedIn(event.papers),
    eligible: event.size - event.excluded.length,
    casts: event.casts,
    mandated: event.mandated?.length ?? 0,
  },
});

/** Another end: the last hour before it is another hour. */
const until = (facts: BallotFacts, closesAt: Instant, move: Move): BallotFacts => ({
  ...facts,
  ...{ closesAt, closedAt: null, lastHour: 0, moves: [...facts.moves, move] },
});

function windowMoved(facts: BallotFacts, event: BallotEvent, at: Instant): BallotFacts {
  switch (event.type) {
    case 'ballotExtended':
      return until(facts, event.closesAt, { at, how: 'extended' });
    case 'ballotReopened':
      return until(facts, event.closesAt, { at, how: 'reopened' });
    case 'outageRecorded':
      return event.extension === null ? facts : until(facts, event.extension.closesAt, { at, how: 'outage' });
    case 'ballotVoided':
      return { ...facts, moves: [...facts.moves, { at, how: 'voided' }] };
    case 'ballotRecalled':
      return { ...facts, ...{ openedAt: null, planned: null, closesAt: null }, moves: [...facts.moves, { at, how: 'recalled' }] };
    case 'openingFailed':
      return { ...facts, moves: [...facts.moves, { at, how: 'openingFailed' }] };
    default:
      return facts;
  }
}
