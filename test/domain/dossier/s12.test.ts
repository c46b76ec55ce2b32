import { describe, expect, it } from 'vitest';
import { counterfactual } from '../../../domain/dossier/counterfactual.js';
import type { Dossier } from '../../../domain/dossier/dossier.js';
import { recompute } from '../../../domain/dossier/recompute.js';
import type { Seat } from '../../../domain/messages/messages.js';
import type { BallotTerms } from '../../../domain/profile/profile.js';
import { input, officer, plant, society, start, terms, voter } from '../ballot/ballot-fixture.js';
import { vote, day } from '../ballot/ballot-fixture.js';
import { Life } from './dossier-fixture.js';
import { personNamed } from '../../support/spelt.js';

/** 29 members, each of a unit of their own but for seats 0 and 1; three of the last seats belong to drafting units. */
const seats: readonly Seat[] = Array.from({ length: 29 }, (_, i) => ({
  person: personNamed(`p${i}`),
  name: `委员${i}`,
  organisation: i >= 26 ? plant : `UNIT${String(i <= 1 ? 0 : i).padStart(14, '0')}`,
  organisationName: `单位${i}`,
}));

/** 15 赞成, 2 赞成有意见, 3 不赞成, 1 弃权; `bare` of the negatives give no reason. */
function decided(bare = 0, over: Partial<BallotTerms> = {}): Dossier {
  const life = new Life(
    'ballot/s12',
    input({ opens: 'atStart', roll: { kind: 'seats', seats }, drafterUnits: [plant], terms: { ...terms, visibility: 'namedAfterClose', ...over } }),
    { actor: officer, now: start },
  );
  for (let seat = 0; seat < 21; seat += 1) {
    const choice = seat < 15 ? 'yes' : seat < 17 ? 'yesWithComments' : seat < 20 ? 'no' : 'abstain';
    const { reason: _reason, ...plain } = vote(seat, choice);
    life.do(voter(seat), seat >= 17 && seat < 17 + bare ? plain : vote(seat, choice));
  }
  return life.runUntil(start + 40 * day).dossier(life.decisions()[0]);
}

const rows = (trace: readonly { readonly zh: string }[]): readonly string[] => trace.map((row) => row.zh);
const as = (dossier: Dossier, text: string) => {
  const found = counterfactual(dossier, text);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  expect(found.value.binding).toBe(false);
  const { outcome, trace } = found.value.result;
  return [outcome, ...trace.map((row) => ('num' in row ? `${row.num}×${row.q} ${row.op} ${row.p}×${row.den}` : 'not shown'))];
};

describe('S12: 26 entitled, 21 returned, counted by the clock', () => {
  const dossier = decided();

  it('passes, and each comparison is printed with its integers', () => {
    expect(dossier.outcome).toMatchObject({ word: 'PASS', zh: '通过' });
    expect(dossier.electorate).toMatchObject({ size: 29, eligible: 26, excluded: 3 });
    expect(rows(dossier.result?.trace ?? [])).toEqual([
      '参加表决 21 ≥ 3/4×26（21×4=84 ≥ 3×26=78）：满足',
      '赞成 17 ≥ 2/3×21（17×3=51 ≥ 2×21=42）：满足',
      '不赞成 3 ≤ 1/4×21（3×4=12 ≤ 1×21=21）：满足',
    ]);
    expect(dossier.decided.by).toMatchObject({ kind: 'clock', zh: expect.stringContaining('系统超时处理') as string });
    expect(recompute(dossier)).toMatchObject({ verdict: 'same', differences: [] });
  });

  it('T1: 3/4 returned, 2/3 for, at most 1/4 against: passes', () =>
    expect(as(dossier, 'CN-TC')).toEqual(['PASS', '21×4 >= 3×26', '17×3 >= 2×21', '3×4 <= 1×21']));
  it('T2: 3/4 of the entitled, silence is nothing: fails', () => expect(as(dossier, 'CN-GS;yes=3/4;den=E')).toEqual(['FAIL', '17×4 >= 3×26']));
  it('T3: as T2, silence is assent: passes', () => expect(as(dossier, 'CN-GS;yes=3/4;den=E;silence=assent')).toEqual(['PASS', '22×4 >= 3×26']));
  it('T4: 3/4 of all 29: fails, and passes with silence as assent', () => {
    expect(as(dossier, 'CN-GS;yes=3/4;den=E;recusal=staysInBase')).toEqual(['FAIL', '17×4 >= 3×29']);
    expect(as(dossier, 'CN-GS;yes=3/4;den=E;recusal=staysInBase;silence=assent')).toEqual(['PASS', '22×4 >= 3×29']);
  });
  it('T5: 4/5 of those returned without abstentions: passes', () =>
    expect(as(dossier, 'CN-GS;yes=4/5;den=R;abstention=outOfDenominator')).toEqual(['PASS', '17×5 >= 4×20']));
  it('T6: 75/75/30 on 26: passes', () =>
    expect(as(dossier, 'IEEE-SA;recusal=reducesElectorate')).toEqual(['PASS', '21×4 >= 3×26', '1×10 < 3×21', '17×4 >= 3×20']));
  it('T7: two negatives without reasons drop to no response: no quorum', () =>
    expect(as(decided(2, { reasons: 'optional' }), 'CN-TC;negNoReason=drop')).toEqual(['INVALID', '19×4 >= 3×26', '17×3 >= 2×19', '1×4 <= 1×19']));
  it('T8: two of one unit who vote alike count once: passes', () =>
    expect(as(dossier, 'CN-TC;sameUnit=equalOnce')).toEqual(['PASS', '20×4 >= 3×26', '16×3 >= 2×20', '3×4 <= 1×20']));

  it('a profile stands for its terms; a name nobody knows is refused with what is known', () => {
    expect(as(dossier, 'group-standard/default')).toEqual(['PASS', '21×1 >= 5×1', '21×3 >= 2×29', '17×4 >= 3×21', '17×4 >= 3×21']);
    expect(counterfactual(dossier, 'NO-SUCH')).toMatchObject({ ok: false, error: { code: 'RULE_UNKNOWN' } });
    expect(counterfactual(dossier, 'CN-TC;yes')).toMatchObject({ ok: false, error: { code: 'COUNTERFACTUAL_UNKNOWN' } });
    expect(society).not.toBe(plant);
  });
});
