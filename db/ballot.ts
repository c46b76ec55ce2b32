import { ballot } from '../domain/ballot/ballot.js';
import { conductorsOf } from '../domain/ballot/conductor.js';
import type { BallotState } from '../domain/ballot/state.js';
import type { BallotEvent } from '../domain/ballot/events.js';
import { freshMarks } from '../domain/ballot/electorate.js';
import type { Recorded } from '../domain/kernel/decider.js';
import { eventOf } from '../domain/kernel/log/record.js';
import type { Projection } from './projection.js';
import { distinct, type SightFacets } from './sight-facets.js';
import { viewCollection } from './view.js';

/**
 * A ballot as the API reads it: everything but the marks. Nobody can leak a running tally that is not there (T26), and a view of
 * 100,000 seats is not written again with every batch. Small rolls keep the `-` of excluded seats, which `can` asks for.
 */
const voteless = (state: BallotState): BallotState => ({ ...state, marks: state.seats === null ? [] : freshMarks(state.size, state.excluded) });

/** Votes change two counters and nothing that is shown; for all else the decider's own evolve works on blank marks. */
function foldBallot(before: unknown, recorded: Recorded): BallotState {
  const state = before as BallotState | null; // written by this function
  const event = eventOf(recorded) as BallotEvent; // an archived event of a ballot
  if (state !== null && event.type === 'voteCast') return { ...state, casts: state.casts + 1 }; // nor who voted for whom, nor over which sheet
  if (state !== null && event.type === 'voteKeptLate') return { ...state, late: state.late + 1 };
  const blank = state === null ? null : { ...state, marks: freshMarks(state.size, state.excluded) };
  return voteless(ballot.evolve(blank, event, recorded.at));
}

/** Papers of voters. How many have come, and when, is shown by the terms (`…/count`) and by nothing else before the close (T26). */
const papers: readonly string[] = [
  'voteCast',
  'voteKeptLate',
  'paperEntered',
  'paperConfirmed',
  'paperObjected',
  'conditionalConfirmed',
  'commentParked',
  'voteStood',
];

export const ballots = viewCollection('ballots', { text: String, purpose: String, openedAt: Number }, [
  [{ persons: 1, status: 1 }, { name: 'persons' }],
  [{ project: 1 }, { name: 'project' }],
  [{ text: 1 }, { name: 'text' }],
  [{ organisation: 1, status: 1 }, { name: 'organisation' }],
]);

export const ballotProjection: Projection = {
  kind: 'ballot',
  views: ballots,
  decider: ballot,
  fold: foldBallot,
  hides: (state, { type }) => (state as BallotState).result === null && papers.includes(type), // folded above
  facets: (state) => {
    const { organisation, project, committee, text, purpose, closesAt, rehearsal, seats, mandates, openedAt } = state as BallotState; // folded above
    // A roll of thousands is a public matter among accounts: they see the question, not the roll.
    const sight: SightFacets = {
      openTo: seats === null ? 'accounts' : 'nobody',
      parties: conductorsOf(state as BallotState), // as above
      persons: distinct([...(seats ?? []).map((seat) => seat.person), ...(mandates ?? []).map((mandate) => mandate.holder)]),
    };
    return { ...sight, organisation, project, committee: committee ?? null, keepers: sight.parties, text, purpose, openedAt, closesAt, rehearsal };
  },
};
