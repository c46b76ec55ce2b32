import type { ActorId } from '../kernel/actor.js';
import type { Stream } from '../kernel/decider.js';
import type { ChangedClause, FollowUp } from '../messages/follow-up.js';
import type { Refusal } from '../kernel/refusal.js';
import { ok, type Result } from '../kernel/result.js';
import { commentParked } from './events/votes.js';
import { refused } from './refusals.js';
import type { BallotState } from './state.js';
import type { Choice } from './words.js';

export type Recirculation = Extract<FollowUp, { readonly kind: 'recirculation' }>;

const recirculationOf = ({ follows }: BallotState): Recirculation | null => (follows?.kind === 'recirculation' ? follows : null);

/** The round that took this one's place; its votes, not these, are the ones that count. */
export const recirculated = (state: BallotState): Stream | null =>
  state.followUps?.find(({ kind, voided }) => kind === 'recirculation' && !voided)?.stream ?? null;

/** Whether a clause is put to the vote again: itself, a part of it, or the clause it is a part of. */
export const inScope = (changes: readonly ChangedClause[], clause: string): boolean =>
  changes.some((one) => one.clause === clause || clause.startsWith(`${one.clause}.`) || one.clause.startsWith(`${clause}.`));

type Worded = {
  readonly seat: number;
  readonly choice: Choice;
  readonly text: string;
  readonly reason?: string;
  readonly comment?: string;
  readonly clause?: string;
};

/** In a recirculation words are about a clause; those about an untouched clause are parked and change no vote. */
export function outOfScope(state: BallotState, vote: Worded, person: ActorId): Result<ReturnType<typeof commentParked> | null, Refusal> {
  const round = recirculationOf(state);
  const words = vote.reason ?? vote.comment;
  if (!round || words === undefined) return ok(null);
  const { clause, choice, seat, text } = vote;
  const negative = choice === 'no' || choice === 'conditionalNo' || choice === 'discuss';
  if (clause === undefined) return round.negatives.includes(seat) && negative ? ok(null) : clauseMissing(round);
  if (inScope(round.changes, clause)) return ok(null);
  return ok(commentParked({ seat, person, clause, choice, words, text }));
}

const clauseMissing = ({ changes }: Recirculation) =>
  refused('CLAUSE_MISSING', {
    rule: 'D-RECIRC',
    source: 'D-RECIRCULATION',
    found: null,
    needed: changes.map(({ clause }) => clause),
    cure: ['self'],
  });
