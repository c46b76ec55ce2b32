import type { Instant } from '../../kernel/decider.js';
import { eventsOf } from '../../kernel/event.js';
import { choice, field, held, type PayloadOf } from '../../kernel/field.js';
import { rules, shared, type Tells } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import { editors, group, named, some } from '../audiences.js';
import { entered, entry } from '../decision-log.js';
import { answerBy, by, call, closesAt, count, list, position, reason, text, version } from '../fields.js';
import { dated, kept, without, withoutPosition, type Settled, type StepTaken } from '../issues.js';
import type { CallCount } from '../outcome-of-call.js';
import { isAbout } from '../stand.js';
import type { DraftingState, Issue } from '../state.js';
import type { Position } from '../words.js';

const { event } = eventsOf<DraftingState>();

const rule = rules.consensus;
/** What a notice of something raised says of it. */
export const raisedLines = [said('条款：{clauses}', 'Clauses: {clauses}'), shared.reason] as const;
const clauses = list<string>('条款', 'clauses');
const settled = list<Settled>('了结的意见', 'what is settled');
const escalated = list<StepTaken>('进入步骤的反对意见', 'objections that take a step');

const opened = {
  ...{ call, version, text, clauses, closesAt },
  provisional: field(held<boolean>(), '待节假日安排公布后确认', 'holidays of that year are not announced yet'),
  note: field(held<string | null>(), '说明', 'note'),
  ...entry,
} as const;

export const callOpened = event('callOpened', {
  words: said('发起协商征询', 'consensus call opened'),
  data: opened,
  evolve: (state, opens, at) => entered(withCall(state, opens, at), opens),
  tells: [
    {
      tag: said('协商征询', 'Consensus call'),
      subject: said('{named} 第 {version} 稿，{closesAt} 截止{left}', '{named} version {version}, closes {closesAt}{left}'),
      lines: [
        said('条款：{clauses}', 'Clauses: {clauses}'),
        said(
          '请逐条表明支持、关切或坚持反对；反对须有理由和建议文字。',
          'Please say support, concern or sustained objection; an objection gives its reason and other words.',
        ),
        shared.closes,
      ],
      ...{ rule, calendar: 'deadline' as const },
      to: group,
      values: (state, { call: n, closesAt: at, clauses: asked, version: of }) => ({
        ...named(state),
        ...{ call: n, closesAt: at, clauses: some(asked), version: of },
      }),
    },
  ],
});

const stated = {
  call,
  seat: count('席位', 'seat'),
  position,
  clauses,
  reason: field(held<string | null>(), '理由', 'reason'),
  proposed: field(held<string | null>(), '建议文字', 'how it should read instead'),
  issue: field(held<number | null>(), '意见序号', 'the number under which it is answered; null for support'),
  settled,
  by,
} as const;
type Stated = PayloadOf<typeof stated>;

const raising = (as: Issue['kind'], words: Pick<Tells<DraftingState, Stated>, 'tag' | 'subject'>): Tells<DraftingState, Stated> => ({
  ...words,
  ...{ as, lines: raisedLines, rule },
  to: (state, spoken) => (spoken.position === as && spoken.issue !== null ? editors(state) : []),
  values: (state, { issue, clauses: about, reason: why }) => ({ ...named(state), issue, clauses: some(about), reason: why }),
});

export const positionStated = event('positionStated', {
  words: said('表明立场', 'position stated'),
  data: stated,
  evolve: withPosition,
  tells: [
    raising('concern', { tag: said('关切', 'Concern'), subject: said('{named}：第 {issue} 号关切', '{named}: concern {issue}') }),
    raising('sustainedObjection', {
      tag: said('坚持的反对意见', 'Sustained objection'),
      subject: said('{named}：第 {issue} 号反对意见', '{named}: objection {issue}'),
    }),
  ],
});

const closed = {
  call,
  early: field(held<boolean>(), '提前结束', 'before its time'),
  answerBy,
  silence: field(choice({ assents: said('视为支持', 'assents'), noPosition: said('不计', 'no position') }), '沉默', 'what silence counts as'),
  support: field(held<string>(), '所需支持', 'support that is needed'),
  counts: list<CallCount>('计数', 'counts'),
  ...{ settled, escalated },
  ...entry,
} as const;

