import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countVotes, type Vote } from '../../../domain/ballot-rule/counts.js';
import { compare, tally } from '../../../domain/ballot-rule/tally.js';
import { papers, headsOf } from '../../../domain/ballot-rule/quantity.js';
import { ruleIds, ruleWith } from '../../../domain/ballot-rule/rules.js';
import type { BallotRule, Counts } from '../../../domain/ballot-rule/ballot-rule.js';
import { countsOf, dice, randomBallot, votesOf } from './random-ballot.js';

function ruleOf(id: string): BallotRule {
  const read = ruleWith(id);
  if (!read.ok) throw new Error(id);
  return read.value;
}
const anyRule = fc.constantFrom(...ruleIds);
const anySeed = fc.integer({ min: 0, max: 2 ** 31 });
const roster = (id: string, seed: number): { votes: Vote[]; base: Partial<Counts>; counts: Counts } => {
  const ballot = randomBallot(id, dice(seed));
  const counts = countsOf(id, ballot);
  const none = countsOf(id, { ...ballot, papers: [] });
  return { votes: votesOf(ballot), base: none, counts };
};

describe('properties of every shipped rule', () => {
  it('the order of the papers changes nothing, not even the trace', () => {
    fc.assert(
      fc.property(anyRule, anySeed, fc.integer({ min: 1, max: 1000 }), (id, seed, shift) => {
        const { votes, base, counts } = roster(id, seed);
        const turned = votes.length === 0 ? votes : [...votes.slice(shift % votes.length), ...votes.slice(0, shift % votes.length)].reverse();
        expect(tally(ruleOf(id), countVotes(turned, base))).toEqual(tally(ruleOf(id), counts));
      }),
      { numRuns: 2000 },
    );
  });

  it('no paper is lost and none is made: what goes in is what is counted', () => {
    fc.assert(
      fc.property(anyRule, anySeed, (id, seed) => {
        const { votes, counts } = roster(id, seed);
        const parts = counts.classes === undefined ? [counts] : Object.values(counts.classes);
        const positions = Number(counts.facts?.['noObjection'] ?? 0) + Number(counts.facts?.['discuss'] ?? 0);
        expect(parts.reduce((sum, part) => sum + papers(headsOf(part), 0), positions)).toBe(votes.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('one more yes instead of a no or an abstention never turns PASS into anything else', () => {
    let turned = 0;
    fc.assert(
      fc.property(anyRule, anySeed, (id, seed) => {
        const { votes, base, counts } = roster(id, seed);
        const rule = ruleOf(id);
        if (tally(rule, counts).outcome !== 'PASS') return;
        const at = votes.findIndex((vote) => ['no', 'noWithReasons', 'abstain'].includes(vote.choice));
        if (at < 0) return;
        turned += 1;
        const better = votes.map((vote, index): Vote => (index === at ? { ...vote, choice: 'yes' } : vote));
        expect(tally(rule, countVotes(better, base)).outcome).toBe('PASS');
      }),
      { numRuns: 6000 },
    );
    expect(turned).toBeGreaterThan(500);
  });

  it('every row of a trace can be computed again from its own integers, and PASS means that all rows hold', () => {
    fc.assert(
      fc.property(anyRule, anySeed, (id, seed) => {
        const { counts } = roster(id, seed);
        const { outcome, trace } = tally(ruleOf(id), counts);
        for (const row of trace) {
          expect([row.num, row.q, row.p, row.den].every(Number.isSafeInteger)).toBe(true);
          expect(row.holds).toBe(compare(row.num * row.q, row.op, row.p * row.den));
        }
        if (outcome === 'PASS') expect(trace.every((row) => row.holds)).toBe(true);
        if (outcome !== 'PASS' && id !== 'W3C' && id !== 'W3C-COUNCIL') expect(trace.some((row) => !row.holds)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('a ballot nobody took part in passes only where silence is assent', () => {
    const empty = ruleIds.filter((id) => {
      const base = { members: 20, present: 20, facts: { largestCategory: 0, statementsOfUse: 0 } };
      return tally(ruleOf(id), countVotes([], base)).outcome === 'PASS';
    });
    expect(empty).toEqual(['ANSI-BAL', 'ANSI-BAL-OTHER', 'ITU-AAP']);
  });

  it('a rule and its result are plain JSON', () => {
    fc.assert(
      fc.property(anyRule, anySeed, (id, seed) => {
        const rule = ruleOf(id);
        expect(JSON.parse(JSON.stringify(rule))).toEqual(rule);
        const { counts } = roster(id, seed);
        const again: BallotRule = JSON.parse(JSON.stringify(rule)) as BallotRule; // what an archive gives back
        expect(tally(again, counts)).toEqual(tally(rule, counts));
      }),
      { numRuns: 300 },
    );
  });
});
