import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ballot } from '../../../domain/ballot/ballot.js';
import type { BallotCommand } from '../../../domain/ballot/acts.js';
import type { BallotState } from '../../../domain/ballot/state.js';
import { markOf, paperForms } from '../../../domain/ballot/choice.js';
import { choiceNames } from '../../../domain/ballot/words.js';
import { valuesOf } from '../../../domain/kernel/words.js';
import { countPapers, returned } from '../../../domain/ballot/count-marks.js';
import { waits } from '../../../domain/ballot/open-negatives.js';
import {
  act,
  at,
  begin,
  cast,
  chair,
  close,
  closesAt,
  day,
  officer,
  scan,
  seats,
  secretary,
  start,
  terms,
  text,
  tick,
  vote,
  voter,
  who,
} from './ballot-fixture.js';
import { streamActor, system, type Actor } from '../../../domain/kernel/actor.js';
import { personNamed } from '../../support/spelt.js';

const casts = fc.array(fc.record({ seat: fc.nat(11), choice: fc.constantFrom('yes', 'no', 'abstain', 'conditionalNo', 'yesWithComments') }), {
  maxLength: 40,
});
type Casts = readonly { readonly seat: number; readonly choice: 'yes' | 'no' | 'abstain' | 'conditionalNo' | 'yesWithComments' }[];
const run = (list: Casts, from = begin({ drafters: [personNamed('p11')] })) =>
  list.filter((one) => one.seat !== 11).reduce((next, one) => cast(next, one.seat, one.choice), from);
const lastOf = (list: Casts) => new Map(list.filter((one) => one.seat !== 11).map((one) => [one.seat, one.choice]));

