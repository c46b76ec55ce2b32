import { describe, expect, it } from 'vitest';
import { ballot } from '../../../domain/ballot/ballot.js';
import type { BallotCommand } from '../../../domain/ballot/acts.js';
import type { BallotInput } from '../../../domain/messages/messages.js';
import { personNamed } from '../../support/spelt.js';
import {
  act,
  at,
  begin,
  byTwo,
  cast,
  chair,
  close,
  input,
  institute,
  mandate,
  officer,
  plant,
  seats,
  secretary,
  start,
  terms,
  verdict,
  vote,
  voter,
  type Run,
} from './ballot-fixture.js';

const recusal = (seat: number) => ({ type: 'recuse', seat, reason: '与提案单位有利害关系', evidence: '会议记录第三页' }) as const;
const five = { terms: { ...terms, choices: 'three', minSeats: 1 }, roll: { kind: 'seats', seats: seats(5) } } as const;
const two = (over: Partial<BallotInput> = {}): Run => cast(cast(begin({ ...five, ...over }), 0), 1);
const types = (run: Run): readonly string[] => run.latest.map(({ type }) => type);

describe('XA13 who is counted is bent by no single person', () => {
  it('XA13 two of five vote; one person who asks to put the silent aside makes no quorum of them', () => {
    for (const actor of [secretary, officer, chair]) {
      const asked = [2, 3, 4].reduce((run, seat) => act(run, actor, recusal(seat)), two());
      expect(asked.state.proposals).toHaveLength(3);
      expect(close(asked).state.result).toMatchObject({ outcome: 'INVALID', counts: { eligible: 5, excluded: 0 } });
      expect(verdict(asked, actor, { type: 'confirmChange', n: 1 })).toBe('SECOND_PERSON');
    }
  });

  it('XA13 the member steps aside alone, confirms what was asked, or votes on: until then seat and vote are the member’s', () => {
    const asked = act(two(), secretary, recusal(3));
    expect(verdict(asked, voter(3), vote(3, 'no'))).toBe('accepted');
    expect(verdict(asked, voter(2), { type: 'confirmChange', n: 1 })).toBe('ROLE_NOT_ALLOWED');
    const agreed = act(asked, voter(3), { type: 'confirmChange', n: 1 });
    expect(agreed.latest).toMatchObject([
      { type: 'changeConfirmed', proposedBy: 'secretary', by: 'p3' },
      { type: 'seatRecused', by: 'p3' },
    ]);
    expect(agreed.state.excluded).toEqual([{ seat: 3, reason: recusal(3).reason, evidence: recusal(3).evidence, late: true, was: '.' }]);
    const alone = act(asked, voter(3), recusal(3));
    expect(types(alone)).toEqual(['seatRecused']);
    expect(alone.state.proposals).toEqual([]);
  });

  it('XA13 a recusal by two others than the member says so: who put it down stands in the state', () =>
    expect(byTwo(two(), secretary, recusal(3)).state.excluded).toMatchObject([{ seat: 3, late: true, by: 'secretary' }]));

  it('XA13 the fewest seats are asked again at the tally: one fewer is no result, exactly as many is one', () => {
    const least = (minSeats: number): Run => {
      const run = [0, 1, 2].reduce((voted, seat) => cast(voted, seat), begin({ ...five, terms: { ...five.terms, minSeats } }));
      return close(byTwo(byTwo(run, secretary, recusal(3)), secretary, recusal(4)));
    };
    expect(least(3).state.result).toMatchObject({ outcome: 'PASS', counts: { eligible: 3, facts: { recusedLate: 2 } } });
    expect(least(4).state.result?.outcome).toBe('INVALID');
    expect(least(4).state.result?.trace).toContainEqual({ test: 'fewest seats', num: 3, q: 1, op: '>=', p: 4, den: 1, holds: false });
    expect(close(two()).state.result?.trace.map(({ test }) => test)).not.toContain('fewest seats');
  });
});

describe('XA14 a member belongs to the units the register knows', () => {
  const known = (units: readonly string[]): BallotInput['roll'] => ({
    kind: 'seats',
    seats: seats(5, institute).map((seat, n) => (n === 2 ? { ...seat, units } : seat)),
  });

  it('XA14 a seat of another unit on paper is excluded by what is known, with the unit as evidence; other units exclude nobody', () => {
    const run = begin({ ...five, roll: known([institute, plant]), drafterUnits: [plant.toLowerCase()] });
    expect(run.state.excluded).toMatchObject([{ seat: 2, reason: 'drafterUnit', evidence: plant, late: false }]);
    expect(verdict(run, voter(2), vote(2))).toBe('SEAT_EXCLUDED');
    expect(begin({ ...five, roll: known([plant]), drafterUnits: [] }).state.excluded).toEqual([]);
    expect(begin({ ...five, terms: { ...five.terms, exclusion: 'drafters' }, roll: known([plant]), drafterUnits: [plant] }).state.excluded).toEqual(
      [],
    );
  });

  it('XA14 who came to a drafting unit between draft and opening is excluded at the opening', () => {
    const draft = begin({ ...five, drafterUnits: [plant], opens: 'byHand' });
    const opened = act(draft, officer, { type: 'openBallot', known: [{ seat: 4, units: [plant] }] });
    expect(opened.latest).toMatchObject([{ type: 'ballotOpened', eligible: 4, excluded: [{ seat: 4, evidence: plant }] }]);
    expect(verdict(opened, voter(4), vote(4))).toBe('SEAT_EXCLUDED');
    expect(close(cast(opened, 0)).state.result?.counts).toMatchObject({ eligible: 4, excluded: 1 });
  });

  it('XA14 who holds a role at a drafting unit when voting casts no vote, and is told the unit', () => {
    const run = begin({ ...five, drafterUnits: [plant] });
    const there = { id: personNamed('p2'), grants: [{ role: 'expert' as const, organisation: plant }] };
    expect(ballot.decide(run.state, vote(2), at(run.now, there))).toMatchObject({
      ok: false,
      error: { code: 'SEAT_EXCLUDED', rule: 'G6', found: { seat: 2, reason: 'drafterUnit', evidence: plant } },
    });
    expect(verdict(run, voter(2), vote(2))).toBe('accepted');
  });
});

