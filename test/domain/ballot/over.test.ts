import { describe, expect, it } from 'vitest';
import { system } from '../../../domain/kernel/actor.js';
import { ballotWindow } from '../../../domain/ballot/ballot-window.js';
import { deadlineIn, momentOf, type Moment, type Window } from '../../../domain/kernel/over.js';
import {
  act,
  begin,
  byTwo,
  cast,
  closesAt,
  day,
  mandate,
  officer,
  scan,
  secretary,
  start,
  terms,
  text,
  tick,
  verdict,
  vote,
  voter,
  who,
  type Run,
} from './ballot-fixture.js';
import { personNamed } from '../../support/spelt.js';

const mandated = { ...terms, mandates: { alternates: true, proxies: true, perHolder: 2 } };
const holding = (until: number): Run => {
  const open = begin({ terms: mandated });
  const alternate = byTwo(open, secretary, mandate({ seat: 0, holder: personNamed('deputy'), kind: 'alternate', until }));
  return byTwo(alternate, secretary, mandate({ seat: 1, holder: personNamed('p2'), until }));
};

describe('XD1 one function says what over is', () => {
  it('XD1 of every life at every instant around the close and the grace: a table', () => {
    const window = (life: Window['life']): Window => ({ life, closesAt: 100, countsUntil: 130 });
    const row = (life: Window['life']): readonly Moment[] => [99, 100, 129, 130].map((now) => momentOf(window(life), now));
    expect(row('running')).toEqual(['open', 'inTransit', 'inTransit', 'late']);
    expect(row('over')).toEqual(['late', 'late', 'late', 'late']);
    expect(row('gone')).toEqual(['gone', 'gone', 'gone', 'gone']);
    expect(row('before')).toEqual(['before', 'before', 'before', 'before']);
    expect((['before', 'running', 'over', 'gone'] as const).map((life) => deadlineIn(window(life)))).toEqual([null, 100, null, null]);
  });
});

describe('XD2 late papers of those who vote for another', () => {
  it('XD2 an alternate’s and a proxy’s late paper are kept as late, with the mandate, like the member’s own', () => {
    for (const [actor, seat, as] of [
      [who('deputy'), 0, 'alternate'],
      [voter(2), 1, 'proxy'],
      [voter(3), 3, undefined],
    ] as const) {
      const open = holding(start + 60 * day);
      for (const run of [open, tick(open, closesAt(open) + 30_000)]) {
        const late = act(run, actor, vote(seat), closesAt(open) + 31_000);
        const kept = late.latest.find((event) => event.type === 'voteKeptLate');
        expect(kept).toMatchObject({ seat, person: actor.id, lateByMs: 31_000, ...(as === undefined ? {} : { as, proof: scan }) });
        expect(late.state.late).toBe(1);
        expect(late.state.marks).toEqual(run.state.marks);
      }
    }
  });

  it('XD2 a mandate that ended before the close keeps nothing, one that ended with the close does', () => {
    const open = begin({ terms: mandated });
    const late = closesAt(open) + 31_000;
    expect(verdict(holding(closesAt(open)), who('deputy'), vote(0), late)).toBe('accepted');
    expect(verdict(holding(closesAt(open) - day), who('deputy'), vote(0), late)).toBe('NOT_YOUR_SEAT');
    expect(verdict(holding(start + 60 * day), who('stranger'), vote(0), late)).toBe('NOT_YOUR_SEAT');
  });
});

describe('XD6 reminders whose time has passed', () => {
  const days = (run: Run) => run.events.flatMap((event) => (event.type === 'votersReminded' ? [event.daysLeft] : []));
  const notices = (run: Run) => run.effects.flatMap((effect) => (effect.kind === 'notice' ? [effect.template] : []));

  it('XD6 a clock that comes back after the close sends none of them, closes, and says which were skipped', () => {
    const open = begin();
    const run = act(open, system, { type: 'remindUnvoted', daysLeft: 14 }, closesAt(open) + 40_000);
    expect(run.latest).toEqual([{ type: 'remindersSkipped', days: [14, 7, 3, 1] }]);
    expect(notices(run)).toEqual([]);
    const end = tick(run, closesAt(open) + 40_000);
    expect(days(end)).toEqual([]);
    expect(end.state.phase).toBe('closed');
  });

  it('XD6 for every hour the clock comes back, a reminder goes out exactly when the days it names are left', () => {
    const open = begin();
    const close = closesAt(open);
    for (let hours = 15 * 24; hours > 0; hours -= 5) {
      const now = close - hours * 3_600_000;
      let run = { ...open, now };
      for (let left = run.state.remindersLeft[0]; left !== undefined && close - left * day <= now; left = run.state.remindersLeft[0])
        run = { ...act(run, system, { type: 'remindUnvoted', daysLeft: left }, now), now };
      const told = Math.ceil((close - now) / day);
      expect(days(run), `${hours} hours before the close`).toEqual([14, 7, 3, 1].includes(told) ? [told] : []);
    }
  });
});

describe('XD7 what was called off', () => {
  const draft = () => begin({ opens: 'byHand', opensAt: start + day });
  const voided = (run: Run): Run => act(act(run, officer, { type: 'proposeVoiding', reason: '误发' }), secretary, { type: 'confirmVoiding', n: 1 });

  it('XD7 a recalled or voided ballot has no deadline, no date of opening, and nothing is due', () => {
    const recalled = (run: Run) => act(run, officer, { type: 'recallBallot', reason: '误发' });
    const withVotes = cast(begin(), 0);
    for (const run of [recalled(draft()), recalled(begin()), voided(draft()), voided(begin()), voided(withVotes)]) {
      expect(run.state).toMatchObject({ closesAt: null, countsUntil: null, opensAt: null });
      expect(deadlineIn(ballotWindow(run.state))).toBeNull();
      expect(verdict(run, voter(1), { ...vote(1), text }, start + 90 * day)).toBe(
        run.state.phase === 'recalled' ? 'BALLOT_RECALLED' : 'BALLOT_VOIDED',
      );
    }
  });

  it('XD7 a closed ballot has no deadline ahead, an open one its close', () => {
    const open = begin();
    expect(deadlineIn(ballotWindow(open.state))).toBe(closesAt(open));
    expect(deadlineIn(ballotWindow(tick(open, closesAt(open) + 30_000).state))).toBeNull();
  });
});
