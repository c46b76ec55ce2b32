import { describe, expect, it } from 'vitest';
import { ballot } from '../../../domain/ballot/ballot.js';
import {
  act,
  at,
  begin,
  cast,
  close,
  closesAt,
  day,
  institute,
  officer,
  plant,
  scan,
  seats,
  society,
  start,
  terms,
  text,
  verdict,
  vote,
  voter,
  who,
} from './ballot-fixture.js';
import { personNamed } from '../../support/spelt.js';

describe('given an open letter ballot of twelve', () => {
  const open = begin();

  it('a vote of the seat’s own person on the frozen text is accepted and marks one seat', () => {
    const voted = cast(open, 3);
    expect(voted.state.marks).toEqual(['...y........']);
    expect(voted.events.at(-1)).toMatchObject({ type: 'voteCast', seat: 3, person: 'p3', replaces: '.', first: true, text: 'a'.repeat(64) });
  });

  it.each([
    ['somebody outside the roll', who('stranger', 'expert'), vote(0), 'NO_SEAT'],
    ['an officer without a seat', officer, vote(0), 'NO_SEAT'],
    ['a member on the neighbour’s seat', voter(1), vote(0), 'NOT_YOUR_SEAT'],
    ['a seat beyond the roll', voter(1), vote(12), 'SEAT_UNKNOWN'],
    ['a negative seat', voter(1), vote(-1), 'SEAT_UNKNOWN'],
    ['a vote on another text', voter(0), { ...vote(0), text: scan }, 'TEXT_MISMATCH'],
    ['a no without its reason', voter(0), vote(0, 'no', ' '), 'REASON_MISSING'],
    ['a conditional no without its reason', voter(0), vote(0, 'conditionalNo', ''), 'REASON_MISSING'],
    ['a yes with comments without the comment', voter(0), vote(0, 'yesWithComments', ' '), 'COMMENT_MISSING'],
  ] as const)('%s is refused', (_, actor, command, code) => expect(verdict(open, actor, command)).toBe(code));

  it.each([
    ['yes', 'y'],
    ['yesWithComments', 'Y'],
    ['no', 'N'],
    ['conditionalNo', 'c'],
    ['abstain', 'a'],
  ] as const)('%s is kept as %s', (choice, mark) => expect(cast(open, 0, choice).state.marks[0]?.[0]).toBe(mark));

  it('S6: a further vote replaces the first, both are kept, one counts', () => {
    const changed = cast(cast(open, 0, 'yes'), 0, 'no');
    expect(changed.events.filter((e) => e.type === 'voteCast')).toMatchObject([
      { replaces: '.', first: true },
      { replaces: 'y', first: false },
    ]);
    expect(close(changed).state.result?.counts).toMatchObject({ yes: 0, noWithReasons: 1 });
  });

  it('where the terms say never, a second vote is refused', () => {
    const once = begin({ terms: { ...terms, revote: 'never' } });
    expect(verdict(cast(once, 0), voter(0), vote(0, 'no'))).toBe('REVOTE_NOT_ALLOWED');
  });

  it('where reasons are optional, a bare no is kept apart from a reasoned one', () => {
    const open = begin({ terms: { ...terms, reasons: 'optional' } });
    const bare = act(open, voter(0), { type: 'castVote', seat: 0, choice: 'no', text });
    expect(cast(bare, 1, 'no').state.marks[0]).toBe('nN..........');
  });

  it.each([
    ['three', 'conditionalNo'],
    ['three', 'yesWithComments'],
    ['positions', 'no'],
  ] as const)('on the paper of %s, %s is not printed', (choices, choice) =>
    expect(verdict(begin({ terms: { ...terms, choices } }), voter(0), vote(0, choice))).toBe('CHOICE_NOT_ON_PAPER'),
  );
});

