import type { Actor } from '../../kernel/actor.js';
import type { Stream } from '../../kernel/decider.js';
import { happened } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { BallotReport } from '../../messages/messages.js';
import type { MeetingEvent } from '../events.js';
import { minutesReopened } from '../events/minutes.js';
import { voteCalledOff, voteDecided, voteReopened } from '../events/votes.js';
import { report } from '../gates.js';
import type { MeetingState, MeetingVote } from '../state.js';
import { figuresIn, sameFigures } from '../vote-figures.js';

/* What a ballot of this meeting reports. Facts are recorded, or ignored when they no longer concern it; they are never refused. */

type Report<Type extends BallotReport['type']> = Extract<BallotReport, { readonly type: Type }>;

function voteOf({ phase, votes }: MeetingState, ballot: Stream, actor: Actor): MeetingVote | undefined {
  const vote = votes.find((one) => one.ballot === ballot);
  return vote?.phase === 'voided' || phase === 'filed' || actor.id !== `stream:${ballot}` ? undefined : vote;
}

/** Confirmed minutes tell what a vote decided; when that changes, they are no longer confirmed. */
const unsettled = ({ confirmed }: MeetingState, { n }: MeetingVote): readonly MeetingEvent[] =>
  confirmed ? [minutesReopened({ vote: n, hash: confirmed.hash })] : [];

const ballotOpened = report<Report<'ballotOpened'>>('ballotOpened', {
  words: said('会议表决重新开放', 'a ballot is open again'),
  from: 'ballot',
  decide(state, { ballot, closesAt }, { actor }) {
    const vote = voteOf(state, ballot, actor);
    return vote?.phase === 'decided' ? happened(voteReopened({ vote: vote.n, ballot, closesAt }), ...unsettled(state, vote)) : happened();
  },
});

const ballotDecided = report<Report<'ballotDecided'>>('ballotDecided', {
  words: said('会议表决结果', 'a ballot says what came out'),
  from: 'ballot',
  decide(state, { ballot, outcome, counts, trace }, { actor }) {
    const vote = voteOf(state, ballot, actor);
    if (vote === undefined) return happened();
    const resting = state.resolutions.filter((one) => one.vote === vote.n);
    const contradicts = resting.filter((one) => one.outcome !== outcome || !sameFigures(figuresIn(counts), one.figures)).map((one) => one.number);
    return happened(voteDecided({ vote: vote.n, ballot, outcome, counts, trace, contradicts }), ...unsettled(state, vote));
  },
});

const ballotVoided = report<Report<'ballotVoided'>>('ballotVoided', {
  words: said('会议表决作废', 'a ballot was voided'),
  from: 'ballot',
  decide(state, { ballot, reason }, { actor }) {
    const vote = voteOf(state, ballot, actor);
    return vote === undefined ? happened() : happened(voteCalledOff({ vote: vote.n, ballot, reason }), ...unsettled(state, vote));
  },
});

export const ballotReports = [ballotOpened, ballotDecided, ballotVoided] as const;