describe('properties of the tally', () => {
  it('only the last vote of a seat counts', () =>
    fc.assert(
      fc.property(casts, (list) => {
        const last = lastOf(list);
        expect(close(run(list as Casts)).state.marks).toEqual(close(run([...last].map(([seat, choice]) => ({ seat, choice })))).state.marks);
      }),
      { numRuns: 60 },
    ));

  it('the order of votes of different seats changes nothing', () =>
    fc.assert(
      fc.property(casts, fc.infiniteStream(fc.nat(1000)), (list, keys) => {
        const last = [...lastOf(list as Casts)].map(([seat, choice]) => ({ seat, choice }));
        const shuffled = last
          .map((one) => ({ one, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(close(run(shuffled)).state.result).toEqual(close(run(last)).state.result);
      }),
      { numRuns: 60 },
    ));

  it('returned, silent and excluded papers make up the roll', () =>
    fc.assert(
      fc.property(casts, (list) => {
        const papers = countPapers(run(list).state.marks);
        expect(returned(papers) + papers.silent + papers.excluded).toBe(12);
      }),
    ));
});

const actors: readonly Actor[] = [
  officer,
  secretary,
  chair,
  system,
  who('stranger'),
  voter(0),
  voter(1),
  voter(4),
  streamActor('standard-project/s1'),
];
const number = fc.integer({ min: 1, max: 2 });
const seat = fc.integer({ min: -1, max: 6 });
/** Acts on negatives, texts and the window; together they are one of the many acts. */
const besideVotes: fc.Arbitrary<BallotCommand> = fc.oneof(
  fc.record({
    type: fc.constantFrom('withdrawNegative' as const),
    seat,
    to: fc.constantFrom('yes' as const, 'abstain' as const, 'no' as 'yes'), // a body cannot say it; the decider says so too
    text: fc.constant(text),
  }),
  fc.record({ type: fc.constant('answerNegative' as const), seat, answer: fc.constant('x') }),
  fc.record({ type: fc.constant('findPersuasive' as const), seat, reason: fc.constant('x') }),
  fc.record({ type: fc.constant('putMotion' as const), seat, way: fc.constantFrom('notPersuasive' as const, 'overruled' as const) }),
  fc.record({ type: fc.constant('recirculate' as const), text: fc.constant(scan), changes: fc.constant([]) }),
  fc.record({ type: fc.constant('supportAppeal' as const), seat, reason: fc.constant('x') }),
  fc.record({
    type: fc.constant('recordFact' as const),
    fact: fc.constantFrom('discuss', 'commitments'),
    value: fc.nat(3),
    evidence: fc.constant('x'),
  }),
  fc.record({ type: fc.constant('standByVote' as const), seat, text: fc.constant(text) }),
  fc.record({
    type: fc.constant('outageMeasured' as const),
    from: fc.integer({ min: start - day, max: start + 40 * day }),
    to: fc.integer({ min: start, max: start + 41 * day }),
  }),
);
const commands: fc.Arbitrary<BallotCommand> = fc.oneof(
  fc.record({
    type: fc.constant('castVote' as const),
    seat,
    choice: fc.constantFrom(...valuesOf(choiceNames)),
    text: fc.constantFrom(text, scan),
    reason: fc.option(fc.constantFrom('', '理由'), { nil: undefined }),
    comment: fc.option(fc.constantFrom('', '意见'), { nil: undefined }),
  }),
  fc.record({
    type: fc.constant('enterPaper' as const),
    seat,
    choice: fc.constantFrom('yes' as const, 'spoilt' as const),
    text: fc.constant(text),
    scan: fc.constant(scan),
  }),
  fc.record({
    type: fc.constant('confirmPaper' as const),
    seat,
    n: number,
    scan: fc.constant(scan),
    choice: fc.constantFrom('yes' as const, 'spoilt' as const),
    words: fc.constant(false),
  }),
  fc.record({ type: fc.constant('objectPaper' as const), seat, reason: fc.constant('x') }),
  fc.record({ type: fc.constant('confirmConditional' as const), seat, text: fc.constant(text) }),
  fc.record({ type: fc.constant('recuse' as const), seat, reason: fc.constant('x'), evidence: fc.constant('y') }),
  fc.record({ type: fc.constant('recordAttendance' as const), present: fc.array(fc.nat(6), { maxLength: 5 }) }),
  fc.record({
    type: fc.constantFrom('proposeExtension' as const, 'proposeReopening' as const),
    days: fc.integer({ min: 0, max: 31 }),
    reason: fc.constant('x'),
  }),
  fc.record({
    type: fc.constantFrom('proposeVoiding' as const, 'recallBallot' as const, 'recallBallot' as const, 'voidBallot' as const),
    reason: fc.constant('x'),
  }),
  fc.record({
    n: number,
    type: fc.constantFrom(
      'confirmExtension' as const,
      'confirmReopening' as const,
      'confirmVoiding' as const,
      'openBallot' as const,
      'closeMeeting' as const,
      'useResult' as const,
      'closeBallot' as const,
      'settleBallot' as const,
    ),
  }),
  fc.record({ type: fc.constant('decideTie' as const), choice: fc.constantFrom('yes' as const, 'no' as const), reason: fc.constant('x') }),
  besideVotes,
  fc.record({ type: fc.constant('remindUnvoted' as const), daysLeft: fc.constantFrom(14, 7, 3, 1) }),
);
/** Mostly voters who do it right and the clock when it is due; in between anything by anybody. */
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      by: fc.constant('voter' as const),
      seat: fc.nat(3),
      choice: fc.constantFrom('yes' as const, 'no' as const, 'abstain' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ by: fc.constant('clock' as const) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      by: fc.constant('anybody' as const),
      command: commands,
      actor: fc.constantFrom(...actors),
      wait: fc.constantFrom(0, 0, 1000, 30_000, day),
    }),
  },
);
const steps = fc.array(step, { maxLength: 50, size: 'max' });
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function move(state: BallotState, now: number, one: Step): { readonly command: BallotCommand; readonly actor: Actor; readonly now: number } {
  if (one.by === 'anybody') return { command: one.command, actor: one.actor, now: now + one.wait };
  const due = ballot.due(state);
  if (one.by === 'clock' && due) return { command: due.command, actor: system, now: Math.max(now, due.at) };
  return { command: vote('seat' in one ? one.seat : 0, 'choice' in one ? one.choice : 'yes'), actor: voter('seat' in one ? one.seat : 0), now };
}

/** The roll as a plain map beside the ballot: who may vote, and what each seat said last. */
type Model = { readonly votes: Map<number, string>; readonly out: Set<number>; readonly electronic: Set<number> };

function follow(model: Model, event: { readonly type: string } & Record<string, unknown>): void {
  const seatOf = Number(event['seat']);
  if (event.type === 'voteCast') model.electronic.add(seatOf);
  if (event.type === 'voteCast' || (event.type === 'paperConfirmed' && !model.electronic.has(seatOf))) model.votes.set(seatOf, String(event['mark']));
  if (event.type === 'paperObjected' && !model.electronic.has(seatOf)) model.votes.delete(seatOf);
  if (event.type === 'conditionalConfirmed') model.votes.set(seatOf, 'Y');
  if (event.type === 'negativeWithdrawn') model.votes.set(seatOf, String(event['mark']));
  if (event.type === 'seatRecused') model.out.add(seatOf);
}

