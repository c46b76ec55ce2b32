import type { Instant } from '../decider.js';
import { unreachable } from '../result.js';
import type { DraftingEvent, DraftingEventOf as Of, Settled } from './drafting-event.js';
import type { Seat } from '../messages.js';
import type { ClauseState, DraftingState, Issue, KeptStand, Member, Position } from './drafting-state.js';
import { followed } from './follow-issues.js';
import { isAbout } from './stand.js';
import { withoutPosition } from './state-position.js';

/** The next state. Total. */
export function evolveDrafting(state: DraftingState | null, event: DraftingEvent, at: Instant): DraftingState {
  if (event.type === 'draftingStarted') return started(event);
  if (!state) throw new Error(`${event.type} before draftingStarted`);
  const next = evolve(state, event, at);
  return 'decision' in event ? { ...next, decisions: event.decision } : next;
}

function evolve(state: DraftingState, event: Exclude<DraftingEvent, Of<'draftingStarted'>>, at: Instant): DraftingState {
  switch (event.type) {
    case 'versionUploaded':
      return uploaded(state, event);
    case 'callOpened':
      return opened(state, event, at);
    case 'positionStated':
      return stated(state, event);
    case 'callClosed':
      return closed(state, event);
    case 'callCancelled':
      return { ...state, open: state.open.filter(({ n }) => n !== event.call), issues: dated(state.issues, event) };
    case 'remarkParked':
      return { ...state, parked: event.remark };
    case 'issueAnswered':
      return changed(state, event.issue, () => ({ answered: true }));
    case 'concernSustained':
      return changed(state, event.issue, () => ({
        kind: 'sustainedObjection',
        step: event.step,
        answered: false,
        answerBy: event.answerBy,
        overdue: false,
      }));
    case 'issueWithdrawn':
      return { ...state, issues: without(state.issues, [event]) };
    case 'objectionEscalated':
      return changed(state, event.issue, () => ({ step: event.step, redrafted: false, mediated: null, mediation: null, ballot: null, vote: null }));
    case 'mediationRecorded':
      return changed(state, event.issue, () => mediatedAs(event));
    case 'objectionVoteOrdered':
      return { ...changed(state, event.issue, () => ({ ballot: event.ballot, vote: 'running' })), votes: state.votes + 1 };
    case 'objectionVoteDecided':
      return voted(state, event);
    case 'objectionVoteFailed':
      return changed(state, event.issue, () => ({ ballot: null, vote: null }));
    case 'objectionDecided':
      return event.upheld ? upheld(state, event.issue) : overruled(state, event.issue);
    case 'consensusDeclared':
      return { ...state, phase: 'agreed', issues: [] };
    case 'groupChanged':
      return regrouped(state, event);
    case 'alarmAnswered':
      return alarmed(state, event);
    case 'answersOverdue':
      return { ...state, issues: state.issues.map((issue) => (event.issues.includes(issue.n) ? { ...issue, overdue: true } : issue)) };
    case 'draftingDisbanded':
      return { ...state, phase: 'disbanded', open: [] };
    default:
      return unreachable(event);
  }
}

const without = (issues: readonly Issue[], settled: readonly Pick<Settled, 'issue'>[]): readonly Issue[] =>
  issues.filter(({ n }) => !settled.some((one) => one.issue === n));

const changed = (state: DraftingState, n: number, to: (issue: Issue) => Partial<Issue>): DraftingState => ({
  ...state,
  issues: state.issues.map((issue) => (issue.n === n ? { ...issue, ...to(issue) } : issue)),
});

const kept = (state: DraftingState, ids: readonly string[], stand: KeptStand): readonly ClauseState[] =>
  state.clauses.map((clause) => (ids.includes(clause.id) ? { ...clause, kept: stand } : clause));

/** Stands go with the words: to the same number, or to where a clause was moved. */
function uploaded(state: DraftingState, { version, text, clauses, duplicates, diff }: Of<'versionUploaded'>): DraftingState {
  const before: { [id: string]: KeptStand } = {};
  for (const { id, kept: stand } of state.clauses) before[id] = stand;
  const from: { [to: string]: string } = {};
  for (const move of diff.moved) from[move.to] = move.from;
  const fresh = [...diff.added, ...diff.changed];
  const standing = (id: string): KeptStand => (fresh.includes(id) ? 'open' : (before[from[id] ?? id] ?? 'open'));
  return {
    ...state,
    phase: 'working',
    version,
    text,
    duplicates,
    clauses: clauses.map(({ id, hash }) => ({ id, hash, kept: standing(id) })),
    issues: followed(state, { clauses, diff }),
  };
}

function opened(state: DraftingState, { call: n, version, clauses, closesAt, provisional }: Of<'callOpened'>, at: Instant): DraftingState {
  const blank = '.'.repeat(state.group.length);
  const call = { n, version, openedAt: at, closesAt, provisional, clauses, marks: clauses.map(() => blank) };
  return { ...state, calls: n, open: [...state.open, call] };
}

const letters: { readonly [position in Position]: string } = { support: 's', concern: 'c', sustainedObjection: 'o' };

