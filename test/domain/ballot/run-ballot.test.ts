import { describe, expect, it } from 'vitest';
import { streamActor, system } from '../../../domain/kernel/actor.js';
import { ballot } from '../../../domain/ballot/ballot.js';
import { actSchemasOf } from '../../../domain/kernel/wire.js';
import {
  act,
  at,
  begin,
  byTwo,
  calendar,
  cast,
  chair,
  close,
  closesAt,
  day,
  input,
  minute,
  officer,
  plant,
  scan,
  seats,
  secretary,
  start,
  terms,
  text,
  tick,
  verdict,
  vote,
  voter,
  who,
} from './ballot-fixture.js';
import type { Run } from './ballot-fixture.js';
import { personNamed, personsNamed } from '../../support/spelt.js';

const castAll = (run: Run, choices: string): Run =>
  [...choices].reduce((next, char, seat) => {
    const choice = { y: 'yes', Y: 'yesWithComments', n: 'no', c: 'conditionalNo', a: 'abstain' }[char] as 'yes' | undefined;
    return choice ? cast(next, seat, choice) : next;
  }, run);
const inClasses = (first: string, second: string) => seats(6).map((seat, n) => ({ ...seat, class: n % 2 === 0 ? first : second }));
const code = (decided: ReturnType<typeof ballot.start>): string => (decided.ok ? 'accepted' : decided.error.code);
const types = (run: Run): readonly string[] => run.events.map((event) => event.type);
const templates = (run: Run): readonly string[] => run.effects.flatMap((effect) => (effect.kind === 'notice' ? [effect.template] : []));
const project = 'standard-project/s1' as const;
const forProject = { project, purpose: 'technicalReview', opens: undefined } as const;

