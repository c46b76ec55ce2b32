import { Worker, bundleWorkflowCode } from '@temporalio/worker';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { fileURLToPath } from 'node:url';
import { randomUUID } from 'node:crypto';
import { journalActivities } from '../../activities/journal.js';
import { aheadBy } from '../../domain/kernel/clock-skew.js';
import { calendar2026 } from '../../domain/law/calendar/state-council.js';
import type { Recorded, Stream } from '../../domain/kernel/decider.js';
import { dataConverter } from '../../payload-codec.js';
import { submitUpdate, type BatchAnswer, type Birth } from '../../workflows/messages/submit.js';
import { Sequencer } from '../../workflows/shell/sequencer.js';
import { asRegister, counter } from '../support/lifecycles/counter.js';
import { startTemporal, type TestTemporal } from '../support/temporal.js';
import { personNamed } from '../support/spelt.js';

const sevenMinutes = 7 * 60_000;
const person = { id: personNamed('p1'), grants: [] };
const birth = (every: number): Birth => ({
  input: { ...asRegister, every, parent: null },
  id: 'p1:start',
  key: 'start__________',
  actor: person,
  calendar: calendar2026.hash,
  clock: null,
});

let temporal: TestTemporal;
let worker: Worker;
let running: Promise<void>;
const kept = new Map<string, Recorded[]>();

beforeAll(async () => {
  temporal = await startTemporal();
  const workflowBundle = await bundleWorkflowCode({ workflowsPath: fileURLToPath(new URL('../support/lifecycles/workflows.ts', import.meta.url)) });
  const append = async (step: { readonly stream: string; readonly events: readonly Recorded[] }): Promise<void> => {
    await Promise.resolve();
    const rows = kept.get(step.stream) ?? [];
    kept.set(step.stream, [...rows, ...step.events.filter((event) => event.seq > rows.length)]);
  };
  worker = await Worker.create({
    dataConverter,
    connection: temporal.nativeConnection,
    taskQueue: 'clock',
    workflowBundle,
    activities: journalActivities({ append }),
  });
  running = worker.run();
}, 60_000);
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  worker.shutdown();
  await running;
  await temporal.stop();
});

/** From now on this host, with its worker and its client, is wrong by so much. */
function wrongBy(ms: number): () => number {
  const right = Date.now.bind(Date);
  vi.spyOn(Date, 'now').mockImplementation(() => right() + ms);
  return right;
}

describe('M3: a clock that is wrong by seven minutes', () => {
  it.each([sevenMinutes, -sevenMinutes])(
    'of the host with worker and client (%d ms): events bear the server’s time, and no timer fires early or late',
    async (wrong) => {
      const stream: Stream = `register/${randomUUID()}`;
      const right = wrongBy(wrong);
      const began = right();
      await temporal.client.workflow.start('register', { workflowId: stream, taskQueue: 'clock', args: [{ birth: birth(2_000) }] });
      await expect
        .poll(() => kept.get(stream)?.filter((row) => row.type === 'ticked').length ?? 0, { timeout: 30_000, interval: 50 })
        .toBeGreaterThanOrEqual(2);
      const rows = kept.get(stream) ?? [];
      const [born, first, second] = rows.map((row) => row.at);
      expect(born).toBeGreaterThan(began - 60_000);
      expect(born).toBeLessThan(right() + 60_000);
      expect((first ?? 0) - (born ?? 0)).toBeGreaterThanOrEqual(2_000);
      expect((second ?? 0) - (born ?? 0)).toBeGreaterThanOrEqual(4_000);
      expect(right() - began).toBeGreaterThanOrEqual(4_000);
      const command = { type: 'end' };
      const posted = [{ id: 'p1:end', key: 'end________body', actor: person, command }];
      const sent = Date.now();
      const answer: BatchAnswer = await temporal.client.workflow.getHandle(stream).executeUpdate(submitUpdate, { args: [{ posted }] });
      expect(Math.abs(answer.at - right())).toBeLessThan(60_000);
      // What the API compares its own clock with: the time of each answer.
      expect(Math.abs(aheadBy({ sent, seen: answer.at, answered: Date.now() }) - wrong)).toBeLessThan(5_000);
    },
  );

  it('of the server, set back while a lifecycle runs: its time stands still until it is caught up, and what is due then is not due before', () => {
    const stream: Stream = `register/${randomUUID()}`;
    const log = new Sequencer(counter, stream, calendar2026);
    const noon = 1_795_000_000_000;
    log.start(birth(600_000), noon);
    const post = (n: number, now: number) =>
      log.submit({ id: `p1:${n}`, key: `${String(n).padStart(11, '0')}body`, actor: person, command: { type: 'add', n } as { type: string } }, now);
    post(1, noon + 60_000);
    post(2, noon + 60_000 - sevenMinutes);
    post(3, noon + 90_000);
    expect(log.unjournalled.map((event) => event.at - noon)).toEqual([0, 60_000, 60_000, 90_000]);
    expect(counter.due(log.current)).toEqual({ at: noon + 600_000, command: { type: 'tick' } });
    expect(log.tick({ type: 'tick' }, noon + 600_000 - sevenMinutes)).toMatchObject({ refusal: expect.anything() as unknown });
    expect(log.tick({ type: 'tick' }, noon + 600_000)).toMatchObject({ seq: 5 });
  });
});
