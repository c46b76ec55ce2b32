import { isSourceId } from '../../../domain/law/sources.js';
import { describe, expect, it } from 'vitest';
import { ballotRuleErrors } from '../../../contract/errors/ballot-rule.js';
import { ballotRuleSchema, readRule } from '../../../contract/ballot-rule.js';
import { parseFraction } from '../../../domain/ballot-rule/fraction.js';
import { noCounts } from '../../../domain/ballot-rule/counts.js';
import { paramSpecsOf, ruleIds, ruleSpecOf, ruleSpecs, ruleWith } from '../../../domain/ballot-rule/rules.js';
import { ruleOfTerms } from '../../../domain/profile/rule-of-terms.js';
import { tally } from '../../../domain/ballot-rule/tally.js';
import type { BallotRule } from '../../../domain/ballot-rule/ballot-rule.js';

const named = [
  ...[
    'CN-TC',
    'CN-GS',
    'CN-LB',
    'CN-DB',
    'CN-MAND',
    'ISO-NP',
    'ISO-CD',
    'ISO-DIS',
    'ISO-FDIS',
    'ISO-TS',
    'ISO-PAS',
    'ISO-TR',
    'ISO-CIB',
    'ISO-SR',
    'IEC-CDV',
    'IEC-FDIS',
  ],
  ...[
    'CEN-6.2',
    'CEN-6.4',
    'ETSI-TB',
    'ETSI-MAP',
    'ETSI-ENAP',
    'ASTM-SUB',
    'ASTM-MAIN',
    'ASTM-MOTION',
    'ANSI',
    'ANSI-BAL',
    'IEEE-SA',
    'ITU-AAP',
    'ITU-TAP',
    'W3C',
  ],
  ...['OASIS-CSD', 'OASIS-CS', 'OASIS-OS', 'IETF', 'CLASS-SPLIT'],
];

function ruleOf(id: string, params = {}): BallotRule {
  const read = ruleWith(id, params);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}
const refusal = (id: string, params = {}) => {
  const read = ruleWith(id, params);
  return read.ok ? undefined : read.error;
};

describe('the shipped rules', () => {
  it('has every shipped rule under its id', () => {
    expect(named.filter((id) => !ruleIds.includes(id))).toEqual([]);
  });

  it('no id or alias leads to two rules, and lower case finds them too', () => {
    const names = ruleSpecs.flatMap((spec) => [spec.id, ...spec.aliases]);
    expect(new Set(names).size).toBe(names.length);
    for (const spec of ruleSpecs) for (const name of [spec.id, ...spec.aliases]) expect(ruleSpecOf(name.toLowerCase())?.id).toBe(spec.id);
  });

  it.each(ruleIds)('%s says its source, and passes as a parameter set by value', (id) => {
    const rule = ruleOf(id);
    expect(isSourceId(rule.source)).toBe(true);
    const again = readRule(rule);
    expect(again).toEqual({ ok: true, value: rule });
  });

  it.each(ruleIds)('%s: every default of its parameters is a value it takes', (id) => {
    const spec = ruleSpecOf(id);
    if (spec === undefined) throw new Error(id);
    const defaults = Object.fromEntries(Object.entries(paramSpecsOf(spec)).map(([name, param]) => [name, param.default]));
    expect(ruleOf(id, defaults)).toEqual(ruleOf(id));
  });
});

