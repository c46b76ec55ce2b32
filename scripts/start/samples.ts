import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { z } from 'zod';
import { repositoryRoot } from '../../repository.js';
import { note, step } from './words.js';

const stateSchema = z.object({ state: z.enum(['loading', 'done']) });
const accountsSchema = z.array(
  z.object({ account: z.string(), secret: z.string(), seed: z.string().optional(), token: z.string().optional(), zh: z.string(), en: z.string() }),
);

const waitingSchema = z.array(z.object({ zh: z.string(), en: z.string(), path: z.string() }));

/** Something in the samples that waits for the newcomer. */
export type SampleWaiting = z.infer<typeof waitingSchema>[number];

/** One sample account as printed: sign-in name, secret, seed of the authenticator, and who that is. */
export type SampleAccount = z.infer<typeof accountsSchema>[number];

/** Loads the samples through the public API when the store is empty, or when an earlier loading was cut short. */
export async function loadSamples(dataDirectory: string, mongoUri: string, settings: NodeJS.ProcessEnv): Promise<void> {
  const program = join(repositoryRoot, 'dist', 'samples.mjs');
  const state = join(dataDirectory, 'samples.json');
  const earlier = stateSchema.safeParse(readJson(state)).data?.state;
  if (!existsSync(program) || earlier === 'done' || (earlier === undefined && !(await isEmpty(mongoUri)))) return;
  step('存储为空,载入示例(经公开接口)', 'the store is empty, loading the samples through the public API');
  writeFileSync(state, JSON.stringify({ state: 'loading' }));
  const code = await run(program, settings);
  if (code === 0) writeFileSync(state, JSON.stringify({ state: 'done' }));
  else note('示例未能全部载入,下次启动时继续', `the samples were not all loaded (exit ${code}); the next start goes on with them`);
}

/** The accounts the samples made, for the greeting. */
export function sampleAccounts(dataDirectory: string): readonly SampleAccount[] {
  return accountsSchema.safeParse(readJson(join(dataDirectory, 'sample-accounts.json'))).data ?? [];
}

/** What the samples left open, for the greeting. */
export function sampleWaiting(dataDirectory: string): readonly SampleWaiting[] {
  return waitingSchema.safeParse(readJson(join(dataDirectory, 'sample-waiting.json'))).data ?? [];
}

async function isEmpty(mongoUri: string): Promise<boolean> {
  const client = new mongo.MongoClient(mongoUri);
  try {
    return (
      (await client
        .db()
        .collection('events')
        .findOne({}, { projection: { _id: 1 } })) === null
    );
  } finally {
    await client.close();
  }
}

function run(program: string, settings: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--enable-source-maps', program], { stdio: 'inherit', env: { ...process.env, ...settings } });
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function readJson(file: string): unknown {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
