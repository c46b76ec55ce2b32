import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isAlive, readRecordedPorts } from '../../config.js';
import { freePort } from '../../scripts/servers.js';
import { runStart, type RunningStart } from './running-start.js';

let data: string;
let settings: NodeJS.ProcessEnv;
let start: RunningStart;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'biaocheng-whole-'));
  const [port, metrics] = [await freePort(), await freePort()];
  settings = { BIAOCHENG_DATA: data, PORT: String(port), WORKER_METRICS_PORT: String(metrics), BIAOCHENG_SAMPLES: 'off' };
  start = runStart(settings);
  await start.until(/what to try next/);
});

afterAll(async () => {
  start.process.kill('SIGTERM');
  await start.exit;
  rmSync(data, { recursive: true, force: true });
});

const children = () => readRecordedPorts(data)?.children ?? {};
const ready = async () => (await fetch(`http://127.0.0.1:${settings['PORT']}/readyz`).catch(() => null))?.status;

test('given an empty directory, one command brings up four processes and answers when it is ready', async () => {
  expect(Object.keys(children())).toEqual(['Temporal', 'MongoDB', 'worker', 'API']);
  expect(await ready()).toBe(200);
});

test('given a port for them, the worker serves the figures of its Temporal SDK there, and no label names a lifecycle', async () => {
  const figures = async () => (await fetch(`http://127.0.0.1:${settings['WORKER_METRICS_PORT']}/metrics`)).text();
  await expect.poll(figures, { timeout: 20_000 }).toMatch(/^temporal_worker_task_slots_available\{.*namespace="default"/m);
  const labels = [...(await figures()).matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]);
  expect(labels.length).toBeGreaterThan(10);
  expect(labels.filter(([, value = '']) => !/^[\w.+-]{1,48}$/.test(value))).toEqual([]);
});

test('API, worker and start log in one form, and the words of the Temporal SDK are among them', () => {
  const logs = ['api', 'worker', 'start'].map((name) => {
    const lines = readFileSync(join(data, 'logs', `${name}.log`), 'utf8')
      .trim()
      .split('\n');
    return { name, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
  });
  for (const { name, lines } of logs)
    for (const line of lines)
      expect(line).toMatchObject({
        name,
        level: expect.stringMatching(/^[a-z]+$/) as string,
        time: expect.stringMatching(/^\d{4}-.*Z$/) as string,
        msg: expect.any(String) as string,
      });
  expect(logs[1]?.lines.some((line) => 'sdkComponent' in line)).toBe(true);
});

test.each(['API', 'worker', 'MongoDB', 'Temporal'])(
  'given that %s is killed, it comes back as another process and the API is ready again',
  async (name) => {
    const before = children()[name];
    if (before === undefined) throw new Error(`${name} is not recorded`);
    process.kill(before, 'SIGKILL');
    await start.until(new RegExp(`${name} was started again`));
    await expect.poll(() => children()[name], { timeout: 10_000 }).not.toBe(before);
    await expect.poll(ready, { timeout: 40_000, interval: 200 }).toBe(200);
  },
);

test('given SIGTERM, everything stops in order and nothing stays behind; the next start takes up the same store', async () => {
  const pids = Object.values(children());
  start.process.kill('SIGTERM');
  expect(await start.exit).toBe(0);
  const stopped = [...start.output().matchAll(/\/ (\w+) has stopped/g)].map((match) => match[1]);
  expect(stopped).toEqual(['API', 'worker', 'MongoDB', 'Temporal']);
  expect(pids.filter(isAlive)).toEqual([]);
  expect(existsSync(join(data, 'ports.json'))).toBe(false);
  start = runStart(settings);
  await start.until(/what to try next/);
  expect(await ready()).toBe(200);
});

test('given that the start itself is killed, its processes do not outlive it', async () => {
  const pids = Object.values(children());
  expect(pids).toHaveLength(4);
  start.process.kill('SIGKILL');
  await expect.poll(() => pids.filter(isAlive), { timeout: 30_000, interval: 200 }).toEqual([]);
  expect(readFileSync(join(data, 'ports.json'), 'utf8')).toContain('"pid"');
  start = runStart(settings);
  await start.until(/what to try next/);
});
