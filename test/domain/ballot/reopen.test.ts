import { describe, expect, it } from 'vitest';
import { recusal } from './every-command.js';
import { system } from '../../../domain/kernel/actor.js';
import {
  act,
  begin,
  byTwo,
  cast,
  chair,
  close,
  closesAt,
  minute,
  officer,
  seats,
  secretary,
  terms,
  verdict,
  voter,
  type Run,
} from './ballot-fixture.js';
import { personNamed } from '../../support/spelt.js';

const propose = { type: 'proposeReopening', days: 3, reason: '补充投票时间' } as const;
const confirm = { type: 'confirmReopening', n: 1 } as const;
const none = { rule: 'none', minMinutes: 30 } as const;
const extend = { rule: 'extend', minMinutes: 30 } as const;

const voted = (votes: string, more: object = {}): Run =>
  [...votes].reduce(
    (run, char, seat) => (char === '.' ? run : cast(run, seat, char === 'y' ? 'yes' : 'no')),
    begin({ roll: { kind: 'seats', seats: seats(5) }, terms: { ...terms, choices: 'three', minSeats: 1, ...more } }),
  );
/** Away for so many minutes in the last hours of the window. */
const away = (run: Run, minutes: number): Run => {
  const to = closesAt(run) - 60 * minute;
  return act(run, system, { type: 'outageMeasured', from: to - minutes * minute, to }, to);
};
const again = (run: Run): Run => act(act(run, secretary, propose), chair, confirm);

describe('XA16 a closed ballot is opened again on a ground that its record shows, once', () => {
  it.each([
    ['lost, everybody voted', close(voted('yyynn')), 'FAIL', 'REOPENING_WITHOUT_GROUND'],
    ['won, one silent', close(voted('yyyn.')), 'PASS', 'REOPENING_WITHOUT_GROUND'],
    ['lost with a paper missing', close(voted('ynnn.')), 'FAIL', 'REOPENING_WITHOUT_GROUND'],
    ['a tie', close(voted('yynn.', { rule: 'W3C', tie: 'chairDecides' })), 'PENDING', 'REOPENING_WITHOUT_GROUND'],
    ['invalid, papers missing', close(voted('yyn..')), 'INVALID', 'papersMissing'],
    ['an outage that was not made good kept a paper away', close(away(voted('yynn.', { outage: none }), 30)), 'FAIL', 'outage'],
    ['a shorter one than the terms ask', close(away(voted('yynn.', { outage: none }), 29)), 'FAIL', 'REOPENING_WITHOUT_GROUND'],
    ['one that was made good', close(away(voted('yynn.', { outage: extend }), 30)), 'FAIL', 'REOPENING_WITHOUT_GROUND'],
    ['an outage, and everybody voted', close(away(voted('yyynn', { outage: none }), 30)), 'FAIL', 'REOPENING_WITHOUT_GROUND'],
  ] as const)('XA16 %s', (_, closed, outcome, expected) => {
    expect(closed.state.result?.outcome).toBe(outcome);
    if (expected === 'REOPENING_WITHOUT_GROUND') {
      expect([verdict(closed, secretary, propose), verdict(closed, chair, confirm)]).toEqual([expected, expected]);
    } else {
      expect(again(closed)).toMatchObject({
        latest: [{ type: 'ballotReopened', ground: expected, proposedBy: 'secretary', by: 'chair' }],
        state: { phase: 'open', result: null, firstResult: closed.state.result, takenBack: closed.state.result },
      });
    }
  });

  it('XA16 and never a second time, whatever its second result is', () => {
    const twice = close(again(close(voted('yyn..'))));
    expect(twice.state.result?.outcome).toBe('INVALID');
    expect([verdict(twice, secretary, propose), verdict(twice, chair, confirm)]).toEqual(['REOPENED_BEFORE', 'REOPENED_BEFORE']);
  });

  it('XA16 a ground that is gone when the second person confirms opens nothing', () => {
    const proposed = act(close(voted('yyn..')), secretary, propose);
    const gone = { ...proposed, state: { ...proposed.state, result: close(voted('yyynn')).state.result } };
    expect([verdict(proposed, officer, confirm), verdict(gone, officer, confirm)]).toEqual(['accepted', 'REOPENING_WITHOUT_GROUND']);
  });
});

