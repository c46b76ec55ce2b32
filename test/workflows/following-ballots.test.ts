import pino from 'pino';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { Pulse } from '../../db/heartbeat.js';
import type { Actor } from '../../domain/kernel/actor.js';
import type { BallotCommand } from '../../domain/ballot/acts.js';
import type { BallotState } from '../../domain/ballot/state.js';
import type { Choice } from '../../domain/ballot/words.js';
import type { Instant, Stream } from '../../domain/kernel/decider.js';
import type { Interval } from '../../domain/kernel/outages.js';
import type { BallotTerms } from '../../domain/profile/profile.js';
import { outagesOf, tellBySignal } from '../../worker/outages.js';
import { day, input, minute, officer, seats, terms, text, voter } from '../domain/ballot/ballot-fixture.js';
import { placeNamed } from '../support/spelt.js';
import { Lifecycles } from '../support/lifecycle-driver.js';
import { archived, expectSoundArchive } from '../support/sound-archive.js';

let run: Lifecycles;
const corrected = 'b'.repeat(64);
const ticks: { readonly [char: string]: Choice } = { y: 'yes', n: 'no' };

beforeAll(async () => {
  run = await Lifecycles.start();
}, 120_000);
afterAll(() => run.stop());

/** A ballot on real servers; its clock moves only when told. */
class BallotLife {
  constructor(readonly stream: Stream) {}

  static async open(stream: Stream, over: Partial<BallotTerms>): Promise<BallotLife> {
    await run.begin(stream, input({ opens: 'atStart', roll: { kind: 'seats', seats: seats(12) }, terms: { ...terms, ...over } }), officer);
    return new BallotLife(stream);
  }

  act(actor: Actor, command: BallotCommand): Promise<Instant> {
    return run.act(this.stream, actor, command);
  }

  async state(wanted: (state: BallotState) => boolean = () => true): Promise<BallotState> {
    return (await run.view(this.stream, (view) => wanted(view.state as BallotState))).state as BallotState; // written by the projection of ballots
  }

  is(phase: BallotState['phase']): Promise<BallotState> {
    return this.state((state) => state.phase === phase);
  }

  /** One character for each seat: `y`, `n`, `.` for nothing. */
  async votes(papers: string): Promise<void> {
    for (const [seat, char] of [...papers].entries()) await this.vote(seat, ticks[char]);
  }

  async vote(seat: number, choice: Choice | undefined, over: object = {}): Promise<void> {
    if (choice) await this.act(voter(seat), { type: 'castVote', seat, choice, text, ...(choice === 'no' ? { reason: '数据不足' } : {}), ...over });
  }

  /** To the end of the counting. Its last second is a real one: who asked may use the result at once, and time is not skipped past an end. */
  async closes(): Promise<void> {
    const { countsUntil } = await this.is('open');
    await run.skipTo(this.stream, (countsUntil ?? 0) - 1000);
    await this.state((state) => state.phase !== 'open');
  }

  /** Nobody acts on the result: its clock settles it. */
  async settles(): Promise<void> {
    const { settlesAt } = await this.is('closed');
    await run.skipTo(this.stream, settlesAt ?? 0);
  }

  async types(): Promise<readonly string[]> {
    return (await archived(run, this.stream)).map(({ type }) => type);
  }

  async sound(): Promise<void> {
    await expectSoundArchive(run, this.stream, await run.over(this.stream));
  }
}

const other = { abstention: 'outOfDenominator', recusal: 'staysInBase' } as const;

