import type { Connection } from 'mongoose';
import { z } from 'zod';
import {
  aheadBy,
  suspectOf,
  trustedNow,
  wrongFromMs,
  type Ahead,
  type OtherClock,
  type Sighting,
  type Suspect,
} from '../domain/kernel/clock-skew.js';
import type { Instant } from '../domain/kernel/decider.js';
import { beatMs } from './heartbeat.js';

type Log = { warn(what: object, words: string): void; info(what: object, words: string): void };
type Watching = {
  readonly clock: () => Instant;
  /** The clock of MongoDB's host. */
  readonly storeTime: () => Promise<Instant>;
  readonly log: Log;
};

/** What a process knows of its own clock; `ahead` in milliseconds by the clock compared with, behind is negative. */
export type ClockReport = { readonly status: 'right' | 'wrong' | 'unknown'; readonly suspect: Suspect | null; readonly ahead: Ahead };

/** What was seen this long ago says nothing any more: the clock may have been put right. */
const freshMs = 5 * 60_000;
const sayAgainMs = 10 * 60_000;

const cures: { readonly [suspect in Suspect]: string } = {
  thisHost: 'start NTP (chrony, systemd-timesyncd) on this host; Temporal and MongoDB agree with each other',
  temporal: 'start NTP on the host of the Temporal server; it decides when votes close and timers fire',
  mongo: 'start NTP on the host of MongoDB',
  unclear: 'look at NTP on this host and on those of Temporal and MongoDB: fewer than two of them agree',
};

const hello = z.object({ localTime: z.date() });

/** MongoDB says its own time in every answer to `hello`. */
export const storeTimeOf =
  (db: Connection): (() => Promise<Instant>) =>
  async () =>
    hello.parse(await db.db?.command({ hello: 1 })).localTime.getTime();

/**
 * Compares the clock of this host with those of Temporal and MongoDB. A wrong clock turns no time back in any lifecycle, for Temporal's decides;
 * but a process that looks at its own refuses early or says late, so somebody has to be told.
 */
export class ClockWatch {
  private readonly seen = new Map<OtherClock, { readonly ahead: number; readonly at: Instant }>();
  private said: { readonly suspect: Suspect; readonly at: Instant } | null = null;

  constructor(private readonly watching: Watching) {}

  saw(clock: OtherClock, sighting: Sighting): void {
    const ahead = aheadBy(sighting);
    if (sighting.sent === null && ahead === 0) this.seen.delete(clock);
    else this.seen.set(clock, { ahead, at: sighting.answered });
  }

  /** Asks MongoDB for its time and says what was found. */
  async tick(): Promise<void> {
    const { clock, storeTime } = this.watching;
    const sent = clock();
    this.saw('mongo', { sent, seen: await storeTime(), answered: clock() });
    this.say();
  }

  start(): { stop(): void } {
    const again = (): void => void this.tick().catch((err: unknown) => this.watching.log.warn({ err }, 'clocks not compared'));
    again();
    const timer = setInterval(again, beatMs);
    return { stop: () => clearInterval(timer) };
  }

  report(): ClockReport {
    const ahead = this.ahead();
    const suspect = suspectOf(ahead);
    return { status: Object.keys(ahead).length === 0 ? 'unknown' : suspect === null ? 'right' : 'wrong', suspect, ahead };
  }

  /** What the time is, as far as it is known here. */
  now(): Instant {
    return trustedNow(this.watching.clock(), this.ahead());
  }

  private ahead(): Ahead {
    const now = this.watching.clock();
    return Object.fromEntries([...this.seen].filter(([, { at }]) => Math.abs(now - at) <= freshMs).map(([clock, { ahead }]) => [clock, ahead]));
  }

  private say(): void {
    const { log, clock } = this.watching;
    const { suspect, ahead } = this.report();
    const { said } = this;
    if (suspect === null) {
      if (said !== null) log.info({ ahead }, 'the clocks agree again');
      this.said = null;
    } else if (said === null || said.suspect !== suspect || Math.abs(clock() - said.at) >= sayAgainMs) {
      this.said = { suspect, at: clock() };
      log.warn({ ahead, suspect, allowed: wrongFromMs, cure: cures[suspect] }, 'a clock is wrong');
    }
  }
}
