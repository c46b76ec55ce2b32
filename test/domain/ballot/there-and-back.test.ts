import { describe, expect, it } from 'vitest';
import type { BallotEvent } from '../../../domain/ballot/events.js';
import { act, begin, byTwo, cast, close, officer, scan, seats, secretary, terms, text, verdict, vote, voter, type Run } from './ballot-fixture.js';

const [a, b, c] = [text, 'e'.repeat(64), 'f'.repeat(64)];
const swap = (run: Run, to: string): Run =>
  byTwo(run, secretary, { type: 'swapBallotText', from: run.state.text, to, nature: 'erratum', reason: '更正' });
const through = (run: Run, ...texts: readonly string[]): Run => texts.reduce(swap, run);
const stand = (run: Run, seat: number): Run => act(run, voter(seat), { type: 'standByVote', seat, text: run.state.text });
const again = (run: Run, seat: number, choice: 'yes' | 'no'): Run => act(run, voter(seat), { ...vote(seat, choice), text: run.state.text });
const five = (votes: string): Run =>
  [...votes].reduce(
    (run, char, seat) => (char === '.' ? run : cast(run, seat, char === 'y' ? 'yes' : char === 'n' ? 'no' : 'abstain')),
    begin({ terms: { ...terms, minSeats: 1 }, roll: { kind: 'seats', seats: seats(5) } }),
  );
const closing = (run: Run) => {
  const found = close(run).events.find((one): one is Extract<BallotEvent, { readonly type: 'ballotClosed' }> => one.type === 'ballotClosed');
  if (!found) throw new Error('not closed');
  return found;
};

describe('XA33 a paper counts when the text it was given on is the text closed on', () => {
  it.each(['yynnn', 'yyyyn', 'yyyya', 'yynn.', 'yyy..'])('XA33 %s: an erratum there and back leaves counts and outcome as they were', (votes) => {
    const plain = closing(five(votes));
    for (const way of [
      [b, a],
      [b, c, a],
      [b, a, b, a],
    ]) {
      const back = closing(through(five(votes), ...way));
      expect([back.outcome, back.counts, back.papers]).toEqual([plain.outcome, plain.counts, plain.papers]);
      expect(back.swapped).toMatchObject({ stood: 0, unanswered: 0, lapsed: 0 });
    }
  });

  it('XA33 there and not back, a yes that its voter does not answer for counts as not returned, as before', () => {
    expect(closing(through(five('yyyyn'), b))).toMatchObject({ outcome: 'INVALID', counts: { yes: 0 }, swapped: { unanswered: 5, lapsed: 4 } });
  });

  it('XA33 what was given on the text between counts there only; who stood by it stands on both, also when it comes again', () => {
    const between = through(five('yyyy.'), b);
    const stood = [0, 1].reduce(stand, again(again(between, 2, 'yes'), 4, 'yes'));
    // On b: 0 and 1 stood, 2 and 4 voted, 3 did not answer. On a: 0, 1 and 3 voted, 2 and 4 did so on b only. On c nobody spoke.
    expect(closing(stood)).toMatchObject({ counts: { yes: 4 }, swapped: { stood: 2, unanswered: 1, lapsed: 1 } });
    expect(closing(through(stood, a))).toMatchObject({ counts: { yes: 3 }, swapped: { unanswered: 2, lapsed: 2 } });
    expect(closing(through(stood, c))).toMatchObject({ counts: { yes: 0 }, swapped: { stood: 0, unanswered: 5, lapsed: 5 } });
    expect(closing(through(stood, c, b))).toMatchObject({ counts: { yes: 4 }, swapped: { stood: 2, unanswered: 1 } });
  });

  it('XA33 only who has to answer is asked', () => {
    const between = again(through(five('yyyy.'), b), 2, 'yes');
    const asked = (run: Run) =>
      [0, 1, 2, 3, 4].filter((seat) => verdict(run, voter(seat), { type: 'standByVote', seat, text: run.state.text }) === 'accepted');
    expect([asked(between), asked(through(between, a)), asked(through(between, c))]).toEqual([[0, 1, 3], [2], [0, 1, 2, 3]]);
  });

  it('XA33 a sheet is about the text it names, whenever it is confirmed', () => {
    const entered = act(five('yyyy.'), secretary, { type: 'enterPaper', seat: 4, choice: 'yes', text: a, scan });
    const read = { type: 'confirmPaper', seat: 4, n: 1, scan, choice: 'yes', words: false } as const;
    const confirmed = act(through(entered, b), officer, read);
    expect([closing(confirmed).counts.yes, closing(through(confirmed, a)).counts.yes]).toEqual([0, 5]);
  });

  it('XA33 a ballot is about six texts at most; one that was in force is no new one', () => {
    const six = through(five('yyyyn'), ...['1', '2', '3', '4', '5'].map((one) => one.repeat(64)));
    const to = (target: string) =>
      verdict(six, secretary, { type: 'swapBallotText', from: six.state.text, to: target, nature: 'erratum', reason: '更正' });
    expect([to('6'.repeat(64)), to(a)]).toEqual(['TOO_MANY_TEXTS', 'accepted']);
    expect(closing(through(six, a))).toMatchObject({ outcome: 'PASS', counts: { yes: 4 } });
  });
});
