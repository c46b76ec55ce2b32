import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import type { Outages } from '../activities/outages.js';
import { viewsOf } from '../db/collections.js';
import { markReported, outagesSince, unreported } from '../db/heartbeat.js';
import { trusted } from '../db/model.js';
import type { View } from '../db/projection.js';
import { system } from '../domain/kernel/actor.js';
import type { Command } from '../domain/ballot/acts.js';
import type { Envelope, Instant, Stream } from '../domain/kernel/decider.js';
import { contentHash } from '../domain/kernel/log/merkle.js';
import type { Interval } from '../domain/kernel/outages.js';
import { idLength, keyLength, tellSignal } from '../workflows/messages/submit.js';

/** Has a ballot hear a fact; one that ended meanwhile is none of those concerned. */
export type Tell = (ballot: Stream, fact: Envelope) => Promise<void>;

type Measuring = { readonly db: Connection; readonly tell: Tell; readonly clock: () => Instant; readonly log: Pick<Logger, 'warn'> };

/** How far back an outage is looked for; an older one was told long ago, or concerns no open ballot. */
const lookBackMs = 7 * 86_400_000;

/**
 * The system measures its own unavailability: API processes and workers say that they work, and a time in which none of one kind did is told to every ballot whose
 * window it fell into. What follows is the ballot's terms.
 */
export const outagesOf = ({ db, tell, clock, log }: Measuring): Outages => ({
  async unreported() {
    const now = clock();
    const measured = await outagesSince(db, now - lookBackMs, now);
    return measured === null ? null : unreported(db, measured);
  },

  /** Noted once it has arrived everywhere; before that it is told again, which changes nothing where it was heard. */
  async tell({ from, to }: Interval) {
    log.warn({ from, to, minutes: Math.ceil((to - from) / 60_000) }, 'the system was away');
    // A rehearsal lives by a clock of its own, of which these minutes are no part.
    const open = { ended: false, rehearsal: false, openedAt: trusted({ $lt: to }), closesAt: trusted({ $gt: from }) };
    const command: Command<'outageMeasured'> = { type: 'outageMeasured', from, to };
    const concerned = viewsOf(db, 'ballots').find(open, { _id: 1 }).lean<Pick<View, '_id'>>();
    for await (const { _id } of concerned.cursor()) {
      await tell(_id as Stream, { id: `system:outage-${from}-${to}`, actor: system, command }); // views are named by streams
    }
    await markReported(db, { from, to }, clock());
  },
});

/** By signal, as lifecycles tell each other facts: it is taken whether or not a run is handing over. */
export const tellBySignal =
  (client: Client): Tell =>
  async (ballot, fact) => {
    const key = contentHash(fact.id).slice(0, idLength).padEnd(keyLength, '0');
    try {
      await client.workflow.getHandle(ballot).signal(tellSignal, { ...fact, key });
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  };
