import { choice, fraction, integer } from '../parameter.js';
import {
  atLeast,
  atMost,
  exactly,
  lessThan,
  moreThan,
  noFewerThan,
  openNegatives,
  resolvedBy,
  sustainedNegatives,
  type RuleBody,
  type RuleSpec,
} from '../rule-spec.js';
import type { BallotTest } from '../ballot-rule.js';

/** Silence is assent: a last call without substantive comment approves; at the study group meeting one opposing Member State is not enough to stop it. */
const aap: RuleSpec = {
  id: 'ITU-AAP',
  aliases: ['ITU-T-AAP'],
  source: 'ITU-A8',
  electorate: 'Member States and Sector Members',
  fixed: {
    unit: 'organisation',
    silence: 'assent',
    negHandling: 'resolved',
    resolution: resolvedBy({ fact: 'substantiveComments', ways: ['withdrawn', 'answered'] }),
    derived: { substantiveComments: 'N' },
    window: { min: 3, default: 4, max: 4, unit: 'weeks' },
  },
  params: { opposing: integer(1) },
  build: (read) => ({
    tests: [{ ...exactly('opposing', 'opposingMemberStates', 0), op: '<=', p: read.integer('opposing'), when: { given: 'opposingMemberStates' } }],
    // A comment sends the text into resolution and additional review, it does not reject it.
    pending: [{ ...exactly('comments', 'substantiveComments', 0), when: { absent: 'opposingMemberStates' } }],
  }),
};

const tap: RuleSpec = {
  id: 'ITU-TAP',
  aliases: ['ITU-T-TAP'],
  source: 'ITU-WTSA-1',
  electorate: 'Member States replying',
  fixed: { unit: 'nationalBody', derived: { support: 'Y', replies: 'R' }, window: { min: 3, default: 3, max: null, unit: 'months' } },
  params: { support: fraction('7/10') },
  build: (read) => ({
    tests: [atLeast('support', { num: 'support', den: 'replies' }, read.fraction('support'))],
    blocks: [{ ...exactly('unopposed', 'opposingMemberStates', 0), when: { given: 'opposingMemberStates' } }],
  }),
};

/** A formal objection waits for the Council; the result may be appealed by 5 % of the members within a week. */
const review: RuleBody = {
  negHandling: 'resolved',
  resolution: resolvedBy({
    motion: { rule: 'W3C-COUNCIL', params: {}, ways: ['overruled'], lost: 'sustained' },
    appeal: { rule: 'W3C-APPEAL', params: { question: 'vote' }, support: { p: 1, q: 20 }, days: 7 },
  }),
  blocks: [sustainedNegatives, { ...exactly('appeal upheld', 'appealUpheld', 0), when: { given: 'appealUpheld' } }],
  pending: [openNegatives],
};

/** The Council decides an objection by majority, a tie goes to the chair. An appeal needs 5 % of the members; the appeal vote is again a majority, without a chair. */
const w3c = (id: string, tie: 'chairDecides' | 'fails', questions: readonly string[]): RuleSpec => ({
  id,
  aliases: [],
  source: 'W3C-PROCESS',
  electorate: 'Council, or Advisory Committee representatives',
  fixed: {
    abstainIn: { quorum: true, den: false },
    recusal: 'staysInBase',
    tie,
    negHandling: 'answered',
    window: { min: 28, default: 28, max: null, unit: 'days' },
  },
  params: { question: choice(questions), appeal: fraction('1/20'), for: fraction('1/2') },
  build: (read) => {
    const appeal = atLeast('appeal', { num: 'appealSupporters', den: 'M' }, read.fraction('appeal'));
    const majority = moreThan('for', { num: 'Y', den: 'D' }, read.fraction('for'));
    const byFacts: BallotTest[] = [
      { ...appeal, when: { given: 'appealSupporters' } },
      { ...majority, when: { absent: 'appealSupporters' } },
    ];
    const question = read.text('question');
    if (question === 'review') return { ...review, tests: [majority] };
    return { tests: question === 'auto' ? byFacts : question === 'appeal' ? [appeal] : [majority] };
  },
});

/** Full majority: more than half of all voting members say yes. */
const oasisFull: RuleSpec = {
  id: 'OASIS-CSD',
  aliases: ['OASIS-FULL', 'OASIS-FULL-MAJORITY', 'OASIS-FMV'],
  source: 'OASIS-FULL',
  electorate: 'voting members of the committee',
  fixed: { recusal: 'staysInBase', window: { min: 7, default: 7, max: null, unit: 'days' } },
  params: { yes: fraction('1/2') },
  build: (read) => ({ tests: [moreThan('yes', { num: 'Y', den: 'E' }, read.fraction('yes'))] }),
};

