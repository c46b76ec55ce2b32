import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTallyLine } from '../../../contract/ballot-rule.js';
import { noCounts } from '../../../domain/ballot-rule/counts.js';
import { reachability } from '../../../domain/ballot-rule/reachability.js';
import { ruleWith } from '../../../domain/ballot-rule/rules.js';
import { tally } from '../../../domain/ballot-rule/tally.js';
import type { Tally } from '../../../domain/ballot-rule/ballot-rule.js';

type Figures = { [name: string]: number | Figures | null };
type Published = {
  id: string;
  electorate?: number | Figures;
  counts: Figures;
  quorum?: Figures | null;
  publishedOutcome: string | null;
  votes?: { vote: string }[];
};
// Facts of published records, see the README beside the shared data.
const records = JSON.parse(readFileSync(new URL('../../data/ballots.json', import.meta.url), 'utf8')) as Published[];
const recordOf = (id: string): Published => {
  const found = records.find((record) => record.id === id);
  if (found === undefined) throw new Error(`no record ${id}`);
  return found;
};
const number = (value: number | Figures | null | undefined): number => (typeof value === 'number' ? value : 0);
const part = (value: number | Figures | null | undefined): Figures => (typeof value === 'object' && value !== null ? value : {});

type Line = { rule: unknown; params?: object; counts?: object; votes?: string[] };
type Encode = (record: Published) => Line;

const workingGroup = { return: '1/2', returnOp: 'moreThan' };
/** Papers as IEEE prints them; what is returned but not explained is counted as a negative without comment. */
const ieee =
  (params: object): Encode =>
  ({ electorate, counts: c }) => {
    const named = number(c['yes']) + number(c['no']) + number(c['noWithComment']) + number(c['noWithoutComment']) + number(c['abstain']);
    const unexplained = Math.max(0, number(c['returned']) - named);
    return {
      rule: 'IEEE-SA',
      params,
      counts: {
        members: number(electorate),
        yes: number(c['yes']),
        noWithReasons: number(c['no']) + number(c['noWithComment']),
        noWithoutReasons: number(c['noWithoutComment']) + unexplained,
        abstain: number(c['abstain']),
      },
    };
  };
const cabf =
  (activeMembers: number | null, params: object = {}): Encode =>
  ({ counts }) => {
    const classOf = (name: string): object => ({
      yes: number(part(counts[name])['yes']),
      noWithReasons: number(part(counts[name])['no']),
      abstain: number(part(counts[name])['abstain']),
    });
    return {
      rule: 'CLASS-SPLIT',
      params: activeMembers === null ? { quorum: 'none', ...params } : params,
      counts: {
        ...(activeMembers === null ? {} : { activeMembers }),
        classes: { certificateIssuers: classOf('certificateIssuers'), certificateConsumers: classOf('certificateConsumers') },
      },
    };
  };
const share = (p: number, q: number, op = '>='): object => ({
  id: `${p}/${q} of yes and no`,
  tests: [{ test: 'yes', num: 'Y', op, p, q, den: 'V' }],
});
const shareOf =
  (p: number, q: number, op = '>='): Encode =>
  ({ counts: c }) => ({ rule: share(p, q, op), counts: { yes: number(c['yes']), noWithReasons: number(c['no']), abstain: number(c['abstain']) } });
const present =
  (name = 'present'): Encode =>
  ({ electorate, counts }) => ({
    rule: { id: 'meeting quorum', tests: [{ test: 'quorum', num: 'P', op: '>', p: 1, q: 2, den: 'M' }] },
    counts: { members: number(electorate), present: number(counts[name]) },
  });
const fullMajority: Encode = ({ electorate, counts: c }) => ({
  rule: 'OASIS-CSD',
  counts: { members: number(electorate), yes: number(c['yes']), noWithReasons: number(c['no']) },
});
const enquiry =
  (rule: string, classes: object): Encode =>
  () => ({ rule, counts: { classes } });
const plain =
  (line: Line): Encode =>
  () =>
    line;