describe('the instant of close', () => {
  const open = begin();
  const close30 = closesAt(open);

  it('is midnight in Shanghai after thirty full days', () => expect(close30).toBe(Date.UTC(2026, 11, 2, 16)));

  it.each([
    ['one millisecond before the deadline', close30 - 1, 'voteCast'],
    ['at the deadline, within the grace for transit', close30, 'voteCast'],
    ['at the last millisecond of the grace', close30 + 29_999, 'voteCast'],
    ['at the end of the grace', close30 + 30_000, 'voteKeptLate'],
    ['four minutes later', close30 + 240_000, 'voteKeptLate'],
  ] as const)('%s a vote is a %s', (_, now, type) => {
    const decided = ballot.decide(open.state, vote(0), at(now, voter(0)));
    expect(decided.ok && decided.value.map((e) => e.type)).toEqual([type]);
  });

  it('after the closing act a late vote is kept, says how late it is, and changes nothing that counts', () => {
    const closed = close(cast(open, 0));
    const late = cast(closed, 1, 'no', close30 + 240_000);
    expect(late.events.at(-1)).toMatchObject({ type: 'voteKeptLate', lateByMs: 240_000 });
    expect(late.state).toEqual({ ...closed.state, late: 1 });
  });

  it('a late vote on another text or by a stranger is refused all the same', () => {
    const closed = close(open);
    expect(verdict(closed, voter(0), { ...vote(0), text: scan })).toBe('TEXT_MISMATCH');
    expect(verdict(closed, who('x'), vote(0))).toBe('NOT_YOUR_SEAT');
  });

  it('`can` shows the act as closed although a late paper would be kept', () => {
    expect(ballot.can(close(open).state, 'castVote', at(close30 + day, voter(0))).ok).toBe(false);
    expect(ballot.can(open.state, 'castVote', at(close30 + 30_000, voter(0)))).toMatchObject({ error: { code: 'BALLOT_CLOSED' } });
  });
});

describe('G6: exclusion by credit code', () => {
  const mixed = [...seats(4), ...seats(6, plant).slice(4), ...seats(7, institute).slice(6)];
  const over = { roll: { kind: 'seats', seats: mixed }, drafters: [personNamed('p0')], drafterUnits: [` ${plant.toLowerCase()} `] } as const;

  it('a drafter and everyone of a drafting unit have no vote, whatever their unit is called', () => {
    const open = begin(over);
    expect(open.state.marks).toEqual(['-...--.']);
    expect(verdict(open, voter(0), vote(0))).toBe('SEAT_EXCLUDED');
    expect(ballot.decide(open.state, vote(4), at(start, voter(4)))).toMatchObject({
      error: {
        rule: 'G6',
        source: expect.stringContaining('GS-14') as string,
        found: { seat: 4, reason: 'drafterUnit', evidence: plant },
        cure: ['nobody'],
      },
    });
    expect(verdict(open, voter(6), vote(6))).toBe('accepted');
  });

  it('with exclusion of drafters only, their colleagues vote', () =>
    expect(begin({ ...over, terms: { ...terms, exclusion: 'drafters' } }).state.marks).toEqual(['-......']));
  it('with no exclusion, drafters vote', () => expect(begin({ ...over, terms: { ...terms, exclusion: 'none' } }).state.marks).toEqual(['.......']));
  it('the society itself is not excluded for hosting the ballot', () =>
    expect(begin({ ...over, drafters: [], drafterUnits: [society] }).state.marks).toEqual(['----...']));
});

describe('a roll by document', () => {
  const open = begin({ roll: { kind: 'document', sha256: scan, size: 3000, excluded: [{ seat: 2999, reason: 'drafter' }] } });
  it('takes the actor as mapped by the API and names person and seat in the event', () => {
    const decided = ballot.decide(open.state, vote(2500), at(start, who('anyone')));
    expect(decided.ok && decided.value[0]).toMatchObject({ seat: 2500, person: 'anyone' });
  });
  it('refuses the excluded seat and the clock', () => {
    expect(verdict(open, who('anyone'), vote(2999))).toBe('SEAT_EXCLUDED');
    expect(verdict(open, { id: 'system', grants: [] }, vote(1))).toBe('NO_SEAT');
  });
  it('copies one row of marks for a vote and shares the others', () => {
    const decided = ballot.decide(open.state, vote(1500), at(start, who('anyone')));
    if (!decided.ok || !decided.value[0]) throw new Error('refused');
    const next = ballot.evolve(open.state, decided.value[0], start);
    expect(next.marks.map((row, i) => row === open.state.marks[i])).toEqual([true, false, true]);
  });
});
