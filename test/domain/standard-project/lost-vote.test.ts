import { describe, expect, it } from 'vitest';
import { comparisonOf } from '../../../domain/standard-project/lost-vote.js';

describe('XE16 a comparison of a lost vote', () => {
  it.each([
    ['yes', '赞成：不满足', 'yes: not met'],
    ['law: yes', '法定底线·赞成：不满足', 'legal floor, yes: not met'],
    ['house: yes', '本系统底线·赞成：不满足', 'floor of this system, yes: not met'],
  ])('XB5 XE16 %s without its figures is said in the words of its name, not of its code', (test, zh, en) => {
    expect(comparisonOf({ test, holds: false })).toEqual({ test, holds: false, zh, en });
  });

  it('XE16 with its figures it is the sentence of the trace', () => {
    expect(comparisonOf({ test: 'yes', num: 3, q: 3, op: '>=', p: 2, den: 7, holds: false }).zh).toContain('赞成 3 ≥ 2/3×7');
  });
});
