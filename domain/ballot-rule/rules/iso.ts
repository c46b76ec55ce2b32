import { choice, fraction, integer } from '../parameter.js';
import { atLeast, atMost, exactly, moreThan, noFewerThan, openNegatives, resolvedBy, type RuleBody, type RuleSpec } from '../rule-spec.js';
import type { BallotRule, Window } from '../ballot-rule.js';

const weeks = (min: number | null, usual: number, max: number | null): Window => ({ min, default: usual, max, unit: 'weeks' });
const nationalBodies: RuleBody = { unit: 'nationalBody', abstainIn: { quorum: true, den: false }, recusal: 'staysInBase', negHandling: 'answered' };
const pMembers: RuleBody = { ...nationalBodies, classes: ['P'] };

/** Two legs: two thirds of the P-members voting, and no more than a quarter of all votes against. Abstentions and negatives without reasons are out. */
const enquiry = (id: string, aliases: readonly string[], { window, recirc }: Pick<BallotRule, 'window' | 'recirc'>): RuleSpec => ({
  id,
  aliases,
  source: 'ISO-APPROVAL',
  electorate: 'P-members (class P) and all other national bodies (class O)',
  fixed: { ...nationalBodies, classes: ['P', 'O'], flat: 'refused', negNoReason: 'drop', recirc, window },
  params: { yes: fraction('2/3'), no: fraction('1/4') },
  build: (read) => ({
    tests: [atLeast('P yes', { num: 'P.Y', den: 'P.D' }, read.fraction('yes')), atMost('all no', { num: 'N', den: 'D' }, read.fraction('no'))],
  }),
});

/** New work: two thirds of the P-members voting, and enough active experts: 4 in a committee of up to 16 P-members, 5 above. */
const np: RuleSpec = {
  id: 'ISO-NP',
  aliases: ['ISO-NWIP', 'IEC-NP'],
  source: 'ISO-NP',
  electorate: 'P-members',
  fixed: { ...pMembers, window: weeks(null, 12, null) },
  params: { yes: fraction('2/3'), smallCommittee: integer(16), experts: integer(4), expertsAbove: integer(5) },
  build: (read) => ({
    tests: [
      atLeast('yes', { num: 'P.Y', den: 'P.D' }, read.fraction('yes')),
      {
        ...noFewerThan('commit', 'commitments', 0),
        p: { by: 'P.M', upTo: read.integer('smallCommittee'), then: read.integer('experts'), otherwise: read.integer('expertsAbove') },
      },
    ],
  }),
};

const cd: RuleSpec = {
  id: 'ISO-CD',
  aliases: ['IEC-CD', 'ISO-FCD'],
  source: 'ISO-CD',
  electorate: 'P-members',
  fixed: {
    ...pMembers,
    negNoReason: 'drop',
    negHandling: 'resolved',
    resolution: resolvedBy({ ways: ['withdrawn', 'answered'] }),
    recirc: 'newBallot',
    window: weeks(8, 12, 16),
  },
  params: { yes: fraction('2/3') },
  build: (read) => ({ tests: [atLeast('yes', { num: 'P.Y', den: 'P.D' }, read.fraction('yes'))], pending: [openNegatives] }),
};

const majority = (id: string, aliases: readonly string[], window: Window): RuleSpec => ({
  id,
  aliases,
  source: 'ISO-SIMPLE',
  electorate: 'P-members',
  fixed: { ...pMembers, window },
  params: { yes: fraction('1/2') },
  build: (read) => ({
    tests: [moreThan('yes', { num: 'P.Y', den: 'P.D' }, read.fraction('yes'))],
    // Sustained opposition goes to the chair before the result stands.
    pending: [{ ...exactly('sustained opposition', 'sustainedObjections', 0), when: { given: 'sustainedObjections' } }],
  }),
});

const ts: RuleSpec = {
  id: 'ISO-TS',
  aliases: ['IEC-TS'],
  source: 'ISO-TS',
  electorate: 'P-members',
  fixed: { ...pMembers, window: weeks(8, 12, 12) },
  params: { yes: fraction('2/3') },
  build: (read) => ({ tests: [atLeast('yes', { num: 'P.Y', den: 'P.D' }, read.fraction('yes'))] }),
};

/** Systematic review: confirm, revise or withdraw by majority; to confirm, at least five countries use the standard. */
const sr: RuleSpec = {
  id: 'ISO-SR',
  aliases: ['IEC-SR'],
  source: 'ISO-SR',
  electorate: 'P-members and all national bodies',
  fixed: { ...nationalBodies, window: weeks(null, 20, null) },
  params: { action: choice(['confirm', 'revise', 'withdraw']), majority: fraction('1/2'), countries: integer(5) },
  build: (read) => ({
    tests: [
      ...(read.text('action') === 'withdraw' ? [] : [noFewerThan('use', 'countriesUsing', read.integer('countries'))]),
      moreThan('majority', { num: `Y + ${read.text('action')}`, den: 'D + confirm + revise + withdraw' }, read.fraction('majority')),
    ],
  }),
};

export const isoRules: readonly RuleSpec[] = [
  np,
  cd,
  enquiry('ISO-DIS', [], { window: weeks(12, 12, 20), recirc: 'newBallot' }),
  enquiry('ISO-FDIS', [], { window: weeks(8, 8, 8), recirc: 'none' }),
  ts,
  majority('ISO-PAS', ['IEC-PAS'], weeks(8, 8, 12)),
  majority('ISO-TR', ['IEC-TR'], weeks(8, 8, 12)),
  majority('ISO-CIB', ['ISO-SC-LETTER-BALLOT', 'ISO-LB'], weeks(null, 4, null)),
  sr,
  enquiry('IEC-CDV', ['ISO-CDV'], { window: weeks(12, 12, 12), recirc: 'newBallot' }),
  enquiry('IEC-FDIS', [], { window: weeks(6, 6, 6), recirc: 'none' }),
];
