import { Worker, bundleWorkflowCode, type WorkflowBundle } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileURLToPath } from 'node:url';
import { randomUUID } from 'node:crypto';
import { journalActivities, type JournalStep } from '../../activities/journal.js';
import { calendar2026 } from '../../domain/law/calendar/state-council.js';
import type { Recorded, Stream } from '../../domain/kernel/decider.js';
import { leafHolds } from '../../domain/kernel/log/record.js';
import { rootOfLeaves } from '../../domain/kernel/log/merkle.js';
import { dataConverter } from '../../payload-codec.js';
import { peekQuery, submitUpdate, type BatchAnswer, type Birth, type Posted } from '../../workflows/messages/submit.js';
import { handOver } from '../../workflows/shell/options.js';
import { asRegister, type Counter } from '../support/lifecycles/counter.js';
import { fastForward, startTemporal, type TestTemporal } from '../support/temporal.js';
import { personNamed } from '../support/spelt.js';

const day = 86_400_000;
let temporal: TestTemporal;
let bundle: WorkflowBundle;
let worker: Worker;
let running: Promise<void>;

/** What the archive would hold, and a switch that makes it fail. */
const kept = new Map<string, Recorded[]>();
const roots = new Map<string, string>();
let broken = false;

const archive = {
  append: async (step: JournalStep): Promise<void> => {
    await Promise.resolve();
    if (broken) throw new Error('archive away');
    const rows = kept.get(step.stream) ?? [];
    kept.set(step.stream, [...rows, ...step.events.filter((e) => e.seq > rows.length)]);
    if (step.root) roots.set(step.stream, step.root);
  },
};

beforeAll(async () => {
  temporal = await startTemporal({ timeSkipping: true });
  bundle = await bundleWorkflowCode({ workflowsPath: fileURLToPath(new URL('../support/lifecycles/workflows.ts', import.meta.url)) });
  worker = await Worker.create({
    dataConverter,
    connection: temporal.nativeConnection,
    taskQueue: 'shell',
    workflowBundle: bundle,
    activities: journalActivities(archive),
  });
  running = worker.run();
}, 60_000);

afterAll(async () => {
  worker.shutdown();
  await running;
  await temporal.stop();
});

const person = { id: personNamed('p1'), grants: [] };
const key = (id: string, body = 'body') => `${id.padEnd(11, '_').slice(0, 11)}${body.padEnd(4, '_').slice(0, 4)}`;
let serial = 0;
const post = (command: { type: string }, id = `c${(serial += 1)}`): Posted => ({ id: `p1:${id}`, key: key(id), actor: person, command });
const add = (n: number, id?: string) => post({ type: 'add', n } as { type: string }, id);

const started = { id: 'p1:start', key: key('start'), actor: person, calendar: calendar2026.hash } as const;

async function begin(input: { every: number; parent?: string | null }, clock: Birth['clock'] = null): Promise<Stream> {
  const stream: Stream = `register/${randomUUID()}`;
  const birth: Birth = { input: { ...asRegister, parent: null, ...input }, ...started, clock };
  await temporal.client.workflow.start('register', { workflowId: stream, taskQueue: 'shell', args: [{ birth }] });
  return stream;
}

const submit = (stream: Stream, ...posted: Posted[]): Promise<BatchAnswer> =>
  temporal.client.workflow.getHandle(stream).executeUpdate(submitUpdate, { args: [{ posted }] });
const peek = async (stream: Stream) => {
  const { state, ...rest } = await temporal.client.workflow.getHandle(stream).query(peekQuery);
  return { state: state as Counter, ...rest };
};
const events = async (stream: Stream) => (await temporal.client.workflow.getHandle(stream).fetchHistory()).events?.length ?? 0;