/** Every record that its own figures decide: how it is written down, and the outcome its source prints. */
const reproduced: { readonly [id: string]: readonly [Encode, Tally['outcome']] } = {
  'ieee80211-lb226': [ieee(workingGroup), 'PASS'],
  'ieee80211-lb191': [ieee(workingGroup), 'PASS'],
  'ieee80211-lb193': [ieee(workingGroup), 'PASS'],
  'ieee80211-lb194': [ieee(workingGroup), 'PASS'],
  'ieee80220-withdrawal-1': [ieee({ yes: '1/2' }), 'PASS'],
  'ieee80220-withdrawal-3': [ieee({ yes: '1/2' }), 'PASS'],
  'iso26000-dis': [enquiry('ISO-DIS', { P: { yes: 56, noWithReasons: 15 }, O: { yes: 4, noWithReasons: 3, abstain: 8 } }), 'PASS'],
  'iso2375-fdis': [enquiry('ISO-FDIS', { P: { yes: 16 }, O: { yes: 7 } }), 'PASS'],
  'cabf-forum-019v2': [cabf(26), 'PASS'],
  'iso29500-dis-2008-03': [enquiry('ISO-DIS', { P: { yes: 24, noWithReasons: 8 }, O: { yes: 37, noWithReasons: 2 } }), 'PASS'],
  'din-nia-29500-wc': [shareOf(1, 2, '>'), 'PASS'],
  'cabf-sc22': [cabf(18), 'FAIL'],
  'cabf-208': [cabf(19), 'FAIL'],
  'cabf-202': [cabf(20), 'FAIL'],
  'cabf-193': [cabf(null), 'PASS'],
  'cabf-forum-9': [cabf(21), 'PASS'],
  'cabf-forum-14': [cabf(null), 'PASS'],
  'cabf-218': [cabf(18), 'PASS'],
  'cabf-187': [cabf(20), 'PASS'],
  // The source calls a missed quorum a failed ballot.
  'cabf-221': [cabf(18, { noQuorum: 'FAIL' }), 'FAIL'],
  'nfpa-tia-1351-tc-merit': [shareOf(3, 4), 'PASS'],
  'nfpa-tia-1351-tc-emergency': [shareOf(3, 4), 'PASS'],
  'nfpa-tia-1351-cc-correlation': [shareOf(3, 4), 'PASS'],
  'nfpa-tia-1351-cc-emergency': [shareOf(3, 4), 'PASS'],
  'nfpa-tia-1355-tc-emergency': [shareOf(3, 4), 'PASS'],
  // Withdrawn negatives count as affirmative: 13 + 11 for, 5 against.
  'hl7-v3dam-tb-2014sep': [plain({ rule: share(3, 5), counts: { yes: 24, noWithReasons: 5 } }), 'PASS'],
  'sc22-n2588-approval': [plain({ rule: 'ISO-CD', counts: { members: 23, yes: 14, abstain: 4 } }), 'PASS'],
  'cn-tc15sc9-pps': [plain({ rule: 'CN-TC', counts: { eligible: 29, yes: 24 } }), 'PASS'],
  'incits-eb-29500-2007-09-approve': [shareOf(2, 3), 'PASS'],
  'incits-v1-29500-2008-03': [shareOf(2, 3), 'PASS'],
  'jcp-jsr376-public-review': [shareOf(1, 2, '>'), 'FAIL'],
  'ieee8023bn-wg-r2': [ieee(workingGroup), 'PASS'],
  'ieee8023bk-wg-initial': [ieee({ return: '1/2' }), 'PASS'],
  'ieee8023az-d23': [ieee(workingGroup), 'PASS'],
  'ieee8023ab-sb': [ieee({}), 'PASS'],
  'ieee8023br-wg-motion': [shareOf(3, 4), 'PASS'],
  'ieee8023-b400g-ext': [shareOf(3, 4), 'PASS'],
  'iesg-sender-id-2005-06': [
    plain({ rule: 'IETF', params: { shortfall: 'PENDING' }, counts: { eligible: 13, yes: 1, noObjection: 6, abstain: 3 } }),
    'PENDING',
  ],
  'iso-tc154-9735-11-nwip-2019': [plain({ rule: 'ISO-NP', counts: { members: 7, yes: 6, noWithReasons: 1, commitments: 3 } }), 'FAIL'],
  'oasis-csaf-2025-05-28-quorum': [present(), 'PASS'],
  'oasis-csaf-2025-06-25-quorum': [present(), 'PASS'],
  'oasis-csaf-2025-08-20-quorum': [present(), 'PASS'],
  'oasis-csaf-2025-08-27-fmv': [fullMajority, 'PASS'],
  'oasis-csaf-2026-01-28-fmv': [
    ({ electorate, votes }) => ({ rule: 'OASIS-CSD', counts: { members: number(electorate) }, votes: (votes ?? []).map(({ vote }) => vote) }),
    'PASS',
  ],
  'oasis-csaf-2026-02-25-fmv': [fullMajority, 'PASS'],
  'oasis-csaf-2024-01-31-table': [present('presentPrinted'), 'PASS'],
};

/** Requirements printed before the vote: the engine finds the same numbers (yes needed, negatives allowed). */
const requirements: { readonly [id: string]: readonly [members: number, yesNeeded: number, noAllowed: number] } = {
  'oasis-ballot-3399-notice': [9, 6, 2],
  'oasis-ballot-2990-notice': [7, 5, 1],
  'oasis-ballot-2553-notice': [5, 4, 1],
};

/** Figures are printed, the outcome is not: what the rule makes of them. */
const unprinted: { readonly [id: string]: readonly [Encode, Tally['outcome']] } = {
  'ieee80211-lb225': [ieee(workingGroup), 'FAIL'],
  // The third category is 10 by subtraction; 11 of 31 is over a third, which only a safety body would mind.
  'nsf-2i38r2': [
    plain({
      rule: 'ANSI',
      params: { category: 'other' },
      counts: { classes: { industry: { members: 10, yes: 10 }, regulatory: { members: 11, yes: 10, abstain: 1 }, users: { members: 10, yes: 10 } } },
    }),
    'PASS',
  ],
  'oasis-csaf-2017-11-29-q1': [present(), 'FAIL'],
  'oasis-csaf-2017-11-29-q3': [present(), 'FAIL'],
  'oasis-csaf-2017-11-29-q4': [present(), 'FAIL'],
  'oasis-csaf-2017-11-29-q5': [present(), 'FAIL'],
};

