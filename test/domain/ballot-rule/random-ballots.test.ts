import { describe, expect, it } from 'vitest';
import { ruleIds, ruleWith } from '../../../domain/ballot-rule/rules.js';
import type { BallotRule } from '../../../domain/ballot-rule/ballot-rule.js';
import type { BallotState, KeptSeat } from '../../../domain/ballot/state.js';
import { countsOf } from '../../../domain/ballot/count-marks.js';
import { decideBy } from '../../../domain/ballot/result-of.js';
import type { BallotTerms } from '../../../domain/profile/profile.js';
import { blankRows, inRows } from '../../../domain/kernel/rows.js';
import { terms } from '../ballot/ballot-fixture.js';
import { naive, type NaiveBallot, type Paper } from './naive-count.js';
import { dice, randomBallot } from './random-ballot.js';
import { personNamed } from '../../support/spelt.js';
import { howMany } from '../../support/campaign.js';

/*
 * The whole way of a real ballot: a roll with classes, weights and exclusions, one mark for each seat, the counts made from them, the frozen terms,
 * the open negatives – against the independent count of the same people. `npm run campaign` takes 100,000 for each rule.
 */
const runs = howMany(100_000, 2_000);

const marks: { readonly [says in Paper['says']]: string } = { Y: 'y', Nr: 'N', N0: 'n', A: 'a', S: 'x', NoObj: 'o', Discuss: 'd' };
type Marked = Pick<BallotState, 'text' | 'marks' | 'size' | 'terms' | 'facts' | 'seats' | 'attendance'>;

const termsOf = (rule: BallotRule): BallotTerms => ({
  ...terms,
  rule: rule.id,
  mode: ['CN-GS', 'CN-DB'].includes(rule.id) ? 'meeting' : 'letter',
  choices: rule.id === 'IETF' ? 'positions' : 'five',
  silence: rule.silence,
  abstention: rule.abstainIn.den ? 'inDenominator' : 'outOfDenominator',
  spoilt: rule.spoilt,
  recusal: rule.recusal,
  tie: rule.tie,
});

/** The ballot as people on a roll: papers first, then the silent, the recused last. */
function asBallot(rule: BallotRule, { roster, recused, papers, facts }: NaiveBallot): Marked {
  const cast = papers.map(({ says }) => marks[says]).join('');
  const row = `${cast.padEnd(roster - recused, '.')}${'-'.repeat(recused)}`;
  const classes = [...new Set(papers.flatMap((paper) => (paper.class === undefined ? [] : [paper.class])))];
  const weighted = papers.some(({ weight }) => weight !== undefined);
  const seats = [...row].map((_, n): KeptSeat => {
    const kind = papers[n]?.class ?? classes[n % Math.max(1, classes.length)];
    const weight = papers[n]?.weight ?? 1;
    return { person: personNamed(`p${n}`), organisation: `u${n}`, ...(kind === undefined ? {} : { class: kind }), ...(weighted ? { weight } : {}) };
  });
  const frozen = termsOf(rule);
  return {
    text: 'a'.repeat(64),
    marks: inRows(row),
    size: roster,
    terms: frozen,
    facts,
    seats,
    attendance: frozen.mode === 'meeting' ? blankRows(roster, '1') : null,
  };
}

/** What the papers themselves say of open negatives, where the rule resolves them by that fact. */
function withNegatives(rule: BallotRule, ballot: NaiveBallot): NaiveBallot {
  const { openNegatives: _given, ...facts } = ballot.facts;
  if (rule.resolution?.fact !== 'openNegatives') return { ...ballot, facts };
  const negative = ['ASTM-SUB', 'ASTM-MAIN', 'ANSI'].includes(rule.id) ? ['Nr', 'N0'] : ['Nr'];
  return { ...ballot, facts: { ...facts, openNegatives: ballot.papers.filter(({ says }) => negative.includes(says)).length } };
}

describe('a real ballot agrees with an independent count of its people', () => {
  it.each(ruleIds)(`%s on ${runs} random ballots, with wins and losses among them`, (id) => {
    const read = ruleWith(id);
    const judge = naive[id];
    if (!read.ok || judge === undefined) throw new Error(id);
    const roll = dice(20261125);
    const seen: { [outcome: string]: number } = {};
    for (let run = 0; run < runs; run += 1) {
      const random = randomBallot(id, roll);
      const ballot = withNegatives(read.value, { ...random, present: random.roster });
      const { openNegatives: _counted, ...facts } = ballot.facts;
      const marked = asBallot(read.value, { ...ballot, facts });
      const { outcome, counts } = decideBy(marked, countsOf(marked, read.value));
      const wanted = judge(ballot);
      if (outcome !== wanted) expect({ run, ballot, counts, outcome }).toEqual({ wanted });
      seen[outcome] = (seen[outcome] ?? 0) + 1;
    }
    expect(runs - (seen['PASS'] ?? 0)).toBeGreaterThan(runs / 200);
    // Where every negative is open, a pass is rare: waiting for them is the win by the numbers.
    expect((seen['PASS'] ?? 0) + (seen['PENDING'] ?? 0)).toBeGreaterThan(runs / 200);
  });
});
