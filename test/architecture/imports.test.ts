import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { configFiles } from '../../architecture.mjs';
import { repositoryRoot } from '../../repository.js';
import { filesUnder, importsOf } from './import-graph.js';
import { breach, zones } from './zones.js';

const layers = [...zones.keys()];
const files = [...new Set(filesUnder(repositoryRoot, layers))];
const imports = files.flatMap((file) => importsOf(repositoryRoot, file));

describe('given the source as it stands', () => {
  test.each(layers)('the walk read files and imports of %s', (layer) => {
    expect(files.filter((file) => file.startsWith(`${layer}/`)).length).toBeGreaterThan(0);
    expect(imports.filter((one) => one.from.startsWith(`${layer}/`)).length).toBeGreaterThan(0);
  });

  test('every import of a file of ours leads to a file', () => {
    const known = new Set([...files, ...configFiles]);
    expect(
      imports.filter((one) => one.own && /\.tsx?$/.test(one.to) && !known.has(one.to)).map((one) => `${one.from}:${one.line} → ${one.to}`),
    ).toEqual([]);
  });

  test('imports only go inwards', () => {
    expect(imports.map(breach).filter((found) => found !== null)).toEqual([]);
  });

  test('only the engine talks to Temporal as a client', () => {
    const users = imports.filter((one) => one.to === '@temporalio/client' && !one.typeOnly).map((one) => one.from);
    expect(users.filter((file) => !file.startsWith('worker/') && !file.startsWith('api/engine') && file !== 'api/server.ts')).toEqual([]);
  });

  test('a file never imports itself in a circle, not even for a type', () => {
    const outside = [...configFiles, ...filesUnder(repositoryRoot, ['bench', 'scripts', 'test'])];
    const others = outside.flatMap((file) => importsOf(repositoryRoot, file));
    expect(circles([...imports, ...others].filter((one) => one.own))).toEqual([]);
  });

  test('the rooms of the domain form no circle', () => {
    const between = imports
      .filter(({ from, to }) => from.startsWith('domain/') && to.startsWith('domain/'))
      .map(({ from, to }) => ({ from: room(from), to: room(to) }))
      .filter(({ from, to }) => from !== to);
    expect(new Set(between.map(({ from }) => from)).size).toBeGreaterThan(15);
    expect(circles(between)).toEqual([]);
  });
});

describe('given a planted breach', () => {
  const root = mkdtempSync(join(tmpdir(), 'biaocheng-architecture-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const planted: [string, string, string][] = [
    ['domain/late.ts', `import { readFileSync } from 'node:fs';`, 'only the packages'],
    ['domain/outward.ts', `import { ballots } from '../db/ballot.js';`, 'only domain'],
    ['domain/lazy.ts', `export const load = () => import('../api/server.js');`, 'only domain'],
    ['domain/again.ts', `export { schema } from '../contract/ballot.js';`, 'only domain'],
    ['domain/typed.ts', `export type View = import('../db/ballot.js').View;`, 'only domain'],
    ['workflows/value.ts', `import { journal } from '../activities/journal.js';`, 'only its types'],
    ['workflows/client.ts', `import { Client } from '@temporalio/client';`, 'only the packages'],
    ['workflows/settings.ts', `import { loadAppConfig } from '../config.js';`, 'only workflows'],
    ['api/shell.ts', `import { lifecycle } from '../workflows/shell/lifecycle.js';`, 'only api'],
    ['contract/store.ts', `import mongoose from 'mongoose';`, 'only the packages'],
    ['samples/walk/stored.ts', `import { ballots } from '../../db/ballot.js';`, 'only samples/walk'],
    ['web/stored.ts', `import { ballots } from '../db/ballot.js';`, 'only web'],
    ['web/inside.tsx', `import type { Call } from '../api/http/call.js';`, 'only web'],
    ['cli/samples.ts', `import { load } from '../samples/load.js';`, 'only cli'],
  ];

  test.each(planted)('%s with %s is found', (file, text, why) => {
    plant(root, file, text);
    const found = importsOf(root, file).map(breach);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(why);
  });

  const allowed: [string, string][] = [
    ['workflows/types.ts', `import type { Journal } from '../activities/journal.js';`],
    ['workflows/inline.ts', `import { type Journal } from '../activities/journal.js';`],
    ['api/messages.ts', `import { submitUpdate } from '../workflows/messages/submit.js';`],
    ['domain/hash.ts', `import { sha256 } from '@noble/hashes/sha2.js';`],
  ];

  test.each(allowed)('%s with %s is allowed', (file, text) => {
    plant(root, file, text);
    expect(importsOf(root, file).map(breach)).toEqual([null]);
  });

  test('a circle of three files is found', () => {
    const ring = ['a', 'b', 'c'].map((name, at, names) => ({ from: name, to: names[(at + 1) % 3] ?? '' }));
    expect(circles(ring)).toEqual(['a → b → c → a']);
  });
});

/** The kernel and the law are one foundation: a refusal names its source, and whatever checks a number of the law refuses. */
const foundation = ['kernel', 'law'];

function room(file: string): string {
  const [, folder = '', inside] = file.split('/');
  if (inside === undefined) return 'what spans all nouns';
  return foundation.includes(folder) ? 'foundation' : folder;
}

function plant(root: string, file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), `${text}\n`);
}

/** Each circle once, from where the walk met it first. */
function circles(edges: readonly { readonly from: string; readonly to: string }[]): string[] {
  const next = grouped(edges);
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) return void found.push([...path.slice(at), file].join(' → '));
    if (done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  for (const from of next.keys()) walk(from, []);
  return found;
}

function grouped(edges: readonly { readonly from: string; readonly to: string }[]): ReadonlyMap<string, readonly string[]> {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  return next;
}
