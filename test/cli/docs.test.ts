import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { buildCli } from './run-cli.js';

let file = '';
beforeAll(async () => void ({ file } = await buildCli()), 60_000);

const examples = [...readFileSync('docs/cli.md', 'utf8').matchAll(/```console\n\$ (.+)\n([^]*?)\n```/g)].map(
  ([, command = '', output = '']) => [command, output] as const,
);

it('docs/cli.md has its examples', () => expect(examples.length).toBeGreaterThanOrEqual(7));

it.each(examples)('docs/cli.md shows what is printed: %s', (command, output) => {
  const run = spawnSync('bash', ['-c', command.replace('npx biaocheng', `"${process.execPath}" "${file}"`)], { encoding: 'utf8' });
  expect(run.stderr + run.stdout.trimEnd()).toBe(output);
});
