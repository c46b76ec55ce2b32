import type { ActorId } from '../kernel/actor.js';
import type { Audience } from '../kernel/decider.js';
import { rules, shared, type NoticeWords } from '../kernel/notice-words.js';
import { said } from '../kernel/words.js';
import type { PersonId } from '../kernel/person-id.js';
import type { Json } from '../kernel/refusal.js';
import { conductorsOf } from './conductor.js';
import { unconfirmedSheets } from './proposals.js';
import type { BallotState } from './state.js';

/* Who is told of a ballot by notice, and what its notices share. A vote tells nobody: the answer is the receipt. */

type Values = { readonly [name: string]: Json };

export const rule = rules.ballot;
export const tag = said('表决', 'Ballot');
export const proposer = said('提议人：{by}', 'Proposed by: {by}');

/** What every notice of a ballot is filled with. */
export const named = ({ stream, project, question }: BallotState): Values => ({ ballot: stream, project, question });

export const roll = ({ stream }: BallotState): readonly Audience[] => [{ ballot: stream }];
/** Before it was opened nobody on the roll has heard of it. */
export const rollOnceOpened = (state: BallotState): readonly Audience[] => (state.openedAt === null ? [] : roll(state));

export const conductors = (state: BallotState): readonly Audience[] =>
  conductorsOf(state).flatMap((organisation) => (['officer', 'secretariat', 'chair'] as const).map((role) => ({ role, organisation })));
export const chairs = (state: BallotState): readonly Audience[] =>
  conductorsOf(state).map((organisation) => ({ role: 'chair' as const, organisation }));

export const onePerson = (person: ActorId | null): readonly Audience[] => (person === null ? [] : [{ person }]);
/** The member of a seat; nobody where the roll is a document. */
export const member = ({ seats }: BallotState, seat: number): PersonId | null => seats?.[seat]?.person ?? null;

/** Those who conduct the ballot hear which sheets nobody confirmed: while there is time, and when they were not counted. */
export const whereSheetsWait = (state: BallotState): readonly Audience[] => (unconfirmedSheets(state).length === 0 ? [] : conductors(state));
export const sheetsWaiting = (state: BallotState): Values => ({
  ...named(state),
  seats: unconfirmedSheets(state).join(', '),
  closesAt: state.closesAt,
});

/** The outcome, told whenever it is another. */
export const outcomeWords: NoticeWords = {
  tag: said('表决结果', 'Ballot result'),
  subject: said('{question}：{outcome}', '{question}: {outcome}'),
  lines: [shared.outcome, said('计票过程可以逐项复算。', 'Every step of the count can be recomputed.')],
  rule,
};