describe('drafting and opening', () => {
  it('a standalone ballot waits as a draft; its project’s ballot opens with its birth', () => {
    const draft = ballot.start(input(), at(start, officer));
    expect(draft.ok && draft.value.map((e) => e.type)).toEqual(['ballotDrafted']);
    expect(types(begin(forProject, streamActor(project)))).toEqual(['ballotDrafted', 'ballotOpened']);
  });

  it('S4: what is frozen stands in one event: electorate, rule, text, both closing instants', () => {
    expect(begin({ drafters: [personNamed('p1')] }).events[1]).toMatchObject({
      type: 'ballotOpened',
      text,
      terms,
      size: 12,
      eligible: 11,
      excluded: [{ seat: 1, reason: 'drafter', evidence: 'p1' }],
      countsUntil: closesAt(begin()) + 30_000,
      reachability: { outcome: 'PASS' },
    });
  });

  it('recusals that make the threshold unreachable are recorded as a warning, not refused', () => {
    const stays = { ...terms, recusal: 'staysInBase', minSeats: 1 } as const;
    expect(begin({ terms: stays, drafters: personsNamed('p0', 'p1', 'p2', 'p3') }).events[1]).toMatchObject({ reachability: { outcome: 'INVALID' } });
    expect(begin({ terms: stays, drafters: personsNamed('p0', 'p1', 'p2') }).events[1]).toMatchObject({ reachability: { outcome: 'PASS' } });
  });

  it.each([
    ['18 days, to a Friday, where 20 are the floor', { window: { count: 18, unit: 'calendarDays' } }, 'WINDOW_TOO_SHORT'],
    ['19 days, which a weekend makes as long as 20', { window: { count: 19, unit: 'calendarDays' } }, 'accepted'],
    ['20 days', { window: { count: 20, unit: 'calendarDays' } }, 'accepted'],
    ['60 days', { window: { count: 60, unit: 'calendarDays' } }, 'accepted'],
    ['61 days where 60 are the cap', { window: { count: 61, unit: 'calendarDays' } }, 'WINDOW_TOO_LONG'],
    ['no days', { window: { count: 0, unit: 'calendarDays' } }, 'WINDOW_TOO_LONG'],
    ['three seats where three are needed', { roll: { kind: 'seats', seats: seats(3) } }, 'accepted'],
    ['three seats, one of them a drafter', { roll: { kind: 'seats', seats: seats(3) }, drafters: personsNamed('p0') }, 'TOO_FEW_SEATS'],
    ['an empty roll', { roll: { kind: 'seats', seats: [] } }, 'ROLL_SIZE'],
    ['500 seats by value', { roll: { kind: 'seats', seats: seats(500) } }, 'accepted'],
    ['501 seats by value', { roll: { kind: 'seats', seats: seats(501) } }, 'ROLL_SIZE'],
    ['a person twice on the roll', { roll: { kind: 'seats', seats: [...seats(4), ...seats(1)] } }, 'ROLL_REPEATS'],
    ['an exclusion beyond the roll', { roll: { kind: 'document', sha256: scan, size: 10, excluded: [{ seat: 10, reason: 'x' }] } }, 'SEAT_UNKNOWN'],
    ['a rule by classes and a roll without them', { terms: { ...terms, rule: 'ISO-DIS' } }, 'ROLL_CLASS_MISSING'],
    [
      'a class the rule does not know',
      { terms: { ...terms, rule: 'ISO-DIS' }, roll: { kind: 'seats', seats: inClasses('P', 'X') } },
      'COUNTS_CLASS_UNKNOWN',
    ],
    ['P- and O-members', { terms: { ...terms, rule: 'ISO-DIS' }, roll: { kind: 'seats', seats: inClasses('P', 'O') } }, 'accepted'],
    ['a class for some seats only', { roll: { kind: 'seats', seats: [...inClasses('A', 'A'), ...seats(8).slice(6)] } }, 'ROLL_CLASS_MISSING'],
    ['a mandated work under the rule without a mandate', { terms: { ...terms, rule: 'CEN-6.2' }, facts: { mandated: 1 } }, 'COUNTS_IMPOSSIBLE'],
    ['an unknown rule', { terms: { ...terms, rule: 'CN-XX' } }, 'RULE_UNKNOWN'],
  ] as const)('%s: %s', (_, over, wanted) => expect(code(ballot.start(input({ opens: 'atStart', ...over }), at(start, officer)))).toBe(wanted));

  it('only those who conduct the society’s ballots draft and open one', () => {
    for (const actor of [
      who('m', 'expert'),
      who('m', 'drafter'),
      who('m'),
      { id: personNamed('o'), grants: [{ role: 'officer', organisation: plant }] } as const,
    ]) {
      expect(code(ballot.start(input(), at(start, actor)))).toBe('ROLE_NOT_ALLOWED');
    }
    const draft = begin({ opens: 'byHand' });
    expect(verdict(draft, who('m', 'expert'), { type: 'openBallot' })).toBe('ROLE_NOT_ALLOWED');
    expect(verdict(draft, system, { type: 'openBallot' })).toBe('ROLE_NOT_ALLOWED');
    expect(act(draft, chair, { type: 'openBallot' }).state.phase).toBe('open');
    expect(verdict(draft, voter(0), vote(0))).toBe('BALLOT_PHASE');
  });

  it('a draft that cannot be opened shows all that keeps it shut, before anybody asks; the clock still records it', () => {
    const short = { window: { count: 10, unit: 'calendarDays' }, drafters: seats(12).map((seat) => seat.person) } as const;
    const draft = begin({ opens: 'byHand', opensAt: start + day, ...short });
    const shown = ballot.blockers(draft.state, 'openBallot', at(start, officer));
    expect(shown.map((one) => one.code)).toEqual(['WINDOW_TOO_SHORT', 'TOO_FEW_SEATS']);
    expect(verdict(draft, officer, { type: 'openBallot' })).toBe('WINDOW_TOO_SHORT');
    expect(ballot.blockers(begin({ opens: 'byHand' }).state, 'openBallot', at(start, officer))).toEqual([]);
    expect(tick(draft, start + day).events.at(-1)).toMatchObject({ type: 'openingFailed', refusal: { code: 'WINDOW_TOO_SHORT' } });
  });

  it('XE25 a draft whose hour is over would wait for ever: it is refused to a person, a moment ahead is taken', () => {
    const drafted = (opensAt: number) => ballot.start(input({ opens: 'byHand', opensAt }), at(start, secretary));
    for (const past of [0, start]) expect(drafted(past)).toMatchObject({ ok: false, error: { code: 'OPENING_IN_PAST', found: past } });
    expect(drafted(start + 1).ok).toBe(true);
  });

  it('a draft with an hour opens by the clock; if a rule forbids it then, the clock stops and people are told', () => {
    const timed = begin({ opens: 'byHand', opensAt: start + day });
    expect(tick(timed, start + day - 1).state.phase).toBe('draft');
    expect(tick(timed, start + day).state).toMatchObject({ phase: 'open', openedAt: start + day });
    const hopeless = tick(begin({ opens: 'byHand', opensAt: start + day, drafters: seats(12).map((s) => s.person) }), start + day);
    expect(hopeless.events.at(-1)).toMatchObject({ type: 'openingFailed', refusal: { code: 'TOO_FEW_SEATS' } });
    expect([hopeless.state.phase, ballot.due(hopeless.state), templates(hopeless)]).toEqual(['draft', null, ['ballot.openingFailed']]);
  });
});

