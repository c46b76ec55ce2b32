import { unitNamed } from '../../support/spelt.js';
import { describe, expect, it } from 'vitest';
import { choices, countVotes, equalOnce, noCounts, type Vote } from '../../../domain/ballot-rule/counts.js';

const cast = (...said: Vote['choice'][]): Vote[] => said.map((choice) => ({ choice }));

describe('counts of papers', () => {
  it('puts each choice where it is counted; a conditional negative stays a No with reasons', () => {
    expect(countVotes(cast(...choices))).toEqual({
      ...noCounts,
      ...{ yes: 2, noWithReasons: 2, noWithoutReasons: 1, abstain: 1, spoilt: 1 },
      facts: { noObjection: 1, discuss: 1, conditionalNo: 1 },
    });
  });

  it('keeps the roster figures and adds to counts already there', () => {
    expect(countVotes(cast('yes'), { members: 9, excluded: 1, yes: 2, facts: { recused: 1 } })).toEqual({
      ...noCounts,
      members: 9,
      excluded: 1,
      yes: 3,
      facts: { recused: 1 },
    });
  });

  it('counts classes apart and keeps the weights beside the heads', () => {
    const votes: Vote[] = [
      { choice: 'yes', class: 'blue', weight: 29 },
      { choice: 'no', class: 'blue', weight: 4 },
      { choice: 'abstain', class: 'other', weight: 10 },
    ];
    const { classes } = countVotes(votes, { classes: { blue: { members: 3 } } });
    expect(classes?.['blue']).toMatchObject({ members: 3, yes: 1, noWithoutReasons: 1, weights: { yes: [29], no: [4], abstain: [] } });
    expect(classes?.['other']).toMatchObject({ abstain: 1, weights: { yes: [], no: [], abstain: [10] } });
  });
});

describe('one unit, equal votes', () => {
  it('counts alike votes of a unit once, different votes each, and votes without a unit each', () => {
    const votes: Vote[] = [
      { choice: 'yes', unit: unitNamed('a') },
      { choice: 'yesWithComments', unit: unitNamed('a') },
      { choice: 'no', unit: unitNamed('a') },
      { choice: 'yes', unit: unitNamed('b') },
      { choice: 'yes' },
      { choice: 'yes' },
    ];
    expect(equalOnce(votes).map((vote) => [vote.unit, vote.choice])).toEqual([
      ['a', 'yes'],
      ['a', 'no'],
      ['b', 'yes'],
      [undefined, 'yes'],
      [undefined, 'yes'],
    ]);
    expect(countVotes(votes, {}, 'equalOnce')).toMatchObject({ yes: 4, noWithoutReasons: 1 });
    expect(countVotes(votes)).toMatchObject({ yes: 5, noWithoutReasons: 1 });
  });
});
