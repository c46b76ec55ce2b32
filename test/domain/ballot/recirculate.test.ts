import { streamActor } from '../../../domain/kernel/actor.js';
import { describe, expect, it } from 'vitest';
import type { BallotCommand } from '../../../domain/ballot/acts.js';
import type { Choice } from '../../../domain/ballot/words.js';
import type { BallotTerms } from '../../../domain/profile/profile.js';
import { Family } from './ballot-family.js';
import { ballot } from '../../../domain/ballot/ballot.js';
import { calendar, day, officer, seats, terms, text, voter } from './ballot-fixture.js';
import { personNamed, placeNamed } from '../../support/spelt.js';

const project = 'standard-project/s1' as const;
const next = 'b'.repeat(64);
const r1 = 'ballot/b1-r1' as const;
const ansi: BallotTerms = { ...terms, rule: 'ANSI', abstention: 'outOfDenominator', recusal: 'staysInBase' };
const ticks: { readonly [char: string]: Choice } = { y: 'yes', n: 'no', a: 'abstain' };
const changes = [{ clause: placeNamed('6.3'), from: 'c'.repeat(64), to: 'd'.repeat(64) }] as const;
const again = { type: 'recirculate', text: next, changes } as const;

const voted = (votes: string, over: Partial<BallotTerms> = {}): Family => {
  const family = new Family({
    roll: { kind: 'seats', seats: seats(votes.length) },
    project,
    terms: { ...ansi, ...over },
    drafters: [personNamed('p3')],
  });
  [...votes].forEach((char, seat) => {
    const choice = ticks[char];
    if (choice) family.act(voter(seat), { type: 'castVote', seat, choice, text, reason: '6.3 数据不足' });
  });
  return family.close();
};
const answered = (family: Family, ...of: number[]): Family =>
  of.reduce((all, seat) => all.act(officer, { type: 'answerNegative', seat, answer: '已补充试验数据' }), family);
const cast = (seat: number, choice: Choice, over: object = {}): BallotCommand => ({ type: 'castVote', seat, choice, text: next, ...over });

