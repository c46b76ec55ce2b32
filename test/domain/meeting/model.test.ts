import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamActor, system, type Actor } from '../../../domain/kernel/actor.js';
import { ballot } from '../../../domain/ballot/ballot.js';
import type { BallotState } from '../../../domain/ballot/state.js';
import type { AnyDecider, Effect, Stream } from '../../../domain/kernel/decider.js';
import { figuresOf } from '../../../domain/meeting/attendance.js';
import type { MeetingCommand } from '../../../domain/meeting/meeting.js';
import type { MeetingState } from '../../../domain/meeting/state.js';
import { minutesHash, minutesOf, type DatedEvent } from '../../../domain/meeting/minutes.js';
import { meeting } from '../../../domain/meeting/meeting.js';
import { contradicted } from '../../../domain/meeting/vote-figures.js';
import { calendar, chair, day, secretary, start, text, who } from '../ballot/ballot-fixture.js';
import { committee, draftItem, hour, input, member, opensAt, planItem, reviewTerms, roster, row } from './meeting-fixture.js';
import { personNamed } from '../../support/spelt.js';

type Running = { readonly decider: AnyDecider; state: unknown };

/** A meeting and the real ballots it starts, with effects delivered at once, and beside it a plain set of who is here. */
class Hall {
  readonly running = new Map<Stream, Running>();
  readonly here = new Set<string>();
  readonly told: { readonly ballot: Stream; readonly present: readonly string[] }[] = [];
  readonly reports: string[] = [];
  readonly events: DatedEvent[] = [];
  readonly seen = new Set<string>();
  now = start;

  constructor() {
    this.begin(
      'meeting/m1',
      meeting,
      input({ roster: roster(5, 1), terms: { review: { ...reviewTerms, minSeats: 1, exclusion: 'none' } } }),
      committee,
    );
  }

  get state(): MeetingState {
    return this.running.get('meeting/m1')?.state as MeetingState; // begun in the constructor
  }
  ballotState(stream: Stream): BallotState {
    return this.running.get(stream)?.state as BallotState; // a ballot this meeting has started
  }

  private begin(stream: Stream, decider: AnyDecider, given: unknown, actor: Actor): void {
    const born = decider.start(given, { now: this.now, actor, calendar, stream });
    if (!born.ok) throw new Error(`${stream} is not born: ${born.error.code}`);
    const running: Running = { decider, state: null };
    this.running.set(stream, running);
    this.keep(stream, running, born.value);
  }

  /** The verdict; when accepted, everything that follows from it has happened. */
  ask(stream: Stream, actor: Actor, command: { readonly type: string }): string {
    const running = this.running.get(stream);
    if (!running || running.decider.ended(running.state)) return 'over';
    const context = { now: this.now, actor, calendar, stream };
    const may = running.decider.can(running.state, command.type, context);
    const decided = running.decider.decide(running.state, command, context);
    // A ballot keeps a late vote though `can` denies it.
    if (!may.ok && command.type !== 'castVote') expect(decided.ok, `${command.type} was denied by can`).toBe(false);
    if (!decided.ok) return decided.error.code;
    this.keep(stream, running, decided.value);
    return 'accepted';
  }

  private keep(stream: Stream, running: Running, events: readonly { readonly type: string }[]): void {
    for (const event of events) {
      running.state = running.decider.evolve(running.state, event, this.now);
      this.seen.add(event.type);
      if (stream === 'meeting/m1') this.follow(event as DatedEvent['event']); // the meeting's own event
      for (const effect of running.decider.effects(event, running.state)) this.deliver(stream, effect);
    }
  }

  /** The model: a set of persons, changed by nothing but who comes and who goes. */
  private follow(event: DatedEvent['event']): void {
    this.events.push({ at: this.now, event });
    if (event.type === 'attendanceNoted') {
      if (event.mark === 'p' || event.mark === 'r') this.here.add(event.person);
      else this.here.delete(event.person);
    }
    if (event.type === 'meetingAdjourned' || event.type === 'meetingPostponed') this.here.clear();
    if (event.type === 'rosterReplaced') for (const person of event.left) this.here.delete(person);
  }

  private deliver(from: Stream, effect: Effect): void {
    if (effect.kind === 'start') this.begin(effect.stream, ballot, effect.input, streamActor(from));
    if (effect.kind !== 'tell') return;
    if (effect.stream.startsWith('committee/')) this.reports.push(effect.command.type);
    if (effect.command.type === 'recordAttendance') {
      const seats = this.ballotState(effect.stream).seats ?? [];
      const { present } = effect.command as unknown as { readonly present: readonly number[] }; // an order of the meeting
      this.told.push({ ballot: effect.stream, present: present.map((seat) => seats[seat]?.person ?? '?') });
      expect(this.told.at(-1)?.present.toSorted()).toEqual([...this.here].filter((person) => person !== 'm5').toSorted());
    }
    this.ask(effect.stream, streamActor(from), effect.command);
  }

