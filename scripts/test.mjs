// `npm test`: the three static checks beside the tests, whose longest files mostly wait for a clock. Arguments go to vitest.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const bin = (name) => join('node_modules', '.bin', name);
const checks = [
  { name: 'lint', command: bin('eslint'), args: ['.', '--max-warnings', '0'] },
  { name: 'typecheck', command: bin('tsc'), args: ['--noEmit', '-p', 'tsconfig.json'] },
  { name: 'format:check', command: bin('prettier'), args: ['--check', '--log-level', 'warn', '.'] },
];

/** Resolves with whether it went well; what a check says is shown in one piece once it is over. */
function run({ command, args }, output) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', output, output] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk));
    child.once('error', reject);
    child.once('close', (code) => resolve({ well: code === 0, said }));
  });
}

async function runChecks() {
  const failed = [];
  for (const check of checks) {
    const { well, said } = await run(check, 'pipe');
    console.log(well ? `✓ ${check.name}` : `✗ ${check.name}\n${said}`);
    if (!well) failed.push(check.name);
  }
  return failed;
}

const vitest = { command: bin('vitest'), args: ['run', ...process.argv.slice(2)] };
const [tests, failed] = await Promise.all([run(vitest, 'inherit'), runChecks()]);
if (failed.length > 0) console.error(`✗ failed beside the tests: npm run ${failed.join(', npm run ')}`);
process.exitCode = tests.well && failed.length === 0 ? 0 : 1;
