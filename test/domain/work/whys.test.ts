import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { everyLifecycle } from '../../../domain/lifecycles.js';
import { valuesOf } from '../../../domain/kernel/words.js';
import { whyOf, whys } from '../../../domain/work/whys.js';

const codes = valuesOf(whys);
const han = /\p{Script=Han}/u;

test.each(codes)('%s has words in both languages, and so has what follows from it', (code) => {
  const { zh: why, en: whyEn, consequence } = whyOf(code);
  for (const { zh, en } of [{ zh: why, en: whyEn }, ...(consequence === undefined ? [] : [consequence])]) {
    expect(zh).toMatch(han);
    expect(en).not.toMatch(han);
    expect(en.trim()).not.toBe('');
  }
});

test('XE8 every code is told by some lifecycle, or by the list itself', () => {
  const ofLifecycles = everyLifecycle.flatMap(({ kind }) => ['owed', kind].map((name) => `domain/${kind}/${name}.ts`));
  const files = [...ofLifecycles.filter((file) => existsSync(file)), ...readdirSync('api/read/work').map((file) => `api/read/work/${file}`)];
  const written = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  expect(files.length).toBeGreaterThan(10);
  expect(codes.filter((code) => !written.includes(`'${code}'`))).toEqual([]);
});