  /** Everything the clock owes until now. Each act of it is accepted and makes the next one later, or the timer would spin. */
  clock(): void {
    for (const [stream, running] of this.running)
      for (let due = running.decider.due(running.state); due && due.at <= this.now; due = running.decider.due(running.state)) {
        if (running.decider.ended(running.state)) break;
        expect(this.ask(stream, system, due.command)).toBe('accepted');
        expect(running.decider.due(running.state)).not.toEqual(due);
      }
  }
}

const words = { zh: '同意', en: 'Agreed' };
const actors = fc.constantFrom<Actor[]>(secretary, secretary, secretary, chair, chair, committee, system, who('stranger'), member(0), member(1));
const person = fc.integer({ min: 0, max: 5 }).map((n) => personNamed(`m${n}`));
const item = fc.constantFrom(1, 1, 1, 2, 9);
const number = fc.integer({ min: 1, max: 3 });
const outcome = fc.constantFrom('PASS' as const, 'FAIL' as const, 'INVALID' as const);

const commands: fc.Arbitrary<MeetingCommand> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('signIn' as const),
      person,
      mode: fc.constantFrom('inPerson' as const, 'inPerson' as const, 'remote' as const, 'leave' as const),
      how: fc.constant('视频'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('signOut' as const), person }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('checkIdentity' as const), person, how: fc.constant('视频') }) },
  { weight: 4, arbitrary: fc.constant({ type: 'openMeeting' as const }) },
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('putToVote' as const),
      item,
      terms: fc.constant('review'),
      question: fc.constantFrom('甲', '乙', '丙'),
      text: fc.constant(text),
    }),
  },
  { weight: 5, arbitrary: fc.record({ type: fc.constant('closeVote' as const), vote: number }) },
  { weight: 6, arbitrary: fc.record({ type: fc.constant('recordResolution' as const), item, vote: number, outcome, text: fc.constant(words) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('recordResolution' as const), item, text: fc.constant(words) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('amendResolution' as const),
      number: fc.constantFrom('2026-01', '2026-02'),
      reason: fc.constant('更正'),
      outcome,
      text: fc.constant(words),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'adjournMeeting' as const, resumesAt: opensAt + 60 * day, reason: '次日' }) },
  { weight: 2, arbitrary: fc.constant({ type: 'resumeMeeting' as const }) },
  { weight: 1, arbitrary: fc.constant({ type: 'postponeMeeting' as const, opensAt: opensAt + day, reason: '改期' }) },
  {
    weight: 1,
    arbitrary: fc.constant({ type: 'changeAgenda' as const, agenda: [{ ...draftItem, title: { zh: '新题', en: 'New' } }, planItem], reason: '补充' }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'acceptLateMaterial' as const, item: 1, reason: '紧急' }) },
  { weight: 1, arbitrary: fc.constant({ type: 'rosterChanged' as const, roster: [row(0), row(1), row(2), row(4), row(5, { votes: false })] }) },
  { weight: 4, arbitrary: fc.constant({ type: 'endMeeting' as const, conclusion: '完' }) },
);

const step = fc.oneof(
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('act' as const), actor: actors, command: commands }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('vote' as const),
      seat: fc.nat(5),
      vote: number,
      choice: fc.constantFrom('yes' as const, 'yes' as const, 'no' as const, 'abstain' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('confirm' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('recuse' as const), seat: fc.nat(4), vote: number }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(hour, day, 9 * day, 40 * day) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('toOpening' as const) }) },
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('next' as const), against: fc.nat(5) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What those who know their trade would do next, so that walks reach the minutes; `against` members vote no. */
function nextInOrder(hall: Hall, against: number): void {
  const { phase, votes, resolutions } = hall.state;
  const ask = (actor: Actor, command: MeetingCommand): void => void hall.ask('meeting/m1', actor, command);
  const vote = votes.find((one) => one.phase === 'open');
  const bare = votes.find((one) => one.phase === 'decided' && !resolutions.some((other) => other.vote === one.n));
  const [wrong] = contradicted(hall.state);
  const outcomeOf = (n: number | null) => votes.find((one) => one.n === n)?.outcome ?? undefined;
  if (phase === 'called') return ask(chair, { type: 'openMeeting' });
  if (phase === 'adjourned') return ask(chair, { type: 'resumeMeeting' });
  if (vote) {
    for (let seat = 0; seat < 5; seat += 1)
      hall.ask(vote.ballot, member(seat), { type: 'castVote', seat, choice: seat < against ? 'no' : 'yes', text } as { type: string });
    return ask(chair, { type: 'closeVote', vote: vote.n });
  }
  if (phase === 'open' && votes.length === 0) return ask(secretary, { type: 'putToVote', item: 1, terms: 'review', question: '甲', text });
  const said = (n: number | null) => ({ outcome: outcomeOf(n), text: words });
  if (bare && phase === 'open') return ask(secretary, { type: 'recordResolution', item: bare.item, vote: bare.n, ...said(bare.n) });
  if (wrong) return ask(secretary, { type: 'amendResolution', number: wrong.number, reason: '更正', ...said(wrong.vote) });
  if (phase === 'open') return ask(chair, { type: 'endMeeting', conclusion: '完' });
  if (phase === 'held') return ask(chair, { type: 'confirmMinutes', hash: minutesHash(minutesOf(hall.events)), facts: hall.state.facts });
  if (phase === 'minuted') recusedByTwo(hall, votes[0]?.ballot ?? 'ballot/none', against);
}

