import { expect, it } from 'vitest';
import { stolenSecrets } from '../../../api/accounts/stolen-secrets.js';
import { weaknessOf } from '../../../domain/account/chosen-secret.js';

const names = ['zhang.san', 'p17', '张三', 'Zhang San', '辽宁省机器人学会', 'LNSR', '51210000MJ4K0X072M'];
const listed = await stolenSecrets();
it.each([
  ['aaaaaaaaaaaa', 'repetition'],
  ['111111111111', 'repetition'],
  ['abcdabcdabcd', 'repetition'],
  ['hello.hello.hel', 'repetition'],
  ['ａａａａｂｂｂｂｃｃｃｃ', 'repetition'],
  ['123456789012', 'sequence'],
  ['lkjihgfedcba', 'sequence'],
  ['zhang.sanzhang.san', 'ownName'],
  ['ZhangSan20260101', 'ownName'],
  ['张三张三 1 张三 2 abc', 'ownName'],
  ['san-zhang-zhang-1!', 'ownName'],
  ['Password123!', 'commonest'],
  ['qwertyuiop12', 'commonest'],
  ['P@ssw0rd2026', 'commonest'],
  ['1qaz2wsx3edc', 'commonest'],
  ['woaini1314520', 'commonest'],
  ['辽宁省机器人学会2026!', 'ownName'],
  ['LNSR-LNSR-2026', 'ownName'],
  ['51210000MJ4K0X072M', 'ownName'],
  ['Basketball2026', 'commonest'],
  ['b@sketb@ll-2026', 'commonest'],
  ['superman.superman', 'commonest'],
  ['a secret of my own', null],
  ['zhang san likes 4 pears', null],
  ['test-8147-2093-5566', null],
  ['春眠不觉晓处处闻啼鸟夜来', null],
  ['correct horse battery', null],
] as const)('XF9 the secret %j: %j', (secret, wanted) => {
  expect(weaknessOf(secret, { names, listed })).toBe(wanted);
});

it('XF9 a list of more than ten thousand stolen secrets is known; each of its long ones is refused, with something hung on, too', () => {
  expect(listed.size).toBeGreaterThan(10_000);
  const long = [...listed].filter((one) => one.length >= 12);
  expect(long.length).toBeGreaterThan(250);
  expect(long.filter((one) => weaknessOf(one, { names: [], listed }) === null)).toEqual([]);
  const words = [...listed].filter((one) => /^[a-z]{8,11}$/.test(one)).slice(0, 2_000);
  expect(words.length).toBe(2_000);
  expect(words.filter((one) => weaknessOf(`${one}!2026`, { names: [], listed }) === null)).toEqual([]);
});