describe('S14: recirculation on changed parts and open negatives only', () => {
  it('waits until every open negative is answered, and names those that are not', () => {
    const family = voted('yyy.yyyyynn');
    expect(family.state().result?.outcome).toBe('PENDING');
    expect(family.verdict(officer, again)).toBe('NEGATIVES_UNANSWERED');
    answered(family, 9);
    expect(family.verdict(officer, again)).toBe('NEGATIVES_UNANSWERED');
    answered(family, 10);
    expect(family.verdict(voter(0), again)).toBe('ROLE_NOT_ALLOWED');
    expect(family.verdict(officer, again)).toBe('accepted');
  });

  it('XF3 a roll that is a stored document is sent on to no ballot: ROLL_NOT_BY_VALUE', () => {
    const roll = { kind: 'document', sha256: 'c'.repeat(64), size: 40, excluded: [] } as const;
    const family = new Family({ roll, project, terms: { ...ansi, minSeats: 3 }, opens: 'atStart' });
    const closed = family.close().state();
    const decided = ballot.decide({ ...closed, phase: 'closed' }, again, { now: family.now, actor: officer, calendar });
    expect(decided).toEqual({
      ok: false,
      error: {
        ...{ code: 'ROLL_NOT_BY_VALUE', rule: 'D-FOLLOW', source: 'D-FOLLOW-UP', found: { size: 40 }, needed: 'a roll by value' },
        cure: ['nobody'],
      },
    });
    const shown = ballot.blockers({ ...closed, phase: 'closed' }, 'recirculate', { now: family.now, actor: officer, calendar });
    expect(shown.map(({ code }) => code)).toEqual(['ROLL_NOT_BY_VALUE']);
  });

  it('is a ballot of its own: ten days, new text, changed clauses and open negatives on the form, votes carried over, exclusions kept', () => {
    const family = answered(voted('yyy.yyyyynn'), 9, 10).act(officer, again);
    const round = family.state(r1);
    expect(round).toMatchObject({
      phase: 'open',
      round: 2,
      text: next,
      marks: ['yyy-yyyyyNN'],
      follows: { kind: 'recirculation', of: 'ballot/b1', from: text, changes, negatives: [9, 10], marks: '' },
      excluded: [{ seat: 3, reason: 'drafter' }],
    });
    expect((round.closesAt ?? 0) - family.now).toBeGreaterThanOrEqual(10 * day);
    expect((round.closesAt ?? 0) - family.now).toBeLessThan(13 * day);
    expect(family.notices).toContain('ballot.ballotOpened.recirculated');
  });

  it('votes stand unless changed; answered negatives rest with the round; the first ballot takes the result and tells the project', () => {
    const family = answered(voted('yyy.yyyyynn'), 9, 10).act(officer, again);
    family.act(voter(9), cast(9, 'yes'), r1).close(r1);
    expect(family.state(r1).result).toMatchObject({ outcome: 'PASS', counts: { yes: 9, noWithReasons: 1, facts: { openNegatives: 0 } } });
    expect(family.state().result).toEqual(family.state(r1).result);
    expect(family.told.map(({ to, command }) => [to, command.type, 'outcome' in command ? command.outcome : null])).toEqual([
      [project, 'ballotOpened', null],
      [project, 'ballotDecided', 'PENDING'],
      [project, 'ballotDecided', 'PASS'],
    ]);
    expect(family.tick(family.now + 8 * day).state().phase).toBe('settled');
  });

  it('the real ANSI record: 58/4/3 of 83, then 64/4/2 after recirculation', () => {
    const votes = 'y'.repeat(58) + 'n'.repeat(4) + 'a'.repeat(3) + '.'.repeat(18);
    const family = new Family({ roll: { kind: 'seats', seats: seats(83) }, terms: ansi });
    [...votes].forEach((char, seat) => {
      const choice = ticks[char];
      if (choice) family.act(voter(seat), { type: 'castVote', seat, choice, text, reason: '理由' });
    });
    answered(family.close(), 58, 59, 60, 61).act(officer, again);
    for (const seat of [62, 65, 66, 67, 68, 69]) family.act(voter(seat), cast(seat, 'yes'), r1);
    family.close(r1);
    expect(family.state().result).toMatchObject({ outcome: 'PASS', counts: { yes: 64, noWithReasons: 4, abstain: 2 } });
    expect(family.state().result?.trace[1]).toMatchObject({ test: 'yes', num: 64, q: 3, p: 2, den: 68, holds: true });
  });

  it('a negative names its clause; on an untouched clause it is parked, visibly, and the vote stays as it was', () => {
    const family = answered(voted('yyy.yyyyynn'), 9, 10).act(officer, again);
    expect(family.verdict(voter(0), cast(0, 'no', { reason: '不同意' }), r1)).toBe('CLAUSE_MISSING');
    family.act(voter(0), cast(0, 'no', { reason: '术语不统一', clause: '3.1' }), r1);
    expect(family.events(r1).at(-1)).toMatchObject({ type: 'commentParked', seat: 0, clause: '3.1', choice: 'no', words: '术语不统一' });
    expect(family.state(r1)).toMatchObject({ parked: 1, marks: ['yyy-yyyyyNN'] });
    for (const clause of ['6.3', '6.3.1', '6']) expect(family.verdict(voter(1), cast(1, 'no', { reason: '限值过宽', clause }), r1)).toBe('accepted');
    family.act(voter(1), cast(1, 'no', { reason: '限值过宽', clause: '6.3.2' }), r1);
    expect(family.state(r1).marks).toEqual(['yNy-yyyyyNN']);
    family.act(voter(2), cast(2, 'yesWithComments', { comment: '图 1 不清', clause: '图 1' }), r1);
    expect(
      family
        .events(r1)
        .slice(-2)
        .map((event) => event.type),
    ).toEqual(['voteCast', 'commentParked']);
  });

  it('an old negative may be kept without a clause; a new one on a changed part is open and leads to a further round', () => {
    const family = answered(voted('yyy.yyyyynn'), 9, 10).act(officer, again);
    family.act(voter(10), cast(10, 'no', { reason: '仍不同意' }), r1);
    family.act(voter(1), cast(1, 'no', { reason: '限值过宽', clause: '6.3' }), r1).close(r1);
    expect(family.state(r1).result).toMatchObject({ outcome: 'PENDING', counts: { facts: { openNegatives: 1 } } });
    expect(family.state().result?.outcome).toBe('PENDING');
    family.act(officer, { type: 'answerNegative', seat: 1, answer: '限值依据见附录 B' }, r1);
    family.act(officer, { ...again, text: 'e'.repeat(64) }, r1).close('ballot/b1-r1-r1');
    expect(family.state().result).toMatchObject({ outcome: 'PASS', counts: { noWithReasons: 3 } });
    expect(family.told.at(-1)).toMatchObject({ to: project, command: { type: 'ballotDecided', ballot: 'ballot/b1', outcome: 'PASS' } });
  });

  it('while the round runs, what changes a vote is done there; voided, it may be held again', () => {
    const family = answered(voted('yyy.yyyyynn'), 9, 10).act(officer, again);
    expect(family.verdict(voter(9), { type: 'withdrawNegative', seat: 9, to: 'yes', text })).toBe('RECIRCULATED');
    expect(family.verdict(officer, again)).toBe('RECIRCULATED');
    family.act(officer, { type: 'recallBallot', reason: '文本有误' }, r1);
    expect(family.verdict(officer, again)).toBe('accepted');
    expect(family.state().result?.outcome).toBe('PENDING');
  });

  it('when the first ballot is voided, so is the round that runs', () => {
    const family = answered(voted('yyy.yyyyynn'), 9, 10).act(officer, again);
    family.act(streamActor(project), { type: 'voidBallot', reason: '项目终止' });
    expect(family.state(r1).phase).toBe('voided');
  });

  it('a committee whose terms know a recirculation holds one after a pass too, when 6.3 was changed (CN-TC)', () => {
    const tc = voted('yyy.yyyyyyn', { rule: 'CN-TC', recirculation: { window: { count: 10, unit: 'calendarDays' } } });
    expect(tc.state().result?.outcome).toBe('PASS');
    tc.act(officer, again).close(r1);
    expect(tc.state().result).toMatchObject({ outcome: 'PASS', counts: { yes: 9, noWithReasons: 1 } });
    expect(voted('yyy.yyyyyyn', { rule: 'CN-TC' }).verdict(officer, again)).toBe('RECIRCULATION_NOT_ALLOWED');
  });
});
