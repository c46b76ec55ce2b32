import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from '../../db/connect.js';
import { freePort } from '../../scripts/servers.js';
import { startMongo } from '../support/mongo.js';
import { runStart } from './running-start.js';

let data: string;
let settings: NodeJS.ProcessEnv;

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'biaocheng-start-'));
  settings = { BIAOCHENG_DATA: data, PORT: String(await freePort()) };
});

afterEach(() => rmSync(data, { recursive: true, force: true }));

/** One sentence after ✗, and nothing that looks like a stack trace. */
async function refusal(more: NodeJS.ProcessEnv, args: readonly string[] = []): Promise<string> {
  const start = runStart({ ...settings, ...more }, args);
  expect(await start.exit).toBe(1);
  expect(start.output()).not.toMatch(/\n\s+at /);
  expect(start.output().match(/✗/g)).toHaveLength(1);
  return start.output().split('✗ ')[1]?.trim() ?? '';
}

test('given a taken API port, the start says how to choose another and starts nothing', async () => {
  const taken = createServer().listen(Number(settings['PORT']), '127.0.0.1');
  const sentence = await refusal({});
  taken.close();
  expect(sentence).toContain(`Port ${settings['PORT']}`);
  expect(sentence).toContain('PORT=8081 npm start');
  expect(existsSync(join(data, 'logs'))).toBe(false);
});

test('given a setting of the wrong kind, the start names the variable and never its value', async () => {
  const sentence = await refusal({ SMTP_URL: 'http://user:hunter2@mail' });
  expect(sentence).toContain('SMTP_URL');
  expect(sentence).not.toContain('hunter2');
});

test('given an address that weakens the write concern, the start refuses it', async () => {
  expect(await refusal({ MONGODB_URI: 'mongodb://127.0.0.1/b?w=1' })).toContain('write concern');
});

test('given nobody to type the word, --reset removes nothing', async () => {
  mkdirSync(join(data, 'mongo'));
  expect(await refusal({}, ['--reset'])).toContain('--yes');
  expect(existsSync(join(data, 'mongo'))).toBe(true);
});

test('given a store named by the environment, --reset --yes leaves it alone', async () => {
  mkdirSync(join(data, 'mongo'));
  expect(await refusal({ MONGODB_URI: 'mongodb://127.0.0.1:1/b' }, ['--reset', '--yes'])).toContain('names another one');
  expect(existsSync(join(data, 'mongo'))).toBe(true);
});

test('given another start on the same store, the second one says which process to stop', async () => {
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)', 'start.mjs'], { stdio: 'ignore' });
  writeFileSync(join(data, 'ports.json'), JSON.stringify({ pid: other.pid, children: {} }));
  const sentence = await refusal({});
  other.kill('SIGKILL');
  expect(sentence).toContain(`process ${other.pid}`);
});

test('given a broken MongoDB store, the start stops Temporal again and says how to restore or empty it', async () => {
  mkdirSync(join(data, 'mongo'));
  for (const name of ['WiredTiger', 'WiredTiger.wt', 'WiredTiger.turtle']) writeFileSync(join(data, 'mongo', name), Buffer.alloc(4096, 0xa5));
  const sentence = await refusal({});
  expect(sentence).toContain('store of MongoDB');
  expect(sentence).toContain('npm start -- --reset');
  expect(existsSync(join(data, 'ports.json'))).toBe(false);
});

test('given a broken Temporal store, the start says how to restore or empty it', async () => {
  writeFileSync(join(data, 'temporal.db'), Buffer.alloc(64 * 1024, 0xa5));
  expect(await refusal({})).toMatch(/store of Temporal .* is broken/);
});

test('given an archive of before commands were kept, the start says in one sentence that it cannot be carried over', async () => {
  const store = await startMongo();
  const db = await connect(store.uri);
  await db.collection('events').insertOne({ type: 'voteCast' });
  await db.close();
  const sentence = await refusal({ MONGODB_URI: store.uri });
  await store.drop();
  expect(sentence).toContain('begin with an empty data directory');
  expect(sentence).not.toContain('\n');
});
