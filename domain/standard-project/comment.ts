import { fullDaysBetween } from '../calendar/full-days.js';
import type { TraceRow } from '../ballot-rule/ballot-rule.js';
import type { Term } from '../calendar/deadline.js';
import type { Context, Stream } from '../decider.js';
import { objectionTerm } from '../consultation/start-consultation.js';
import type { ConsultationInput } from '../messages.js';
import { isMachine } from '../actor.js';
import { shortestConsultation } from '../law/floors.js';
import { refuse } from '../refusal.js';
import { ok } from '../result.js';
import { all, happened, open, provided, type Acts, type May, type Verdict } from './act.js';
import { openVote, runs } from './ballots.js';
import { laterTerm, makeClock, move, stay } from './clock.js';
import type { Command, CommandType } from './commands.js';
import { complete } from './documents.js';
import type { Move } from './events.js';
import { asksDepartments, localCommentIsPublic } from './local-scope.js';
import { patentCall } from './patents.js';
import type { ProjectState } from './state.js';
import { consultationStream } from './streams.js';
import { swapUnderReview, voteTakesSwap } from './swap-review-text.js';
import { office, oneOf, drafter, clock } from './who.js';
import { groundOf, type Ground } from './ground.js';

/** Bodies under the TBT code, and texts meant to become national standards, circulate 60 days. */
const tbtFloor: Term = { count: 60, unit: 'calendarDays' };
/** A repeat round after a substantive change is never shorter than this. */
const repeatFloor: Term = { count: 15, unit: 'calendarDays' };

type Floor = { readonly term: Term; readonly ground: Ground };

/** The shortest window lawful for the next round, and what says so. A repeat is short only after a round of full length was settled. */
function consultationFloor(state: ProjectState, context: Context): Floor {
  const { comment, traits, profile } = state;
  const { repeat, floor } = profile.consultation;
  const atLeast = (asked: Term, least: Term, ground: Ground): Floor => ({ term: laterTerm(context, context.now, [asked, least]), ground });
  if (comment.full) return atLeast(repeat, repeatFloor, { rule: 'D-REPEAT', source: 'D-REPEAT-ROUND' });
  if (traits.includes('tbt')) return atLeast(floor, tbtFloor, { rule: 'D-TBT', source: 'TBT-3' });
  if (traits.includes('nationalConversion')) return atLeast(floor, tbtFloor, { rule: 'D-LIMIT', source: 'D-CONSULTATION-TIMES' });
  return atLeast(floor, shortestConsultation, groundOf(state, 'comments'));
}

/** A window announced as shorter is refused even where days off happen to stretch it to the floor: the announcement itself breaks the rule. */
function longEnough(context: Context, window: Term, { term: floor, ground }: Floor): May {
  const [closes, needed] = [makeClock(context, context.now, window).at, makeClock(context, context.now, floor).at];
  const fewer = window.unit === floor.unit && window.count < floor.count;
  if (closes >= needed && !fewer) return ok(null);
  return refuse('CONSULTATION_TOO_SHORT', {
    ...ground,
    found: { ...window, fullDays: fullDaysBetween(context.now, closes) },
    needed: { ...floor, fullDays: fullDaysBetween(context.now, needed) },
    cure: ['self'],
  });
}

/** The first round against the law's thirty days, as a comparison of its own. */
function commentDays(context: Context, window: Term): TraceRow {
  const num = fullDaysBetween(context.now, makeClock(context, context.now, window).at);
  const { count: p } = shortestConsultation;
  return { test: 'law: comment days', num, q: 1, op: '>=', p, den: 1, holds: num >= p };
}

/** What touches consumers is asked of the public, whoever would rather not (GS-14). */
function publicEnough(state: ProjectState, wanted: boolean): May {
  if (!wanted && state.local !== undefined) return localCommentIsPublic();
  if (wanted || !state.traits.includes('consumer')) return ok(null);
  return refuse('CONSULTATION_MUST_BE_PUBLIC', {
    ...groundOf(state, 'comments'),
    found: { public: false },
    needed: { public: true },
    cure: ['self'],
  });
}

