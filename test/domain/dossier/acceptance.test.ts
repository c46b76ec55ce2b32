import { describe, expect, it } from 'vitest';
import { streamActor, system } from '../../../domain/kernel/actor.js';
import { parseInstant } from '../../../domain/law/calendar/instant.js';
import type { BallotState } from '../../../domain/ballot/state.js';
import { recompute } from '../../../domain/dossier/recompute.js';
import {
  chair,
  day,
  input,
  institute,
  minute,
  officer,
  plant,
  seats,
  secretary,
  society,
  start,
  terms,
  text,
  vote,
  voter,
} from '../ballot/ballot-fixture.js';
import { Life } from './dossier-fixture.js';

const named = { ...terms, visibility: 'namedAfterClose' } as const;
const ballot = (over: object = {}): Life =>
  new Life('ballot/b1', input({ opens: 'atStart', roll: { kind: 'seats', seats: seats(12) }, terms: { ...named, ...over } }), {
    actor: officer,
    now: start,
  });
const stateOf = (life: Life): BallotState => life.state as BallotState; // a ballot's life
const closeOf = (life: Life): number => stateOf(life).closesAt ?? 0;
const voted = (life: Life, choices: string): Life =>
  [...choices].reduce((next, char, seat) => (char === '.' ? next : next.do(voter(seat), vote(seat, char === 'y' ? 'yes' : 'no'))), life);
/** `runUntil` follows a close that moves. */
const closed = (life: Life): Life => {
  for (let turns = 0; stateOf(life).phase === 'open' && turns < 200; turns += 1) life.runUntil(life.now + day);
  return life;
};

describe('S5: delivery proof is in the dossier', () => {
  it('24 delivered, one bounced, one without an address: the figures travel and are sealed', () => {
    const notice = {
      seq: 2,
      template: 'ballot.ballotOpened',
      state: 'failed',
      recipients: 26,
      delivered: 24,
      failed: 1,
      noAddress: 1,
      open: 0,
      firstAt: start,
      lastAt: start + minute,
    };
    const dossier = closed(voted(ballot(), 'yyyyyyyyyn')).dossier(undefined, { notices: [notice] });
    expect(recompute(dossier).verdict).toBe('same');
    const changed = { ...dossier, notices: [{ ...notice, delivered: 25 }] };
    expect(recompute(changed).differences).toMatchObject([{ place: '/notices/0', check: 'seal' }]);
  });
});

describe('S8: a member who moved to a drafting unit on day 10', () => {
  it('is recused with reason and evidence, and the dossier says whether his vote would have changed the result', () => {
    const life = voted(ballot(), 'yyyyyyyyynn')
      .do(secretary, { type: 'recuse', seat: 2, reason: '第10天调入起草单位', evidence: '任职通知' } as { readonly type: string }, start + 10 * day)
      .do(chair, { type: 'confirmChange', n: 1 } as { readonly type: string });
    const { electorate, sensitivity } = closed(life).dossier(life.decisions()[0]);
    expect(electorate?.seats?.[2]?.excluded).toEqual({ reason: '第10天调入起草单位', evidence: '任职通知', late: true });
    expect(sensitivity?.lateExclusionsCounted).toMatchObject({
      same: true,
      zh: '计入后来回避者原票：结果不变',
      en: 'with the votes of those excluded later: same result',
    });
    expect(sensitivity?.lateExclusionsCounted?.counts?.yes).toBe(9);
    expect(sensitivity?.withoutSeat?.find((one) => one.seat === 0)).toMatchObject({ en: 'without seat 0: same result' });
  });

  it('a seat that turns the result is named: 8 for and 4 against of 12 pass, without one of the 8 they do not', () => {
    const dossier = closed(voted(ballot({ params: { no: 'none' } }), 'yyyyyyyynnnn')).dossier();
    expect(dossier.outcome.word).toBe('PASS');
    expect(dossier.sensitivity?.withoutSeat?.find((one) => one.seat === 3)).toMatchObject({
      same: false,
      outcome: 'FAIL',
      zh: '除去第 3 席：结果变为未通过',
    });
    expect(dossier.sensitivity?.onePaperLess.find((one) => one.paper === 'noWithReasons')).toMatchObject({ same: true });
  });
});

