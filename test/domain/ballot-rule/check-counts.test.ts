import { describe, expect, it } from 'vitest';
import { checkCounts } from '../../../domain/ballot-rule/check-counts.js';
import { noCounts } from '../../../domain/ballot-rule/counts.js';
import { ruleWith } from '../../../domain/ballot-rule/rules.js';
import type { Counts } from '../../../domain/ballot-rule/ballot-rule.js';

function codeOf(id: string, counts: Partial<Counts>, params = {}): string {
  const rule = ruleWith(id, params);
  if (!rule.ok) throw new Error(JSON.stringify(rule.error));
  const checked = checkCounts(rule.value, { ...noCounts, ...counts });
  return checked.ok ? 'ok' : checked.error.code;
}

describe('counts no ballot can have', () => {
  it.each<[string, string, Partial<Counts>, string]>([
    ['as many papers as voters', 'CN-TC', { eligible: 5, yes: 3, spoilt: 2 }, 'ok'],
    ['one paper more than voters', 'CN-TC', { eligible: 5, yes: 4, spoilt: 2 }, 'COUNTS_IMPOSSIBLE'],
    ['a recused member who votes', 'CN-TC', { members: 27, yes: 26, facts: { recused: 2 } }, 'COUNTS_IMPOSSIBLE'],
    ['more eligible than members', 'CN-TC', { members: 5, eligible: 6, yes: 1 }, 'COUNTS_IMPOSSIBLE'],
    ['more excluded than members', 'CN-TC', { members: 5, excluded: 6 }, 'COUNTS_IMPOSSIBLE'],
    ['a negative number', 'CN-TC', { eligible: 5, yes: -1 }, 'COUNTS_IMPOSSIBLE'],
    ['half a vote', 'CN-TC', { eligible: 5, yes: 1.5 }, 'COUNTS_IMPOSSIBLE'],
    ['no roster', 'CN-TC', { yes: 3 }, 'COUNTS_MISSING'],
    ['no attendance', 'CN-GS', { members: 9, yes: 3 }, 'COUNTS_MISSING'],
    ['more papers than attend', 'CN-GS', { present: 9, yes: 10 }, 'COUNTS_IMPOSSIBLE'],
    ['no classes where the rule has two', 'ISO-DIS', { yes: 3 }, 'COUNTS_MISSING'],
    ['a class the rule has not', 'ISO-DIS', { classes: { Q: { yes: 1 } } }, 'COUNTS_CLASS_UNKNOWN'],
    ['classes where the rule has none', 'CN-TC', { eligible: 5, classes: { P: { yes: 1 } } }, 'COUNTS_CLASS_UNKNOWN'],
    ['one class over its roster', 'ISO-DIS', { classes: { P: { members: 3, yes: 4 } } }, 'COUNTS_IMPOSSIBLE'],
    ['votes both in and outside classes', 'ISO-DIS', { yes: 2, classes: { P: { yes: 4 } } }, 'COUNTS_IMPOSSIBLE'],
    ['a mandate under the rule for work without one', 'CEN-6.2', { yes: 4, facts: { mandated: true } }, 'COUNTS_IMPOSSIBLE'],
    ['no largest category', 'ANSI-BAL', { members: 30 }, 'COUNTS_MISSING'],
    ['three yes and two weights', 'CEN-6.2', { yes: 3, weights: { yes: [1, 2], no: [], abstain: [] } }, 'COUNTS_IMPOSSIBLE'],
    ['more positions than directors', 'IETF', { members: 3, yes: 1, facts: { noObjection: 3 } }, 'COUNTS_IMPOSSIBLE'],
    ['silence as assent where nobody knows the roster', 'ISO-CIB', { yes: 1 }, 'ok'],
  ])('%s (%s)', (_, id, counts, code) => {
    expect(codeOf(id, counts)).toBe(code);
  });

  it('silence can be counted only against a roster', () => {
    expect(codeOf('ISO-CIB', { yes: 1 }, { silence: 'assent' })).toBe('COUNTS_MISSING');
    expect(codeOf('ISO-CIB', { members: 5, yes: 1 }, { silence: 'assent' })).toBe('ok');
  });
});