const canOpenConsultation = (state: ProjectState, context: Context): May => open(state, context, { who: office, at: ['20.99'] });

function decideOpenConsultation(state: ProjectState, command: Command<'openConsultation'>, context: Context): Verdict {
  const floor = consultationFloor(state, context);
  const wished = state.comment.full ? state.profile.consultation.repeat : state.profile.consultation.window;
  const window = command.window ?? laterTerm(context, context.now, [wished, floor.term]);
  const isPublic = command.public ?? (state.profile.consultation.public || state.traits.includes('consumer'));
  const input = consultationInput(state, { window, floor: floor.term, public: isPublic, addressees: command.addressees });
  const checks = all(
    () => longEnough(context, window, floor),
    () => publicEnough(state, isPublic),
    () => asksDepartments(state, command.addressees),
    () => complete(state, { leaving: ['drafting'], entering: '30.20', having: ['draftForComment'] }),
  );
  return provided(checks, {
    type: 'consultationOrdered',
    by: context.actor.id,
    consultation: consultationStream(state, input.round),
    input,
    full: !state.comment.full,
    law: state.comment.full ? [] : [commentDays(context, window)],
    patentCallUntil: patentCall(state, context, '30.20'),
    ...move(state, context, '30.20'),
  });
}

function consultationInput(state: ProjectState, chosen: Pick<ConsultationInput, 'window' | 'floor' | 'public' | 'addressees'>): ConsultationInput {
  const { lateDisposition, answer } = state.profile.consultation;
  return {
    project: state.project,
    organisation: state.organisation,
    title: state.title.zh,
    round: state.comment.round + 1,
    text: state.draft?.sha256 ?? '',
    lateDisposition,
    answer,
    objection: objectionTerm,
    reminders: state.profile.reminders,
    rehearsal: state.rehearsal,
    drafters: state.group?.drafters.map((drafter) => drafter.person) ?? [],
    ...chosen,
    addressees: [...new Set(chosen.addressees)],
  };
}

export const canSwapDraft = (state: ProjectState, context: Context): May =>
  all(
    () => open(state, context, { who: office, at: ['30.20', '40.20'] }),
    () => (state.code === '40.20' ? voteTakesSwap(state) : ok(null)),
  );

/** The declared replacement of a text people are commenting or voting on: an erratum keeps the window, a technical change does not. */
export function decideSwapDraft(state: ProjectState, command: Command<'swapDraft'>, context: Context): Verdict {
  const { to, version, nature, reason } = command;
  const voted = state.code === '40.20';
  const from = (voted ? state.draft?.sha256 : state.comment.text) ?? '';
  if (from === to) return refuse('DRAFT_NOT_NEW', { rule: 'D-SWAP', source: 'D-SWAP', found: to, needed: { otherThan: from }, cure: ['self'] });
  if (voted) return swapUnderReview(state, command, context);
  const consultation = consultationStream(state, state.comment.round);
  const way = nature === 'technical' ? move(state, context, '20.99') : stay(state);
  return happened({ type: 'draftSwapped', by: context.actor.id, consultation, from, to, version, nature, reason, ...way });
}

/** The child that runs now and may be called off by hand: a consultation, or a ballot. */
export function runningChild(state: ProjectState): Stream | null {
  if (['ordered', 'open', 'closed'].includes(state.comment.status)) return consultationStream(state, state.comment.round);
  if (runs(state.projectVote)) return state.projectVote.ballot;
  if (runs(state.review)) return state.review.ballot;
  return runs(state.systematic) ? state.systematic.ballot : null;
}

const canVoidRound = (state: ProjectState, context: Context): May =>
  all(
    () => open(state, context, { who: office }),
    () =>
      runningChild(state) !== null
        ? ok(null)
        : refuse('NOTHING_RUNNING', {
            rule: 'D-VOID',
            source: 'D-ROUND-ORDER',
            found: null,
            needed: 'a consultation or ballot that runs',
            cure: ['nobody'],
          }),
  );

/**
 * The child does not report what its own project ordered, so the project takes the step back itself. A vote is void when a second person has agreed
 * at the ballot: it says so, and then the project goes back.
 */
