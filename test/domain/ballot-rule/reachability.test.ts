import { describe, expect, it } from 'vitest';
import { noCounts } from '../../../domain/ballot-rule/counts.js';
import { reachability } from '../../../domain/ballot-rule/reachability.js';
import { ruleIds, ruleWith } from '../../../domain/ballot-rule/rules.js';
import { tally } from '../../../domain/ballot-rule/tally.js';
import type { BallotRule, Counts } from '../../../domain/ballot-rule/ballot-rule.js';

function ruleOf(id: string, params = {}): BallotRule {
  const read = ruleWith(id, params);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}
const reach = (id: string, counts: Partial<Counts>, params = {}) => reachability(ruleOf(id, params), { ...noCounts, ...counts });

describe('reachability at opening', () => {
  it('CN-TC, 29 members, 3 recused: 26 may vote, 20 yes are enough against 6, 18 with 8 abstaining', () => {
    expect(reach('CN-TC', { members: 29, facts: { recused: 3 } })).toEqual({
      reachable: true,
      remaining: 26,
      needs: [{ class: null, remaining: 26, yesIfRestAgainst: 20, yesIfRestAbstain: 18 }],
    });
  });

  it('a base that keeps recused members can put approval out of reach', () => {
    expect(reach('CN-TC', { members: 20, facts: { recused: 5 } }, { recusal: 'staysInBase' }).reachable).toBe(true);
    expect(reach('CN-TC', { members: 20, facts: { recused: 6 } }, { recusal: 'staysInBase' }).reachable).toBe(false);
    expect(reach('CN-TC', { members: 20, facts: { recused: 6 } }).reachable).toBe(true);
    expect(reach('CN-GS', { members: 12, excluded: 4 }, { den: 'ATTENDING' }).reachable).toBe(false);
    expect(reach('CN-GS', { members: 12, excluded: 3 }, { den: 'ATTENDING' }).reachable).toBe(true);
  });

  it('goes on from the papers already there', () => {
    expect(reach('OASIS-CS', { members: 9, yes: 4, noWithReasons: 2 }).needs[0]).toMatchObject({
      remaining: 3,
      yesIfRestAgainst: 3,
      yesIfRestAbstain: 2,
    });
    expect(reach('OASIS-CS', { members: 9, yes: 4, noWithReasons: 3 }).reachable).toBe(false);
  });

  it('asks each class, and gives few heavy members their weight', () => {
    const classes = { producers: { members: 12 }, users: { members: 5 } };
    expect(reach('CLASS-SPLIT', { members: 17, classes }).needs.map((need) => [need.class, need.yesIfRestAgainst])).toEqual([
      ['producers', 8],
      ['users', 3],
    ]);
    const weighted = reachability(ruleOf('ETSI-TB'), { ...noCounts, members: 4 }, [1, 1, 1, 7]);
    expect(weighted.needs[0]?.yesIfRestAgainst).toBe(2);
  });

  it('leaves out what only the papers will tell: experts named, statements of use', () => {
    expect(reach('ISO-NP', { members: 16 }).needs[0]?.yesIfRestAgainst).toBe(11);
  });

  it('the number it names passes and one fewer does not, for every rule by heads', () => {
    const byHeads = ruleIds.filter((id) => /^(CN|ISO-(CD|TS|PAS|TR|CIB)|ASTM|ANSI$|IEEE|OASIS-CSD?$|IETF)/.test(id));
    for (const id of byHeads) {
      for (let members = 15; members <= 40; members += 1) {
        const need = reach(id, { members, present: members }).needs[0]?.yesIfRestAgainst;
        if (need === null || need === undefined) throw new Error(`${id} ${members}`);
        const outcome = (yes: number) => tally(ruleOf(id), { ...noCounts, members, present: members, yes, noWithReasons: members - yes }).outcome;
        expect([id, members, outcome(need), outcome(need - 1) === 'PASS']).toEqual([id, members, 'PASS', false]);
      }
    }
    expect(byHeads.length).toBeGreaterThan(15);
  });
});
