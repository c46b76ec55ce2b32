import { isMachine, speaksFor } from '../actor.js';
import type { Context, Stream } from '../decider.js';
import { needSystem } from '../need-role.js';
import { named } from '../named-change.js';
import { refuse } from '../refusal.js';
import { ok } from '../result.js';
import { happened, type Acts, type May, type Verdict } from './act.js';
import { committeeBallot, runs } from './ballots.js';
import { move } from './clock.js';
import type { Command } from './commands.js';
import { patentCall } from './patents.js';
import type { ProjectState } from './state.js';

/** The committee that reviews the text in place of a panel (by the TC if one exists). */
export const committeeOf = (state: ProjectState): Stream | null => state.local?.committee ?? null;

/** The committee alone knows who is entitled today, so it makes the roll; the text, the rule and the question freeze here. */
export function askCommittee(
  state: ProjectState,
  { roll, question, window, change }: Omit<Command<'openReview'>, 'type'>,
  context: Context,
): Verdict {
  const committee = committeeOf(state);
  if (committee === null) return ok([]);
  if (roll !== undefined) {
    return refuse('COMMITTEE_MAKES_ROLL', {
      rule: 'DB-REVIEW',
      source: 'DBM-REVIEW',
      found: 'a roll',
      needed: { committee, roll: null },
      cure: ['self'],
    });
  }
  const asked = committeeBallot(state, { question: question ?? `${state.title.zh} 技术审查`, window, change }, context);
  if (!asked.ok) return asked;
  return happened({
    type: 'reviewBallotAsked',
    by: context.actor.id,
    committee,
    ...asked.value,
    ...named(change),
    patentCallUntil: patentCall(state, context, '40.20'),
    ...move(state, context, '40.20'),
  });
}

const canReport = (_state: ProjectState, { actor }: Context): May => (isMachine(actor) ? ok(null) : needSystem(actor));

export const committeeActs: Acts<'ballotRefused'> = {
  ballotRefused: {
    can: canReport,
    decide(state, { ballot, round, refusal }, context) {
      const concerns = speaksFor(context.actor, committeeOf(state) ?? '') && state.review.ballot === ballot && runs(state.review);
      if (state.end !== null || !concerns) return ok([]);
      const back = state.review.failures > 0 ? '40.93' : '40.00';
      return happened({ type: 'committeeRefused', ballot, round, refusal, ...move(state, context, back) });
    },
  },
};
