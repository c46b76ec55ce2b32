import { describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/kernel/actor.js';
import { streamActor, system } from '../../domain/kernel/actor.js';
import { currentCalendar } from '../../domain/law/calendar/current.js';
import type { Kind } from '../../domain/kernel/decider.js';
import { lifecycles } from '../../domain/lifecycles.js';
import { emptyFrontier } from '../../domain/kernel/log/merkle.js';
import { personNamed } from '../support/spelt.js';
import { Sequencer } from '../../workflows/shell/sequencer.js';

const senders: readonly Actor[] = [system, streamActor('committee/c'), { id: personNamed('somebody'), grants: [] }];
const kinds = Object.keys(lifecycles) as Kind[]; // the keys of a table by kind

/** The shell over one decider, at whatever state: what is not a command is refused before the state is looked at. */
function running(kind: Kind) {
  const decider = lifecycles[kind];
  if (!decider) throw new Error(kind);
  const log = new Sequencer(decider, `${kind}/x`, currentCalendar);
  log.resume({ schema: 1, state: {}, log: emptyFrontier, at: 0, ring: '', unsent: [], unjournalled: [] });
  return log;
}

describe('XA3 a command that no lifecycle knows', () => {
  it.each(kinds)('is refused by a %s, whoever sends it, and changes nothing', (kind) => {
    const log = running(kind);
    for (const type of ['danceTango', '', 'constructor', '__proto__', 'toString'])
      for (const actor of senders) {
        const posted = { id: `${actor.id}:k`, key: '', actor, command: { type } };
        expect([type, log.submit(posted, 1)]).toMatchObject([type, { refusal: { code: 'COMMAND_UNKNOWN', found: type } }]);
        expect(log.preview(posted, 1)).toMatchObject({ refusal: { code: 'COMMAND_UNKNOWN' } });
      }
    expect([log.size, log.pending]).toEqual([0, false]);
  });
});