describe('S11: the system is down 22 minutes on the last evening', () => {
  const outage = (life: Life): Life => {
    const closesAt = closeOf(life);
    return life.do(
      system,
      { type: 'outageMeasured', from: closesAt - 140 * minute, to: closesAt - 118 * minute } as { readonly type: string },
      closesAt - 117 * minute,
    );
  };

  it('C2: where the terms give time back, 00:04 is in, and the certificate shows the outage and the new close', () => {
    const life = outage(voted(ballot({ outage: { rule: 'extend', minMinutes: 5 } }), 'yyyyyyyyn'));
    life.do(voter(9), vote(9, 'yes'), closeOf(life) - 18 * minute);
    const [proof] = closed(life).dossier(life.decisions()[0]).deadlines;
    expect(proof?.outages).toMatchObject([{ minutes: 22, given: true, why: 'extended' }]);
    expect(proof?.moved).toMatchObject([{ why: 'outageRecorded', reason: 'extended', closesAt: (proof?.first.at ?? 0) + 22 * minute }]);
    expect(life.dossier(life.decisions()[0])).toMatchObject({ papers: { yes: 9 } });
    expect(recompute(life.dossier(life.decisions()[0]))).toMatchObject({ verdict: 'same', notDecidedAgain: [] });
  });

  it('without such terms 00:04 is kept late and not counted, and the outage stands there all the same', () => {
    const life = outage(voted(ballot(), 'yyyyyyyyn'));
    life.do(voter(9), vote(9, 'yes'), closeOf(life) + 4 * minute);
    closed(life);
    const dossier = life.dossier(life.decisions()[0]);
    expect(dossier.papers).toMatchObject({ yes: 8 });
    expect(dossier.deadlines[0]).toMatchObject({ moved: [], outages: [{ given: false, why: 'termsSayNone' }] });
    expect(life.events.map((event) => event.type)).toContain('voteKeptLate');
    expect(recompute(dossier).verdict).toBe('same');
  });

  it('an extension by hand takes two, and both stand in the proof with their days', () => {
    const life = voted(ballot(), 'yyyyyyyyn').do(officer, { type: 'proposeExtension', days: 5, reason: '函件迟到' } as { readonly type: string });
    life.do(chair, { type: 'confirmExtension', n: 1 } as { readonly type: string });
    const [proof] = closed(life).dossier(life.decisions()[0]).deadlines;
    expect(proof?.moved).toMatchObject([{ why: 'ballotExtended', days: 5, reason: '函件迟到', signers: [officer.id, chair.id] }]);
    expect(proof?.closesAt).toBe(proof?.moved[0]?.closesAt);
  });
});

describe('C2: “30 days including the first and the last”', () => {
  it('the proof lists each day counted, the first day not among them, and nothing can be moved in it unseen', () => {
    const from = parseInstant('2026-09-06T09:00:00+08:00') ?? 0;
    const days = (count: number) => ({ count, unit: 'calendarDays' }) as const;
    const life = new Life(
      'consultation/p1-1',
      {
        ...{
          project: 'standard-project/p1',
          organisation: society,
          title: '机器人接口',
          round: 1,
          text,
          window: days(30),
          floor: days(30),
          public: true,
        },
        ...{ lateDisposition: 'optional', answer: days(30), reminders: [7], addressees: [plant, institute], rehearsal: false },
      },
      { actor: streamActor('standard-project/p1'), now: from },
    );
    life.runUntil(from + 60 * day);
    const dossier = life.dossier(life.decisions()[0]);
    const [proof] = dossier.deadlines;
    expect(proof?.counted[0]).toBe('2026-09-07');
    expect(proof?.counted.slice(-3)).toEqual(['2026-10-06', '2026-10-07', '2026-10-08']);
    expect(proof?.closes).toBe('2026-10-09T00:00:00+08:00');
    expect(recompute(dossier)).toMatchObject({ verdict: 'same', notDecidedAgain: [] });
    const shorter = { ...dossier, deadlines: dossier.deadlines.map((one) => ({ ...one, counted: one.counted.slice(1) })) };
    expect(recompute(shorter).differences[0]?.place).toBe('/deadlines/0/counted/0');
  });
});

describe('C12: a society says that the system is wrong about one ballot', () => {
  it('the verifier states integrity, computation, completeness, who acted, and what it cannot show', () => {
    const dossier = closed(voted(ballot(), 'yyyyyyyyyn')).dossier();
    expect(dossier.decided.by).toMatchObject({ kind: 'clock', id: 'system' });
    expect(recompute(dossier)).toMatchObject({
      verdict: 'same',
      outcome: 'PASS',
      proven: { integrity: true, computation: 'everything', completeness: true, notedRoot: null },
      notProven: ['identity', 'thatTheLogIsTheOneTheSystemHolds'],
    });
  });

  it('a vote turned round with its leaf, root and seal made anew is found by a receipt: its leaf is not in the log', () => {
    const life = closed(voted(ballot(), 'yyyyyyyyyn'));
    const other = closed(voted(ballot(), 'yyyyyyyynn'));
    const receipts = life.events.filter((event) => event.type === 'voteCast').map((event) => event.leaf);
    const forged = other.dossier();
    expect(recompute(forged).verdict).toBe('same');
    expect(receipts.every((leaf) => forged.log.events.some((row) => row.leaf === leaf))).toBe(false);
    expect(recompute(forged, { size: life.events.length, root: life.dossier().log.later?.root ?? life.dossier().log.root }).verdict).toBe(
      'different',
    );
  });
});
