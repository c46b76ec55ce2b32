import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { repositoryRoot } from '../../repository.js';
import { filesUnder } from './import-graph.js';
import { zones } from './zones.js';

const files = filesUnder(repositoryRoot, [...zones.keys(), 'scripts']);
const textOf = (file: string) => readFileSync(join(repositoryRoot, file), 'utf8');

const versions = z.record(z.string(), z.string()).default({});
const manifest = z.object({ dependencies: versions, devDependencies: versions }).parse(JSON.parse(textOf('package.json')));
const lock = z
  .object({ packages: z.record(z.string(), z.object({ version: z.string().optional(), optionalDependencies: versions })) })
  .parse(JSON.parse(textOf('package-lock.json')));
const named = { ...manifest.dependencies, ...manifest.devDependencies };

test('the frozen meta-package temporalio is neither asked for nor installed', () => {
  expect(Object.keys(named)).not.toContain('temporalio');
  expect(Object.keys(lock.packages).filter((path) => /(^|\/)node_modules\/temporalio$/.test(path))).toEqual([]);
  expect(Object.keys(lock.packages).length).toBeGreaterThan(100);
});

test('all members of @temporalio have one version, in the manifest and in the lock file', () => {
  const asked = Object.entries(named).filter(([name]) => name.startsWith('@temporalio/'));
  const locked = Object.entries(lock.packages).filter(([path]) => /node_modules\/@temporalio\/[^/]+$/.test(path));
  expect(asked.length).toBeGreaterThan(5);
  expect(locked.length).toBeGreaterThanOrEqual(asked.length);
  expect(new Set([...asked.map(([, version]) => version), ...locked.map(([, { version }]) => version)]).size).toBe(1);
});

test('npm ci finds every optional package in the lock file, also those for other systems', () => {
  const wanted = Object.values(lock.packages).flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies));
  const locked = new Set(Object.keys(lock.packages).map((path) => path.split('node_modules/').at(-1)));
  expect(wanted.length).toBeGreaterThan(20);
  // npm ci refuses the whole lock file for one of them; npm install drops those the registry of the day does not serve.
  expect(wanted.filter((name) => !locked.has(name))).toEqual([]);
});

test('every dependency is pinned to one exact version', () => {
  expect(Object.entries(named).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test('no file hides under a name that says nothing', () => {
  expect(files.length).toBeGreaterThan(30);
  expect(files.filter((file) => /^(utils?|helpers?|misc|common|stuff)\b/.test(basename(file)))).toEqual([]);
  expect(files.filter((file) => /\/(utils?|helpers?|misc)\//.test(file))).toEqual([]);
});

test('file names are kebab-case', () => {
  expect(files.filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)?\.tsx?$/.test(basename(file)))).toEqual([]);
});
