import { deadline, type Term } from '../law/calendar/deadline.js';
import type { Context, Instant } from '../kernel/decider.js';
import { unreachable } from '../kernel/result.js';
import type { Profile, Stage } from '../profile/profile.js';
import type { StageCode } from '../profile/stage-codes.js';
import { withProposer, workingStage } from './codes.js';
import type { Clock, ProjectState } from './state.js';

/** Codes passed, in order, the last being where the project stands; and the limit of the stage it now stands in. An empty path moves nothing. */
export type Move = { readonly path: readonly StageCode[]; readonly clock: Clock | null };

/** A fresh time limit counted from `from` by the calendar in force. */
export function makeClock({ calendar }: Pick<Context, 'calendar'>, from: Instant, term: Term): Clock {
  const { closesAt, provisional } = deadline(calendar, from, term);
  return { at: closesAt, from, term, provisional, overdue: false };
}

/** The later of two terms from the same instant: “not less than” for terms of different units. */
export const laterTerm = (context: Pick<Context, 'calendar'>, from: Instant, [a, b]: readonly [Term, Term]): Term =>
  makeClock(context, from, a).at >= makeClock(context, from, b).at ? a : b;

/** The limit that ends first: a profile may ask for less time than the law, never for more. */
export const earliest = (first: Clock, ...others: readonly Clock[]): Clock => others.reduce((a, b) => (b.at < a.at ? b : a), first);

/** Limit of a stage by the profile; null where none runs (in force, or while the proposer has the file). */
export function stageTerm(profile: Profile, stage: Stage): Term | null {
  switch (stage) {
    case 'publication':
      return profile.publication.within;
    case 'systematicReview':
      return profile.systematicReview.decideWithin;
    case 'inForce':
      return null;
    case 'proposal':
    case 'approvalOfProject':
    case 'drafting':
    case 'comment':
    case 'review':
    case 'approval':
    case 'withdrawal':
      return profile.stages.find((rule) => rule.stage === stage)?.limit ?? null;
    default:
      return unreachable(stage);
  }
}

/**
 * The way to the last of `path`. Within one stage its limit runs on; another stage, or the same one entered again
 * from outside, starts a new limit (re-armed after every return).
 */
export function move(state: ProjectState, context: Context, ...path: readonly StageCode[]): Move {
  const code = path.at(-1);
  if (code === undefined) return { path, clock: state.clocks.stage };
  if (withProposer.includes(code)) return { path, clock: null };
  const stage = workingStage(code);
  if (stage === workingStage(state.code) && !withProposer.includes(state.code)) return { path, clock: state.clocks.stage };
  const term = stageTerm(state.profile, stage);
  return { path, clock: term && makeClock(context, context.now, term) };
}

/** The way to an end: no limit runs any more. */
export const endAt = (...path: readonly StageCode[]): Move => ({ path, clock: null });
/** No way: the project stays where it is. */
export const stay = (state: ProjectState): Move => ({ path: [], clock: state.clocks.stage });