function decideVoidRound(state: ProjectState, { reason }: Command<'voidRound'>, context: Context): Verdict {
  const child = runningChild(state);
  if (child === null) return ok([]);
  if (child === openVote(state)) return happened({ type: 'voidingAsked', by: context.actor.id, ballot: child, reason, replacement: null });
  return happened({ type: 'roundVoided', by: context.actor.id, reason, voids: [child], burns: null, ...backFrom(state, child, context) });
}

function backFrom(state: ProjectState, child: Stream, context: Context): Move {
  if (child === state.projectVote.ballot) return move(state, context, '10.00');
  if (child === state.review.ballot) return move(state, context, state.review.failures > 0 ? '40.93' : '40.00');
  return child === state.systematic.ballot ? stay(state) : move(state, context, '20.99');
}

/** Drafters who change the substance after the comments say so themselves: the round is repeated. */
const canDeclareSubstantiveChange = (state: ProjectState, context: Context): May =>
  all(
    () => open(state, context, { who: oneOf(drafter, office), at: ['30.60', '40.00'] }),
    () => commentsSettled(state),
  );

/** G5: nothing goes on while a comment has no disposition. */
export function commentsSettled({ comment }: ProjectState): May {
  if (comment.status === 'settled') return ok(null);
  return refuse('COMMENTS_OPEN', {
    rule: 'G5',
    source: 'D-ZERO-OPEN',
    found: { status: comment.status, comments: comment.comments },
    needed: { status: 'settled' },
    cure: ['drafter'],
  });
}

/** A report is a fact: people cannot make one, and one that no longer concerns this project changes nothing. */
const canReport = (state: ProjectState, context: Context): May => (isMachine(context.actor) ? ok(null) : clock(state, context));

const concerns = (state: ProjectState, { actor }: Context, round: number): boolean =>
  state.end === null &&
  actor.id === `stream:${consultationStream(state, state.comment.round)}` &&
  round === state.comment.round &&
  state.comment.status !== 'settled' &&
  state.comment.status !== 'voided';

type ReportType = 'consultationOpened' | 'consultationClosed' | 'consultationSettled' | 'consultationVoided';

function reported<T extends ReportType & CommandType>(then: (state: ProjectState, report: Command<T>, context: Context) => Verdict) {
  return {
    can: canReport,
    decide: (state: ProjectState, report: Command<T>, context: Context): Verdict =>
      concerns(state, context, report.round) ? then(state, report, context) : ok([]),
  };
}

export const commentActs: Acts<'openConsultation' | 'swapDraft' | 'voidRound' | 'declareSubstantiveChange' | ReportType> = {
  openConsultation: { can: canOpenConsultation, decide: decideOpenConsultation },
  swapDraft: { can: canSwapDraft, decide: decideSwapDraft },
  voidRound: { can: canVoidRound, decide: decideVoidRound },
  declareSubstantiveChange: {
    can: canDeclareSubstantiveChange,
    decide: (state, { reason }, context) =>
      happened({ type: 'substantiveChangeDeclared', by: context.actor.id, reason, ...move(state, context, '30.92') }),
  },
  consultationOpened: reported<'consultationOpened'>((_state, { round, closesAt, provisional }) =>
    happened({ type: 'consultationRunning', round, closesAt, provisional }),
  ),
  consultationClosed: reported<'consultationClosed'>((state, { round, comments, late }, context) =>
    happened({ type: 'consultationEnded', round, comments, late, ...(state.code === '30.20' ? move(state, context, '30.60') : stay(state)) }),
  ),
  consultationSettled: reported<'consultationSettled'>((state, { round, adopted, partly, rejected, substantive }, context) =>
    happened({
      type: 'consultationConcluded',
      round,
      adopted,
      partly,
      rejected,
      substantive,
      ...move(state, context, ...(state.code === '30.20' ? ['30.60' as const] : []), ...(substantive ? ['30.92' as const] : [])),
    }),
  ),
  consultationVoided: reported<'consultationVoided'>((state, { round, reason }, context) =>
    happened({ type: 'consultationCalledOff', round, reason, ...move(state, context, '20.99') }),
  ),
};
