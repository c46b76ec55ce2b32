import { system } from '../../kernel/actor.js';
import { held } from '../../kernel/field.js';
import { happened } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { ok } from '../../kernel/result.js';
import { openingFailed } from '../events/opening.js';
import { ballotRecalled } from '../events/voiding.js';
import { reason } from '../fields.js';
import { act, conducts, type BallotGate } from '../gates.js';
import { openedNow, opensAsItStands } from '../open-ballot.js';
import { refused } from '../refusals.js';
import type { BallotState, KnownUnits } from '../state.js';

/** The clock opens a draft that has a time of opening; a person opens any. */
const conductsOrClock: BallotGate = (state, context) =>
  context.actor.id === system.id && state.opensAt !== null ? ok(null) : conducts(state, context);

/** What keeps a draft shut is shown before anybody asks. The clock asks nobody: what it could not open is recorded, or the timer would fire for ever. */
const openable = opensAsItStands.map(
  (gate): BallotGate =>
    (state, context) =>
      context.actor.id === system.id ? ok(null) : gate(state, context),
);

const openBallot = act('openBallot', {
  words: said('开启表决', 'open the ballot'),
  payload: {},
  known: held<{ readonly known?: KnownUnits }>(),
  who: conductsOrClock,
  at: ['draft'],
  gates: openable,
  secondFactor: true,
  decide(state, { known }, context) {
    const opened = openedNow(state, context, known);
    return opened.ok || context.actor.id !== system.id ? opened : happened(openingFailed({ refusal: opened.error }));
  },
});

const nobodyVoted = ({ casts, papers }: BallotState): boolean => casts === 0 && papers.length === 0;

/** One person may undo an opening while it is fresh and nobody has voted; a draft always. */
const recallable: BallotGate = (state, { now }) => {
  if (state.openedAt === null) return ok(null);
  const until = state.openedAt + state.recallMinutes * 60_000;
  if (nobodyVoted(state) && now <= until) return ok(null);
  return refused('RECALL_OVER', {
    rule: 'D-RECALL',
    source: 'D-RECALL',
    // Which of the two it is says before the close whether anybody has voted.
    found: null,
    needed: { voted: false, minutes: state.recallMinutes },
    cure: ['officer', 'secretariat', 'chair'],
  });
};

const recallBallot = act('recallBallot', {
  words: said('收回误发的表决', 'recall the ballot'),
  payload: { reason },
  who: conducts,
  at: ['draft', 'open'],
  gates: [recallable],
  secondFactor: true,
  decide: (_state, { reason: why }, { actor }) => happened(ballotRecalled({ reason: why, by: actor.id })),
});

export const openingActs = [openBallot, recallBallot] as const;
