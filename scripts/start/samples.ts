import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { sampleState, sampleStateFile } from '../../api/accounts/sample-world.js';
import { repositoryRoot } from '../../repository.js';
import { note, step } from './words.js';

/** Loads the samples through the public API when the store is empty, or when an earlier loading was cut short. */
export async function loadSamples(dataDirectory: string, mongoUri: string, settings: NodeJS.ProcessEnv): Promise<void> {
  const program = join(repositoryRoot, 'dist', 'samples.mjs');
  const state = sampleStateFile(dataDirectory);
  const earlier = sampleState(dataDirectory);
  if (!existsSync(program) || earlier === 'done' || (earlier === undefined && !(await isEmpty(mongoUri)))) return;
  step('存储为空,载入示例(经公开接口)', 'the store is empty, loading the samples through the public API');
  writeFileSync(state, JSON.stringify({ state: 'loading' }));
  const code = await run(program, settings);
  if (code === 0) writeFileSync(state, JSON.stringify({ state: 'done' }));
  else note('示例未能全部载入,下次启动时继续', `the samples were not all loaded (exit ${code}); the next start goes on with them`);
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
