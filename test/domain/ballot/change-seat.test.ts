import { describe, expect, it } from 'vitest';
import { errorEntry } from '../../../contract/errors.js';
import { ballot } from '../../../domain/ballot/ballot.js';
import { streamActor } from '../../../domain/kernel/actor.js';
import type { SeatOrder } from '../../../domain/messages/messages.js';
import { act, at, begin, cast, close, closesAt, day, officer, plant, scan, start, terms, text, verdict, vote, voter } from './ballot-fixture.js';
import type { Run } from './ballot-fixture.js';
import { personNamed } from '../../support/spelt.js';

const committee = 'committee/tc1' as const;
const meeting = 'meeting/m1' as const;
const asker = 'standard-project/s1' as const;
const tc = streamActor(committee);
const becomes = { ...terms, rosterChange: 'becomesRecused' } as const;
const day10 = start + 10 * day;

const moved = (person: string, over: Partial<SeatOrder> = {}): SeatOrder => ({
  type: 'seatChanged',
  person: personNamed(person),
  cause: 'employerChanged',
  organisation: plant,
  evidence: scan,
  ...over,
});
const gone = [
  ['died', 'SEAT_OF_DECEASED', '去世'],
  ['suspended', 'SEAT_SUSPENDED', '暂停'],
  ['resigned', 'SEAT_GIVEN_UP', '离任'],
  ['removed', 'SEAT_GIVEN_UP', '离任'],
  ['revoked', 'SEAT_GIVEN_UP', '离任'],
] as const;
const died = (person: string): SeatOrder => moved(person, { cause: 'died', organisation: null });
const tells = (run: Run) => run.effects.flatMap((effect) => (effect.kind === 'tell' ? [[effect.stream, effect.command.type]] : []));
/** Twelve members of a committee, `plant` drafts; seats 0–8 vote yes, 9 and 10 no. */
const ten = (over: object = {}): Run => {
  const open = begin({ committee, drafterUnits: [plant], ...over });
  return [0, 1, 2, 3, 4, 5, 6, 7, 8].reduce((run, seat) => cast(run, seat), cast(cast(open, 9, 'no'), 10, 'no'));
};

describe('S8: a member moves to a drafting unit on day 10', () => {
  it('where the snapshot stands: the change is recorded with its instant, the vote counts, and the result says what it meant', () => {
    const run = act(ten(), tc, moved('p3'), day10);
    expect(run.events.at(-1)).toMatchObject({ type: 'seatChangeNoted', seat: 3, policy: 'snapshotStands', effect: 'stands', evidence: scan });
    const end = close(run);
    expect(end.state.result).toMatchObject({ outcome: 'PASS', counts: { yes: 9, eligible: 12 } });
    expect(end.state.changed).toMatchObject([
      { seat: 3, cause: 'employerChanged', at: day10, effect: 'stands', otherwise: 'PASS', same: true, counts: { yes: 8, eligible: 11 } },
    ]);
  });

  it('where the seat becomes recused: the vote does not count, the mark is kept, and the result says it would have been the same', () => {
    const noted = act(ten({ terms: becomes }), tc, moved('p3'), day10);
    expect(noted.latest.map((event) => event.type)).toEqual(['seatChangeNoted', 'changeProposed']);
    const run = act(noted, officer, { type: 'confirmChange', n: 1 }, day10);
    expect(run.latest.map((event) => event.type)).toEqual(['changeConfirmed', 'seatRecused']);
    expect(verdict(run, voter(3), vote(3))).toBe('SEAT_EXCLUDED');
    const end = close(run);
    expect(end.state.result).toMatchObject({ counts: { yes: 8, eligible: 11 } });
    expect(end.state.changed).toMatchObject([{ seat: 3, effect: 'recused', otherwise: 'PASS', same: true, counts: { yes: 9, eligible: 12 } }]);
  });

  it('D13: a vote that tips the result shows as a different result without it', () => {
    const tight = [0, 1, 2, 3, 4, 5].reduce(
      (run, seat) => cast(run, seat),
      cast(cast(cast(begin({ committee, drafterUnits: [plant] }), 9, 'no'), 10, 'no'), 11, 'abstain'),
    );
    const end = close(act(tight, tc, moved('p3'), day10));
    expect(end.state.result?.outcome).toBe('PASS');
    expect(end.state.changed).toMatchObject([{ seat: 3, otherwise: 'INVALID', same: false }]);
  });

  it('a move to a unit that drafted nothing recuses nobody', () => {
    const run = act(ten({ terms: becomes }), tc, moved('p3', { organisation: '123502001549897397' }), day10);
    expect(run.state.changes).toMatchObject([{ seat: 3, effect: 'stands' }]);
    expect(run.state.marks).toEqual(ten().state.marks);
  });

  it('a move after the close is recorded and changes nothing', () => {
    const end = close(ten({ terms: becomes }));
    const later = act(end, tc, moved('p3'), end.now + day);
    expect(later.state.changes).toMatchObject([{ effect: 'afterClose' }]);
    expect(later.state.result).toEqual(end.state.result);
  });

  it('a move before the opening changes the roll itself: the seat is excluded, or gone', () => {
    const draft = begin({ committee, drafterUnits: [plant], opens: 'byHand' });
    const open = act(act(act(draft, tc, moved('p3')), tc, died('p4')), officer, { type: 'openBallot' });
    expect(open.events.at(-1)).toMatchObject({
      type: 'ballotOpened',
      eligible: 10,
      excluded: [
        { seat: 3, reason: 'drafterUnit' },
        { seat: 4, reason: 'died' },
      ],
    });
  });
});

