import { choice, fraction, integer, optionalFraction } from '../parameter.js';
import {
  atLeast,
  atMost,
  lessThan,
  moreThan,
  noFewerThan,
  openNegatives,
  resolvedBy,
  sustainedNegatives,
  unlessNone,
  type RuleBody,
  type RuleSpec,
} from '../rule-spec.js';
import type { BallotTest } from '../ballot-rule.js';
import type { Fraction } from '../fraction.js';

const consensusBody: RuleBody = { abstainIn: { quorum: true, den: false }, recusal: 'staysInBase', negHandling: 'resolved', classes: 'any' };
/** An answered negative rests once the answer has been recirculated; before that only its voter can take it back. */
const recirculated = resolvedBy({ ways: ['withdrawn', 'persuasive'] });

/** Members of one interest category against the body: looked at when the largest category is known. */
const category = (limit: Fraction): BallotTest => ({
  ...atMost('cat', { num: 'largestCategory', den: 'M' }, limit),
  when: { given: 'largestCategory' },
});

const astm = (id: string, aliases: readonly string[], yes: string): RuleSpec => ({
  id,
  aliases,
  source: 'ASTM-VOTE',
  electorate: 'official votes, one for each organisation or interest',
  fixed: {
    ...consensusBody,
    // Each negative: withdrawn, found persuasive, or found not persuasive or not related by two thirds of yes and no.
    resolution: resolvedBy({
      ways: ['withdrawn', 'persuasive'],
      motion: { rule: 'ASTM-MOTION', params: {}, ways: ['notPersuasive', 'notRelated'], lost: 'persuasive' },
    }),
    unit: 'organisation',
    recirc: 'newBallot',
    window: { min: 30, default: 30, max: null, unit: 'days' },
  },
  params: { return: fraction('3/5'), yes: fraction(yes) },
  build: (read) => ({
    quorum: [atLeast('return', { num: 'R', den: 'E' }, read.fraction('return'))],
    tests: [atLeast('yes', { num: 'Y', den: 'D' }, read.fraction('yes'))],
    blocks: [sustainedNegatives],
    pending: [openNegatives],
  }),
});

/** The motion that a negative is not persuasive (or not related): two thirds of yes and no. */
const astmMotion: RuleSpec = {
  id: 'ASTM-MOTION',
  aliases: ['ASTM-NOT-PERSUASIVE', 'ASTM-NP'],
  source: 'ASTM-NEGATIVES',
  electorate: 'official votes on the motion',
  fixed: { ...consensusBody, unit: 'organisation', negHandling: 'none' },
  params: { yes: fraction('2/3') },
  build: (read) => ({ tests: [atLeast('yes', { num: 'Y', den: 'D' }, read.fraction('yes'))] }),
};

/** Return by a majority of the body, two thirds of yes and no. Every objector is answered and may appeal. */
const ansi: RuleSpec = {
  id: 'ANSI',
  aliases: ['ANSI-ER'],
  source: 'ANSI-VOTE',
  electorate: 'consensus body',
  fixed: { ...consensusBody, resolution: recirculated, recirc: 'changesAndOpenNegatives', window: { min: 30, default: 45, max: 60, unit: 'days' } },
  params: { return: fraction('1/2'), yes: fraction('2/3'), category: choice(['safety', 'other']) },
  build: (read) => ({
    quorum: [moreThan('return', { num: 'R', den: 'E' }, read.fraction('return'))],
    balance: [category(read.text('category') === 'safety' ? { p: 1, q: 3 } : { p: 1, q: 2 })],
    tests: [atLeast('yes', { num: 'Y', den: 'D' }, read.fraction('yes'))],
    blocks: [sustainedNegatives],
    pending: [openNegatives],
  }),
};

/** Balance of a body: no category over a third where safety is concerned, none with a majority elsewhere. */
const balanceOf = (id: string, aliases: readonly string[], kinds: readonly string[]): RuleSpec => ({
  id,
  aliases,
  source: 'ANSI-BALANCE',
  electorate: 'consensus body',
  fixed: { ...consensusBody, negHandling: 'none' },
  params: { category: choice(kinds) },
  build: (read) => ({
    tests: [atMost('cat', { num: 'largestCategory', den: 'M' }, read.text('category') === 'safety' ? { p: 1, q: 3 } : { p: 1, q: 2 })],
  }),
});

/** 75 % return, fewer than 30 % of the papers abstaining, 75 % of yes and negatives with comment. A negative without comment is a returned paper only. */
const ieee: RuleSpec = {
  id: 'IEEE-SA',
  aliases: ['IEEE', 'IEEE-SB'],
  source: 'IEEE-VOTE',
  electorate: 'balloting group',
  fixed: {
    ...consensusBody,
    resolution: recirculated,
    negNoReason: 'returnOnly',
    recirc: 'changesAndOpenNegatives',
    window: { min: 30, default: 30, max: 60, unit: 'days' },
  },
  params: {
    return: fraction('3/4'),
    returnOp: choice(['atLeast', 'moreThan']),
    abst: optionalFraction('3/10'),
    yes: fraction('3/4'),
    category: fraction('1/3'),
    group: integer(0),
  },
  build: (read) => ({
    quorum: [
      ...(read.integer('group') === 0 ? [] : [noFewerThan('group size', 'E', read.integer('group'))]),
      (read.text('returnOp') === 'atLeast' ? atLeast : moreThan)('return', { num: 'R', den: 'E' }, read.fraction('return')),
    ],
    balance: [category(read.fraction('category'))],
    tests: [
      // Exactly 30 % is already too many (IEEE-4); the papers counted are all of them, whatever the abstention parameter says.
      ...unlessNone(read.optional('abst'), (limit) => lessThan('abst', { num: 'A', den: 'B' }, limit)),
      atLeast('yes', { num: 'Y', den: 'D' }, read.fraction('yes')),
    ],
    blocks: [sustainedNegatives],
    pending: [openNegatives],
  }),
};

export const northAmericaRules: readonly RuleSpec[] = [
  astm('ASTM-SUB', ['ASTM'], '2/3'),
  astm('ASTM-MAIN', [], '9/10'),
  astmMotion,
  ansi,
  balanceOf('ANSI-BAL', ['ANSI-BALANCE', 'ANSI-BAL-SAFETY'], ['safety', 'other']),
  balanceOf('ANSI-BAL-OTHER', [], ['other', 'safety']),
  ieee,
];
