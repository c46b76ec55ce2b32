import type { ActorId } from '../actor.js';
import type { Context, Stream } from '../decider.js';
import type { ChangedClause, FollowUp } from '../follow-up-messages.js';
import type { Refusal } from '../refusal.js';
import { refused } from './refusals.js';
import type { Result } from '../result.js';
import { ok } from '../result.js';
import type { CastVote, Command } from './ballot-command.js';
import type { BallotEvent } from './events.js';
import type { BallotState } from './state.js';
import { following, nextStream, noneRunning, sameRoll } from './follow-up.js';
import { openNegatives, ruleOf } from './open-negatives.js';

type Decision = Result<readonly BallotEvent[], Refusal>;
export type Recirculation = Extract<FollowUp, { readonly kind: 'recirculation' }>;

/** IEEE: a recirculation of ten days; the terms may say otherwise. */
export const recirculationDays = 10;

const recirculationOf = ({ follows }: BallotState): Recirculation | null => (follows?.kind === 'recirculation' ? follows : null);

/** The round that took this one's place; its votes, not these, are the ones that count. */
export const recirculated = (state: BallotState): Stream | null =>
  state.followUps?.find(({ kind, voided }) => kind === 'recirculation' && !voided)?.stream ?? null;

/** A further round on the changed parts and the open negatives only (IEEE, ANSI): a ballot of its own to which the votes carry over. */
export function recirculate(state: BallotState, command: Command<'recirculate'>, { actor }: Context): Decision {
  const allowed = allowedNow(state);
  if (!allowed.ok) return allowed;
  const roll = sameRoll(state);
  if (!roll.ok) return roll;
  const usual = state.terms.recirculation?.window ?? { count: recirculationDays, unit: 'calendarDays' };
  const follows: Recirculation = {
    kind: 'recirculation',
    of: state.stream,
    from: state.text,
    changes: command.changes,
    negatives: openNegatives(state, ruleOf(state)),
    resting: (state.negatives ?? []).flatMap(({ seat, status }) => (status === 'recirculated' ? [seat] : [])),
    marks: state.marks.join(''),
    excluded: state.excluded.map(({ seat, reason, evidence }) => ({ seat, reason, evidence })),
  };
  const terms = { ...state.terms, mode: 'letter', window: { ...state.terms.window, min: usual, default: usual } } as const;
  const input = { ...following(state, roll.value, { terms, window: command.window ?? usual, follows }), text: command.text, round: state.round + 1 };
  return ok([{ type: 'recirculationOpened', ballot: nextStream(state, 'recirculation'), changes: command.changes, input, by: actor.id }]);
}

/** The rule or the terms know a recirculation, none is running, and every open negative has its answer. */
function allowedNow(state: BallotState): Result<null, Refusal> {
  const rule = ruleOf(state);
  if (rule.recirc !== 'changesAndOpenNegatives' && !state.terms.recirculation) {
    return refused('RECIRCULATION_NOT_ALLOWED', {
      rule: rule.id,
      source: 'SET-TERMS',
      found: rule.recirc,
      needed: 'changesAndOpenNegatives',
      cure: ['nobody'],
    });
  }
  const answered = (state.negatives ?? []).map(({ seat }) => seat);
  const waiting = openNegatives(state, rule).filter((seat) => !answered.includes(seat));
  if (waiting.length === 0) return noneRunning(state);
  return refused('NEGATIVES_UNANSWERED', {
    rule: rule.id,
    source: rule.source,
    found: waiting.slice(0, 100),
    needed: 'an answer to each',
    cure: ['officer', 'secretariat', 'chair'],
  });
}

/** Whether a clause is put to the vote again: itself, a part of it, or the clause it is a part of. */
export const inScope = (changes: readonly ChangedClause[], clause: string): boolean =>
  changes.some((one) => one.clause === clause || clause.startsWith(`${one.clause}.`) || one.clause.startsWith(`${clause}.`));

/** In a recirculation words are about a clause; those about an untouched clause are parked and change no vote. */
export function outOfScope(state: BallotState, vote: CastVote, person: ActorId): Result<BallotEvent | null, Refusal> {
  const round = recirculationOf(state);
  const words = vote.reason ?? vote.comment;
  if (!round || words === undefined) return ok(null);
  const { clause, choice, seat, text } = vote;
  const negative = choice === 'no' || choice === 'conditionalNo' || choice === 'discuss';
  if (clause === undefined) return round.negatives.includes(seat) && negative ? ok(null) : clauseMissing(round);
  if (inScope(round.changes, clause)) return ok(null);
  return ok({ type: 'commentParked', seat, person, clause, choice, words, text });
}

const clauseMissing = ({ changes }: Recirculation): Result<never, Refusal> =>
  refused('CLAUSE_MISSING', {
    rule: 'D-RECIRC',
    source: 'D-RECIRCULATION',
    found: null,
    needed: changes.map(({ clause }) => clause),
    cure: ['self'],
  });
