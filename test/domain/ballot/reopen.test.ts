import { describe, expect, it } from 'vitest';
import { system } from '../../../domain/actor.js';
import { act, begin, cast, chair, close, closesAt, minute, officer, seats, secretary, terms, verdict, type Run } from './ballot-fixture.js';

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