const special = (read: { fraction(name: string): { p: number; q: number } }): BallotTest[] => [
  atLeast('yes', { num: 'Y', den: 'E' }, read.fraction('yes')),
  atMost('no', { num: 'N', den: 'E' }, read.fraction('no')),
];

/** Special majority: two thirds of the roster in favour and no more than a quarter of the roster against. */
const oasisSpecial: RuleSpec = {
  id: 'OASIS-CS',
  aliases: ['OASIS', 'OASIS-SPECIAL', 'OASIS-SPECIAL-MAJORITY', 'OASIS-SMV'],
  source: 'OASIS-SPECIAL',
  electorate: 'voting members of the committee',
  fixed: { recusal: 'staysInBase', recirc: 'reReview', window: { min: 7, default: 7, max: null, unit: 'days' } },
  params: { yes: fraction('2/3'), no: fraction('1/4') },
  build: (read) => ({ tests: special(read) }),
};

/**
 * OASIS Standard. `consent`: three Statements of Use and a call for consent; an objection leaves it to the committee's special majority
 * (`afterObjection`). `older`: 15 % of the organisational members in favour and fewer than a quarter of the votes against.
 */
const oasisStandard: RuleSpec = {
  id: 'OASIS-OS',
  aliases: ['OASIS-STANDARD'],
  source: 'OASIS-STANDARD',
  electorate: 'organisational members',
  fixed: { unit: 'organisation', recusal: 'staysInBase', window: { min: 14, default: 14, max: 14, unit: 'days' } },
  params: {
    form: choice(['consent', 'afterObjection', 'older']),
    statements: integer(3),
    yes: fraction('2/3'),
    no: fraction('1/4'),
    members: fraction('3/20'),
    against: fraction('1/4'),
  },
  build: (read) => {
    const statements = noFewerThan('statements', 'statementsOfUse', read.integer('statements'));
    const form = read.text('form');
    if (form === 'afterObjection') return { tests: [statements, ...special(read)] };
    if (form === 'older')
      return {
        tests: [
          { ...statements, when: { given: 'statementsOfUse' } },
          atLeast('yes', { num: 'Y', den: 'E' }, read.fraction('members')),
          lessThan('no', { num: 'N', den: 'V' }, read.fraction('against')),
        ],
      };
    return {
      tests: [statements],
      blocks: [sustainedNegatives],
      pending: [exactly('objections', 'objections', 0)],
      derived: { objections: 'N' },
      negHandling: 'resolved',
      // An objection leaves it to the special majority of the committee.
      resolution: resolvedBy({ fact: 'objections', motion: { rule: 'OASIS-CS', params: {}, ways: ['overruled'], lost: 'sustained' } }),
    };
  },
};

/** IESG: at least one Yes, two thirds of the directors not recused with Yes or No Objection, no Discuss. Outside the standards track one Yes is enough. */
const ietf: RuleSpec = {
  id: 'IETF',
  aliases: ['IESG', 'IETF-IESG'],
  source: 'IESG-BALLOT',
  electorate: 'area directors without those recused',
  // Whoever holds a Discuss clears it; nobody else can.
  fixed: {
    negHandling: 'resolved',
    resolution: resolvedBy({ fact: 'discuss' }),
    recirc: 'newBallot',
    window: { min: 2, default: 2, max: 4, unit: 'weeks' },
  },
  params: { track: choice(['standards', 'other'], { bcp: 'standards' }), yes: integer(1), positions: fraction('2/3') },
  build: (read) => ({
    tests: [
      noFewerThan('Yes', 'Y', read.integer('yes')),
      ...(read.text('track') === 'standards' ? [atLeast('positions', { num: 'Y + noObjection', den: 'E' }, read.fraction('positions'))] : []),
    ],
    blocks: [exactly('Discuss', 'discuss', 0)],
  }),
};

export const ituW3cOasisIetfRules: readonly RuleSpec[] = [
  aap,
  tap,
  w3c('W3C', 'chairDecides', ['auto', 'council', 'appeal', 'review']),
  w3c('W3C-COUNCIL', 'chairDecides', ['council']),
  w3c('W3C-APPEAL', 'fails', ['appeal', 'vote']),
  oasisFull,
  oasisSpecial,
  oasisStandard,
  ietf,
];
