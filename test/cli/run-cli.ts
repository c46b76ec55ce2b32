import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Run = {
  readonly code: number | null;
  readonly lines: readonly Record<string, unknown>[];
  readonly out: string;
  readonly err: string;
  readonly ms: number;
};

/** Builds the bundle as `scripts/build` does, away from `node_modules`, and returns a function that runs it. */
export async function buildCli(): Promise<{ readonly file: string; run(args: readonly string[], input?: string): Promise<Run> }> {
  const file = join(mkdtempSync(join(tmpdir(), 'biaocheng-cli-')), 'cli.mjs');
  const banner = `#!/usr/bin/env node\nimport { createRequire as biaochengRequire } from 'node:module';\nconst require = biaochengRequire(import.meta.url);`;
  await build({
    entryPoints: ['cli/main.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outfile: file,
    banner: { js: banner },
    logLevel: 'error',
  });
  return { file, run: (args, input = '') => runCli(file, args, input) };
}

function runCli(file: string, args: readonly string[], input: string): Promise<Run> {
  const started = performance.now();
  const child = spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'pipe'], env: {}, cwd: tmpdir() });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  child.stdin.on('error', () => undefined); // the command may end without reading everything
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const text = Buffer.concat(out).toString('utf8');
      resolve({ code, lines: jsonLines(text), out: text, err: Buffer.concat(err).toString('utf8'), ms: performance.now() - started });
    });
  });
}

/** Output that is not JSON Lines (help) gives none. */
function jsonLines(text: string): Record<string, unknown>[] {
  try {
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>); // what the CLI promises; the tests look at the fields
  } catch {
    return [];
  }
}
