import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import { viewsOf } from '../db/collections.js';
import { beatMs, markTold, outagesSince, Pulse, untold } from '../db/heartbeat.js';
import { system } from '../domain/actor.js';
import type { Command } from '../domain/ballot/acts.js';
import type { Instant, Stream } from '../domain/decider.js';
import type { Interval } from '../domain/outages.js';
import { NoSuchLifecycle, type Engine } from './engine-contract.js';
import { trusted } from '../db/model.js';
import type { View } from '../db/projection.js';

type Watching = { readonly db: Connection; readonly engine: Engine; readonly clock: () => Instant; readonly log: Logger };

/** How far back an outage is looked for; an older one was told long ago, or concerns no open ballot. */
const lookBackMs = 7 * 86_400_000;

/**
 * The system measures its own unavailability: this process says that it works as long as it reaches Temporal and MongoDB, workers say
 * the same, and a time in which one of them was silent is told to every ballot whose window it fell into. What follows is the ballot's terms.
 */
export class OutageWatch {
  private readonly pulse: Pulse;

  constructor(private readonly watching: Watching) {
    this.pulse = new Pulse(watching.db, 'api');
  }

  /** One beat, and what it brings to light. Told once it has arrived everywhere; before that the next beat tries again. */
  async tick(): Promise<void> {
    const { db, engine, clock } = this.watching;
    if (!(await engine.healthy())) return;
    const now = clock();
    await this.pulse.beat(now);
    const measured = await outagesSince(db, now - lookBackMs, now);
    for (const outage of measured === null ? [] : await untold(db, measured)) {
      await this.tell(outage);
      await markTold(db, outage, now);
    }
  }

  start(): { stop(): void } {
    const again = (): void => void this.tick().catch((error: unknown) => this.watching.log.warn({ err: error }, 'outages not looked at'));
    again();
    const timer = setInterval(again, beatMs);
    return { stop: () => clearInterval(timer) };
  }

  private async tell({ from, to }: Interval): Promise<void> {
    const { db, engine, log } = this.watching;
    log.warn({ from, to, minutes: Math.ceil((to - from) / 60_000) }, 'the system was away');
    // A rehearsal lives by a clock of its own, of which these minutes are no part.
    const open = { ended: false, rehearsal: false, openedAt: trusted({ $lt: to }), closesAt: trusted({ $gt: from }) };
    const concerned = viewsOf(db, 'ballots').find(open, { _id: 1 }).lean<Pick<View, '_id'>>();
    for await (const { _id } of concerned.cursor()) {
      const id = `system:outage-${from}-${to}`;
      const command: Command<'outageMeasured'> = { type: 'outageMeasured', from, to };
      await engine.submit(_id as Stream, { id, actor: system, command }).catch(endedMeanwhile); // views are named by streams
    }
  }
}

function endedMeanwhile(error: unknown): void {
  if (!(error instanceof NoSuchLifecycle)) throw error;
}