function stated(state: DraftingState, event: Of<'positionStated'>): DraftingState {
  const mark = letters[event.position];
  const open = state.open.map((call) =>
    call.n === event.call
      ? { ...call, marks: call.marks.map((row, at) => (event.clauses.includes(call.clauses[at] ?? '') ? withMark(row, event.seat, mark) : row)) }
      : call,
  );
  const issues = withoutPosition(state.issues, { call: event.call, person: event.by, clauses: event.clauses });
  return event.issue === null || event.position === 'support'
    ? { ...state, open, issues }
    : { ...state, open, raised: event.issue, issues: [...issues, { ...raised(event, event.issue, event.position), first: firstOf(state, event) }] };
}

const withMark = (row: string, seat: number, mark: string): string => row.slice(0, seat) + mark + row.slice(seat + 1);

/** What is said again is as old as what it stands for. */
const firstOf = ({ issues }: DraftingState, { call, clauses, by }: Of<'positionStated'>): number =>
  Math.min(call, ...issues.filter((one) => one.person === by && clauses.some((clause) => isAbout(one, clause))).map(({ first }) => first));

const raised = ({ call, clauses, by }: Of<'positionStated'>, n: number, kind: Issue['kind']): Omit<Issue, 'first'> => ({
  n,
  kind,
  person: by,
  call,
  clauses,
  formerly: [],
  answered: false,
  answerBy: null,
  overdue: false,
  step: null,
  redrafted: false,
  mediated: null,
  mediation: null,
  ballot: null,
  vote: null,
});

const mediatedAs = ({ confirmed, outcome, by }: Of<'mediationRecorded'>): Partial<Issue> =>
  confirmed ? { mediated: outcome, mediation: null } : { mediation: { outcome, by } };

/** What was raised in the call has its date from now on; what had support enough stands once nothing is raised against it. */
function closed(state: DraftingState, { call, counts, settled, escalated, answerBy }: Of<'callClosed'>): DraftingState {
  const enough = counts.filter((count) => count.enough).flatMap(({ clauses }) => clauses);
  const short = counts.filter((count) => !count.enough).flatMap(({ clauses }) => clauses);
  const clauses = kept({ ...state, clauses: kept(state, enough, 'consensus') }, short, 'open');
  const issues = dated(without(state.issues, settled), { call, escalated, answerBy });
  return { ...state, open: state.open.filter(({ n }) => n !== call), clauses, issues };
}

/** What was raised in a call that is over has to be answered, and an objection takes its step. */
const dated = (
  issues: readonly Issue[],
  { call, escalated, answerBy }: Pick<Of<'callCancelled'>, 'call' | 'escalated' | 'answerBy'>,
): readonly Issue[] =>
  issues.map((issue) => ({
    ...issue,
    ...(issue.call === call ? { answerBy } : {}),
    ...escalated.filter((one) => one.issue === issue.n).map(({ step }) => ({ step }))[0],
  }));

function voted(state: DraftingState, { issue, outcome, binding }: Of<'objectionVoteDecided'>): DraftingState {
  if (binding === 'advises') return changed(state, issue, () => ({ vote: outcome }));
  return outcome === 'PASS' ? overruled(state, issue) : upheld(state, issue);
}

function overruled(state: DraftingState, n: number): DraftingState {
  const clauses = state.issues.find((issue) => issue.n === n)?.clauses ?? [];
  return { ...state, clauses: kept(state, clauses, 'byVote'), issues: without(state.issues, [{ issue: n }]) };
}

/** The objection was right: its clauses need other words, and it stays until its author is content with them. */
function upheld(state: DraftingState, n: number): DraftingState {
  const clauses = state.issues.find((issue) => issue.n === n)?.clauses ?? [];
  return changed({ ...state, clauses: kept(state, clauses, 'open') }, n, ({ vote, redrafted }) => ({
    vote: 'FAIL',
    redrafted: vote === 'FAIL' && redrafted,
  }));
}

function regrouped(state: DraftingState, { join, leave, asked, editors, by }: Of<'groupChanged'>): DraftingState {
  const group = state.group.map((member) => {
    const { person, left } = member;
    if (left === null && leave.includes(person)) return { ...member, left: { after: state.calls, own: person === by }, leaveAskedBy: null };
    return left === null && asked.includes(person) ? { ...member, leaveAskedBy: by } : member;
  });
  const more = '.'.repeat(join.length);
  return {
    ...state,
    group: [...group, ...join.map((seat) => seated(seat, state.calls))],
    editors,
    open: state.open.map((call) => ({ ...call, marks: call.marks.map((row) => row + more) })),
  };
}

function alarmed(state: DraftingState, { alarm, answer, from, to }: Of<'alarmAnswered'>): DraftingState {
  const before = state.alarms?.from === from && state.alarms.to === to ? state.alarms.answers : [];
  return { ...state, alarms: { from, to, answers: [...before.filter((one) => one.alarm !== alarm), { alarm, answer }] } };
}

const seated = (seat: Seat, since: number): Member => ({ ...seat, since, left: null, leaveAskedBy: null });

const started = ({ stream, input }: Of<'draftingStarted'>): DraftingState => ({
  stream,
  phase: 'working',
  project: input.project,
  committee: input.committee,
  organisation: input.organisation,
  title: input.title,
  terms: input.terms,
  profile: input.profile,
  rehearsal: input.rehearsal,
  group: input.group.map((seat) => seated(seat, 0)),
  editors: input.editors,
  version: 0,
  text: null,
  clauses: [],
  duplicates: [],
  calls: 0,
  open: [],
  raised: 0,
  issues: [],
  votes: 0,
  decisions: 0,
  parked: 0,
  alarms: null,
});
