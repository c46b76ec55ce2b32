import type { Connection } from 'mongoose';
import type { LostVote } from '../../contract/lost-vote.js';
import { sourceTitles } from '../../contract/source.js';
import type { BallotState } from '../../domain/ballot/state.js';
import { shownResult, smallClasses } from '../../domain/ballot/class-figures.js';
import type { Context } from '../../domain/kernel/decider.js';
import { ruleInForce } from '../../domain/dossier/ballot-content.js';
import { appealUntil } from '../../domain/standard-project/appeal.js';
import type { AppealOf } from '../../domain/standard-project/words.js';
import { comparisonOf, nextAfter } from '../../domain/standard-project/lost-vote.js';
import type { LostRound, ProjectState } from '../../domain/standard-project/state.js';
import { chinaTime } from '../http/china-time.js';
import { readNegatives } from './negatives.js';
import { readView } from './views.js';

/** Votes of a project that did not pass, from their ballots: what decided them, why people were against, and what may be done. Voided ones too, and those that another round made good. */
export async function lostVotes(db: Connection, state: ProjectState, context: Context): Promise<LostVote[]> {
  const shown = await Promise.all((state.lost ?? []).map((one) => lostVote(db, { state, one, context })));
  return shown.filter((one) => one !== null);
}

type Lost = { readonly state: ProjectState; readonly one: LostRound; readonly context: Context };

async function lostVote(db: Connection, { state, one: { of, round, stream, voided }, context }: Lost): Promise<LostVote | null> {
  const view = await readView(db, 'ballots', stream);
  const ballot = view === null ? null : (view.state as BallotState); // written by the projection of ballots
  if (ballot === null || ballot.result === null) return null;
  const { outcome, counts, trace } = shownResult(ballot.result);
  const { id, source } = ruleInForce(ballot.terms);
  return {
    ...{ of, round, ballot: ballot.stream, outcome },
    rule: { id, source, ...sourceTitles(source) },
    counts: { ...counts },
    trace: trace.map(comparisonOf),
    reasons: await reasonsOf(db, ballot),
    ...(voided === undefined ? {} : { voided: { reason: voided } }),
    next: state[of].ballot === stream && state[of].outcome !== null ? nextOf(state, of, context) : [],
  };
}

const byWords = <T extends { readonly reason: string }>(a: T, b: T): number => (a.reason < b.reason ? -1 : a.reason > b.reason ? 1 : 0);

/** Sorted by their words, so that the order says nothing of seats. Where a class is small a reason would name its author; a roll by document is too long to go through here. */
async function reasonsOf(db: Connection, { stream, seats, excluded }: BallotState): Promise<LostVote['reasons']> {
  if (seats === null || smallClasses({ seats, excluded }).length > 0) return null;
  const { negatives } = await readNegatives(db, stream);
  return negatives.flatMap(({ reason, clause, status }) => (reason === null || status === 'withdrawn' ? [] : [{ reason, clause }])).sort(byWords);
}

function nextOf(state: ProjectState, of: AppealOf, context: Context): LostVote['next'] {
  const until = appealUntil(state, of, context);
  return nextAfter(state, of).flatMap((step) => {
    if (step.act !== 'fileComplaint') return [{ ...step }];
    return until === null || until < context.now ? [] : [{ ...step, until: chinaTime(until) }];
  });
}
