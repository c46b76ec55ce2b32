import type { ActorId } from '../kernel/actor.js';
import type { Instant } from '../kernel/decider.js';
import type { Refusal } from '../kernel/refusal.js';
import { ok, type Result } from '../kernel/result.js';
import { refused } from './refusals.js';
import { issueOf } from './stand.js';
import type { ClauseState, DraftingState, Escalation, Issue, KeptStand } from './state.js';

/** Why an issue is settled. */
export type Settlement = 'withdrawn' | 'positionChanged' | 'restated' | 'answered' | 'mediation' | 'vote' | 'decided';
export type Settled = { readonly issue: number; readonly how: Settlement };
export type StepTaken = { readonly issue: number; readonly step: number };

/** The issue of this number, or the refusal. */
export function issueNamed(state: DraftingState, n: number): Result<Issue, Refusal> {
  const issue = issueOf(state, n);
  return issue === null ? refused('ISSUE_UNKNOWN', { found: n, needed: state.issues.slice(0, 20).map((one) => one.n) }) : ok(issue);
}

export const stepOf = ({ terms }: DraftingState, { step }: Issue): Escalation | null => (step === null ? null : (terms.escalation[step] ?? null));

/** An objection at this step, or the refusal. */
export function objectionAt(state: DraftingState, n: number, step: Escalation | 'any'): Result<Issue, Refusal> {
  const found = issueNamed(state, n);
  if (!found.ok) return found;
  const at = stepOf(state, found.value);
  if (at !== null && (step === 'any' || at === step)) return found;
  return refused('WRONG_STEP', { found: { issue: n, step: at }, needed: step === 'any' ? state.terms.escalation : step, cure: ['officer'] });
}

/** Its answer is due and not told to be late yet. */
export const isWaiting = (issue: Issue): issue is Issue & { readonly answerBy: Instant } =>
  !issue.answered && !issue.overdue && issue.answerBy !== null;

export const without = (issues: readonly Issue[], settled: readonly Pick<Settled, 'issue'>[]): readonly Issue[] =>
  issues.filter(({ n }) => !settled.some((one) => one.issue === n));

export const changed = (state: DraftingState, n: number, to: (issue: Issue) => Partial<Issue>): DraftingState => ({
  ...state,
  issues: state.issues.map((issue) => (issue.n === n ? { ...issue, ...to(issue) } : issue)),
});

export const kept = (state: DraftingState, ids: readonly string[], stand: KeptStand): readonly ClauseState[] =>
  state.clauses.map((clause) => (ids.includes(clause.id) ? { ...clause, kept: stand } : clause));

type Over = { readonly call: number; readonly escalated: readonly StepTaken[]; readonly answerBy: Instant };

/** What was raised in a call that is over has to be answered, and an objection takes its step. */
export const dated = (issues: readonly Issue[], { call, escalated, answerBy }: Over): readonly Issue[] =>
  issues.map((issue) => ({
    ...issue,
    ...(issue.call === call ? { answerBy } : {}),
    ...escalated.filter((one) => one.issue === issue.n).map(({ step }) => ({ step }))[0],
  }));

type Said = { readonly call: number; readonly person: ActorId; readonly clauses: readonly string[] };

/** The issues once this person has spoken anew on these clauses of this call: what they said of them before is gone. */
export const withoutPosition = (issues: readonly Issue[], { call, person, clauses }: Said): readonly Issue[] =>
  issues.flatMap((issue) => {
    if (issue.call !== call || issue.person !== person) return [issue];
    const left = issue.clauses.filter((clause) => !clauses.includes(clause));
    return left.length === 0 ? [] : [{ ...issue, clauses: left }];
  });

const clausesRaisedOn = ({ issues }: DraftingState, n: number): readonly string[] => issues.find((issue) => issue.n === n)?.clauses ?? [];

export const overruled = (state: DraftingState, n: number): DraftingState => ({
  ...state,
  clauses: kept(state, clausesRaisedOn(state, n), 'byVote'),
  issues: without(state.issues, [{ issue: n }]),
});

/** The objection was right: its clauses need other words, and it stays until its author is content with them. */
export const upheld = (state: DraftingState, n: number): DraftingState =>
  changed({ ...state, clauses: kept(state, clausesRaisedOn(state, n), 'open') }, n, ({ vote, redrafted }) => ({
    vote: 'FAIL',
    redrafted: vote === 'FAIL' && redrafted,
  }));
