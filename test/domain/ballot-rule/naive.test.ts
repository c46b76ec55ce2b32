import { describe, expect, it } from 'vitest';
import { checkCounts } from '../../../domain/ballot-rule/check-counts.js';
import { ruleIds, ruleWith } from '../../../domain/ballot-rule/rules.js';
import { tally } from '../../../domain/ballot-rule/tally.js';
import { naive } from './naive-count.js';
import { countsOf, dice, randomBallot } from './random-ballot.js';
import { howMany } from '../../support/campaign.js';

const runs = howMany(100_000, 2_000);

describe('the engine agrees with an independent count', () => {
  it('has an independent count for every shipped rule', () => {
    expect(Object.keys(naive).sort()).toEqual([...ruleIds].sort());
  });

  it.each(ruleIds)(`%s on ${runs} random ballots, with wins and losses among them`, (id) => {
    const read = ruleWith(id);
    const judge = naive[id];
    if (!read.ok || judge === undefined) throw new Error(id);
    const roll = dice(20261123);
    const seen: { [outcome: string]: number } = {};
    for (let run = 0; run < runs; run += 1) {
      const ballot = randomBallot(id, roll);
      const counts = countsOf(id, ballot);
      const possible = checkCounts(read.value, counts);
      const outcome = tally(read.value, counts).outcome;
      const wanted = judge(ballot);
      if (!possible.ok || outcome !== wanted) expect({ run, ballot, counts, possible, outcome }).toEqual({ wanted });
      seen[outcome] = (seen[outcome] ?? 0) + 1;
    }
    expect(seen['PASS'] ?? 0).toBeGreaterThan(runs / 200);
    expect(runs - (seen['PASS'] ?? 0)).toBeGreaterThan(runs / 200);
  });
});