describe('S4: recall and voiding', () => {
  const recall = { type: 'recallBallot', reason: '误操作' } as const;
  it.each([
    [30 * minute, 'accepted'],
    [30 * minute + 1, 'RECALL_OVER'],
  ] as const)('with nobody voted, %i ms after opening: %s', (later, wanted) => expect(verdict(begin(), officer, recall, start + later)).toBe(wanted));
  it('is over once somebody has voted', () => expect(verdict(cast(begin(), 0), officer, recall)).toBe('RECALL_OVER'));
  it('ends the ballot, tells the project and the roll', () => {
    const gone = act(begin(forProject, streamActor(project)), officer, recall);
    expect([ballot.ended(gone.state), gone.state.phase, templates(gone)]).toEqual([true, 'recalled', ['ballot.ballotRecalled']]);
    expect(gone.effects[0]).toMatchObject({ kind: 'tell', stream: project, command: { type: 'ballotVoided', round: 1 } });
  });

  it('voiding takes two different persons', () => {
    const proposed = act(begin(), officer, { type: 'proposeVoiding', reason: '附件有误' });
    expect(verdict(begin(), chair, { type: 'confirmVoiding', n: 1 })).toBe('NOTHING_PROPOSED');
    expect(verdict(proposed, officer, { type: 'confirmVoiding', n: 1 })).toBe('SECOND_PERSON');
    expect(act(proposed, chair, { type: 'confirmVoiding', n: 1 }).events.at(-1)).toMatchObject({
      type: 'ballotVoided',
      proposedBy: 'officer',
      by: 'chair',
    });
  });

  it('its project voids it alone and is not told its own order; another project or a person cannot', () => {
    const open = begin(forProject, streamActor(project));
    const order = { type: 'voidBallot', reason: '撤项' } as const;
    const voided = act(open, streamActor(project), order);
    expect([voided.state.phase, voided.effects.filter((e) => e.kind === 'tell')]).toEqual(['voided', []]);
    for (const actor of [officer, system, streamActor('standard-project/s2')]) expect(verdict(open, actor, order)).toBe('MACHINE_ONLY');
    expect(verdict(begin(), streamActor('null'), order)).toBe('MACHINE_ONLY');
  });
});