const agrees = (state: BallotState, model: Model): boolean =>
  [...(state.marks[0] ?? '')].every((mark, index) => mark === (model.out.has(index) ? '-' : (model.votes.get(index) ?? '.')));

describe('model: any acts in any order, by anybody, at any time', () => {
  it.each([
    ['letter', {}],
    ['meeting', { mode: 'meeting', choices: 'three', tie: 'chairDecides', rule: 'W3C' }],
    ['negatives to resolve', { rule: 'ASTM-SUB', abstention: 'outOfDenominator', recusal: 'staysInBase' }],
  ] as const)('%s: the marks follow the model, what `can` denies is refused, and the end is final', (_, over) => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(steps, (list) => {
        let run = begin({
          terms: { ...terms, ...over, minSeats: 1, reasons: 'optional' },
          roll: { kind: 'seats', seats: seats(5) },
          drafters: [personNamed('p4')],
          project: 'standard-project/s1',
          opens: 'atStart',
        });
        const model: Model = { votes: new Map(), out: new Set([4]), electronic: new Set() };
        let now = start;
        for (const one of list) {
          const next = move(run.state, now, one);
          const { command, actor } = next;
          now = next.now;
          const decided = ballot.decide(run.state, command, at(now, actor));
          const can = ballot.can(run.state, command.type, at(now, actor));
          if (decided.ok) decided.value.forEach((event) => (follow(model, event), seen.add(event.type)));
          if (!can.ok && decided.ok) expect(decided.value.map((e) => e.type)).toEqual(['voteKeptLate']);
          if (ballot.ended(run.state))
            expect(decided.ok ? decided.value.map((e) => e.type) : []).toSatisfy((types: string[]) => types.every((type) => type === 'voteKeptLate'));
          if (decided.ok) run = act(run, actor, command, now);
          expect(agrees(run.state, model)).toBe(true);
          const due = ballot.due(run.state);
          if (due && due.at <= now) expect(ballot.decide(run.state, due.command, at(now, system))).toMatchObject({ ok: true });
          expect(JSON.parse(JSON.stringify(run.state))).toEqual(run.state);
        }
        const ended = tick({ ...run, now }, now + 400 * day);
        // A negative nobody resolves keeps the ballot waiting, with nothing for the clock to do.
        expect([ballot.ended(ended.state) || waits(ended.state), ballot.due(ended.state)]).toEqual([true, null]);
        ended.events.forEach((event) => seen.add(event.type));
      }),
      { numRuns: 200 },
    );
    expect([...seen]).toEqual(expect.arrayContaining(['voteCast', 'seatRecused', 'ballotClosed', 'voteKeptLate', 'ballotRecalled', 'ballotSettled']));
  });

  it('each tick on each paper has a mark of its own kind', () => {
    for (const form of Object.values(paperForms)) expect(new Set(form.map((choice) => markOf(choice, '理由', undefined))).size).toBe(form.length);
  });
});

describe('size', () => {
  it('100,000 seats, 10,000 votes, then closed: the state stays under 256 KiB and the count is exact', () => {
    let run = begin({ roll: { kind: 'document', sha256: scan, size: 100_000, excluded: [{ seat: 99_999, reason: 'drafter' }] } });
    let { state } = run;
    for (let index = 0; index < 10_000; index += 1) {
      const decided = ballot.decide(state, vote((index * 7919) % 99_999, index % 4 === 0 ? 'no' : 'yes'), at(start, who(`m${index}`)));
      if (!decided.ok || !decided.value[0]) throw new Error('refused');
      state = ballot.evolve(state, decided.value[0], start);
    }
    expect(JSON.stringify(state).length).toBeLessThan(256 * 1024);
    run = close({ ...run, state });
    expect(run.state.result?.counts).toMatchObject({ members: 100_000, excluded: 1, yes: 7500, noWithReasons: 2500 });
    expect(JSON.stringify(run.events.at(-1)).length).toBeLessThan(64 * 1024);
    expect(closesAt(run)).toBeGreaterThan(start);
  });

  it('500 seats by value with all papers typed in stay under 256 KiB', () => {
    let run = begin({ roll: { kind: 'seats', seats: seats(500) } });
    for (let index = 0; index < 500; index += 1)
      run = act(run, officer, { type: 'enterPaper', seat: index, choice: 'yes', text, scan: index.toString(16).padStart(64, '0') });
    expect(JSON.stringify(run.state).length).toBeLessThan(256 * 1024);
  });
});
