import { describe, expect, it } from 'vitest';
import { streamActor, system } from '../../../domain/kernel/actor.js';
import type { BallotCommand } from '../../../domain/ballot/acts.js';
import {
  act,
  begin,
  byTwo,
  cast,
  close,
  closesAt,
  day,
  mandate,
  officer,
  scan,
  secretary,
  terms,
  text,
  verdict,
  vote,
  voter,
} from './ballot-fixture.js';
import { personNamed } from '../../support/spelt.js';

const corrected = 'e'.repeat(64);
const sheet: BallotCommand = { type: 'enterPaper', seat: 4, choice: 'yes', text, scan };
const confirm: BallotCommand = { type: 'confirmPaper', seat: 4, n: 1, scan, choice: 'yes', words: false };
const erratum: BallotCommand = { type: 'swapBallotText', from: text, to: corrected, nature: 'erratum', reason: '表 4 有误' };

describe('XE6 a sheet that nobody confirmed', () => {
  const seatsIn = (run: ReturnType<typeof begin>) =>
    run.effects.flatMap((effect) =>
      effect.kind === 'notice' && effect.template.includes('.sheets') ? [[effect.template, effect.data['seats']]] : [],
    );

  it('XE6 is named with every reminder and at the close, and the result says how many were not counted', () => {
    const entered = act(begin(), officer, { type: 'enterPaper', seat: 4, choice: 'no', reason: '理由', text, scan });
    const reminded = act(entered, system, { type: 'remindUnvoted', daysLeft: 1 }, closesAt(entered) - day);
    expect(seatsIn(reminded)).toEqual([['ballot.votersReminded.sheetsUnconfirmed', '4']]);
    const closed = act({ ...reminded, now: closesAt(entered) + 30_000 }, system, { type: 'closeBallot' }, closesAt(entered) + 30_000);
    expect(seatsIn(closed)).toEqual([['ballot.ballotClosed.sheetsNotCounted', '4']]);
    expect(closed.latest.at(-1)).toMatchObject({ type: 'ballotClosed', unconfirmed: 1, counts: { noWithReasons: 0 } });
  });

  it('XE6 XB11 once confirmed it is a vote and nothing is named; voted over by its member it is named as before, or its end would say who has voted', () => {
    const entered = act(begin(), officer, { type: 'enterPaper', seat: 4, choice: 'no', reason: '理由', text, scan });
    const end = (run: typeof entered) => act(run, system, { type: 'closeBallot' }, closesAt(run) + 30_000);
    const confirmed = end(act(entered, secretary, { type: 'confirmPaper', seat: 4, n: 1, scan, choice: 'no', words: true }));
    expect([seatsIn(confirmed), 'unconfirmed' in (confirmed.latest.at(-1) ?? {})]).toEqual([[], false]);
    expect([seatsIn(end(cast(entered, 4))), seatsIn(end(entered))]).toEqual([
      [['ballot.ballotClosed.sheetsNotCounted', '4']],
      [['ballot.ballotClosed.sheetsNotCounted', '4']],
    ]);
  });
});

describe('S9 and S7: a sheet that was entered before an erratum and confirmed after it', () => {
  const confirmed = () => act(byTwo(act(begin(), secretary, sheet), secretary, erratum), officer, confirm);

  it('is a vote on the text before, and its voter is asked whether it stands on the corrected text, as everybody else who had voted', () => {
    const run = confirmed();
    expect(close(run).events.find((one) => one.type === 'ballotClosed')).toMatchObject({ swapped: { unanswered: 1 } });
    const stood = act(run, voter(4), { type: 'standByVote', seat: 4, text: corrected });
    expect(close(stood).events.find((one) => one.type === 'ballotClosed')).toMatchObject({ swapped: { unanswered: 0 }, papers: { yes: 1 } });
  });

  it('objected to, nothing is asked of its voter any more', () => {
    const run = act(confirmed(), voter(4), { type: 'objectPaper', seat: 4, reason: '不是我投的' });
    expect(close(run).events.find((one) => one.type === 'ballotClosed')).toMatchObject({ swapped: { unanswered: 0 }, papers: { yes: 0 } });
  });

  it('entered after it, about the corrected text, nothing is asked', () => {
    const run = act(act(byTwo(begin(), secretary, erratum), secretary, { ...sheet, text: corrected }), officer, confirm);
    expect(close(run).events.find((one) => one.type === 'ballotClosed')).toMatchObject({ swapped: { unanswered: 0 } });
  });
});