describe('extension and re-opening', () => {
  const extend = (days: number) => ({ type: 'proposeExtension', days, reason: '春节' }) as const;
  const open = begin();
  it.each([
    [0, 'PROLONGING_TOO_LONG'],
    [1, 'accepted'],
    [30, 'accepted'],
    [31, 'PROLONGING_TOO_LONG'],
  ] as const)('an extension by %i days: %s', (days, wanted) => expect(verdict(open, officer, extend(days))).toBe(wanted));

  it('moves both instants by the days, tells everybody and the project, and counts towards the cap', () => {
    const longer = act(act(open, officer, extend(20)), secretary, { type: 'confirmExtension', n: 1 });
    expect([closesAt(longer) - closesAt(open), templates(longer)]).toEqual([20 * day, ['ballot.ballotExtended']]);
    expect(verdict(longer, officer, extend(11))).toBe('PROLONGING_TOO_LONG');
    expect(verdict(longer, officer, extend(10))).toBe('accepted');
  });

  it('a last day off moves the new close to the next working day', () => {
    const before = closesAt(open);
    const holiday = { ...calendar, daysOff: ['2026-12-09'] };
    const proposed = act(open, officer, extend(7));
    const decided = ballot.decide(proposed.state, { type: 'confirmExtension', n: 1 }, { ...at(start, chair), calendar: holiday });
    expect(decided.ok && decided.value[0]).toMatchObject({ closesAt: before + 8 * day });
  });

  it('is for before the deadline, and for terms that know one', () => {
    expect(verdict(open, officer, extend(1), closesAt(open) - 1)).toBe('accepted');
    expect(verdict(open, officer, extend(1), closesAt(open))).toBe('BALLOT_CLOSED');
    expect(verdict(begin({ terms: { ...terms, extension: null } }), officer, extend(1))).toBe('PROLONGING_NOT_ALLOWED');
    expect(verdict(act(open, officer, extend(1)), officer, { type: 'confirmExtension', n: 1 })).toBe('SECOND_PERSON');
  });

  it('a closed ballot is re-opened by two persons, keeps its votes, takes new ones and is counted again', () => {
    const closed = close(castAll(begin(), 'yyyyyyyy'));
    const proposed = act(closed, officer, { type: 'proposeReopening', days: 4, reason: '系统故障' });
    expect(verdict(proposed, officer, { type: 'confirmReopening', n: 1 })).toBe('SECOND_PERSON');
    const again = act(proposed, chair, { type: 'confirmReopening', n: 1 });
    expect([again.state.phase, again.state.marks, again.state.result, closesAt(again) - Date.UTC(2026, 11, 7, 16)]).toEqual([
      'open',
      ['yyyyyyyy....'],
      null,
      0,
    ]);
    const recounted = close(cast(again, 8));
    expect([closed.state.result?.outcome, recounted.state.result?.outcome]).toEqual(['INVALID', 'PASS']);
  });

  it('once the project has used the result nothing can be changed', () => {
    const closed = close(castAll(begin(forProject, streamActor(project)), 'yyyyyyyyy'));
    const used = act(closed, streamActor(project), { type: 'useResult' });
    expect(verdict(used, officer, { type: 'proposeReopening', days: 1, reason: 'x' })).toBe('RESULT_USED');
    expect(verdict(used, officer, { type: 'recuse', seat: 0, reason: 'x', evidence: 'y' })).toBe('RESULT_USED');
    expect(ballot.ended(used.state)).toBe(true);
    expect(verdict(closed, officer, { type: 'useResult' })).toBe('MACHINE_ONLY');
  });

  it.each(['standard-project/p1', 'committee/c1', 'meeting/m1'] as const)(
    'XF7 a report of use by %s is never a refused one, in whatever phase it comes',
    (from) => {
      const all = { ...forProject, committee: 'committee/c1', meeting: 'meeting/m1' } as const;
      const teller = streamActor(from === 'standard-project/p1' ? project : from);
      const opened = begin(all, streamActor(project));
      const closed = close(castAll(opened, 'yyyyyyyyy'));
      const used = act(closed, streamActor(project), { type: 'useResult' });
      for (const run of [opened, used, act(opened, officer, { type: 'recallBallot', reason: '文本有误' })])
        expect(act(run, teller, { type: 'useResult' }).state).toEqual(run.state);
      expect(act(closed, teller, { type: 'useResult' }).state.used).toBe(from === 'standard-project/p1');
    },
  );
});

describe('the clock', () => {
  it('S10: reminds those without a vote 14, 7, 3 and 1 days before, closes after the grace, settles after seven days', () => {
    const ends = closesAt(begin());
    const seen: [string, number][] = [];
    let run = cast(begin(), 0);
    for (let due = ballot.due(run.state); due; due = ballot.due(run.state)) {
      seen.push([due.command.type, (due.at - ends) / 1000]);
      run = act(run, system, due.command, due.at);
      if (due.command.type === 'remindUnvoted')
        expect(run.effects).toMatchObject([{ kind: 'notice', to: [{ ballot: 'ballot/b1', only: 'unvoted' }] }]);
    }
    const d = 86_400;
    expect(seen).toEqual([
      ['remindUnvoted', -14 * d],
      ['remindUnvoted', -7 * d],
      ['remindUnvoted', -3 * d],
      ['remindUnvoted', -d],
      ['closeBallot', 30],
      ['settleBallot', 7 * d + 30],
    ]);
    expect(ballot.ended(run.state)).toBe(true);
  });
  it('reminds nobody when everybody has voted', () => {
    const all = castAll(begin(), 'yyyyyyyyyyyy');
    expect(templates(act(all, system, { type: 'remindUnvoted', daysLeft: 14 }))).toEqual([]);
  });
  it('an old timer that fires after an extension closes nothing', () => {
    const longer = act(act(begin(), officer, { type: 'proposeExtension', days: 5, reason: 'x' }), chair, { type: 'confirmExtension', n: 1 });
    expect(verdict(longer, system, { type: 'closeBallot' }, closesAt(begin()) + 30_000)).toBe('BALLOT_STILL_OPEN');
    expect(verdict(longer, officer, { type: 'closeBallot' }, closesAt(longer) + 30_000)).toBe('MACHINE_ONLY');
  });
});

