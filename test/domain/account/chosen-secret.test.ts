import { expect, it } from 'vitest';
import { weaknessOf } from '../../../domain/account/chosen-secret.js';

const names = ['zhang.san', 'p17', '张三', 'Zhang San'];
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
  ['a secret of my own', null],
  ['zhang san likes 4 pears', null],
  ['test-8147-2093-5566', null],
  ['春眠不觉晓处处闻啼鸟夜来', null],
  ['correct horse battery', null],
] as const)('XF9 the secret %j: %j', (secret, wanted) => {
  expect(weaknessOf(secret, names)).toBe(wanted);
});
