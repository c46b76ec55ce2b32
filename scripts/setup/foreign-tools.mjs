import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say, SetupFailed } from './say.mjs';
import { pythonWithPip } from './wheel.mjs';

const title = 'Foreign tools';

/**
 * Leaves the pinned Python programs that test the description of the API under `.cache/python/`. Where they cannot be had, the tests that need them
 * are skipped, unless FOREIGN_TOOLS=required, as by `npm run foreign`.
 */
export function ensureForeignTools(root) {
  const list = join(root, 'scripts', 'setup', 'foreign-tools.txt');
  const target = join(root, '.cache', 'python');
  const wanted = createHash('sha256').update(readFileSync(list)).digest('hex');
  const mark = join(target, 'installed-from');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return say(title, 'validator, generator and fuzzer for the API (.cache/python)');
  const problem = install(list, target);
  if (problem === null) {
    writeFileSync(mark, wanted);
    return say(title, 'validator, generator and fuzzer for the API (fetched, checked by SHA-256)');
  }
  if (process.env.FOREIGN_TOOLS === 'required') throw new SetupFailed(`${title}: ${problem}, and FOREIGN_TOOLS=required asks for them.`);
  say(title, `not here, the tests that need them are skipped: ${problem}`);
}

/** Null when all of them are in place, otherwise what stood in the way. */
function install(list, target) {
  const python = pythonWithPip();
  if (python === undefined) return 'Python 3.11 or later with pip was not found';
  say(title, 'fetching about 20 MB of Python wheels …');
  const part = `${target}.${process.pid}.part`;
  mkdirSync(part, { recursive: true });
  const checked = ['--no-deps', '--require-hashes', '--only-binary=:all:'];
  const quick = ['--no-compile', '--retries', '1', '--timeout', '15'];
  const quiet = ['--quiet', '--disable-pip-version-check', '--root-user-action=ignore'];
  const run = spawnSync(python, ['-m', 'pip', 'install', ...quiet, ...checked, ...quick, '--target', part, '-r', list], {
    stdio: ['ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
  });
  if (run.status !== 0) {
    rmSync(part, { recursive: true, force: true });
    const lines = run.stderr.trim().split('\n');
    return `pip could not install them (${lines.findLast((line) => line.startsWith('ERROR')) ?? lines.at(-1)})`;
  }
  rmSync(target, { recursive: true, force: true });
  renameSync(part, target);
  return null;
}
