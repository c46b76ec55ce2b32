import { describe, expect, it } from 'vitest';
import { streamActor } from '../../../domain/kernel/actor.js';
import { personNamed } from '../../support/spelt.js';
import { act, begin, cast, close, seats, terms, type Run } from './ballot-fixture.js';

const lawful = { ...terms, law: 'committee', choices: 'three', rosterChange: 'becomesRecused' } as const;
const committee = 'committee/tc';
/** Sixteen members, the last ones suspended when the roll was made. */
const called = (suspended: number): Run => {
  const withheld = Array.from({ length: suspended }, (_, i) => ({ seat: 15 - i, reason: 'suspended', evidence: '2026-01-05' }));
  return begin(
    { committee, terms: lawful, roll: { kind: 'seats', seats: seats(16), ...(suspended === 0 ? {} : { withheld }) } },
    streamActor(committee),
  );
};
const yes = (run: Run, votes: number): Run => Array.from({ length: votes }, (_, seat) => seat).reduce((voted, seat) => cast(voted, seat), run);

describe('XA32 suspended members are members still', () => {
  it.each([
    [10, 6, 'INVALID'],
    [5, 11, 'INVALID'],
    [4, 12, 'PASS'],
    [0, 12, 'PASS'],
  ])('XA32 %d of 16 suspended, the other %d vote yes: %s', (suspended, votes, outcome) => {
    const { result } = close(yes(called(suspended), votes)).state;
    expect(result).toMatchObject({ outcome, counts: { members: 16, eligible: 16, excluded: suspended, yes: votes } });
    const law = { test: 'law: quorum', num: votes, q: 4, op: '>=', p: 3, den: 16, holds: votes >= 12 };
    expect(result?.trace).toContainEqual(law);
  });

  it('XA32 nor does a suspension that two agreed on while the vote is open take a silent seat out of the base', () => {
    const gone = [11, 12, 13, 14, 15].reduce(
      (run, seat) =>
        act(run, streamActor(committee), {
          ...{ type: 'seatChanged', person: personNamed(`p${seat}`), cause: 'suspended', organisation: null, evidence: '纪律', confirmed: true },
        }),
      yes(called(0), 11),
    );
    expect(gone.state.excluded).toHaveLength(5);
    expect(close(gone).state.result).toMatchObject({ outcome: 'INVALID', counts: { members: 16, eligible: 16, excluded: 5 } });
  });

  it('XA32 silence that counts as yes is none of theirs', () => {
    const assent = { ...terms, silence: 'assent', minSeats: 1 } as const;
    const withheld = [{ seat: 3, reason: 'suspended', evidence: '' }] as const;
    const run = begin({ terms: assent, roll: { kind: 'seats', seats: seats(4), withheld } });
    expect(close(run).state.result?.trace[0]).toMatchObject({ num: 3, den: 4 });
  });
});