describe('the result', () => {
  it('T1: 29 on the roll, 3 recused, 17 yes, 3 no, 1 abstains, 5 silent → passed, with the comparisons', () => {
    const open = begin({
      roll: { kind: 'seats', seats: seats(29) },
      drafters: personsNamed('p26', 'p27', 'p28'),
      project,
      purpose: 'technicalReview',
    });
    const closed = close(castAll(open, 'yyyyyyyyyyyyyyyYYnnna'));
    const event = closed.events.findLast((e) => e.type === 'ballotClosed');
    expect(event).toMatchObject({
      outcome: 'PASS',
      papers: { yes: 15, yesWithComments: 2, noWithReasons: 3, abstain: 1, silent: 5, excluded: 3 },
      counts: { members: 29, eligible: 26, yes: 17 },
      rule: 'CN-TC',
      profile: input().profile,
      size: 29,
      sensitivity: null,
    });
    expect(event?.type === 'ballotClosed' && event.trace.map((row) => `${row.num}×${row.q} ${row.op} ${row.p}×${row.den}`)).toEqual([
      '21×4 >= 3×26',
      '17×3 >= 2×21',
      '3×4 <= 1×21',
    ]);
    expect(closed.effects).toContainEqual(expect.objectContaining({ kind: 'tell', stream: project }));
  });

  it.each([
    ['notReturned', 'INVALID'],
    ['abstain', 'FAIL'],
    ['assent', 'PASS'],
  ] as const)('six yes of twelve with silence read as %s: %s', (silence, outcome) =>
    expect(close(castAll(begin({ terms: { ...terms, silence } }), 'yyyyyy')).state.result?.outcome).toBe(outcome),
  );

  it('a seat recused after it voted is not counted, and the result shows both tallies', () => {
    const voted = castAll(begin({ terms: { ...terms, minSeats: 1 }, roll: { kind: 'seats', seats: seats(4) } }), 'yynn');
    const recused = byTwo(voted, secretary, { type: 'recuse', seat: 3, reason: '参与起草', evidence: '起草组名单' });
    expect(recused.events.at(-1)).toMatchObject({ type: 'seatRecused', was: 'N' });
    const event = close(recused).events.findLast((e) => e.type === 'ballotClosed');
    expect(event).toMatchObject({
      counts: { eligible: 3, noWithReasons: 1 },
      sensitivity: { counts: { eligible: 4, noWithReasons: 2 } },
      excluded: [{ seat: 3, late: true, was: 'N' }],
    });
    expect(verdict(recused, voter(3), vote(3))).toBe('SEAT_RECUSED');
    expect(verdict(recused, secretary, { type: 'recuse', seat: 3, reason: 'x', evidence: 'y' })).toBe('SEAT_RECUSED');
  });

  it('members recuse themselves, never each other', () => {
    const recuse = (seat: number) => ({ type: 'recuse', seat, reason: '利益冲突', evidence: '本人声明' }) as const;
    expect(verdict(begin(), voter(2), recuse(2))).toBe('accepted');
    expect(verdict(begin(), voter(2), recuse(3))).toBe('NOT_YOUR_SEAT');
  });

  it('S13: a conditional no counts as no until the voter, and nobody else, confirms; the second result stands beside the first', () => {
    const closed = close(castAll(begin({ ...forProject, opens: 'atStart' }), 'yyyyyycccc'));
    expect(closed.state.result).toMatchObject({ outcome: 'FAIL', counts: { yes: 6, noWithReasons: 4 } });
    const confirm = (seat: number) => ({ type: 'confirmConditional', seat, text: scan }) as const;
    expect(verdict(closed, secretary, confirm(6))).toBe('NO_SEAT');
    expect(verdict(closed, voter(7), confirm(6))).toBe('NOT_YOUR_SEAT');
    expect(verdict(closed, voter(0), confirm(0))).toBe('NOT_CONDITIONAL');
    const one = byTwo(closed, voter(6), confirm(6));
    expect([one.events.at(-1), templates(one)]).toMatchObject([{ type: 'resultRevised', outcome: 'FAIL', before: { outcome: 'FAIL' } }, []]);
    const two = byTwo(one, voter(7), confirm(7));
    expect(two.events.at(-1)).toMatchObject({ type: 'resultRevised', outcome: 'PASS', counts: { yes: 8, noWithReasons: 2 } });
    expect(two.effects.filter((e) => e.kind === 'tell')).toMatchObject([{ command: { type: 'ballotDecided', outcome: 'PASS' } }]);
  });

  it('a tie goes to the chair where the terms say so, and is lost when the chair lets the days pass', () => {
    const tie = { ...terms, rule: 'W3C', params: {}, choices: 'three', tie: 'chairDecides', minSeats: 1 } as const;
    const open = begin({ terms: tie, roll: { kind: 'seats', seats: seats(4) }, project });
    const tied = close(castAll(open, 'yynn'));
    expect(tied.state.phase).toBe('tied');
    expect(tied.effects.filter((e) => e.kind === 'tell')).toEqual([]);
    expect(verdict(tied, secretary, { type: 'decideTie', choice: 'yes', reason: 'x' })).toBe('ROLE_NOT_ALLOWED');
    const won = act(tied, chair, { type: 'decideTie', choice: 'yes', reason: '权衡' });
    expect([won.state.phase, won.state.result?.outcome]).toEqual(['closed', 'PASS']);
    const left = tick(tied, tied.now + 8 * day);
    expect([left.state.phase, left.state.result?.outcome, types(left).slice(-2)]).toEqual(['settled', 'FAIL', ['tieDecided', 'ballotSettled']]);
    expect(close(castAll(open, 'yyn')).state.phase).toBe('closed');
  });
});