describe('parameters', () => {
  it('an unknown rule is refused with the list of those known', () => {
    expect(refusal('CN-XX')).toMatchObject({ code: 'RULE_UNKNOWN', found: 'CN-XX', needed: [...ruleIds].sort() });
  });

  it('an unknown parameter is refused with the list of those known', () => {
    const refused = refusal('CN-TC', { denom: 'R' });
    expect(refused).toMatchObject({ code: 'RULE_PARAM_UNKNOWN', found: 'denom' });
    expect(refused?.needed).toEqual(expect.arrayContaining(['den', 'quorum', 'yes', 'no', 'recusal', 'silence']));
  });

  it.each([
    ['CN-TC', { yes: '4/3' }],
    ['CN-TC', { yes: '2/0' }],
    ['CN-TC', { yes: '0.75' }],
    ['CN-TC', { yes: 0.75 }],
    ['CN-TC', { yes: 'none' }],
    ['CN-TC', { den: 'W' }],
    ['CN-TC', { silence: 'consent' }],
    ['CN-DB', { panel: -1 }],
    ['CN-DB', { panel: 5.5 }],
    ['ISO-NP', { experts: '4' }],
    ['CLASS-SPLIT', { class1: 'a b' }],
    ['CN-TC', { den: 'constructor' }],
  ])('%s refuses the impossible value %j', (id, params) => {
    expect(refusal(id, params)?.code).toBe('RULE_PARAM_IMPOSSIBLE');
  });

  it.each(['__proto__', 'constructor', 'toString'])('the name %s is as unknown as any other', (name) => {
    expect(refusal(name)?.code).toBe('RULE_UNKNOWN');
    expect(refusal('CN-TC', JSON.parse(`{"${name}":"R"}`))?.code).toBe('RULE_PARAM_UNKNOWN');
  });

  it('a threshold may be a fraction or a whole percentage, never a decimal', () => {
    expect([parseFraction('3/4'), parseFraction('71%'), parseFraction('0.75'), parseFraction('5/4'), parseFraction('1/0')]).toEqual([
      { p: 3, q: 4 },
      { p: 71, q: 100 },
      null,
      null,
      null,
    ]);
  });

  it('recusal, abstention, silence and negatives without reasons each change the count they name', () => {
    const counts = { ...noCounts, members: 30, yes: 15, noWithReasons: 3, noWithoutReasons: 2, abstain: 2, facts: { recused: 2 } };
    const row = (params: object, test: string) => tally(ruleOf('CN-TC', params), counts).trace.find((found) => found.test === test);
    expect(row({}, 'quorum')).toMatchObject({ num: 22, den: 28 });
    expect(row({ recusal: 'staysInBase' }, 'quorum')).toMatchObject({ num: 22, den: 30 });
    expect(row({ recusalReducesE: false }, 'quorum')).toMatchObject({ num: 22, den: 30 });
    expect(row({ abstention: 'outOfDenominator' }, 'yes')).toMatchObject({ num: 15, den: 20 });
    expect(row({ abstentionInQuorum: 'no' }, 'quorum')).toMatchObject({ num: 20, den: 28 });
    expect(row({ silence: 'assent' }, 'yes')).toMatchObject({ num: 21, den: 28 });
    expect(row({ silence: 'abstain' }, 'yes')).toMatchObject({ num: 15, den: 28 });
    expect(row({ negNoReason: 'returnOnly' }, 'no')).toMatchObject({ num: 3, den: 22 });
    expect(row({ negNoReason: 'drop' }, 'no')).toMatchObject({ num: 3, den: 20 });
  });

  it('spoilt papers count as returned only where the rule says so', () => {
    const counts = { ...noCounts, eligible: 28, yes: 20, spoilt: 1 };
    expect(tally(ruleOf('CN-TC'), counts).outcome).toBe('INVALID');
    expect(tally(ruleOf('CN-TC', { spoilt: 'returned' }), counts).outcome).toBe('PASS');
  });

  it('open negatives keep a won ballot open, and do not save a lost one', () => {
    const won = { ...noCounts, members: 30, yes: 12, noWithReasons: 6 };
    for (const id of ['ASTM-SUB', 'ANSI', 'ISO-CD']) {
      expect(tally(ruleOf(id), { ...won, facts: { openNegatives: 0 } }).outcome).toBe('PASS');
      expect(tally(ruleOf(id), { ...won, facts: { openNegatives: 1 } }).outcome).toBe('PENDING');
      expect(tally(ruleOf(id), { ...won, yes: 11, abstain: 1, facts: { openNegatives: 1 } }).outcome).toBe('FAIL');
    }
  });

  it('a tie goes to the chair where the rule says so: for, against, or waiting', () => {
    const tied = { ...noCounts, yes: 5, noWithReasons: 5 };
    const outcomes = [undefined, true, false].map(
      (chairFor) => tally(ruleOf('W3C-COUNCIL'), { ...tied, ...(chairFor === undefined ? {} : { facts: { chairFor } }) }).outcome,
    );
    expect(outcomes).toEqual(['PENDING', 'PASS', 'FAIL']);
    expect(tally(ruleOf('ISO-CIB'), tied).outcome).toBe('FAIL');
    expect(tally(ruleOf('ISO-CIB', { tie: 'chairDecides' }), { ...tied, facts: { chairFor: true } }).outcome).toBe('PASS');
    expect(tally(ruleOf('ISO-CIB', { tie: 'chairDecides' }), { ...noCounts, facts: { chairFor: true } }).outcome).toBe('FAIL');
  });

  it('AAP: silence approves, a comment at last call waits, one opposing Member State is not enough', () => {
    const rule = ruleOf('ITU-AAP');
    expect(tally(rule, noCounts).outcome).toBe('PASS');
    expect(tally(rule, { ...noCounts, noWithReasons: 1 }).outcome).toBe('PENDING');
    expect(tally(rule, { ...noCounts, noWithReasons: 1, facts: { opposingMemberStates: 1 } }).outcome).toBe('PASS');
  });

  it('a profile states its treatments for itself', () => {
    const terms = {
      rule: 'CN-TC',
      params: { den: 'R' },
      silence: 'notReturned',
      abstention: 'outOfDenominator',
      spoilt: 'returned',
      recusal: 'staysInBase',
      tie: 'fails',
      minSeats: 1,
    } as const;
    const read = ruleOfTerms(terms);
    expect(read.ok && read.value).toMatchObject({ id: 'CN-TC', spoilt: 'returned', recusal: 'staysInBase', abstainIn: { quorum: true, den: false } });
    for (const id of ruleIds) expect(ruleOfTerms({ ...terms, rule: id, params: {} }).ok).toBe(true);
  });
});

