import { choice, fraction, integer, optionalFraction } from '../parameter.js';
import { atLeast, atMost, exactly, noFewerThan, unlessNone, type RuleSpec } from '../rule-spec.js';

const denominators = choice(['R', 'Y+N', 'E'], { Y_PLUS_N: 'Y+N', V: 'Y+N', RETURNED: 'R', returned: 'R', ELIGIBLE: 'E', eligible: 'E' });

/** 《全国专业标准化技术委员会管理办法》: at least 3/4 take part; at least 2/3 of those in favour and no more than 1/4 against. */
const cnTc: RuleSpec = {
  id: 'CN-TC',
  aliases: ['CN_TC', 'TCM'],
  source: 'TCM-VOTE',
  electorate: 'members of the technical committee',
  fixed: { negHandling: 'answered', recirc: 'reReview', window: { min: 30, default: 30, max: null, unit: 'days' } },
  params: { quorum: optionalFraction('3/4'), yes: fraction('2/3'), no: optionalFraction('1/4'), den: denominators },
  build: (read) => ({
    quorum: unlessNone(read.optional('quorum'), (limit) => atLeast('quorum', { num: 'R', den: 'E' }, limit)),
    tests: [
      atLeast('yes', { num: 'Y', den: read.text('den') }, read.fraction('yes')),
      ...unlessNone(read.optional('no'), (limit) => atMost('no', { num: 'N', den: read.text('den') }, limit)),
    ],
  }),
};

/** 《团体标准管理规定》: consensus; where a vote is taken, at least 3/4 of the representatives attending, drafters and their units apart. */
const cnGs: RuleSpec = {
  id: 'CN-GS',
  aliases: ['CN_GS', 'GS'],
  source: 'GS-14',
  electorate: 'representatives at the review meeting, without drafters and their units',
  fixed: { recirc: 'reReview', window: { min: null, default: 0, max: null, unit: 'meeting' } },
  params: {
    yes: fraction('3/4'),
    den: choice(['ELIGIBLE_PRESENT', 'ATTENDING', 'Y_PLUS_N', 'R', 'E', 'M'], {
      'Y+N': 'Y_PLUS_N',
      V: 'Y_PLUS_N',
      P: 'ATTENDING',
      EP: 'ELIGIBLE_PRESENT',
      ELIGIBLE: 'E',
      MEMBERS: 'M',
    }),
    minPresent: integer(0),
    invited: optionalFraction('none'),
    quorum: optionalFraction('none'),
  },
  build: (read) => ({
    quorum: [
      ...(read.integer('minPresent') === 0 ? [] : [noFewerThan('present', 'P', read.integer('minPresent'))]),
      ...unlessNone(read.optional('invited'), (limit) => atLeast('invited', { num: 'P', den: 'M' }, limit)),
      ...unlessNone(read.optional('quorum'), (limit) => atLeast('quorum', { num: 'R', den: 'E' }, limit)),
    ],
    tests: [atLeast('yes', { num: 'Y', den: read.text('den') }, read.fraction('yes'))],
  }),
};

/** 1990 text of letter reviews by invited units: two thirds answer, three quarters of the answers agree. */
const cnLb: RuleSpec = {
  id: 'CN-LB',
  aliases: ['CN-LB-LEGACY'],
  source: 'NS-1990-VOTE',
  electorate: 'invited units and experts',
  fixed: { unit: 'organisation', window: { min: null, default: 2, max: null, unit: 'months' } },
  params: { return: fraction('2/3'), yes: fraction('3/4'), den: denominators },
  build: (read) => ({
    quorum: [atLeast('return', { num: 'R', den: 'E' }, read.fraction('return'))],
    tests: [atLeast('yes', { num: 'Y', den: read.text('den') }, read.fraction('yes'))],
  }),
};

/** Local standards reviewed by an expert panel. That the size is odd is checked when the panel is formed; `odd: yes` repeats it here. */
const cnDb: RuleSpec = {
  id: 'CN-DB',
  aliases: ['CN_DB', 'DB'],
  source: 'D-CN-DB',
  electorate: 'expert panel',
  fixed: { recirc: 'reReview', window: { min: null, default: 0, max: null, unit: 'meeting' } },
  params: { panel: integer(5), yes: fraction('3/4'), odd: choice(['no', 'yes'], { true: 'yes', false: 'no' }) },
  build: (read) => ({
    quorum: [
      noFewerThan('panel size', 'E', read.integer('panel')),
      ...(read.text('odd') === 'yes' ? [exactly('panel odd', 'odd', 1)] : []),
      { ...atLeast('all present', { num: 'P', den: 'E' }, { p: 1, q: 1 }), when: { given: 'present' } },
    ],
    tests: [atLeast('yes', { num: 'Y', den: 'E' }, read.fraction('yes'))],
  }),
};

/** Mandatory standards: a panel of fifteen or more without drafters agrees, and all sign. With `form: vote`, three quarters of the panel. */
const cnMand: RuleSpec = {
  id: 'CN-MAND',
  aliases: ['CN_MAND'],
  source: 'MNS-PANEL',
  electorate: 'expert panel without drafters',
  fixed: { window: { min: null, default: 0, max: null, unit: 'meeting' }, derived: { signed: 'Y' } },
  params: { panel: integer(15), form: choice(['consensus', 'vote']), yes: fraction('3/4') },
  build: (read) => ({
    quorum: [noFewerThan('panel size', 'E', read.integer('panel'))],
    tests:
      read.text('form') === 'vote'
        ? [atLeast('yes', { num: 'Y', den: 'E' }, read.fraction('yes'))]
        : [exactly('dissent', 'N', 0), atLeast('signed', { num: 'signed', den: 'E' }, { p: 1, q: 1 })],
  }),
};

export const cnRules: readonly RuleSpec[] = [cnTc, cnGs, cnLb, cnDb, cnMand];