/** Records that cannot be decided from what is printed, and why. */
const undecidable: { readonly [id: string]: string } = {
  'ieee80216-lb20': 'percentages only, and the source corrects them itself',
  'iso29500-dis-2007-09': 'percentages only',
  'cabf-2': 'counts not printed',
  'nfpa79-fd-2016-item1': 'preliminary ballot: fraction and outcome not printed, only "circulated"',
  'nfpa-tia-1350-tc': 'excerpt cut after the yes votes',
  'hl7-rbac-2007': 'only the open negatives are printed',
  'sc22-n2692-corrected': 'counts lie beyond the excerpt',
  'oasis-csaf-2022-01-26-contradiction': 'the page contradicts itself and prints no figures',
  'cabf-209': 'withdrawn before a count',
  'cabf-194': 'counts not printed',
  'ieee8023ae-d34': 'percentage only',
  'oasis-csaf-2023-01-25-iso-itu': 'a poll between two options, then unanimous consent: no approval rule applies',
  'sni-swiss-29500-2007': 'percentage only',
  'eea-baseline-77': 'attendance only, no tally',
  'oasis-csaf-2022-04-27-contradiction': 'the page contradicts itself and prints no figures',
};

function count(id: string, encode: Encode): Tally {
  const input = readTallyLine({ id, ...encode(recordOf(id)) });
  if (!input.ok) throw new Error(JSON.stringify(input.error));
  return tally(input.value.rule, input.value.counts);
}

/** The word of the source as an outcome. */
const words: readonly (readonly [RegExp, Tally['outcome']])[] = [
  [/^(PASS|REACHED|tally sufficient|APPROVED)/, 'PASS'],
  [/^(FAIL|NOT ADOPTED)/, 'FAIL'],
  [/^PENDING/, 'PENDING'],
];
const published = (id: string): Tally['outcome'] | undefined => words.find(([word]) => word.test(recordOf(id).publishedOutcome ?? ''))?.[1];

describe('70 published ballots', () => {
  it('each record is accounted for once: 46 reproduced, 3 requirements, 6 without printed outcome, 15 undecidable', () => {
    const tables = [reproduced, requirements, unprinted, undecidable].map((table) => Object.keys(table));
    expect(tables.map((ids) => ids.length)).toEqual([46, 3, 6, 15]);
    expect(tables.flat().sort()).toEqual(records.map((record) => record.id).sort());
  });

  it.each(Object.entries(reproduced))('%s comes out as its source prints', (id, [encode, outcome]) => {
    expect(published(id)).toBe(outcome);
    expect(count(id, encode).outcome).toBe(outcome);
  });

  it.each(Object.entries(requirements))('%s: the printed requirements are the ones the rule makes', (id, [members, yesNeeded, noAllowed]) => {
    const printed = recordOf(id) as Published & { published: { yesNeeded: number; noAllowedMax: number } };
    expect([yesNeeded, noAllowed]).toEqual([printed.published.yesNeeded, printed.published.noAllowedMax]);
    const rule = ruleWith('OASIS-CS');
    if (!rule.ok) throw new Error('OASIS-CS');
    const reach = reachability(rule.value, { ...noCounts, members });
    expect(reach.needs[0]?.yesIfRestAbstain).toBe(yesNeeded);
    const against = (no: number) =>
      tally(rule.value, { ...noCounts, members, yes: members - no, noWithReasons: no }).trace.find((row) => row.test === 'no')?.holds;
    expect([against(noAllowed), against(noAllowed + 1)]).toEqual([true, false]);
  });

  it.each(Object.entries(unprinted))('%s: no outcome is printed, the figures give one', (id, [encode, outcome]) => {
    expect(recordOf(id).publishedOutcome).toBeNull();
    expect(count(id, encode).outcome).toBe(outcome);
  });

  it('the boilerplate of cabf-sc22 claims both classes were met; the integers say 11×3 ≥ 2×31 is false', () => {
    expect(count('cabf-sc22', cabf(18)).trace.find((row) => row.test === 'producers yes')).toMatchObject({
      num: 11,
      q: 3,
      p: 2,
      den: 31,
      holds: false,
    });
  });

  it('cabf-221 fails three times over, and every failure is in the trace', () => {
    const failed = count('cabf-221', cabf(18))
      .trace.filter((row) => !row.holds)
      .map((row) => row.test);
    expect(failed).toEqual(['quorum', 'users yes', 'users one yes']);
    expect(count('cabf-221', cabf(18)).outcome).toBe('INVALID');
  });

  it('iso-tc154: six of seven in favour and still not adopted, for want of experts', () => {
    const [encode] = reproduced['iso-tc154-9735-11-nwip-2019'] ?? [];
    if (encode === undefined) throw new Error('record');
    expect(count('iso-tc154-9735-11-nwip-2019', encode).trace.map((row) => [row.test, row.holds])).toEqual([
      ['yes', true],
      ['commit', false],
    ]);
  });
});