describe('a parameter set by value', () => {
  it('is refused without an approval test, with an unknown field, with a float, with an unknown quantity or class', () => {
    const test = { num: 'Y', op: '>=', p: 1, q: 2, den: 'V' };
    expect(ballotRuleSchema.safeParse({ tests: [] }).success).toBe(false);
    expect(ballotRuleSchema.safeParse({ tests: [test], threshold: 1 }).success).toBe(false);
    expect(ballotRuleSchema.safeParse({ tests: [{ ...test, p: 0.5 }] }).success).toBe(false);
    expect(ballotRuleSchema.safeParse({ tests: [{ ...test, q: 0 }] }).success).toBe(false);
    expect(readRule({ tests: [{ ...test, num: 'Z' }] })).toMatchObject({ ok: false, error: { code: 'RULE_QUANTITY_UNKNOWN', found: 'Z' } });
    expect(readRule({ tests: [{ ...test, num: 'P.Y' }] })).toMatchObject({ ok: false, error: { code: 'RULE_QUANTITY_UNKNOWN', found: 'P.Y' } });
    expect(readRule({ tests: [test] }, { yes: '1/2' })).toMatchObject({ ok: false, error: { code: 'RULE_PARAM_UNKNOWN' } });
  });

  it('may declare facts of its own, and lean on a shipped rule', () => {
    const mentors = readRule({ facts: ['mentors'], tests: [{ num: 'mentors', op: '>=', p: 3 }] });
    expect(mentors.ok && tally(mentors.value, { ...noCounts, facts: { mentors: 3 } }).outcome).toBe('PASS');
    const based = readRule({ base: 'CN-GS', params: { den: 'ATTENDING' } });
    expect(based.ok && based.value.tests[0]?.den).toBe('ATTENDING');
  });
});

describe('refusals', () => {
  it('every code is registered with both languages', () => {
    for (const entry of Object.values(ballotRuleErrors)) expect([entry.status, entry.zh.length > 0, entry.en.length > 0]).toEqual([422, true, true]);
  });
});
