import { idOf } from '../kernel/decider.js';
import type { Term } from '../law/calendar/deadline.js';
import { eligibleOf } from '../ballot/start-ballot.js';
import { startBallot } from '../ballot/start-ballot.js';
import { streamActor } from '../kernel/actor.js';
import type { Context, Stream } from '../kernel/decider.js';
import { floorOfBallot, lawfulTerms } from '../profile/floors.js';
import type { BallotInput, CommitteeOrder, Roll } from '../messages/messages.js';
import type { NamedChange } from '../kernel/named-change.js';
import type { BallotName, BallotTerms } from '../profile/profile.js';
import type { Refusal } from '../kernel/refusal.js';
import { ok, type Result } from '../kernel/result.js';
import type { May } from '../kernel/gate.js';
import { makeClock } from './clock.js';
import type { Decision } from './rounds.js';
import type { ProjectGate } from './gates.js';
import { refused } from './refusals.js';
import type { BallotRound, ProjectState } from './state.js';
import { heldToLoss, isLoss } from './second-try.js';
import { draftingUnits } from './who.js';

/** What the office chooses when it orders a ballot; the rest comes from the pinned profile. */
export type BallotOrder = {
  readonly purpose: 'projectApproval' | 'technicalReview' | 'systematicReview';
  readonly name: 'projectApproval' | 'technicalReview' | 'letterReview' | 'systematicReview';
  readonly round: number;
  readonly question: string;
  readonly text: string;
  readonly roll: Roll;
  readonly window?: Term;
  /** What the round is about, where that is more than its text. */
  readonly subject?: string;
  readonly change?: NamedChange | undefined;
};

type OrderedBallot = { readonly ballot: Stream; readonly input: BallotInput; readonly eligible: number };

/**
 * The ballot a project is about to start, checked by the ballot's own decider: an order it would refuse is refused here,
 * where a person can still mend it, and not later in a child nobody watches.
 */
export function orderBallot(state: ProjectState, order: BallotOrder, context: Context): Result<OrderedBallot, Refusal> {
  const round = state[roundOf[order.purpose]];
  const terms = termsAfter(round, termsOf(state, order.name), 'panel');
  if (terms === null) return noTerms(state, order.name);
  const window = order.window ?? terms.window.default;
  const within = windowWithin(terms, window, context);
  if (!within.ok) return within;
  const input = inputOf(state, { ...order, window }, terms);
  const ballot = ballotStream(state, order);
  const held = heldToLoss(round, { subject: order.subject ?? order.text, input, change: order.change });
  if (!held.ok) return held;
  const born = startBallot(input, { ...context, actor: streamActor(state.project), stream: ballot });
  return born.ok ? ok({ ballot, input, eligible: eligibleOf(input) }) : born;
}

const roundOf = { projectApproval: 'projectVote', technicalReview: 'review', systematicReview: 'systematic' } as const;

/** After a loss the rule stays what it was, also when the procedure was changed meanwhile: nobody chooses the denominator of a second try. */
const termsAfter = ({ put, loss }: BallotRound, terms: BallotTerms | null, by: 'panel' | 'committee'): BallotTerms | null =>
  loss !== null && put !== null && (put.roll === null) === (by === 'committee') ? put.terms : terms;

/** The terms of the pinned profile, never below the law. */
function termsOf({ profile }: ProjectState, name: BallotName): BallotTerms | null {
  const terms = profile.ballots[name];
  return terms ? lawfulTerms(terms, floorOfBallot(profile.kind, name)) : null;
}

function inputOf(state: ProjectState, order: BallotOrder & { readonly window: Term }, terms: BallotTerms): BallotInput {
  return { ...frozenOf(state, order, terms), roll: order.roll };
}