describe('M7: a member who dies or resigns mid-ballot', () => {
  it('where the snapshot stands: the vote cast before counts, none is cast after, and the seat stays in the base', () => {
    const run = act(act(ten(), tc, died('p3'), day10), tc, moved('p11', { cause: 'resigned', organisation: null }), day10);
    expect(verdict(run, voter(3), vote(3))).toBe('SEAT_OF_DECEASED');
    expect(verdict(run, voter(11), vote(11))).toBe('SEAT_GIVEN_UP');
    expect(verdict(run, officer, { type: 'enterPaper', seat: 11, choice: 'yes', text, scan })).toBe('SEAT_GIVEN_UP');
    expect(close(run).state.result).toMatchObject({ counts: { yes: 9, eligible: 12 } });
  });

  it.each(
    (['snapshotStands', 'becomesRecused'] as const).flatMap((rosterChange) =>
      gone.map(([cause, code, words]) => ({ rosterChange, cause, code, words })),
    ),
  )(
    'XE3 $cause, $rosterChange: whoever votes for the seat is told just that, by the rule of the roster, and nothing about drafting',
    ({ rosterChange, cause, code, words }) => {
      const order = moved('p3', { cause, organisation: null });
      const open = act(begin({ committee, drafterUnits: [plant], terms: { ...terms, rosterChange } }), tc, order, day10);
      const draft = act(begin({ committee, drafterUnits: [plant], opens: 'byHand', terms: { ...terms, rosterChange } }), tc, order);
      for (const run of [open, act(draft, officer, { type: 'openBallot' })]) {
        for (const [actor, command] of [
          [voter(3), vote(3)],
          [officer, { type: 'enterPaper', seat: 3, choice: 'yes', text, scan }],
        ] as const)
          expect(ballot.decide(run.state, command, at(run.now, actor))).toMatchObject({
            ok: false,
            error: { code, rule: 'D-ROSTER', source: 'D-CHANGE-SEAT', found: { seat: 3, cause } },
          });
      }
      expect(errorEntry(code).zh).toContain(words);
    },
  );

  it('where the seat becomes recused it leaves the base once another person agrees, at once by the member’s own word or a vote of the committee', () => {
    const order = (over: Partial<SeatOrder>) =>
      act(ten({ terms: becomes }), tc, moved('p11', { organisation: null, by: personNamed('secretary'), ...over }), day10);
    const left = { counts: { yes: 9, eligible: 11 } };
    for (const cause of ['died', 'resigned', 'suspended', 'revoked'] as const) {
      expect(close(order({ cause })).state.result, cause).toMatchObject({ counts: { yes: 9, eligible: 12 } });
      expect(close(act(order({ cause }), officer, { type: 'confirmChange', n: 1 }, day10)).state.result, cause).toMatchObject(
        // Who is suspended is a member still.
        cause === 'suspended' ? { counts: { yes: 9, eligible: 12, excluded: 1 } } : left,
      );
    }
    expect(close(order({ cause: 'resigned', by: personNamed('p11') })).state.result).toMatchObject(left);
    expect(close(order({ cause: 'removed' })).state.result).toMatchObject(left);
  });

  it('a person without a seat here is answered with no events; only the ballot’s own committee may tell', () => {
    expect(act(ten(), tc, died('stranger')).events).toHaveLength(ten().events.length);
    for (const actor of [streamActor('committee/tc2'), streamActor(asker), officer]) expect(verdict(ten(), actor, died('p3'))).toBe('MACHINE_ONLY');
    expect(verdict(begin(), tc, died('p3'))).toBe('MACHINE_ONLY');
  });
});

describe('who hears of a ballot', () => {
  it('project, committee and meeting each once, with the silent persons for the committee’s record of absence', () => {
    const run = begin({ project: asker, committee, meeting });
    expect(tells(run)).toEqual([asker, committee, meeting].map((stream) => [stream, 'ballotOpened']));
    const decided = close(cast(run, 0)).effects.flatMap((effect) => (effect.kind === 'tell' ? [effect] : []));
    expect(decided.map((effect) => effect.stream)).toEqual([asker, committee, meeting]);
    expect(decided[1]?.command).toMatchObject({ type: 'ballotDecided', silent: Array.from({ length: 11 }, (_, n) => `p${n + 1}`) });
  });

  it('a committee that asks for itself hears it once, and may void what it asked for', () => {
    const run = begin({ project: committee, committee });
    expect(tells(run)).toEqual([[committee, 'ballotOpened']]);
    expect(tells(act(begin({ committee, meeting }), tc, { type: 'voidBallot', reason: '重议' }))).toEqual([[meeting, 'ballotVoided']]);
    expect(close(begin({ project: asker })).effects.some((effect) => effect.kind === 'tell' && 'silent' in effect.command)).toBe(false);
  });

  it('a meeting records attendance and ends its vote; another meeting may not', () => {
    const run = begin({ meeting, terms: { ...terms, mode: 'meeting' } });
    const present = { type: 'recordAttendance', present: [0, 1, 2, 3, 4, 5, 6, 7, 8] } as const;
    expect(verdict(run, streamActor('meeting/m2'), present)).toBe('ROLE_NOT_ALLOWED');
    const here = act(run, streamActor(meeting), present);
    expect(closesAt(here)).toBeGreaterThan(start);
    expect(act(here, streamActor(meeting), { type: 'closeMeeting' }).state.phase).toBe('closed');
  });
});
