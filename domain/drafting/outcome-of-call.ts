import { parseFraction } from '../ballot-rule/fraction.js';
import type { Settled, StepTaken } from './issues.js';
import { clausesOf, isAbout } from './stand.js';
import type { Call, DraftingState, Issue } from './state.js';

/** How many of the group were where when a call closed; clauses with equal counts stand together. `for × q ≥ base × p` is the comparison. */
export type CallCount = {
  readonly clauses: readonly string[];
  readonly support: number;
  readonly concern: number;
  readonly objection: number;
  readonly silent: number;
  readonly for: number;
  readonly base: number;
  readonly enough: boolean;
};

export const silentIn = (state: DraftingState, call: Call): readonly string[] =>
  state.group.flatMap(({ person, left }, seat) => (!left && call.marks.some((row) => row.charAt(seat) === '.') ? [person] : []));

/** Counted as the terms say; whoever left is in no count. */
export function countsOf(state: DraftingState, call: Call): readonly CallCount[] {
  const share = parseFraction(state.terms.support);
  if (share === null) throw new Error(`no share: ${state.terms.support}`);
  const present = state.group.flatMap(({ left }, seat) => (left ? [] : [seat]));
  const found: { [key: string]: { readonly count: CallCount; readonly clauses: string[] } } = {};
  call.clauses.forEach((clause, at) => {
    const row = present.map((seat) => call.marks[at]?.charAt(seat) ?? '.');
    const heads = (mark: string): number => row.filter((one) => one === mark).length;
    const [support, silent] = [heads('s'), heads('.')];
    const inFavour = support + (state.terms.silence === 'assents' ? silent : 0);
    const count: CallCount = {
      clauses: [],
      support,
      concern: heads('c'),
      objection: heads('o'),
      silent,
      for: inFavour,
      base: row.length,
      enough: inFavour * share.q >= row.length * share.p,
    };
    const key = [count.support, count.concern, count.objection, count.silent].join();
    (found[key] ??= { count, clauses: [] }).clauses.push(clause);
  });
  return Object.values(found).map(({ count, clauses }) => ({ ...count, clauses }));
}

/** True when the author spoke in this call on every clause of an older issue: the new words stand for the old ones. Silence takes nothing back. */
function restated(state: DraftingState, call: Call, issue: Issue): boolean {
  const seat = state.group.findIndex(({ person, left }) => person === issue.person && !left);
  return seat >= 0 && clausesOf(state, issue).every((clause) => !['.', ''].includes(call.marks[call.clauses.indexOf(clause)]?.charAt(seat) ?? ''));
}

export function settledBy(state: DraftingState, call: Call): readonly Settled[] {
  return state.issues.flatMap((issue): readonly Settled[] => {
    if (issue.call === call.n || issue.vote === 'running') return [];
    if (restated(state, call, issue)) return [{ issue: issue.n, how: 'restated' }];
    const over = issue.kind === 'concern' && issue.answered && clausesOf(state, issue).every((clause) => call.clauses.includes(clause));
    return over ? [{ issue: issue.n, how: 'answered' }] : [];
  });
}

/** A new objection begins at the first step; one that stands for an older one goes on after the step that did not help. */
export function escalatedBy(state: DraftingState, call: Call, further: 0 | 1): readonly StepTaken[] {
  const last = state.terms.escalation.length - 1;
  return state.issues.flatMap((issue): readonly StepTaken[] => {
    if (issue.call !== call.n || issue.kind !== 'sustainedObjection') return [];
    const older = state.issues.filter(
      (one) => one.call !== call.n && one.person === issue.person && one.step !== null && issue.clauses.some((clause) => isAbout(one, clause)),
    );
    const steps = older.map((one) => (one.step ?? 0) + further);
    return [{ issue: issue.n, step: Math.min(last, Math.max(0, ...steps)) }];
  });
}