describe('XA27 a lost ballot is made invalid, to be opened again', () => {
  const eight = (votes: string, more: object = {}): Run =>
    [...votes].reduce(
      (run, char, seat) => (char === '.' ? run : cast(run, seat, char === 'y' ? 'yes' : 'no')),
      begin({ roll: { kind: 'seats', seats: seats(8) }, terms: { ...terms, choices: 'three', minSeats: 1, ...more } }),
    );

  it('XA27 two of one office recuse a No after a loss: it becomes invalid, and stays the loss that it was declared', () => {
    const lost = close(eight('yyynnn..'));
    const made = byTwo(lost, secretary, recusal(3));
    expect([lost.state.result?.outcome, made.state.result?.outcome]).toEqual(['FAIL', 'INVALID']);
    expect([verdict(made, secretary, propose), verdict(made, chair, confirm)]).toEqual(['REOPENING_WITHOUT_GROUND', 'REOPENING_WITHOUT_GROUND']);
  });

  it('XA27 invalid when first declared, a recusal since takes the ground from nobody; where no silent seat is left there is none', () => {
    const invalid = close(eight('yyn.....'));
    expect(verdict(byTwo(invalid, secretary, recusal(2)), secretary, propose)).toBe('accepted');
    const none = [3, 4, 5, 6, 7].reduce((run, seat) => byTwo(run, secretary, recusal(seat)), invalid);
    expect(verdict(none, secretary, propose)).toBe('REOPENING_WITHOUT_GROUND');
  });

  it('XA27 lost after an outage had opened it again, and then made invalid: it was validly lost all the same', () => {
    const invalid = close(eight('yyn.....', { outage: extend }));
    const to = invalid.now;
    const open = act(invalid, system, { type: 'outageMeasured', from: to - 60 * minute, to }, to);
    expect(open.state.phase).toBe('open');
    const lost = close([3, 4, 5].reduce((run, seat) => cast(run, seat, 'no'), open));
    const made = byTwo(lost, secretary, recusal(3));
    expect([lost.state.result?.outcome, made.state.result?.outcome, made.state.firstResult?.outcome]).toEqual(['FAIL', 'INVALID', 'INVALID']);
    expect(verdict(made, secretary, propose)).toBe('REOPENING_WITHOUT_GROUND');
  });
});

describe('XA27 what the member declined', () => {
  const no = (proposal: number) => ({ type: 'declineProposal', proposal, reason: '与起草无关' }) as const;
  const [first, second] = ['1'.repeat(64), '2'.repeat(64)];

  it('XA27 is proposed again on a document that the member was not shown, and by the member, not in other words', () => {
    const declined = act(act(begin(), secretary, recusal(3)), voter(3), no(1));
    for (const again of [recusal(3), { ...recusal(3), reason: '另一理由', evidence: '另一说法' }])
      expect([secretary, officer, chair].map((actor) => verdict(declined, actor, again))).toEqual(Array(3).fill('MEMBER_DECLINED'));
    expect([verdict(declined, voter(3), recusal(3)), verdict(declined, secretary, recusal(4))]).toEqual(['accepted', 'accepted']);
    const shown = act(act(declined, secretary, { ...recusal(3), proof: first }), voter(3), no(2));
    expect([first, second].map((proof) => verdict(shown, officer, { ...recusal(3), proof }))).toEqual(['MEMBER_DECLINED', 'accepted']);
    const done = act(act(shown, officer, { ...recusal(3), proof: second }), chair, { type: 'confirmChange', n: 3 });
    expect(done.latest).toMatchObject([{ type: 'changeConfirmed' }, { type: 'seatRecused', seat: 3, proof: second }]);
  });

  it('XA27 is not what another official declined', () => {
    const declined = act(act(begin(), secretary, recusal(3)), officer, no(1));
    expect(verdict(declined, secretary, recusal(3))).toBe('accepted');
  });

  it('XA27 holds for who votes for the member as well', () => {
    const holder = personNamed('holder');
    const open = begin({ terms: { ...terms, mandates: { alternates: true, proxies: true, perHolder: 1 } } });
    const mandate = { type: 'recordMandate', seat: 3, holder, kind: 'alternate', from: open.now, until: closesAt(open), proof: first } as const;
    const declined = act(act(open, secretary, mandate), voter(3), no(1));
    expect([first, second].map((proof) => verdict(declined, officer, { ...mandate, proof }))).toEqual(['MEMBER_DECLINED', 'accepted']);
    const given = act(open, voter(3), mandate);
    const kept = act(act(given, secretary, { type: 'withdrawMandate', seat: 3, reason: '已返岗' }), voter(3), no(1));
    const back = { type: 'withdrawMandate', seat: 3, reason: '函件有误' } as const;
    expect([verdict(kept, officer, back), verdict(kept, voter(3), back)]).toEqual(['MEMBER_DECLINED', 'accepted']);
  });
});
