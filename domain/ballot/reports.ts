import type { Effect, Stream } from '../kernel/decider.js';
import type { FollowUpReport } from '../messages/follow-up.js';
import type { BallotOrder, BallotReport } from '../messages/messages.js';
import type { PersonId } from '../kernel/person-id.js';
import { unreachable } from '../kernel/result.js';
import { charAt } from '../kernel/rows.js';
import { shownResult } from './class-figures.js';
import type { BallotResult, BallotState } from './state.js';

/* What a ballot tells other lifecycles: project, committee and meeting by report, each once; ballots that follow from it by order. */

type Reported = Exclude<BallotReport, { readonly type: 'ballotDecided' }>;

/** Whom the ballot reports to; a committee that asked for itself is both asker and committee, and gets it once. */
const receiversOf = ({ project, committee, meeting }: BallotState): readonly Stream[] => [
  ...new Set([project, committee, meeting].flatMap((stream) => (stream ? [stream] : []))),
];

/** A ballot that this one follows from is told how it ended, not that it began: that it knows. */
function toBallot(stream: Stream, reported: Reported): readonly Effect[] {
  const tell = (command: FollowUpReport): readonly Effect[] => [{ kind: 'tell', stream, command }];
  const { ballot } = reported;
  switch (reported.type) {
    case 'ballotOpened':
      return [];
    case 'ballotVoided':
      return tell({ type: 'followUpVoided', ballot, reason: reported.reason });
    default:
      return unreachable(reported);
  }
}

const report = (state: BallotState, command: Reported, except: string | null = null): readonly Effect[] =>
  receiversOf(state)
    .filter((stream) => `stream:${stream}` !== except)
    .flatMap((stream) => (stream.startsWith('ballot/') ? toBallot(stream, command) : [{ kind: 'tell', stream, command }]));

export const openedReport = (state: BallotState): readonly Effect[] =>
  state.closesAt === null ? [] : report(state, { type: 'ballotOpened', ballot: state.stream, round: state.round, closesAt: state.closesAt });

/** Entitled persons who returned nothing: the committee keeps the record of absence. */
const silentOf = (state: BallotState): { readonly silent?: readonly PersonId[] } =>
  state.committee && state.seats ? { silent: state.seats.flatMap(({ person }, seat) => (charAt(state.marks, seat) === '.' ? [person] : [])) } : {};

/** Whoever asked shows the result to people who may not see votes, so it never learns the figures of a class too small; a ballot that this one follows counts with them. */
export function decidedReport({ outcome, counts, trace }: BallotResult, state: BallotState): readonly Effect[] {
  const { stream: ballot, round } = state;
  const exact: FollowUpReport = { type: 'followUpDecided', ballot, outcome, counts, trace };
  const shown: BallotReport = { type: 'ballotDecided', ballot, round, ...shownResult({ outcome, counts, trace }), ...silentOf(state) };
  return receiversOf(state).map((stream): Effect => ({ kind: 'tell', stream, command: stream.startsWith('ballot/') ? exact : shown }));
}

/** Who ordered the end is not told of it again; what still runs below an opened ballot ends with it. */
export function endReport({ reason, by }: { readonly reason: string; readonly by: string }, state: BallotState): readonly Effect[] {
  const told = report(state, { type: 'ballotVoided', ballot: state.stream, round: state.round, reason }, by);
  const order: BallotOrder = { type: 'voidBallot', reason };
  const below = (state.followUps ?? []).flatMap(({ stream, running }): readonly Effect[] =>
    running ? [{ kind: 'tell', stream, command: order }] : [],
  );
  return state.openedAt === null ? told : [...told, ...below];
}

export const useOf = (stream: Stream): Effect => ({ kind: 'tell', stream, command: { type: 'useResult' } satisfies BallotOrder });