describe('a meeting ballot under CN-GS', () => {
  const meeting = {
    ...terms,
    rule: 'CN-GS',
    mode: 'meeting',
    window: { min: { count: 1, unit: 'calendarDays' }, default: { count: 1, unit: 'calendarDays' }, max: { count: 60, unit: 'calendarDays' } },
  } as const;
  const open = begin({ terms: meeting, roll: { kind: 'seats', seats: seats(30) }, drafters: personsNamed('p20', 'p21', 'p22', 'p23', 'p24') });
  const present = Array.from({ length: 25 }, (_, i) => i);
  const here = act(open, secretary, { type: 'recordAttendance', present });

  it('only seats that are present vote', () => {
    expect(verdict(here, voter(25), vote(25))).toBe('NOT_PRESENT');
    expect(verdict(here, voter(24), vote(24))).toBe('SEAT_EXCLUDED');
    expect(verdict(here, voter(19), vote(19))).toBe('accepted');
  });
  it('counts 15 of 20 eligible and present as three quarters although 25 attend (CN-GS-3), and 14 not', () => {
    const fifteen = act(castAll(here, 'yyyyyyyyyyyyyyynnnna'), chair, { type: 'closeMeeting' });
    expect(fifteen.state.result).toMatchObject({ outcome: 'PASS', counts: { members: 30, present: 25, excluded: 5, yes: 15 } });
    expect(act(castAll(here, 'yyyyyyyyyyyyyynnnnaa'), chair, { type: 'closeMeeting' }).state.result?.outcome).toBe('FAIL');
  });
  it('excluded seats that did not attend are not taken from the base', () => {
    const twenty = act(open, secretary, { type: 'recordAttendance', present: present.slice(0, 20) });
    expect(act(castAll(twenty, 'yyyyyyyyyyyyyyynnnna'), chair, { type: 'closeMeeting' }).state.result).toMatchObject({
      outcome: 'PASS',
      counts: { present: 20, excluded: 0 },
    });
  });
  it('is not closed before attendance is recorded, nor by a letter ballot’s chair', () => {
    expect(verdict(open, chair, { type: 'closeMeeting' })).toBe('ATTENDANCE_MISSING');
    expect(verdict(begin(), chair, { type: 'closeMeeting' })).toBe('NOT_A_MEETING');
  });
  it('attendance may be corrected, and a list that leaves out who voted strikes no vote: whoever voted was there', () => {
    const listed = act(cast(here, 3), secretary, { type: 'recordAttendance', present: [0, 1, 2] });
    expect(act(listed, chair, { type: 'closeMeeting' }).state.result?.counts).toMatchObject({ present: 4, yes: 1 });
    expect(verdict(open, secretary, { type: 'recordAttendance', present: [30] })).toBe('SEAT_UNKNOWN');
  });
});

