import { isMachine } from '../actor.js';
import { needSystem } from '../need-role.js';
import { ok } from '../result.js';
import { happened, type Acts } from './act.js';
import { move, stay } from './clock.js';
import type { Context, Stream } from '../decider.js';
import type { ProjectState } from './state.js';
import { projectBallotDecided } from './project-approval.js';
import { reviewDecided } from './review.js';
import { textReplaced } from './swap-review-text.js';
import { systematicBallotDecided } from './systematic-review.js';

const canReport = (_state: ProjectState, { actor }: Context) => (isMachine(actor) ? ok(null) : needSystem(actor));

/** Which of this project's ballots reports, or null when it is none, an older one, or speaks for another. */
function whichBallot(state: ProjectState, ballot: Stream, { actor }: Context): 'projectVote' | 'review' | 'systematic' | null {
  if (state.end !== null || actor.id !== `stream:${ballot}`) return null;
  if (state.projectVote.ballot === ballot) return 'projectVote';
  if (state.review.ballot === ballot) return 'review';
  return state.systematic.ballot === ballot ? 'systematic' : null;
}

/** Reports of the ballots: facts that are recorded, or ignored when they no longer concern this project. */
export const ballotReports: Acts<'ballotOpened' | 'ballotDecided' | 'ballotVoided'> = {
  ballotOpened: {
    can: canReport,
    decide: (state, { ballot, round, closesAt }, context) =>
      whichBallot(state, ballot, context) === null ? ok([]) : happened({ type: 'ballotRunning', ballot, round, closesAt }),
  },
  ballotDecided: {
    can: canReport,
    decide(state, report, context) {
      const which = whichBallot(state, report.ballot, context);
      if (which === 'projectVote') return projectBallotDecided(state, report, context);
      if (which === 'review') return reviewDecided(state, report, context);
      return which === 'systematic' ? systematicBallotDecided(state, report) : ok([]);
    },
  },
  ballotVoided: {
    can: canReport,
    decide(state, { ballot, round, reason }, context) {
      const which = whichBallot(state, ballot, context);
      if (which === null) return ok([]);
      const replaced = which === 'review' ? textReplaced(state, { ballot, reason }, context) : null;
      if (replaced !== null) return replaced;
      const way = () => {
        if (which === 'projectVote' && ['10.20', '10.60', '10.92'].includes(state.code)) return move(state, context, '10.00');
        if (which === 'review' && ['40.20', '40.93'].includes(state.code)) return move(state, context, state.review.failures > 0 ? '40.93' : '40.00');
        return stay(state);
      };
      const settled = (which === 'review' && state.code > '40.93') || (which === 'projectVote' && state.code > '10.92');
      return settled ? ok([]) : happened({ type: 'ballotCalledOff', ballot, round, reason, ...way() });
    },
  },
};
