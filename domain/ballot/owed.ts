import type { ActorId } from '../kernel/actor.js';
import type { Context } from '../kernel/decider.js';
import type { Gate } from '../kernel/gate.js';
import { needRole } from '../kernel/need-role.js';
import { ok } from '../kernel/result.js';
import { charAt } from '../kernel/rows.js';
import type { Owing } from '../work/owing.js';
import { isAsked } from './asked.js';
import type { BallotCommand } from './acts.js';
import { isUnanswered } from './consent.js';
import { doneFor } from './done-for.js';
import { chairDecides, decides, office } from './gates.js';
import { mandateFor } from './mandate.js';
import type { BallotState, Proposal } from './state.js';

type Waits = Owing<BallotState, BallotCommand['type']>;
const everybody: Gate<BallotState> = () => ok(null);

/** What a ballot waits for from those who conduct it. Nothing in it says who has voted. */
export function conductorsOwing(state: BallotState): readonly Waits[] {
  const { phase, opensAt, closesAt, settlesAt } = state;
  switch (phase) {
    case 'draft':
      return [{ why: 'BALLOT_TO_OPEN', acts: ['openBallot'], by: office, due: opensAt }];
    case 'open':
      return [{ why: 'BALLOT_OPEN', acts: [], by: null, due: closesAt }];
    case 'tied':
      return [{ why: 'TIE_TO_DECIDE', acts: ['decideTie'], by: chairDecides, due: settlesAt }];
    default:
      return [];
  }
}

const confirms = {
  change: 'confirmChange',
  voiding: 'confirmVoiding',
  extension: 'confirmExtension',
  reopening: 'confirmReopening',
} as const satisfies { readonly [act in Proposal['act']]: BallotCommand['type'] };

/** Somebody else than who began it. */
const second =
  (first: ActorId, may: Gate<BallotState>): Gate<BallotState> =>
  (state, context) =>
    context.actor.id === first ? needRole({ id: first, grants: [] }, state.organisation, 'officer', 'secretariat', 'chair') : may(state, context);

/** The member whose own seat it is about answers; so does who decides here, if it is not about the own seat of theirs. */
const answers =
  (one: Extract<Proposal, { readonly act: 'change' }>): Gate<BallotState> =>
  (state, context) =>
    isAsked(state, one.change, context.actor.id) ? ok(null) : second(one.by, decides)(state, context);

/** What one person began and another must confirm or decline: proposals, and sheets on paper. */
export const secondsOwing = ({ proposals = [], papers, closesAt }: BallotState): readonly Waits[] => [
  ...proposals.map((one): Waits => {
    const act = one.act === 'change' ? one.change.type : one.act;
    const by = one.act === 'change' ? answers(one) : second(one.by, decides);
    return { why: 'CONFIRMATION', acts: [confirms[one.act], 'declineProposal'], by, due: closesAt, about: { proposal: one.n, act, by: one.by } };
  }),
  ...papers
    .filter(({ confirmedAt }) => confirmedAt === null)
    .map(({ n, seat, by }): Waits => ({
      ...{ why: 'CONFIRMATION', acts: ['confirmPaper'], by: second(by, office), due: closesAt },
      about: { proposal: n, act: 'confirmPaper', seat, by },
    })),
];

/** What a ballot waits for from one person: `whole` is the state with its marks, `own` the person's seat. */
export function votersOwing(whole: BallotState, own: number | null, context: Pick<Context, 'actor' | 'now'>): readonly Waits[] {
  const { mandates = [], seats, closesAt, phase } = whole;
  if (phase !== 'open') return [];
  const due = closesAt;
  const held = mandates.filter(({ seat }) => mandateFor(whole, seat, context) !== null);
  const unvoted = (seat: number): boolean => charAt(whole.marks, seat) === '.';
  const vote = { acts: ['castVote'], by: everybody, due } as const;
  return [
    ...(own !== null && isUnanswered(whole, own) ? [{ why: 'STAND_BY_VOTE', acts: ['standByVote'], by: everybody, due } as const] : []),
    ...(own !== null && unvoted(own) ? [{ why: 'VOTE', ...vote } as const] : []),
    ...held
      .filter(({ seat }) => unvoted(seat))
      .map(({ seat }): Waits => ({ why: 'VOTE_BY_MANDATE', ...vote, about: { for: seats?.[seat]?.person ?? String(seat) } })),
    // Said as long as it holds, also once the holder has voted, for the member may take it back or vote.
    ...mandates
      .filter(({ seat }) => seat === own)
      .map(({ holder }): Waits => ({ why: 'VOTED_FOR_YOU', acts: ['withdrawMandate'], by: null, due, about: { by: holder } })),
  ];
}

/** What others did for the person's seat, as long as it can be answered. */
export const answersOwing = (whole: BallotState, seat: number, now: number): readonly Waits[] =>
  doneFor({ ...whole, papers: whole.papers.filter(({ overtaken }) => overtaken !== true) }, seat).flatMap(
    ({ what, by, answer, until }): readonly Waits[] =>
      answer === 'castVote' || (until !== null && now > until)
        ? []
        : [{ why: 'DONE_FOR_YOU', acts: [answer], by: null, due: until, about: { what, by, act: answer } }],
  );
