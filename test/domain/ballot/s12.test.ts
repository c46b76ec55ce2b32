import { describe, expect, it } from 'vitest';
import { sameUnit } from '../../../domain/ballot/electorate.js';
import { explainResult } from '../../../domain/ballot-rule/explain.js';
import type { BallotTerms } from '../../../domain/profile/profile.js';
import { act, begin, cast, close, institute, plant, seats, society, terms, text, voter } from './ballot-fixture.js';
import type { Run } from './ballot-fixture.js';

/*
 * 29 members, 3 of a drafting unit, so 26 entitled; 21 return 15 赞成, 2 赞成有意见, 3 不赞成, 1 弃权; 5 are silent.
 * The same sheets as real ballots under other terms: T1–T8. Members 15 and 16 are of one unit.
 */
const roll = {
  kind: 'seats',
  seats: seats(29).map((seat, n) => ({ ...seat, organisation: n >= 26 ? plant : n === 15 || n === 16 ? institute : society })),
} as const;

function under(over: Partial<BallotTerms>, bare = 0): Run {
  let run = begin({ terms: { ...terms, minSeats: 1, reasons: 'optional', ...over }, roll, drafterUnits: [plant] });
  for (let seat = 0; seat < 15; seat += 1) run = cast(run, seat);
  for (const seat of [15, 16]) run = cast(run, seat, 'yesWithComments');
  for (const [n, seat] of [17, 18, 19].entries())
    run = act(run, voter(seat), { type: 'castVote', seat, choice: 'no', text, ...(n < bare ? {} : { reason: '理由' }) });
  return close(cast(run, 20, 'abstain'));
}
const rows = (run: Run): readonly string[] =>
  (run.state.result?.trace ?? []).map((row) => `${row.test} ${row.num}×${row.q} ${row.op} ${row.p}×${row.den} ${row.holds}`);
const entitled = { rule: 'CN-GS', params: { den: 'E', yes: '3/4' } };

describe('S12: the close fires by itself, and the trace prints each comparison', () => {
  const run = under({});
  it('26 entitled, 21 returned: 21 ≥ 3/4 of 26, 17 ≥ 2/3 of 21, 3 ≤ 1/4 of 21: passed', () => {
    expect(run.state.result).toMatchObject({ outcome: 'PASS', counts: { members: 29, eligible: 26, yes: 17, noWithReasons: 3, abstain: 1 } });
    expect(run.events.find((event) => event.type === 'ballotClosed')).toMatchObject({
      by: 'clock',
      papers: { yes: 15, yesWithComments: 2, noWithReasons: 3, abstain: 1, silent: 5, excluded: 3 },
    });
    expect(rows(run)).toEqual(['quorum 21×4 >= 3×26 true', 'yes 17×3 >= 2×21 true', 'no 3×4 <= 1×21 true']);
  });

  it('each comparison is a sentence in both languages, in integers', () => {
    expect(explainResult(run.state.result ?? { outcome: 'FAIL', trace: [] })).toEqual([
      { zh: '参加表决 21 ≥ 3/4×26（21×4=84 ≥ 3×26=78）：满足', en: 'returned 21 ≥ 3/4×26 (21×4=84 ≥ 3×26=78): met' },
      { zh: '赞成 17 ≥ 2/3×21（17×3=51 ≥ 2×21=42）：满足', en: 'yes 17 ≥ 2/3×21 (17×3=51 ≥ 2×21=42): met' },
      { zh: '不赞成 3 ≤ 1/4×21（3×4=12 ≤ 1×21=21）：满足', en: 'no 3 ≤ 1/4×21 (3×4=12 ≤ 1×21=21): met' },
      { zh: '结果：通过', en: 'Outcome: passed' },
    ]);
  });
});

describe('S12, T1–T8: the same sheets under another rule', () => {
  it.each([
    ['T1: 3/4 return, 2/3 for, at most 1/4 against, of those returned', {}, 0, 'PASS', 'yes 17×3 >= 2×21 true'],
    ['T2: 3/4 of the entitled, silence is nothing', entitled, 0, 'FAIL', 'yes 17×4 >= 3×26 false'],
    ['T3: as T2, silence is approval', { ...entitled, silence: 'assent' }, 0, 'PASS', 'yes 22×4 >= 3×26 true'],
    ['T4: 3/4 of all 29, recused in the base', { ...entitled, recusal: 'staysInBase' }, 0, 'FAIL', 'yes 17×4 >= 3×29 false'],
    ['T4 with silence as approval', { ...entitled, recusal: 'staysInBase', silence: 'assent' }, 0, 'PASS', 'yes 22×4 >= 3×29 true'],
    [
      'T5: 4/5 of those returned without abstentions',
      { rule: 'CN-GS', params: { den: 'R', yes: '4/5' }, abstention: 'outOfDenominator' },
      0,
      'PASS',
      'yes 17×5 >= 4×20 true',
    ],
    ['T7: negatives without reasons are no response', { params: { negNoReason: 'drop' } }, 2, 'INVALID', 'quorum 19×4 >= 3×26 false'],
    ['T8: two of one unit who vote alike count once', { params: { sameUnit: 'equalOnce' } }, 0, 'PASS', 'yes 16×3 >= 2×20 true'],
  ] as const)('%s', (name, over, bare, outcome, row) => {
    // Everybody else of the society would be one unit too; in T8 each of them stands for a unit of its own.
    const run = name.startsWith('T8') ? unitsApart(over) : under(over, bare);
    expect(run.state.result?.outcome).toBe(outcome);
    expect(rows(run)).toContain(row);
  });

  it('T8: two who have no unit stand alone, and two spellings of one code are one unit', () => {
    const once = { params: { sameUnit: 'equalOnce' } };
    expect(rows(unitsApart(once, ''))).toContain('yes 17×3 >= 2×21 true');
    expect(sameUnit(institute, ` ${institute.replace(/(?=1549)/, '\u200b')}`)).toBe(true);
    expect([sameUnit('', ''), sameUnit(plant, institute)]).toEqual([false, false]);
  });

  it('T6: 75/75/30 on the 26: passes by the numbers, and waits for its three negatives', () => {
    const run = under({ rule: 'IEEE-SA', abstention: 'outOfDenominator' });
    expect(rows(run)).toEqual(['return 21×4 >= 3×26 true', 'abst 1×10 < 3×21 true', 'yes 17×4 >= 3×20 true', 'open negatives 3×1 = 0×1 false']);
    expect(run.state.result?.outcome).toBe('PENDING');
  });
});

const unitOf = (n: number): string => `51210000MJ4000${String(n).padStart(3, '0')}X`;
function unitsApart(over: Partial<BallotTerms>, shared: string = institute): Run {
  const own = {
    kind: 'seats',
    seats: roll.seats.map((seat, n) => (n >= 26 ? seat : { ...seat, organisation: n === 15 || n === 16 ? shared : unitOf(n) })),
  } as const;
  let run = begin({ terms: { ...terms, minSeats: 1, ...over }, roll: own, drafterUnits: [plant] });
  for (let seat = 0; seat < 17; seat += 1) run = cast(run, seat, seat < 15 ? 'yes' : 'yesWithComments');
  for (const seat of [17, 18, 19]) run = cast(run, seat, 'no');
  return close(cast(run, 20, 'abstain'));
}