async function settled(stream: Stream) {
  for (let i = 0; i < 200; i += 1) {
    const seen = await peek(stream).catch(() => null);
    if (seen && seen.outbox === 0 && (kept.get(stream)?.length ?? 0) === seen.size) return seen;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${stream} did not settle`);
}

describe('one batch', () => {
  it('gives each command its own answer, in order, and keeps the accepted ones', async () => {
    const stream = await begin({ every: 0 });
    const { answers } = await submit(stream, add(2), add(0), add(3));
    expect(answers).toMatchObject([{ seq: 2 }, { refusal: { code: 'NOT_POSITIVE', found: 0, needed: 1 } }, { seq: 3 }]);
    expect((await settled(stream)).state.count).toBe(5);
  });

  it('leaves no history when everything in it is refused', async () => {
    const stream = await begin({ every: 0 });
    await settled(stream);
    const before = await events(stream);
    await expect(submit(stream, add(0), add(-1))).rejects.toMatchObject({
      cause: { type: 'REFUSED', details: [{ answers: [{ refusal: {} }, { refusal: {} }] }] },
    });
    expect(await events(stream)).toBe(before);
  });

  it('applies a repeated command once and refuses its key with another body', async () => {
    const stream = await begin({ every: 0 });
    await submit(stream, add(7, 'same'));
    const again = await submit(stream, add(7, 'same'), add(1));
    expect(again.answers[0]).toEqual({ seq: 2, repeated: true });
    await expect(submit(stream, { ...add(8, 'same'), key: key('same', 'else') })).rejects.toMatchObject({
      cause: { details: [{ answers: [{ refusal: { code: 'IDEMPOTENCY_KEY_REUSED' } }] }] },
    });
    expect((await settled(stream)).state.count).toBe(8);
  });
});

describe('the archive', () => {
  it('gets every event once, in order, with true leaves and the root of the workflow', async () => {
    const stream = await begin({ every: 0 });
    await Promise.all(Array.from({ length: 8 }, (_, i) => submit(stream, ...Array.from({ length: 25 }, () => add(i + 1)))));
    const seen = await settled(stream);
    const rows = kept.get(stream) ?? [];
    expect(rows.map((r) => r.seq)).toEqual(Array.from({ length: 201 }, (_, i) => i + 1));
    expect(rows.every(leafHolds)).toBe(true);
    expect(rootOfLeaves(rows.map((r) => r.leaf))).toBe(seen.root);
    expect(roots.get(stream)).toBe(seen.root);
  });

  it('may be away while commands are accepted, and catches up', async () => {
    const stream = await begin({ every: 0 });
    await settled(stream);
    broken = true;
    const { answers } = await submit(stream, add(4));
    expect(answers).toMatchObject([{ seq: 2 }]);
    expect((await peek(stream)).outbox).toBe(1);
    broken = false;
    expect((await settled(stream)).size).toBe(2);
  });
});

describe('hand-over to the next run', () => {
  it('loses and doubles nothing while commands keep coming, and still knows repeated ones', async () => {
    const stream = await begin({ every: 0 });
    await submit(stream, add(1, 'first'));
    let sent = 0;
    const drive = async () => {
      while (sent < handOver.messages + 150) {
        sent += 1;
        const mine = add(1, `n${sent}`);
        for (;;) {
          const done = await submit(stream, mine).then(
            () => true,
            (error: unknown) => {
              if (
                (error as { cause?: { type?: string } }).cause?.type === 'DRAINING' ||
                /abort|closing|closed|not ready|unexpected workflow task failure/i.test(String((error as Error).cause ?? error))
              )
                return false;
              throw error;
            },
          );
          if (done) break;
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }
    };
    await Promise.all([drive(), drive(), drive(), drive()]);
    const seen = await settled(stream);
    expect(seen.runs).toBeGreaterThanOrEqual(1);
    expect(seen.state.count).toBe(1 + sent);
    // It was begun without a label, as lifecycles were before there was one.
    expect((await temporal.client.workflow.getHandle(stream).describe()).memo).toMatchObject({
      title: asRegister.code,
      organisation: asRegister.organisation,
    });
    expect(rootOfLeaves((kept.get(stream) ?? []).map((r) => r.leaf))).toBe(seen.root);
    await expect(submit(stream, add(1, 'first'))).rejects.toMatchObject({ cause: { details: [{ answers: [{ repeated: true, seq: 2 }] }] } });
  }, 120_000);
});

describe('time', () => {
  it('acts on every due instant once over five years, hands over twice a year and closes nothing', async () => {
    const stream = await begin({ every: 365 * day });
    await settled(stream);
    await fastForward(temporal.client, stream, 5 * 365 * day + day);
    const seen = await settled(stream);
    expect(seen.state.ticks).toBe(5);
    expect(seen.runs).toBe(10);
  }, 60_000);

  it('runs a rehearsal in virtual time on a real clock', async () => {
    const epoch = 1_767_225_600_000;
    const stream = await begin({ every: 365 * day }, { epoch, since: Date.now(), scale: (365 * day) / 300 });
    await expect.poll(async () => (await peek(stream)).state.ticks, { timeout: 10_000 }).toBeGreaterThanOrEqual(5);
    const rows = kept.get(stream) ?? [];
    expect(rows.filter((r) => r.type === 'ticked').every((r, i) => r.at >= epoch + (i + 1) * 365 * day)).toBe(true);
  });
});

describe('other lifecycles', () => {
  it('starts a child once, which reports to its parent', async () => {
    const stream = await begin({ every: 0 });
    const child: Stream = `register/${randomUUID()}`;
    await submit(stream, post({ type: 'spawn', child } as { type: string }), post({ type: 'spawn', child } as { type: string }));
    await expect.poll(async () => (await peek(stream)).state.heard, { timeout: 10_000 }).toEqual(['child']);
    expect((await peek(child)).size).toBe(1);
  });

  it('closes the workflow when its life is over and everything is written', async () => {
    const stream = await begin({ every: 365 * day });
    await submit(stream, add(1), post({ type: 'end' }));
    const end: unknown = await temporal.client.workflow.getHandle(stream).result();
    expect(end).toEqual({ size: 3, root: roots.get(stream) });
  });

  it('fails at once when it is refused at birth', async () => {
    const stream = await begin({ every: -1 });
    await expect(temporal.client.workflow.getHandle(stream).result()).rejects.toMatchObject({ cause: { type: 'EVERY_NEGATIVE' } });
  });
});
