import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openLog } from '../../log.js';
import { sdkLogger } from '../../worker/sdk-log.js';

it('a line says level and time in words, which program, and what went wrong, and never what hangs on an error; the Temporal SDK speaks in the same form', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'biaocheng-log-'));
  const file = join(directory, 'worker.log');
  const log = openLog('worker', 'info', file);
  const failure = Object.assign(new Error('E11000 duplicate key'), { name: 'MongoServerError', code: 11000, keyValue: { choice: 'no' } });
  log.warn({ err: failure }, 'not written');
  sdkLogger(log).warn('Activity failed', { workflowId: 'ballot/b1', sdkComponent: 'worker', error: failure });
  sdkLogger(log).debug('not asked for');
  await wait(200);
  const lines = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const err = { type: 'MongoServerError', message: 'E11000 duplicate key', code: 11000, stack: expect.any(String) as string };
  const form = { level: 'warn', name: 'worker', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string, err };
  expect(lines).toEqual([
    expect.objectContaining({ ...form, msg: 'not written' }),
    expect.objectContaining({ ...form, msg: 'Activity failed', workflowId: 'ballot/b1' }),
  ]);
  expect(JSON.stringify(lines)).not.toContain('choice');
  rmSync(directory, { recursive: true });
});

it('XF6 a log on a full disk throws nothing at whoever writes to it, then or later, and holds no more than a bounded rest', async () => {
  const thrown: unknown[] = [];
  const note = (error: unknown) => thrown.push(error);
  process.prependListener('uncaughtException', note);
  const log = openLog('test', 'info', '/dev/full');
  for (let n = 0; n < 2000; n += 1) log.info({ n, words: 'x'.repeat(1000) }, 'said');
  await wait(200);
  log.info('said again');
  await wait(100);
  process.removeListener('uncaughtException', note);
  expect(thrown).toEqual([]);
});