describe('XA17 a scan is good for one seat', () => {
  const again: BallotCommand = { ...sheet, seat: 5 };
  const entered = () => act(begin(), officer, sheet);
  const confirmed = () => act(entered(), secretary, confirm);

  it.each([
    ['waits', entered],
    ['was confirmed', confirmed],
    ['was objected to', () => act(confirmed(), voter(4), { type: 'objectPaper', seat: 4, reason: '不是我投的' })],
    ['was voted over', () => cast(confirmed(), 4)],
    ['was put aside with its seat', () => byTwo(confirmed(), secretary, { type: 'recuse', seat: 4, reason: '参与起草', evidence: '名单' })],
    ['was entered anew with another scan', () => act(entered(), officer, { ...sheet, scan: '9'.repeat(64) })],
  ])('XA17 not for another one after its sheet %s', (_, run) => {
    expect(verdict(run(), officer, again)).toBe('SCAN_OF_ANOTHER_SEAT');
    expect(verdict(run(), officer, { ...again, scan: '8'.repeat(64) })).toBe('accepted');
  });

  it('XA17 for its own seat again, and never a file of the ballot itself', () => {
    expect(verdict(entered(), officer, { ...sheet, choice: 'abstain', comment: '略' })).toBe('accepted');
    expect(verdict(begin(), officer, { ...sheet, scan: text })).toBe('SCAN_OF_ANOTHER_SEAT');
    const rolled = begin({ roll: { kind: 'document', sha256: scan, size: 9, excluded: [] } });
    expect(verdict(rolled, officer, sheet)).toBe('SCAN_OF_ANOTHER_SEAT');
  });
});

it('a sheet of somebody who has left the meeting before it was confirmed is not counted', () => {
  const meeting = {
    ...terms,
    mode: 'meeting',
    choices: 'three',
    window: { min: { count: 1, unit: 'calendarDays' }, default: { count: 1, unit: 'calendarDays' }, max: { count: 5, unit: 'calendarDays' } },
  } as const;
  const run = begin({ terms: meeting, window: { count: 1, unit: 'calendarDays' } });
  const there = act(act(run, secretary, { type: 'recordAttendance', present: [3, 4] }), secretary, sheet);
  expect(verdict(there, officer, confirm)).toBe('accepted');
  expect(verdict(act(there, secretary, { type: 'recordAttendance', present: [3] }), officer, confirm)).toBe('NOT_PRESENT');
});

describe('S10: a proxy who has lost the own vote since', () => {
  const run = () => {
    const begun = begin({ committee: 'committee/c1', terms: { ...terms, mandates: { alternates: true, proxies: true, perHolder: 1 } } });
    return byTwo(begun, secretary, mandate());
  };

  it('votes for the other as long as the own seat has a vote', () => expect(verdict(run(), voter(5), vote(3))).toBe('accepted'));

  it('stepped aside: casts none for another either', () =>
    expect(verdict(act(run(), voter(5), { type: 'recuse', seat: 5, reason: '参与起草', evidence: '名单' }), voter(5), vote(3))).toBe('SEAT_RECUSED'));

  it('no member any more: casts none for another either', () => {
    const left = act(run(), streamActor('committee/c1'), {
      type: 'seatChanged',
      person: personNamed('p5'),
      cause: 'resigned',
      organisation: null,
      evidence: '辞职信',
    });
    expect(verdict(left, voter(5), vote(3))).toBe('SEAT_GIVEN_UP');
  });
});
