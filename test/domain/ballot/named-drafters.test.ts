import { describe, expect, it } from 'vitest';
import { streamActor } from '../../../domain/kernel/actor.js';
import type { BallotInput } from '../../../domain/messages/messages.js';
import { personNamed, personsNamed } from '../../support/spelt.js';
import { draftersOf } from '../../../domain/ballot/electorate.js';
import { sameRoll } from '../../../domain/ballot/follow-up.js';
import { act, begin, cast, chair, close, officer, plant, seats, secretary, society, terms, verdict, vote, voter } from './ballot-fixture.js';

const mixed = [...seats(5), ...seats(7, plant).slice(5)];
const most = { named: { drafters: personsNamed('p1', 'p2', 'p3', 'p4'), drafterUnits: [plant] } };
const over = (more: Partial<BallotInput> = {}): Partial<BallotInput> => ({ roll: { kind: 'seats', seats: mixed }, ...most, ...more });

describe('XA22 one person’s word makes nobody a drafter', () => {
  it.each([
    ['in a draft', over({ opens: 'byHand' }), secretary],
    ['as the ballot opens', over(), secretary],
    [
      'by a committee for one of its people',
      over({ committee: 'committee/tc', named: { ...most.named, by: secretary.id } }),
      streamActor('committee/tc'),
    ],
  ])('XA22 %s: each is a proposal, nobody is excluded, the member is told, and who named them confirms nothing', (_, shape, actor) => {
    const run = begin(shape, actor);
    expect(run.state).toMatchObject({ excluded: [], drafters: [], marks: ['.......'] });
    expect(run.state.proposals?.map((one) => one.act === 'change' && [one.n, one.by, one.change])).toEqual(
      [1, 2, 3, 4, 5, 6].map((seat) => [
        seat,
        'secretary',
        { type: 'recuse', seat, ...(seat < 5 ? { reason: 'drafter', evidence: `p${seat}` } : { reason: 'drafterUnit', evidence: plant }) },
      ]),
    );
    expect(run.effects).toContainEqual(expect.objectContaining({ template: 'ballot.changeProposed.recusal', to: [{ person: 'p4' }] }));
    expect(verdict(run, secretary, { type: 'confirmChange', n: 1 })).toBe('SECOND_PERSON');
    expect(verdict(run, voter(2), { type: 'confirmChange', n: 1 })).toBe('ROLE_NOT_ALLOWED');
  });

  it('XA22 who nobody confirms votes and counts: three of seven bring no quorum', () => {
    const run = cast(cast(cast(begin(over(), secretary), 0), 1), 2);
    expect(verdict(run, voter(6), vote(6, 'no'))).toBe('accepted');
    expect(close(run).state.result).toMatchObject({ outcome: 'INVALID', counts: { eligible: 7, excluded: 0 } });
  });

  it('XA22 the member or a second person confirms: before the opening the seat is on no roll of voters, afterwards a vote is struck', () => {
    const draft = begin(over({ opens: 'byHand' }), secretary);
    const agreed = act(act(draft, voter(3), { type: 'confirmChange', n: 3 }), chair, { type: 'confirmChange', n: 6 });
    const opened = act(agreed, secretary, { type: 'openBallot' });
    expect(opened.latest[0]).toMatchObject({
      type: 'ballotOpened',
      eligible: 5,
      excluded: [
        { seat: 3, late: false },
        { seat: 6, by: 'secretary' },
      ],
    });
    expect(opened.state.proposals).toHaveLength(4);
    expect(verdict(opened, voter(6), vote(6, 'no'))).toBe('SEAT_EXCLUDED');
    const voted = act(cast(opened, 5, 'no'), chair, { type: 'confirmChange', n: 5 });
    expect(voted.state).toMatchObject({ marks: ['...-.--'], excluded: [{}, {}, { seat: 5, late: true, was: 'N' }] });
  });

  it('XA22 what two agreed on in a draft outlives a change of the roster', () => {
    const draft = act(begin(over({ opens: 'byHand', committee: 'committee/tc' }), secretary), chair, { type: 'confirmChange', n: 6 });
    const moved = { type: 'seatChanged', person: personNamed('p5'), cause: 'employerChanged', organisation: society, evidence: '' } as const;
    expect(act(draft, streamActor('committee/tc'), moved).state.excluded).toMatchObject([{ seat: 6, agreed: true }]);
  });

  it('XA22 drafters by the record are excluded at once, whoever is named beside them; terms that exclude nobody propose nothing', () => {
    expect(begin(over({ drafters: [personNamed('p1')] }), secretary).state.excluded).toMatchObject([{ seat: 1, reason: 'drafter', late: false }]);
    expect(begin(over({ terms: { ...terms, exclusion: 'none' } }), secretary).state.proposals).toBeUndefined();
  });

  it('XA22 who comes to a unit so named between draft and opening is proposed at the opening', () => {
    const draft = begin(over({ opens: 'byHand' }), secretary);
    const opened = act(draft, officer, { type: 'openBallot', known: [{ seat: 0, units: [plant] }] });
    expect(opened.state.excluded).toEqual([]);
    expect(opened.latest[1]).toMatchObject({ type: 'changeProposed', n: 7, change: { seat: 0, reason: 'drafterUnit' }, by: 'secretary' });
  });

  it('XA22 a roll by document: the seats found are proposed, too', () => {
    const long = { kind: 'document', sha256: 'e'.repeat(64), size: 9, excluded: [] } as const;
    const found = { drafters: personsNamed('p1'), drafterUnits: [], seats: [{ seat: 8, reason: 'drafter', evidence: 'p1' }] };
    const run = begin({ roll: long, named: found }, secretary);
    expect(run.state).toMatchObject({ excluded: [], proposals: [{ change: { type: 'recuse', seat: 8 } }] });
    expect(act(run, chair, { type: 'confirmChange', n: 1 }).state.excluded).toMatchObject([{ seat: 8, reason: 'drafter' }]);
  });

  it('XA22 who is agreed to have drafted has no vote in what follows from the ballot either', () => {
    const agreed = act(begin(over(), secretary), chair, { type: 'confirmChange', n: 3 });
    const again = sameRoll(agreed.state);
    if (!again.ok) throw new Error(again.error.code);
    const next = begin({ roll: again.value, drafters: draftersOf(agreed.state) }, secretary);
    expect(next.state).toMatchObject({ excluded: [{ seat: 3, reason: 'drafter', evidence: 'p3' }], drafters: ['p3'] });
  });
});
