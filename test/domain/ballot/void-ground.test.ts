import { describe, expect, it } from 'vitest';
import { system, type Actor } from '../../../domain/kernel/actor.js';
import { faultNames } from '../../../domain/ballot/words.js';
import { valuesOf } from '../../../domain/kernel/words.js';
import { personNamed } from '../../support/spelt.js';
import { sha } from '../standard-project/project-fixture.js';
import { act, begin, cast, chair, close, closesAt, minute, officer, seats, secretary, terms, verdict, type Run } from './ballot-fixture.js';

const propose = { type: 'proposeVoiding', reason: '程序有瑕疵' } as const;
const confirm = { type: 'confirmVoiding', n: 1 } as const;
const society = begin().state.organisation;
const authority = (id: string, organisation: string): Actor => ({ id: personNamed(id), grants: [{ role: 'monitor', organisation }] });
const monitor = authority('monitor', society);
const elsewhere = authority('elsewhere', '51210000MJ40000156');

const voted = (votes: string, more: object = {}): Run =>
  [...votes].reduce(
    (run, char, seat) => (char === '.' ? run : cast(run, seat, char === 'y' ? 'yes' : 'no')),
    begin({ roll: { kind: 'seats', seats: seats(5) }, terms: { ...terms, choices: 'three', minSeats: 1, ...more } }),
  );
const away = (run: Run, minutes: number): Run => {
  const to = closesAt(run) - 60 * minute;
  return act(run, system, { type: 'outageMeasured', from: to - minutes * minute, to }, to);
};
const lost = (): Run => close(voted('yyynn'));
const recounted = (): Run => {
  const invalid = close(voted('yyn..'));
  const { result } = lost().state;
  return result === null ? invalid : { ...invalid, state: { ...invalid.state, firstResult: result } };
};

describe('XA30 a declared result is voided on a ground', () => {
  it.each([
    ['lost', lost()],
    ['lost, a paper missing', close(voted('ynnn.'))],
    ['won', close(voted('yyyyn'))],
    ['lost, and recounted as invalid', recounted()],
  ] as const)('XA30 %s: nobody of the office proposes it for a reason alone, nor does the authority of another place', (_, closed) => {
    expect([secretary, officer, chair].map((one) => verdict(closed, one, propose))).toEqual(Array(3).fill('VOIDING_WITHOUT_GROUND'));
    expect(verdict(closed, elsewhere, propose)).toBe('ROLE_NOT_ALLOWED');
  });

  it.each(valuesOf(faultNames))('XA30 an error in the %s with its document, by two persons; both stand in the record', (error) => {
    const fault = { error, document: sha(9) };
    const proposed = act(lost(), secretary, { ...propose, fault });
    expect([verdict(proposed, secretary, confirm), verdict(proposed, officer, confirm)]).toEqual(['SECOND_PERSON', 'accepted']);
    expect(act(proposed, officer, confirm)).toMatchObject({
      latest: [{ type: 'ballotVoided', ground: 'error', fault }],
      state: { phase: 'voided', result: { outcome: 'FAIL' }, voided: { ground: 'error', fault } },
    });
  });

  it('XA30 an outage that was not made good, as the record shows', () => {
    const run = close(away(voted('yynn.', { outage: { rule: 'none', minMinutes: 30 } }), 30));
    expect(act(act(run, secretary, propose), chair, confirm).latest).toMatchObject([{ type: 'ballotVoided', ground: 'outage' }]);
  });

  it('XA30 the word of the authority, with a second person of the office; it does not conduct an open ballot', () => {
    const proposed = act(lost(), monitor, propose);
    expect(act(proposed, chair, confirm).latest).toMatchObject([{ type: 'ballotVoided', ground: 'authority', proposedBy: monitor.id, by: chair.id }]);
    expect([verdict(voted('yyn..'), monitor, propose), verdict(proposed, monitor, confirm)]).toEqual(['ROLE_NOT_ALLOWED', 'ROLE_NOT_ALLOWED']);
  });

  it('XA30 what decided nothing yet is voided by two persons without one: an open ballot, an invalid one, a tie', () => {
    const free = [voted('yyn..'), close(voted('yyn..')), close(voted('yynn.', { rule: 'W3C', tie: 'chairDecides' }))];
    for (const run of free) expect(act(act(run, secretary, propose), officer, confirm).state).toMatchObject({ phase: 'voided' });
  });

  it('XA30 a ballot that was invalid when it was proposed and is a decision when it is confirmed is not voided', () => {
    const proposed = act(close(voted('yyn..')), secretary, propose);
    const decided = { ...proposed, state: { ...proposed.state, result: lost().state.result } };
    expect(verdict(decided, officer, confirm)).toBe('VOIDING_WITHOUT_GROUND');
  });
});
