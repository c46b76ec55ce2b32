import { Worker } from '@temporalio/worker';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { biaochengStatus } from '../../workflows/messages/search-attributes.js';
import { fastForward, startTemporal, type TestTemporal } from './temporal.js';
import { giveUp, patience, years } from './workflows/patience.js';

const year = 365 * 24 * 3600 * 1000;
let temporal: TestTemporal;
let worker: Worker;
let running: Promise<void>;

beforeAll(async () => {
  temporal = await startTemporal({ timeSkipping: true });
  const workflowsPath = fileURLToPath(new URL('./workflows/patience.ts', import.meta.url));
  worker = await Worker.create({ connection: temporal.nativeConnection, workflowsPath, taskQueue: 'support' });
  running = worker.run();
});

afterAll(async () => {
  worker.shutdown();
  await running;
  await temporal.stop();
});

test('a workflow asked to run five years ahead lives through exactly five years, and its neighbour through none', async () => {
  const [moved, still] = await Promise.all(
    ['moved', 'still'].map((workflowId) => temporal.client.workflow.start(patience, { workflowId, taskQueue: 'support' })),
  );
  if (moved === undefined || still === undefined) throw new Error('two workflows were started');
  await fastForward(temporal.client, 'moved', 5 * year + 1000);
  // The server has moved the clock; the workflow hears of its last timer a moment later.
  await expect.poll(() => moved.query(years)).toBe(5);
  expect(await still.query(years)).toBe(0);
  await Promise.all([moved.signal(giveUp), still.signal(giveUp)]);
  expect(await moved.result()).toBe(5);
});

test('the server knows the search attributes of the product', async () => {
  const handle = await temporal.client.workflow.start(patience, { workflowId: 'labelled', taskQueue: 'support' });
  await handle.query(years);
  const described = await handle.describe();
  expect(described.typedSearchAttributes.get(biaochengStatus)).toBe('waiting');
  await handle.terminate();
});

test('a server killed without warning comes back with its running workflows', async () => {
  const handle = await temporal.client.workflow.start(patience, { workflowId: 'survivor', taskQueue: 'support' });
  expect(await handle.query(years)).toBe(0);
  const before = temporal.pid;
  temporal.kill('SIGKILL');
  await temporal.restart();
  expect(temporal.pid).not.toBe(before);
  await handle.signal(giveUp);
  expect(await handle.result()).toBe(0);
});