describe.concurrent('given ballots that follow from a ballot, on real servers', { timeout: 240_000 }, () => {
  it('a negative keeps the ballot pending; a motion of its own window is won, ends by being used, and decides the ballot', async ({ expect }) => {
    const life = await BallotLife.open('ballot/astm', { rule: 'ASTM-SUB', ...other });
    await life.votes('yyyyyyyyyyyn');
    await life.closes();
    expect((await life.is('closed')).result).toMatchObject({ outcome: 'PENDING', counts: { facts: { openNegatives: 1 } } });
    await life.act(officer, { type: 'putMotion', seat: 11, way: 'notPersuasive' });
    const motion = new BallotLife('ballot/astm-m1');
    await motion.votes('yyyyyyyynnnn');
    await motion.closes();
    await motion.sound();
    const decided = await life.state(({ result }) => result?.outcome === 'PASS');
    expect(decided).toMatchObject({ negatives: [{ seat: 11, status: 'notPersuasive' }], followUps: [{ stream: motion.stream, running: false }] });
    expect(await motion.types()).toContain('resultUsed');
    expect((await life.types()).filter((type) => type === 'followUpConcluded')).toHaveLength(1);
    await life.settles();
    await life.sound();
  });

  it('S14: a recirculation carries the votes over, lasts its ten days, and its result becomes that of the ballot it follows', async ({ expect }) => {
    const life = await BallotLife.open('ballot/ansi', { rule: 'ANSI', ...other });
    await life.votes('yyyyyyyyyynn');
    await life.closes();
    const changes = [{ clause: placeNamed('6.3'), from: 'c'.repeat(64), to: 'd'.repeat(64) }];
    const again = { type: 'recirculate', text: corrected, changes } as const;
    expect((await run.refusal(life.stream, officer, again)).code).toBe('NEGATIVES_UNANSWERED');
    for (const seat of [10, 11]) await life.act(officer, { type: 'answerNegative', seat, answer: '已补充试验数据' });
    await life.act(officer, again);
    const round = new BallotLife('ballot/ansi-r1');
    const { openedAt, closesAt } = await round.is('open');
    expect((closesAt ?? 0) - (openedAt ?? 0)).toBeGreaterThan(10 * day);
    await round.vote(10, 'yes', { text: corrected });
    await round.closes();
    const { result } = await round.is('closed');
    expect(result).toMatchObject({ outcome: 'PASS', counts: { yes: 11, noWithReasons: 1 } });
    expect((await life.state((state) => state.result?.outcome === 'PASS')).result).toEqual(result);
    // A lifecycle with an open child stands still when its time is skipped, so the round comes to its end first.
    await round.settles();
    await round.sound();
    await life.settles();
    await life.sound();
  });
});

describe('given outages that the watch measured, on real servers', { timeout: 240_000 }, () => {
  /** Nobody beat between the two instants; the watch looks two seconds after the return. */
  async function away({ from, to }: Interval): Promise<void> {
    for (const pulse of [new Pulse(run.db, 'api'), new Pulse(run.db, 'worker')]) for (const at of [from, to]) await pulse.beat(at);
    const tell = tellBySignal(run.temporal.client);
    const outages = outagesOf({ db: run.db, tell, clock: () => to + 2000, log: pino({ level: 'silent' }) });
    for (const outage of (await outages.unreported()) ?? []) await outages.tell(outage);
  }

  it('S11: minutes lost on the way move the timer of the close; an outage at the close takes the result back, and the window runs on', async ({
    expect,
  }) => {
    const life = await BallotLife.open('ballot/outage', { outage: { rule: 'extend', minMinutes: 5 } });
    const first = await life.is('open');
    await life.votes('yyyyyyyyy...');
    const from = (first.openedAt ?? 0) + day;
    await run.skipTo(life.stream, from + 22 * minute + 1000);
    await away({ from, to: from + 22 * minute });
    const longer = await life.state(({ outages }) => outages?.length === 1);
    expect((longer.closesAt ?? 0) - (first.closesAt ?? 0)).toBe(22 * minute);
    await run.skipTo(life.stream, (first.countsUntil ?? 0) + minute);
    await life.vote(9, 'yes');

    await life.closes();
    expect((await life.is('closed')).result?.counts).toMatchObject({ yes: 10 });
    const close = longer.closesAt ?? 0;
    const outage = { from: close - 12 * minute, to: close + 10 * minute };
    await run.skipTo(life.stream, outage.to + 1000);
    await away(outage);
    const reopened = await life.is('open');
    expect(reopened).toMatchObject({ result: null, closesAt: outage.to + 12 * minute });
    await life.vote(10, 'no');
    await life.closes();
    expect((await life.is('closed')).result).toMatchObject({ outcome: 'PASS', counts: { yes: 10, noWithReasons: 1 } });
    expect((await life.types()).filter((type) => type === 'outageRecorded' || type === 'ballotClosed')).toEqual([
      'outageRecorded',
      'ballotClosed',
      'outageRecorded',
      'ballotClosed',
    ]);
    await life.settles();
    await life.sound();
  });
});