/** The ballot a committee is asked to hold: everything but the roll. */
export function committeeBallot(
  state: ProjectState,
  { question, window, change }: { readonly question: string; readonly window?: Term | undefined; readonly change?: NamedChange | undefined },
  context: Context,
): Result<{ readonly ballot: Stream; readonly input: CommitteeOrder['input'] }, Refusal> {
  const held = heldToLoss(state.review, { subject: state.draft?.sha256 ?? '', input: null, change });
  if (!held.ok) return held;
  const terms = termsAfter(state.review, termsOf(state, 'committeeReview'), 'committee');
  if (terms === null) return noTerms(state, 'committeeReview');
  const chosen = window ?? terms.window.default;
  const within = windowWithin(terms, chosen, context);
  if (!within.ok) return within;
  const round = state.review.round + 1;
  const order = { purpose: 'technicalReview', round, question, text: state.draft?.sha256 ?? '', window: chosen } as const;
  return ok({ ballot: ballotStream(state, order), input: frozenOf(state, order, terms) });
}

const ballotStream = (state: ProjectState, { purpose, round }: Pick<BallotOrder, 'purpose' | 'round'>): Stream =>
  `ballot/${idOf(state.project)}-${purpose}-${round}`;

function frozenOf(
  state: ProjectState,
  order: Pick<BallotInput, 'purpose' | 'round' | 'question' | 'text' | 'window'>,
  terms: BallotTerms,
): CommitteeOrder['input'] {
  return {
    purpose: order.purpose,
    project: state.project,
    organisation: state.organisation,
    round: order.round,
    question: order.question,
    text: order.text,
    terms,
    window: order.window,
    drafters: state.group?.drafters.map((one) => one.person) ?? [],
    drafterUnits: draftingUnits(state),
    profile: state.profileHash,
    rehearsal: state.rehearsal,
    opens: 'atStart',
    recallMinutes: state.profile.recallMinutes,
    reminders: state.profile.reminders,
  };
}

function windowWithin(terms: BallotTerms, window: Term, context: Context): May {
  const closes = (term: Term): number => makeClock(context, context.now, term).at;
  if (closes(window) >= closes(terms.window.min) && closes(window) <= closes(terms.window.max)) return ok(null);
  return refused('BALLOT_WINDOW_OUT_OF_RANGE', {
    rule: terms.rule,
    source: terms.source,
    found: window,
    needed: { min: terms.window.min, max: terms.window.max },
    cure: ['self'],
  });
}

/** Whether the pinned procedure has such a ballot at all. */
export const hasTerms =
  (name: BallotName): ProjectGate =>
  (state) =>
    state.profile.ballots[name] === undefined ? noTerms(state, name) : ok(null);

function noTerms(state: ProjectState, name: string): Result<never, Refusal> {
  return refused('NO_BALLOT_IN_PROFILE', {
    rule: 'D-PROFILE',
    source: 'SET-PROFILE',
    found: { profile: state.profile.id, ballot: name },
    needed: Object.keys(state.profile.ballots),
    cure: ['nobody'],
  });
}

/** What a ballot reports of itself once it is decided. */
export type Decided = Omit<Decision, 'failures'>;

/** The data of a decision event. One round is never two failures: counted anew (late exclusion, re-opening) it replaces its own earlier result. */
export function decisionOf(round: BallotRound, report: Decided): Decision {
  const before = round.failures - (round.loss?.ballot === report.ballot ? 1 : 0);
  const { ballot, outcome, counts, trace } = report;
  return { ballot, round: report.round, outcome, counts, trace, failures: before + (isLoss(round, report) ? 1 : 0) };
}

/** The vote that members have open before them, if any. */
export function openVote({ projectVote, review, systematic }: ProjectState): Stream | null {
  return [projectVote, review, systematic].find((round) => runs(round) && round.closesAt !== null)?.ballot ?? null;
}

/** Votes that were cast are not thrown away on one person's word: two void the ballot first, or it is waited for. */
export function noVoteOpen(state: ProjectState): May {
  const ballot = openVote(state);
  if (ballot === null) return ok(null);
  return refused('VOTE_OPEN', {
    rule: 'D-TWO',
    source: 'D-TWO-PERSONS',
    found: { ballot },
    needed: { first: 'proposeVoiding', then: 'confirmVoiding' },
    cure: ['officer', 'secretariat', 'chair'],
  });
}

/** A ballot of this state runs: ordered and not yet decided. */
export const runs = (round: BallotRound): boolean => round.ballot !== null && round.outcome === null;