describe('a sheet on paper', () => {
  const enter = { type: 'enterPaper', seat: 5, choice: 'yes', text, scan } as const;
  const confirm = { type: 'confirmPaper', seat: 5, n: 1, scan, choice: 'yes', words: false } as const;
  const entered = act(begin(), officer, enter);
  const counted = act(entered, secretary, confirm);

  it('counts only after a second person confirmed the same scan', () => {
    expect(entered.state.marks).toEqual(['............']);
    expect(verdict(entered, officer, confirm)).toBe('SECOND_PERSON');
    expect(verdict(entered, secretary, { ...confirm, scan: text })).toBe('PAPER_UNKNOWN');
    expect(verdict(begin(), secretary, confirm)).toBe('PAPER_UNKNOWN');
    expect([counted.state.marks, counted.effects]).toMatchObject([['.....y......'], [{ kind: 'notice', to: [{ person: 'p5' }] }]]);
  });
  it('a spoilt sheet is kept as spoilt', () =>
    expect(act(act(begin(), officer, { ...enter, choice: 'spoilt' }), secretary, { ...confirm, choice: 'spoilt' }).state.marks).toEqual([
      '.....x......',
    ]));
  it('never overwrites the voter’s own vote, and the voter’s own vote overwrites it', () => {
    const after = act(act(cast(begin(), 5, 'no'), officer, enter), secretary, confirm);
    const between = act(cast(entered, 5, 'no'), secretary, confirm);
    for (const run of [after, between, cast(counted, 5, 'no')]) {
      expect(run.state.marks).toEqual(['.....N......']);
      expect(verdict(run, officer, enter)).toBe('SHEET_CONFIRMED');
      const objected = act(run, voter(5), { type: 'objectPaper', seat: 5, reason: '非本人' });
      expect([objected.state.marks, objected.state.papers]).toEqual([['.....N......'], []]);
      expect(act(act(objected, officer, enter), secretary, { ...confirm, n: 2 }).state.marks).toEqual(['.....N......']);
    }
  });
  it.each([
    [3 * day, 'accepted'],
    [3 * day + 1, 'OBJECTION_OVER'],
  ] as const)('the voter objects %i ms after confirmation: %s', (later, wanted) =>
    expect(verdict(counted, voter(5), { type: 'objectPaper', seat: 5, reason: '非本人' }, start + later)).toBe(wanted),
  );
  it('an objection empties the seat, which may vote again; a neighbour cannot object', () => {
    const objected = act(counted, voter(5), { type: 'objectPaper', seat: 5, reason: '非本人' });
    expect([objected.state.marks, verdict(objected, voter(5), vote(5))]).toEqual([['............'], 'accepted']);
    expect(verdict(counted, voter(4), { type: 'objectPaper', seat: 5, reason: 'x' })).toBe('OBJECTION_OVER');
  });
  it('is refused for another text, an excluded seat, a closed ballot, and from a voter', () => {
    expect(verdict(begin(), officer, { ...enter, text: scan })).toBe('TEXT_MISMATCH');
    expect(verdict(begin({ drafters: [personNamed('p5')] }), officer, enter)).toBe('SEAT_EXCLUDED');
    expect(verdict(begin(), officer, enter, closesAt(begin()) + 30_000)).toBe('BALLOT_CLOSED');
    expect(verdict(begin(), voter(5), enter)).toBe('ROLE_NOT_ALLOWED');
  });
});

it('every act that a person may send has a schema, and no act of the machine has one', () => {
  const machine = ['voidBallot', 'useResult', 'remindUnvoted', 'closeBallot', 'settleBallot'];
  const acts = Object.keys(actSchemasOf(ballot));
  expect(acts.filter((type) => machine.includes(type))).toEqual([]);
  for (const type of acts) expect(ballot.can(begin().state, type as 'castVote', at(start, officer))).toBeDefined();
});
