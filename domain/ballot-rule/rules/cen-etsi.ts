import { choice, fraction } from '../parameter.js';
import { atLeast, moreThan, type RuleBody, type RuleSpec } from '../rule-spec.js';
import type { BallotTest } from '../ballot-rule.js';

const weighted: RuleBody = { unit: 'nationalBody', abstainIn: { quorum: true, den: false }, recusal: 'staysInBase', negHandling: 'answered' };

/** Simple majority of heads and 71 % of the weights, in one counting of members. */
function counting(group: string | null, read: { fraction(name: string): { p: number; q: number } }): BallotTest[] {
  const scope = group === null || group === 'all' ? '' : `${group}.`;
  const label = group === null ? '' : `${group} `;
  const rows = [
    moreThan(`${label}heads`, { num: `${scope}Y`, den: `${scope}D` }, read.fraction('heads')),
    atLeast(`${label}weight`, { num: `${scope}wY`, den: `${scope}wD` }, read.fraction('weight')),
  ];
  return group === null ? rows : rows.map((row) => ({ ...row, group }));
}

const cen62: RuleSpec = {
  id: 'CEN-6.2',
  aliases: ['CEN62', 'CEN-ENQUIRY', 'CEN-FV'],
  source: 'CEN-6.2',
  electorate: 'national members, weighted',
  fixed: { ...weighted, onlyIf: { mandated: 0 }, window: { min: 8, default: 12, max: 12, unit: 'weeks' } },
  params: { heads: fraction('1/2'), weight: fraction('71/100') },
  build: (read) => ({ tests: counting(null, read) }),
};

/** Mandated work is counted twice. Where the counts differ the result waits two weeks for the TC's advice, then the EU/EEA count decides (`decides: blue`). */
const cen64: RuleSpec = {
  id: 'CEN-6.4',
  aliases: ['CEN64', 'CEN-MANDATED'],
  source: 'CEN-6.4',
  electorate: 'all national members (classes blue = EU/EEA, and other), weighted',
  fixed: {
    ...weighted,
    classes: ['blue', 'other'],
    flat: 'refused',
    onlyIf: { mandated: 1 },
    window: { min: 8, default: 12, max: 12, unit: 'weeks' },
  },
  params: { heads: fraction('1/2'), weight: fraction('71/100'), decides: choice(['both', 'blue', 'all']) },
  build: (read) => ({
    tests: [...counting('all', read), ...counting('blue', read)],
    groups: read.text('decides') === 'both' ? 'agree' : { decides: read.text('decides') },
  }),
};

const etsi = (id: string, aliases: readonly string[], fixed: RuleBody): RuleSpec => ({
  id,
  aliases,
  source: 'ETSI-VOTE',
  electorate: id === 'ETSI-ENAP' ? 'national standards organisations, weighted' : 'members, weighted',
  fixed: { ...weighted, unit: 'organisation', ...fixed },
  params: { weight: fraction('71/100') },
  build: (read) => ({ tests: [atLeast('weight', { num: 'wY', den: 'wD' }, read.fraction('weight'))] }),
});

export const cenEtsiRules: readonly RuleSpec[] = [
  cen62,
  cen64,
  etsi('ETSI-TB', ['ETSI'], { recirc: 'newBallot' }),
  etsi('ETSI-MAP', [], { recirc: 'newBallot', window: { min: 60, default: 60, max: 60, unit: 'days' } }),
  etsi('ETSI-ENAP', [], { unit: 'nationalBody', recirc: 'newBallot', window: { min: 60, default: 90, max: 90, unit: 'days' } }),
];
