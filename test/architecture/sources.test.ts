import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ruleIds } from '../../domain/ballot-rule/rules.js';
import { committeeProfiles } from '../../domain/committee/profiles.js';
import { certainties, instruments } from '../../domain/law/instruments.js';
import { ruleNames } from '../../domain/law/rule-names.js';
import { certaintyOf, isSourceId, sourceIds, sources, titleOf, toSource } from '../../domain/law/sources.js';
import { shippedProfiles } from '../../domain/profile/shipped.js';
import { repositoryRoot } from '../../repository.js';
import { lawPage } from '../../scripts/law-page.js';

/** Papers that a reader of the repository cannot see; nothing may rest on them. Data from outside may use such words. */
const papers = /\b(domain|product|reliability|temporal|style|forms)\.md|\bdesign §|\bseed item|\(items? [0-9]|\bissue [0-9]/i;
const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: repositoryRoot, encoding: 'utf8' }).trim().split('\n');
const written = tracked.filter(
  (file) => /\.(ts|tsx|mjs|js|md|json|yaml|yml|css)$/.test(file) && !/^test\/(architecture|data|replay\/histories)\//.test(file),
);
const textOf = (file: string): string => readFileSync(join(repositoryRoot, file), 'utf8');

/** Every value under a key of a JSON-like value. */
function under(value: unknown, key: string): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [...(name === key ? [inner] : []), ...under(inner, key)]);
}

/** Names of rules as the code writes them. */
const ruleLiterals = (): string[] =>
  tracked
    .filter((file) => /^(domain|contract|api|cli|workflows|recompute)\/.*\.ts$/.test(file))
    .flatMap((file) => [...textOf(file).matchAll(/\brule: ['`]([A-Z][^'`$]*)/g)].map((match) => match[1] ?? ''));
const explained = (rule: string): boolean =>
  Object.keys(ruleNames).some((name) =>
    name.endsWith('-') || /^[A-Z]{1,2}$/.test(name) ? new RegExp(`^${name}[-.0-9A-Za-z]`).test(rule) : rule.startsWith(name),
  );

describe('what rules rest on', () => {
  it('XE4 nothing in code, comments, tests or documents cites a paper that is not in the repository', () => {
    expect(written.length).toBeGreaterThan(700);
    const citing = written
      .filter((file) => file !== 'package-lock.json')
      .flatMap((file) =>
        textOf(file)
          .split('\n')
          .flatMap((line, at) => (papers.test(line) ? [`${file}:${at + 1} ${line.trim().slice(0, 120)}`] : [])),
      );
    expect(citing).toEqual([]);
  });

  it('XE4 each source says where it stands, what it says, and how sure that is, in both languages', () => {
    expect(sourceIds.length).toBeGreaterThan(150);
    for (const id of sourceIds) {
      const { says, of } = sources[id];
      const { zh, en } = titleOf(id);
      expect(zh, id).toMatch(/\p{Script=Han}|ISO|W3C|ETSI|OASIS/u);
      expect(en, id).not.toMatch(/\p{Script=Han}/u);
      expect(says.length, id).toBeGreaterThan(12);
      expect(certainties, id).toContain(certaintyOf(id));
      expect(certaintyOf(id) === 'our decision', id).toBe(of === 'D');
      if (of === 'D') expect(zh).toMatch(/^本系统约定：/);
    }
    expect(new Set(sourceIds.map((id) => titleOf(id).zh)).size).toBe(sourceIds.length);
  });

  it('XE4 every shipped profile rests on ids of the table alone, and each of its titles can be shown', () => {
    const named = [...Object.values(shippedProfiles), ...Object.values(committeeProfiles)].flatMap((profile) => [
      ...under(profile, 'source'),
      ...under(profile, 'floor').filter((floor) => typeof floor === 'string'),
    ]);
    expect(named.length).toBeGreaterThan(200);
    expect(named.filter((source) => typeof source !== 'string' || !isSourceId(source))).toEqual([]);
  });

  it('XE4 words from outside are marked as whose they are, once, and never taken for a source of the table', () => {
    expect(toSource('GS-14')).toBe('GS-14');
    expect(toSource('本会章程第十二条')).toBe('own:本会章程第十二条');
    expect(toSource(toSource('GS 14'))).toBe('own:GS 14');
    expect(titleOf('own:GS 14').zh).toBe('自定：GS 14');
    expect(titleOf('GS-14')).toEqual({ zh: '《团体标准管理规定》第十四条', en: 'Group Standard Provisions, art. 14' });
  });

  it('XE4 every name of a rule is explained, and so is every abbreviation', () => {
    const rules = [...ruleLiterals(), ...ruleIds, ...Object.values(shippedProfiles).flatMap(({ gates }) => gates.map(({ id }) => id))];
    expect(rules.length).toBeGreaterThan(250);
    expect([...new Set(rules)].filter((rule) => !explained(rule))).toEqual([]);
    for (const abbreviation of Object.keys(instruments)) expect(lawPage()).toContain(`| \`${abbreviation}\` |`);
  });

  it('XE4 docs/law.md is made from the table and current', () => {
    // Columns are padded by the formatter; cells and order are what the generator writes.
    const cells = (text: string): string => text.replace(/-{3,}/g, '---').replace(/ +/g, ' ');
    expect(cells(textOf('docs/law.md'))).toBe(cells(lawPage()));
  });
});
