import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repositoryRoot } from '../../repository.js';
import { titlesIn } from './test-titles.js';

const page = readFileSync(join(repositoryRoot, 'docs/acceptance.md'), 'utf8');
const ids = [
  ...[numbered('S', 22), numbered('D', 15), numbered('C', 15), numbered('M', 15)],
  ...[numbered('XA', 40), numbered('XB', 31), numbered('XC', 12), numbered('XD', 10), numbered('XE', 40), numbered('XF', 9), numbered('XG', 9)],
  ...[numbered('XH', 22), numbered('XL', 9)],
].flat();

function numbered(letter: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);
}

/** One row of the table: what is expected, the tests that show it, and why some or all of it is not shown. */
type Row = { readonly id: string; readonly expected: string; readonly files: readonly string[]; readonly reason: string };

const rows: readonly Row[] = page
  .split('\n')
  .filter((line) => /^\| [A-Z]{1,2}\d+ \|/.test(line))
  .map((line) => {
    const [id = '', expected = '', shown = '', reason = '', ...more] = line.slice(1, -1).split(/(?<= )\|(?= )/);
    if (more.length > 0) throw new Error(`more than four columns: ${line}`);
    return {
      id: id.trim(),
      expected: expected.trim(),
      files: [...shown.matchAll(/`([^`]+)`/g)].map(([, file]) => file ?? ''),
      reason: reason.trim(),
    };
  });

/** Titles of tests and groups that carry the id as a word. */
const titlesWith = (id: string, file: string): readonly string[] =>
  titlesIn(readFileSync(join(repositoryRoot, file), 'utf8')).filter((title) => new RegExp(`\\b${id}\\b`).test(title));

describe('docs/acceptance.md', () => {
  test('has one row for each step of the days, each mishap and each attack or fault once found, in order, and no other', () => {
    expect(rows.map((row) => row.id)).toEqual(ids);
    expect(rows.filter((row) => row.expected.length < 20)).toEqual([]);
  });

  test.each(rows.map((row) => [row.id, row] as const))(
    '%s: each test named exists and says the id in a title; without one a sentence says why',
    (id, row) => {
      for (const file of row.files) {
        expect(file).toMatch(/^test\/.+\.test\.ts$/);
        expect(existsSync(join(repositoryRoot, file)), file).toBe(true);
        expect(titlesWith(id, file), `titles with ${id} in ${file}`).not.toEqual([]);
      }
      if (row.files.length === 0) expect(row.reason, `the reason of ${id}`).toMatch(/^\S.{40,}\.$/);
    },
  );
});

test('titles are those of groups, tests and tables that run, not of others and not the words of an assertion', () => {
  const text = `describe('a', () => { it('b', () => expect('c').toBe('d')); it.each([['e']])('f %s', () => {}); test.skip('g', () => {});
    describe.skipIf(process.env.X)('h', () => {}); it.todo('i'); it.each\`j\`('k', () => {}); other('l'); test(\`m\`, async () => {}); it(\`n \${1} o\`, () => {}); });`;
  expect(titlesIn(text)).toEqual(['a', 'b', 'f %s', 'k', 'm', 'n … o']);
});
