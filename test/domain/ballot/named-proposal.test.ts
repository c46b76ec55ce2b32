import { describe, expect, it } from 'vitest';
import type { BallotCommand } from '../../../domain/ballot/acts.js';
import { charAt } from '../../../domain/kernel/rows.js';
import {
  act,
  begin,
  byTwo,
  cast,
  chair,
  close,
  closesAt,
  officer,
  scan,
  seats,
  secretary,
  terms,
  text,
  verdict,
  type Run,
} from './ballot-fixture.js';
import { recusal } from './every-command.js';

const five = (votes: string): Run =>
  [...votes].reduce(
    (run, char, seat) => (char === '.' ? run : cast(run, seat, char === 'y' ? 'yes' : 'no')),
    begin({ terms: { ...terms, minSeats: 1 }, roll: { kind: 'seats', seats: seats(5) } }),
  );
const by = (run: Run, ...commands: readonly BallotCommand[]): Run => commands.reduce((next, command) => act(next, secretary, command), run);

type Way = readonly [name: string, run: Run, first: BallotCommand, second: BallotCommand, confirm: (n: number) => BallotCommand];
const erratum = (to: string, reason: string) => ({ type: 'swapBallotText', from: text, to, nature: 'erratum', reason }) as const;
/** What one person may propose in another way while somebody reads it. */
const ways: readonly Way[] = [
  [
    'an extension by other days',
    five('yyn..'),
    { type: 'proposeExtension', days: 1, reason: '假期' },
    { type: 'proposeExtension', days: 15, reason: '假期' },
    (n) => ({ type: 'confirmExtension', n }),
  ],
  [
    'a voiding for another reason',
    five('yyn..'),
    { type: 'proposeVoiding', reason: '附件缺页' },
    { type: 'proposeVoiding', reason: '结果不合领导意见' },
    (n) => ({ type: 'confirmVoiding', n }),
  ],
  [
    're-opening by other days',
    close(five('yyn..')),
    { type: 'proposeReopening', days: 1, reason: '补票' },
    { type: 'proposeReopening', days: 20, reason: '补票' },
    (n) => ({ type: 'confirmReopening', n }),
  ],
  ['a recusal for another reason', close(five('yyynn')), recusal(4), { ...recusal(4), reason: '另有原因' }, (n) => ({ type: 'confirmChange', n })],
  ['another text', five('yyn..'), erratum('e'.repeat(64), '笔误'), erratum('f'.repeat(64), '笔误'), (n) => ({ type: 'confirmChange', n })],
];

describe('XA31 a second person confirms what they have read', () => {
  it.each(ways)(
    'XA31 %s: proposed anew, the number that was read confirms and declines nothing, the new one does',
    (_name, run, first, second, confirm) => {
      const read = by(run, first);
      const replaced = by(read, second);
      expect(replaced.state.proposals).toMatchObject([{ n: 2, by: 'secretary' }]);
      expect([verdict(read, chair, confirm(1)), verdict(replaced, chair, confirm(1)), verdict(replaced, chair, confirm(2))]).toEqual([
        'accepted',
        'NOTHING_PROPOSED',
        'accepted',
      ]);
      const no = (proposal: number): BallotCommand => ({ type: 'declineProposal', proposal, reason: '不同意' });
      expect([verdict(replaced, chair, no(1)), verdict(replaced, chair, no(2))]).toEqual(['NOTHING_PROPOSED', 'accepted']);
      expect(act(replaced, chair, confirm(2)).latest[0]).toMatchObject({ n: 2, proposedBy: 'secretary', by: 'chair' });
    },
  );

  it('XA31 a number is that of one act: an extension is not confirmed as a voiding', () => {
    const waits = by(five('yyn..'), { type: 'proposeExtension', days: 1, reason: '假期' }, { type: 'proposeVoiding', reason: '误' });
    expect([verdict(waits, chair, { type: 'confirmVoiding', n: 1 }), verdict(waits, chair, { type: 'confirmExtension', n: 2 })]).toEqual([
      'NOTHING_PROPOSED',
      'NOTHING_PROPOSED',
    ]);
  });
});

/** What may stand on a sheet, as it is typed and as it is read. */
const sheets = [
  ['yes', {}, { choice: 'yes', words: false }],
  ['yes', { comment: '赞成' }, { choice: 'yes', words: true }],
  ['yesWithComments', { comment: '改 5.2' }, { choice: 'yesWithComments', words: true }],
  ['no', { reason: '理由' }, { choice: 'no', words: true }],
  ['conditionalNo', { reason: '改 5.2' }, { choice: 'conditionalNo', words: true }],
  ['abstain', {}, { choice: 'abstain', words: false }],
  ['abstain', { reason: '不熟悉' }, { choice: 'abstain', words: true }],
  ['spoilt', {}, { choice: 'spoilt', words: false }],
] as const;
const readings = [...new Map(sheets.map(([, , says]) => [JSON.stringify(says), says])).values()];

describe('XA31 a sheet is read twice', () => {
  it.each(sheets)(
    'XA31 typed as %s %j, it counts when the second person reads the same from the scan, and by no other reading',
    (choice, words, says) => {
      const typed = by(five('yyy..'), { type: 'enterPaper', seat: 4, choice, text, scan, ...words });
      for (const reading of readings) {
        const same = JSON.stringify(reading) === JSON.stringify(says);
        const command = { type: 'confirmPaper', seat: 4, n: 1, scan, ...reading } as const;
        expect(verdict(typed, officer, command), JSON.stringify(reading)).toBe(same ? 'accepted' : 'SHEET_READ_OTHERWISE');
        // Who typed it learns nothing by guessing, and neither does anybody by an old number.
        expect(verdict(typed, secretary, command)).toBe('SECOND_PERSON');
        expect(verdict(typed, officer, { ...command, n: 2 })).toBe('PAPER_UNKNOWN');
      }
      expect(act(typed, officer, { type: 'confirmPaper', seat: 4, n: 1, scan, ...says }).latest).toMatchObject([{ n: 1, ...says, by: 'officer' }]);
    },
  );

  it('XA31 typed anew on the same scan it is another sheet: what was read before confirms nothing', () => {
    const read = by(five('yyy..'), { type: 'enterPaper', seat: 4, choice: 'no', reason: '理由', text, scan });
    const retyped = by(read, { type: 'enterPaper', seat: 4, choice: 'yes', text, scan });
    const seen = { type: 'confirmPaper', seat: 4, n: 1, scan, choice: 'no', words: true } as const;
    expect([verdict(read, officer, seen), verdict(retyped, officer, seen)]).toEqual(['accepted', 'PAPER_UNKNOWN']);
    expect(verdict(retyped, officer, { ...seen, n: 2 })).toBe('SHEET_READ_OTHERWISE');
    expect(charAt(act(retyped, officer, { ...seen, n: 2, choice: 'yes', words: false }).state.marks, 4)).toBe('y');
  });

  it('XA31 the number of a sheet is its own, whatever else is proposed, also after an objection and an erratum', () => {
    const two = byTwo(by(five('yyy..'), { type: 'enterPaper', seat: 4, choice: 'yes', text, scan }), secretary, erratum('e'.repeat(64), '笔误'));
    const second = by(two, { type: 'enterPaper', seat: 3, choice: 'yes', text: 'e'.repeat(64), scan: 'f'.repeat(64) });
    expect(second.state.papers.map(({ seat, n }) => [seat, n])).toEqual([
      [4, 1],
      [3, 2],
    ]);
    expect(second.now).toBeLessThan(closesAt(second));
  });
});