export const callClosed = event('callClosed', {
  words: said('结束协商征询', 'consensus call closed'),
  data: closed,
  evolve: (state, ends) => entered(withOutcome(state, ends), ends),
  tells: [
    {
      tag: said('征询结束', 'Call closed'),
      subject: said(
        '{named}：第 {call} 次征询，{enough}/{asked} 个条款有足够支持',
        '{named}: call {call}, {enough} of {asked} clauses with enough support',
      ),
      lines: [
        said(
          '关切 {concerns} 条，坚持的反对意见 {objections} 条；答复期限 {answerBy}。',
          'Concerns {concerns}, sustained objections {objections}; answers are due by {answerBy}.',
        ),
      ],
      rule,
      to: group,
      values: (state, ends) => ({ ...named(state), ...figuresOf(state, ends) }),
    },
  ],
});

export const callCancelled = event('callCancelled', {
  words: said('取消协商征询', 'consensus call cancelled'),
  data: { call, reason, answerBy, escalated, ...entry },
  evolve: (state, ends) => entered({ ...state, open: openWithout(state, ends), issues: dated(state.issues, ends) }, ends),
  tells: [
    {
      tag: said('征询取消', 'Call cancelled'),
      subject: said('{named}：第 {call} 次征询已取消', '{named}: call {call} is cancelled'),
      lines: [shared.reason],
      rule,
      to: group,
      values: (state, { call: n, reason: why }) => ({ ...named(state), call: n, reason: why }),
    },
  ],
});

export const callEvents = [callOpened, positionStated, callClosed, callCancelled] as const;

function withCall(state: DraftingState, opens: PayloadOf<typeof opened>, openedAt: Instant): DraftingState {
  const { call: n, version: of, clauses: asked, closesAt: at, provisional } = opens;
  const blank = '.'.repeat(state.group.length);
  const one = { n, version: of, openedAt, closesAt: at, provisional, clauses: asked, marks: asked.map(() => blank) };
  return { ...state, calls: n, open: [...state.open, one] };
}

const letters: { readonly [position in Position]: string } = { support: 's', concern: 'c', sustainedObjection: 'o' };

/** Marks the clauses, ends what the author said of them before in this call, and raises what is said now. */
function withPosition(state: DraftingState, spoken: Stated): DraftingState {
  const mark = letters[spoken.position];
  const open = state.open.map((one) =>
    one.n === spoken.call
      ? { ...one, marks: one.marks.map((row, at) => (spoken.clauses.includes(one.clauses[at] ?? '') ? withMark(row, spoken.seat, mark) : row)) }
      : one,
  );
  const issues = withoutPosition(state.issues, { call: spoken.call, person: spoken.by, clauses: spoken.clauses });
  if (spoken.issue === null || spoken.position === 'support') return { ...state, open, issues };
  const raised = { ...raisedIn(spoken, spoken.issue, spoken.position), first: firstOf(state, spoken) };
  return { ...state, open, raised: spoken.issue, issues: [...issues, raised] };
}

const withMark = (row: string, seat: number, mark: string): string => row.slice(0, seat) + mark + row.slice(seat + 1);

/** What is said again is as old as what it stands for. */
const firstOf = ({ issues }: DraftingState, { call: n, clauses: about, by: person }: Stated): number =>
  Math.min(n, ...issues.filter((one) => one.person === person && about.some((clause) => isAbout(one, clause))).map(({ first }) => first));

const raisedIn = ({ call: n, clauses: about, by: person }: Stated, issue: number, kind: Issue['kind']): Omit<Issue, 'first'> => ({
  ...{ n: issue, kind, person, call: n, clauses: about, formerly: [] },
  ...{ answered: false, answerBy: null, overdue: false },
  ...{ step: null, redrafted: false, mediated: null, mediation: null, ballot: null, vote: null },
});

/** What was raised in the call has its date from now on; what had support enough stands once nothing is raised against it. */
function withOutcome(state: DraftingState, ends: PayloadOf<typeof closed>): DraftingState {
  const counted = (enough: boolean): readonly string[] => ends.counts.filter((one) => one.enough === enough).flatMap((one) => one.clauses);
  const stand = kept({ ...state, clauses: kept(state, counted(true), 'consensus') }, counted(false), 'open');
  return { ...state, open: openWithout(state, ends), clauses: stand, issues: dated(without(state.issues, ends.settled), ends) };
}

const openWithout = ({ open }: DraftingState, { call: over }: { readonly call: number }) => open.filter(({ n }) => n !== over);

function figuresOf(state: DraftingState, { call: n, counts, escalated: steps, answerBy: until }: PayloadOf<typeof closed>) {
  const clausesIn = (some: readonly CallCount[]): number => some.reduce((sum, one) => sum + one.clauses.length, 0);
  const concerns = state.issues.filter((issue) => issue.call === n && issue.kind === 'concern').length;
  return {
    ...{ call: n, enough: clausesIn(counts.filter((one) => one.enough)), asked: clausesIn(counts) },
    ...{ concerns, objections: steps.length, answerBy: until },
  };
}
