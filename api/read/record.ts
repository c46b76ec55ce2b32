import { setTimeout as pause } from 'node:timers/promises';
import { eventId, eventsOf } from '../../db/archive.js';
import { trusted } from '../../db/model.js';
import type { View } from '../../db/projection.js';
import type { Asker, Look } from '../http/call.js';
import { ownCommands } from '../http/idempotency-key.js';
import { HttpProblem } from '../http/problem.js';
import type { Noun } from '../nouns.js';
import { reachOf } from '../policy/reach.js';
import { seenOf, type Seen } from '../policy/sight.js';
import type { Ports } from '../ports.js';
import { readView, viewBehind } from './views.js';
import { whenWritten } from './view-watch.js';

/** Between two looks of somebody who must not see, or not yet, what is there. */
const pauseMs = 25;

/**
 * True when the view holds what the caller wants to have happened. What must not be seen to happen (a vote before the close) answers to whoever did
 * it and to nobody else: otherwise asking for ever higher numbers would count the papers.
 */
async function holds({ db }: Ports, view: View, { caller, atLeast }: Asker): Promise<boolean> {
  if (view.lastSeq < atLeast) return false;
  if (view.shownSeq >= atLeast) return true;
  return (await eventsOf(db).exists({ _id: eventId(view._id, atLeast), commandId: trusted({ ...ownCommands(caller) }) })) !== null;
}

/**
 * One lifecycle as its caller sees it, by the id in the path. Missing and hidden answer alike (404) and, where the caller waits for an event, after
 * the same time; whoever sees it waits up to `viewWaitMs` for the view to hold that event: late is better than wrong.
 */
export const lookUp =
  (ports: Ports, noun: Noun): Look<{ readonly id: string }, Seen> =>
  async ({ id }, asker) => {
    const { db, config } = ports;
    const reach = await reachOf(db, asker.caller);
    const stream = `${noun.kind}/${noun.spelt?.(id) ?? id}`;
    for (const until = performance.now() + config.viewWaitMs; ; await pause(Math.min(pauseMs, until - performance.now()))) {
      if (asker.atLeast > 0) await whenWritten(db, noun.collection, { stream, seq: asker.atLeast, until });
      const view = await readView(db, noun.collection, stream);
      const seen = view === null ? null : seenOf(view, asker.caller, reach);
      if (seen !== null && (await holds(ports, seen.view, asker))) return seen;
      if (asker.atLeast > 0 && performance.now() < until) continue;
      throw seen === null ? new HttpProblem('NOT_FOUND', { cure: ['self'] }) : viewBehind(seen.view.shownSeq, asker.atLeast);
    }
  };
