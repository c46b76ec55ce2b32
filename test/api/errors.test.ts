import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorAreas, errorRegistry } from '../../contract/errors.js';
import { repositoryRoot } from '../../repository.js';
import { errorPage } from '../../scripts/errors-page.js';

const directory = join(repositoryRoot, 'contract', 'errors');

test('every file of contract/errors is merged into the registry', async () => {
  const files = readdirSync(directory).filter((file) => file.endsWith('.ts') && file !== 'error-entry.ts');
  expect(files.length).toBeGreaterThan(2);
  const merged = Object.values(errorAreas);
  for (const file of files) {
    const tables = Object.entries((await import(join(directory, file))) as object).filter(([name]) => name.endsWith('Errors'));
    expect(
      tables.map(([name]) => name),
      file,
    ).toHaveLength(1);
    expect(merged.includes(tables[0]?.[1] as never), `${file} is not in errorAreas`).toBe(true);
  }
});

test('a code that stands in two areas has one status', () => {
  for (const [area, table] of Object.entries(errorAreas))
    for (const [code, { status }] of Object.entries(table)) expect(errorRegistry[code]?.status, `${area}.${code}`).toBe(status);
});

test('codes are upper snake, statuses are 4xx or 5xx, both languages say when', () => {
  for (const [code, { status, zh, en }] of Object.entries(errorRegistry)) {
    expect(code).toMatch(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(zh).toMatch(/\p{Script=Han}.*。$/u);
    expect(en).toMatch(/\.$/);
  }
});

test('docs/errors.md is what the registry says (make it again: npx tsx scripts/errors-page.ts)', () => {
  expect(readFileSync(join(repositoryRoot, 'docs', 'errors.md'), 'utf8')).toBe(errorPage());
});

test('every code a decider refuses with is registered', () => {
  const used = codesIn(join(repositoryRoot, 'domain'));
  expect(used.length).toBeGreaterThan(20);
  expect(used.filter((code) => !Object.hasOwn(errorRegistry, code))).toEqual([]);
});

/** Codes given literally to `refuse`. */
function codesIn(path: string): string[] {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.ts'));
  const texts = files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  return [...new Set(texts.flatMap((text) => [...text.matchAll(/\brefuse\(\s*'([A-Z0-9_]+)'/g)].map((match) => match[1] ?? '')))];
}