describe('XA15 a vote is given by its member', () => {
  const allowed = { ...terms, mandates: { alternates: true, proxies: true, perHolder: 2 } };
  const open = (over: Partial<BallotInput> = {}): Run => begin({ terms: allowed, ...over });

  it.each([
    ['the secretariat', secretary],
    ['the office', officer],
    ['the chair', chair],
  ])('XA15 from %s it is a proposal by which nobody votes; the member is told', (_, actor) => {
    for (const run of [open(), open({ opens: 'byHand' })]) {
      const asked = act(run, actor, mandate());
      expect(types(asked)).toEqual(['changeProposed']);
      expect(asked.state.mandates).toBeUndefined();
      expect(asked.effects).toContainEqual(expect.objectContaining({ template: 'ballot.changeProposed.mandate', to: [{ person: 'p3' }] }));
      expect(verdict(asked, actor, { type: 'confirmChange', n: 1 })).toBe('SECOND_PERSON');
      if (run.state.phase === 'open') expect(verdict(asked, voter(5), vote(3))).toBe('NOT_YOUR_SEAT');
    }
  });

  it('XA15 it holds by the member’s confirmation, by the member’s own act, or by a second person; never by a word of its holder', () => {
    const asked = act(open(), secretary, mandate());
    const agreed = act(asked, voter(3), { type: 'confirmChange', n: 1 });
    expect(agreed.latest).toMatchObject([{ type: 'changeConfirmed' }, { type: 'mandateRecorded', by: 'p3' }]);
    for (const run of [agreed, act(open(), voter(3), mandate()), byTwo(open(), secretary, mandate())]) {
      expect(run.state.mandates).toMatchObject([{ seat: 3, holder: 'p5' }]);
      expect(verdict(run, voter(5), vote(3))).toBe('accepted');
    }
    const holder = { id: personNamed('p5'), grants: chair.grants };
    expect(verdict(asked, holder, { type: 'confirmChange', n: 1 })).toBe('MANDATE_NOT_ALLOWED');
    expect(verdict(open(), holder, mandate())).toBe('MANDATE_NOT_ALLOWED');
    expect(verdict(open(), voter(4), mandate())).toBe('ROLE_NOT_ALLOWED');
  });

  it('XA15 the member takes it back alone, and declines it before it holds; one official only asks for that', () => {
    const back: BallotCommand = { type: 'withdrawMandate', seat: 3, reason: '本人投票' };
    const held = act(open(), voter(3), mandate());
    expect(verdict(act(held, voter(3), back), voter(5), vote(3))).toBe('NOT_YOUR_SEAT');
    expect(types(act(held, secretary, back))).toEqual(['changeProposed']);
    expect(verdict(held, voter(4), back)).toBe('ROLE_NOT_ALLOWED');
    const asked = act(open(), secretary, mandate());
    const no: BallotCommand = { type: 'declineProposal', proposal: 1, reason: '未委托任何人' };
    expect(verdict(asked, voter(4), no)).toBe('ROLE_NOT_ALLOWED');
    const refused = act(asked, voter(3), no);
    expect(refused.state.proposals).toEqual([]);
    expect(verdict(refused, chair, { type: 'confirmChange', n: 1 })).toBe('NOTHING_PROPOSED');
  });

  it.each([
    [6, { alternates: true, proxies: true, perHolder: 2 }, 'accepted'],
    [5, { alternates: true, proxies: true, perHolder: 2 }, 'MANDATES_IN_ONE_HAND'],
    [4, { alternates: true, proxies: false, perHolder: 2 }, 'accepted'],
    [3, { alternates: true, proxies: false, perHolder: 2 }, 'MANDATES_IN_ONE_HAND'],
    [12, { alternates: true, proxies: true, perHolder: 100 }, 'MANDATES_IN_ONE_HAND'],
  ] as const)('XA15 a free ballot of %d seats under %j: %s, whatever fewest seats it names', (size, mandates, wanted) => {
    const born = ballot.start(input({ terms: { ...terms, minSeats: 1, mandates }, roll: { kind: 'seats', seats: seats(size) } }), {
      ...at(start, officer),
      stream: 'ballot/b1',
    });
    expect(born.ok ? 'accepted' : born.error.code).toBe(wanted);
  });

  it('XA15 and of the seats that are left no hand gathers more than half', () => {
    const six = open({ terms: { ...allowed, minSeats: 1 }, roll: { kind: 'seats', seats: seats(6) } });
    const once = act(six, voter(3), mandate());
    expect(verdict(once, voter(4), mandate({ seat: 4 }))).toBe('accepted');
    expect(verdict(act(once, voter(0), recusal(0)), voter(4), mandate({ seat: 4 }))).toBe('MANDATE_NOT_ALLOWED');
  });
});
