import type { Context } from '../kernel/decider.js';
import { happened, type Verdict } from '../kernel/gate.js';
import type { Term } from '../law/calendar/deadline.js';
import type { Roll } from '../messages/messages.js';
import { named, type NamedChange } from '../kernel/named-change.js';
import { committeeBallot } from './ballots.js';
import { move } from './clock.js';
import { committeeOf } from './committee-of.js';
import type { ProjectEvent } from './events.js';
import { reviewBallotAsked } from './events/review.js';
import { patentCall } from './patents.js';
import { refused } from './refusals.js';
import type { ProjectState } from './state.js';

type Order = {
  readonly roll: Roll | undefined;
  readonly question: string | undefined;
  readonly window: Term | undefined;
  readonly change: NamedChange | undefined;
};

/** The committee alone knows who is entitled today, so it makes the roll; the text, the rule and the question freeze here. */
export function askCommittee(state: ProjectState, { roll, question, window, change }: Order, context: Context): Verdict<ProjectEvent> {
  const committee = committeeOf(state);
  if (committee === null) return happened();
  if (roll !== undefined) {
    return refused('COMMITTEE_MAKES_ROLL', {
      rule: 'DB-REVIEW',
      source: 'DBM-REVIEW',
      found: 'a roll',
      needed: { committee, roll: null },
      cure: ['self'],
    });
  }
  const asked = committeeBallot(state, { question: question ?? `${state.title.zh} 技术审查`, window, change }, context);
  if (!asked.ok) return asked;
  return happened(
    reviewBallotAsked({
      by: context.actor.id,
      committee,
      ...asked.value,
      ...named(change),
      patentCallUntil: patentCall(state, context, '40.20'),
      ...move(state, context, '40.20'),
    }),
  );
}