/** The secretary asks for it and the chair confirms, whichever of the first proposals it was. */
function recusedByTwo(hall: Hall, ballot: Stream, seat: number): void {
  hall.ask(ballot, secretary, { type: 'recuse', seat, reason: 'x', evidence: 'y' } as { type: string });
  for (const n of [1, 2, 3]) hall.ask(ballot, chair, { type: 'confirmChange', n } as { type: string });
}

function move(hall: Hall, one: Step): void {
  switch (one.kind) {
    case 'act':
      return void hall.ask('meeting/m1', one.actor, one.command);
    case 'vote':
      return void hall.ask(`ballot/m1-v${one.vote}`, member(one.seat), { type: 'castVote', seat: one.seat, choice: one.choice, text } as {
        type: string;
      });
    case 'recuse':
      return recusedByTwo(hall, `ballot/m1-v${one.vote}`, one.seat);
    case 'confirm': {
      const hash = minutesHash(minutesOf(hall.events));
      return void hall.ask('meeting/m1', chair, { type: 'confirmMinutes', hash, facts: hall.state.facts } as { type: string });
    }
    case 'next':
      return nextInOrder(hall, one.against);
    case 'wait':
      hall.now += one.ms;
      return;
    case 'toOpening':
      hall.now = Math.max(hall.now, hall.state.opensAt);
      return;
    default:
      throw new Error('no such step');
  }
}

/** A roster that changed at the last moment and material that came late. */
function prelude(hall: Hall): void {
  const agenda = [{ ...draftItem, title: { zh: '补充后的送审稿', en: 'The draft, completed' } }, planItem];
  hall.ask('meeting/m1', committee, { type: 'rosterChanged', roster: [...roster(4), row(5, { votes: false })] } as { type: string });
  hall.ask('meeting/m1', secretary, { type: 'changeAgenda', agenda, reason: '补充' } as { type: string });
  hall.ask('meeting/m1', chair, { type: 'acceptLateMaterial', item: 1, reason: '紧急' } as { type: string });
}

function holds(hall: Hall): void {
  const { state } = hall;
  const voting = state.roster.filter((one) => one.votes).map((one) => one.person);
  expect(figuresOf(state).present).toBe(voting.filter((one) => hall.here.has(one)).length);
  expect(state.attendance).toHaveLength(state.roster.length);
  expect(state.facts).toBe(hall.events.length);
  expect(new Set(state.resolutions.map((one) => one.number)).size).toBe(state.resolutions.length);
  for (const vote of state.votes) {
    if (vote.phase === 'decided') expect(vote.outcome).toBe(hall.ballotState(vote.ballot).result?.outcome);
    expect(hall.told.filter((one) => one.ballot === vote.ballot)).toHaveLength(1);
  }
  if (state.phase === 'minuted' || state.phase === 'filed') {
    expect(contradicted(state)).toEqual([]);
    const { confirmed } = state;
    expect(minutesHash(minutesOf(hall.events.slice(0, confirmed?.facts)))).toBe(confirmed?.hash);
  }
  expect(hall.reports.filter((one) => one === 'meetingHeld').length).toBe(state.endedAt === null ? 0 : 1);
  expect(JSON.parse(JSON.stringify(state))).toEqual(state);
}

describe('model: a meeting and its real ballots, any acts in any order by anybody', () => {
  it('the attendance is the set of who is here, votes have that of their instant, resolutions and confirmed minutes say what ballots say, the end is final', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(step, { minLength: 30, maxLength: 80 }), (steps) => {
        const hall = new Hall();
        // Straight to the room more often than not: otherwise most walks never open.
        hall.now = opensAt;
        hall.clock();
        for (let n = 0; n < 5; n += 1)
          if (steps.length % 5 !== n)
            hall.ask('meeting/m1', secretary, { type: 'signIn', person: personNamed(`m${n}`), mode: 'inPerson' } as { type: string });
        if (steps.length % 3 === 0) prelude(hall);
        if (steps.length % 4 !== 0) hall.ask('meeting/m1', secretary, { type: 'openMeeting' });
        for (const one of steps) {
          move(hall, one);
          hall.clock();
          holds(hall);
        }
        hall.now += 400 * day;
        hall.clock();
        holds(hall);
        hall.seen.forEach((type) => seen.add(type));
      }),
      { numRuns: 150 },
    );
    const rare = ['minutesReopened', 'meetingFiled', 'minutesConfirmed', 'voteDecided', 'resolutionRecorded', 'resolutionAmended', 'resultRevised'];
    expect([...seen]).toEqual(
      expect.arrayContaining([...rare, 'minutesBecameOverdue', 'meetingAdjourned', 'lateMaterialAccepted', 'rosterReplaced']),
    );
  });
});
