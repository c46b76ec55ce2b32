import { describe, expect, it } from 'vitest';
import { streamActor, system } from '../../../domain/kernel/actor.js';
import { eventWords } from '../../../contract/event-words.js';
import type { BallotCommand, Command } from '../../../domain/ballot/acts.js';
import { ballot } from '../../../domain/ballot/ballot.js';
import type { BallotEvent } from '../../../domain/ballot/events.js';
import type { BallotTerms } from '../../../domain/profile/profile.js';
import {
  act,
  begin,
  byTwo,
  cast,
  chair,
  close,
  closesAt,
  day,
  mandate,
  minute,
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
} from './ballot-fixture.js';
import { personNamed } from '../../support/spelt.js';

const corrected = 'b'.repeat(64);
const project = 'standard-project/s1' as const;
const swap = (nature: 'erratum' | 'technical'): BallotCommand => ({ type: 'swapBallotText', from: text, to: corrected, nature, reason: '表 4 有误' });
const day12 = start + 12 * day;
const templates = (run: ReturnType<typeof begin>) => run.effects.flatMap((effect) => (effect.kind === 'notice' ? [effect.template] : []));
const on = (seat: number, choice: 'yes' | 'abstain' = 'yes', over: object = {}): BallotCommand => ({
  type: 'castVote',
  seat,
  choice,
  text: corrected,
  ...over,
});

describe('S9: the file is replaced while the ballot is open', () => {
  const five = () => [0, 1, 2, 3, 4].reduce((run, seat) => cast(run, seat), begin());

  it('an erratum: all are told, the window does not move, later votes name the corrected text, earlier ones keep theirs', () => {
    const run = byTwo(five(), secretary, swap('erratum'), day12);
    expect(run.events.at(-1)).toMatchObject({ type: 'textSwapped', from: text, to: corrected, by: 'secretary' });
    expect(templates(run)).toEqual(['ballot.textSwapped']);
    expect(closesAt(run)).toBe(closesAt(five()));
    expect(verdict(run, voter(5), vote(5))).toBe('TEXT_MISMATCH');
    expect(act(run, voter(5), on(5)).events.at(-1)).toMatchObject({ type: 'voteCast', text: corrected });
    expect(run.events.filter((event) => event.type === 'voteCast').every((event) => event.text === text)).toBe(true);
  });

  it('XA12 one person only asks for it, whether or not anybody has voted; a second confirms, and what waits at the close is over', () => {
    for (const run of [begin(), five()]) {
      const asked = act(run, secretary, swap('erratum'), day12);
      expect(asked.latest).toMatchObject([{ type: 'changeProposed', change: { to: corrected } }]);
      expect([asked.state.text, verdict(asked, secretary, { type: 'confirmChange', n: 1 })]).toEqual([text, 'SECOND_PERSON']);
      expect(verdict(close(asked), chair, { type: 'confirmChange', n: 1 })).toBe('NOTHING_PROPOSED');
    }
  });

  it.each([
    ['a clause is added', { added: ['7'], removed: [], changed: [], moved: [] }, 'CHANGE_NOT_EDITORIAL'],
    ['a clause is taken out', { added: [], removed: ['7'], changed: [], moved: [] }, 'CHANGE_NOT_EDITORIAL'],
    ['words change', { added: [], removed: [], changed: ['5.2'], moved: [] }, 'accepted'],
    ['the two cannot be read', null, 'accepted'],
  ])('XA12 an erratum in which %s', (_, change, wanted) => {
    const command = { ...swap('erratum'), reading: { from: text, to: corrected, change } };
    expect(verdict(five(), secretary, command)).toBe(wanted);
    if (wanted === 'accepted') expect(byTwo(five(), secretary, command).events.at(-1)).toMatchObject({ type: 'textSwapped', change });
  });

  it.each([
    ['nobody answers', [], { yes: 0, noWithReasons: 1, abstain: 1 }, { stood: 0, unanswered: 5, lapsed: 3 }],
    ['one stands by the yes', [0], { yes: 1, noWithReasons: 1, abstain: 1 }, { stood: 1, unanswered: 4, lapsed: 2 }],
    ['all stand by their votes', [0, 1, 2, 3, 4], { yes: 3, noWithReasons: 1, abstain: 1 }, { stood: 5, unanswered: 0, lapsed: 0 }],
  ])(
    'XA12 three yes, a no and an abstention before an erratum, %s: only confirmed consent is consent to the new text',
    (_, standing, counts, swapped) => {
      const before = cast(cast(cast(cast(cast(begin(), 0), 1), 2), 3, 'no'), 4, 'abstain');
      const run = standing.reduce(
        (one, seat) => act(one, voter(seat), { type: 'standByVote', seat, text: corrected }),
        byTwo(before, secretary, swap('erratum'), day12),
      );
      const closed = close(run).events.find((event) => event.type === 'ballotClosed');
      expect(closed).toMatchObject({ counts, swapped: { ...swapped, swaps: [{ from: text, to: corrected }] }, papers: { yes: counts.yes } });
    },
  );

  it('who had voted is asked: one confirms, one changes, three do not answer, and the result says so', () => {
    let run = byTwo(five(), secretary, swap('erratum'), day12);
    run = act(run, voter(0), { type: 'standByVote', seat: 0, text: corrected });
    expect(run.events.at(-1)).toMatchObject({ type: 'voteStood', seat: 0, text: corrected });
    run = act(run, voter(1), on(1, 'abstain'));
    expect(verdict(run, voter(1), { type: 'standByVote', seat: 1, text: corrected })).toBe('NOTHING_ASKED');
    expect(verdict(run, voter(2), { type: 'standByVote', seat: 2, text })).toBe('NOTHING_ASKED');
    expect(verdict(run, voter(7), { type: 'standByVote', seat: 7, text: corrected })).toBe('NOTHING_ASKED');
    const end = close(run);
    expect(end.events.find((event) => event.type === 'ballotClosed')).toMatchObject({
      swapped: { unanswered: 3, swaps: [{ from: text, to: corrected }] },
    });
    expect(end.state.result?.counts).toMatchObject({ yes: 1, abstain: 1 });
  });

  it('a technical change voids, by two persons', () => {
    const run = begin({ project });
    const proposed = act(run, secretary, swap('technical'));
    expect(proposed.state.phase).toBe('open');
    expect(verdict(proposed, secretary, { type: 'confirmVoiding', n: 1 })).toBe('SECOND_PERSON');
    const voided = act(proposed, officer, { type: 'confirmVoiding', n: 1 });
    expect(voided.state.phase).toBe('voided');
    expect(templates(voided)).toContain('ballot.ballotVoided');
  });

  it('under review an erratum is the project’s: the ballot makes it on its order and says so; by hand it is refused', () => {
    const run = begin({ project, purpose: 'technicalReview' });
    expect(verdict(run, secretary, swap('erratum'))).toBe('SWAP_AT_PROJECT');
    const ordered = act(run, streamActor(project), {
      type: 'swapBallotText',
      from: text,
      to: corrected,
      nature: 'erratum',
      reason: '表 4',
      by: personNamed('officer'),
    });
    expect(verdict(ordered, officer, { type: 'confirmChange', n: 1 })).toBe('SECOND_PERSON');
    const made = act(ordered, chair, { type: 'confirmChange', n: 1 });
    expect(made.effects).toContainEqual({
      kind: 'tell',
      stream: project,
      command: { type: 'ballotTextSwapped', ballot: 'ballot/b1', from: text, to: corrected },
    });
    expect(act(close(run), streamActor(project), swap('erratum')).events.at(-1)?.type).toBe('ballotClosed');
    expect(verdict(close(run), secretary, swap('erratum'))).toBe('BALLOT_PHASE');
    expect(byTwo(begin({ project, purpose: 'systematicReview' }), secretary, swap('erratum')).effects.some(({ kind }) => kind === 'tell')).toBe(
      false,
    );
  });

  it('names the text that is put to the vote, and is for those who conduct the ballot or asked for it', () => {
    expect(verdict(begin(), secretary, { type: 'swapBallotText', from: corrected, to: text, nature: 'erratum', reason: 'x' })).toBe('TEXT_MISMATCH');
    expect(verdict(begin(), secretary, { type: 'swapBallotText', from: text, to: text, nature: 'erratum', reason: 'x' })).toBe('TEXT_MISMATCH');
    expect(verdict(begin(), voter(0), swap('erratum'))).toBe('ROLE_NOT_ALLOWED');
    expect(verdict(close(begin()), secretary, swap('erratum'))).toBe('BALLOT_PHASE');
  });
});

describe('S10: an alternate or a proxy with a dated mandate', () => {
  const allowed: BallotTerms = { ...terms, mandates: { alternates: true, proxies: true, perHolder: 1 } };
  const alternate = (over: Partial<Command<'recordMandate'>> = {}) => mandate({ holder: personNamed('deputy'), kind: 'alternate', ...over });
  const deputy = who('deputy');

  it('votes for the member while the mandate is valid, is shown as such, and the seat counts once', () => {
    let run = act(begin({ terms: allowed }), voter(3), alternate());
    expect(templates(run)).toEqual(['ballot.mandateRecorded']);
    run = act(run, deputy, vote(3), start + 10 * day);
    expect(run.events.at(-1)).toMatchObject({ type: 'voteCast', seat: 3, person: 'deputy', as: 'alternate', proof: scan });
    run = act(run, deputy, vote(3, 'abstain'));
    const end = close(run);
    expect(end.state.result?.counts).toMatchObject({ yes: 0, abstain: 1 });
    expect(end.events.find((event) => event.type === 'ballotClosed')).toMatchObject({
      mandated: [{ seat: 3, holder: 'deputy', kind: 'alternate', proof: scan }],
    });
  });

  it('a day before and a moment after its dates it is no mandate; withdrawn, neither', () => {
    const run = byTwo(begin({ terms: allowed }), secretary, alternate({ from: start + day }));
    expect(verdict(run, deputy, vote(3), start + day - 1)).toBe('NO_SEAT');
    expect(verdict(run, deputy, vote(3), start + day)).toBe('accepted');
    expect(verdict(run, deputy, vote(3), start + 10 * day + 1)).toBe('NO_SEAT');
    expect(verdict(act(run, voter(3), { type: 'withdrawMandate', seat: 3, reason: '已返岗' }), deputy, vote(3), start + day)).toBe('NO_SEAT');
    expect(verdict(run, secretary, { type: 'withdrawMandate', seat: 4, reason: 'x' })).toBe('MANDATE_UNKNOWN');
  });

  it('the member’s own vote comes first and is never overwritten by the holder', () => {
    let run = act(begin({ terms: allowed }), voter(3), alternate());
    run = act(run, deputy, vote(3, 'abstain'));
    run = cast(run, 3, 'yes');
    expect(verdict(run, deputy, vote(3, 'abstain'))).toBe('PRINCIPAL_HAS_VOTED');
    expect(close(run).state.result?.counts).toMatchObject({ yes: 1, abstain: 0 });
  });

  it.each([
    ['terms that say nothing', terms, {}, 'MANDATE_NOT_ALLOWED'],
    [
      'alternates where only proxies are allowed',
      { ...allowed, mandates: { alternates: false, proxies: true, perHolder: 1 } },
      {},
      'MANDATE_NOT_ALLOWED',
    ],
    ['an alternate who has a seat, a second vote in disguise', allowed, { holder: personNamed('p5') }, 'MANDATE_NOT_ALLOWED'],
    ['a proxy who has a seat', allowed, { holder: personNamed('p5'), kind: 'proxy' }, 'accepted'],
    ['a proxy without a seat', allowed, { kind: 'proxy' }, 'MANDATE_NOT_ALLOWED'],
    ['a holder who drafted', allowed, { holder: personNamed('p11'), kind: 'proxy' }, 'MANDATE_NOT_ALLOWED'],
    ['the member itself', allowed, { holder: personNamed('p3') }, 'MANDATE_NOT_ALLOWED'],
    ['an excluded seat', allowed, { seat: 11 }, 'MANDATE_NOT_ALLOWED'],
    ['dates the wrong way round', allowed, { until: start }, 'MANDATE_NOT_ALLOWED'],
  ] as const)('%s: %s', (_, under, over, wanted) =>
    expect(verdict(begin({ terms: under, drafters: [personNamed('p11')] }), secretary, alternate(over))).toBe(wanted),
  );

  it('a second mandate of one holder exceeds one for each; a third person cannot record one', () => {
    const run = byTwo(begin({ terms: allowed }), secretary, alternate({ holder: personNamed('p5'), kind: 'proxy' }));
    expect(verdict(run, secretary, alternate({ seat: 4, holder: personNamed('p5'), kind: 'proxy' }))).toBe('MANDATE_NOT_ALLOWED');
    expect(verdict(run, voter(4), alternate())).toBe('ROLE_NOT_ALLOWED');
  });

  it('at a meeting an absent proxy does not count', () => {
    const meeting = { ...allowed, mode: 'meeting' } as const;
    const run = byTwo(begin({ terms: meeting }), secretary, alternate({ holder: personNamed('p5'), kind: 'proxy' }));
    const without = act(run, secretary, { type: 'recordAttendance', present: [0, 1, 3] });
    expect(verdict(without, voter(5), vote(3))).toBe('NOT_PRESENT');
    const here = act(run, secretary, { type: 'recordAttendance', present: [0, 1, 3, 5] });
    expect(verdict(here, voter(5), vote(3))).toBe('accepted');
    expect(verdict(act(run, secretary, { type: 'recordAttendance', present: [0, 1, 5] }), voter(5), vote(3))).toBe('NOT_PRESENT');
  });
});

describe('S11: 停机补时', () => {
  const aware: BallotTerms = { ...terms, outage: { rule: 'extend', minMinutes: 5 } };
  const opened = begin({ terms: aware, project, reminders: [] });
  const midnight = closesAt(opened);
  /** 21:40 to 22:02 on the last evening. */
  const outage: BallotCommand = { type: 'outageMeasured', from: midnight - 140 * minute, to: midnight - 118 * minute };
  const four = midnight + 4 * minute;

  it('22 minutes away on the last evening: the close moves to 00:22, everybody is told, and a vote at 00:04 is in', () => {
    const run = act(opened, system, outage, midnight - 117 * minute);
    expect(run.events.at(-1)).toMatchObject({ type: 'outageRecorded', minutes: 22, why: 'extended' });
    expect(closesAt(run)).toBe(midnight + 22 * minute);
    expect(templates(run)).toEqual(['ballot.outageRecorded']);
    expect(run.effects).toContainEqual(expect.objectContaining({ kind: 'tell', stream: project }));
    const voted = act(tick(run, four - 1), voter(0), vote(0), four);
    expect(voted.events.at(-1)).toMatchObject({ type: 'voteCast' });
    expect(close(voted).state.result?.counts.yes).toBe(1);
  });

  it('without an outage 00:04 is late: kept, and not counted', () => {
    const run = act(tick(opened, four - 1), voter(0), vote(0), four);
    expect(run.events.at(-1)).toMatchObject({ type: 'voteKeptLate', lateByMs: 4 * minute });
    expect(run.state.result?.counts.yes).toBe(0);
  });

  it('terms without the rule record the outage and do not move the close', () => {
    const run = act(begin(), system, outage, midnight - 117 * minute);
    expect(run.events.at(-1)).toMatchObject({ type: 'outageRecorded', extension: null, why: 'termsSayNone' });
    expect(closesAt(run)).toBe(midnight);
  });

  it.each([
    [4, 0],
    [5, 5],
    [6, 6],
  ])('%i minutes give back %i where five are the least', (lost, back) => {
    const to = midnight - 100 * minute;
    const run = act(opened, system, { type: 'outageMeasured', from: to - lost * minute, to }, to);
    expect(closesAt(run)).toBe(midnight + back * minute);
  });

  it.each([
    [24 * 60 - 1, 22],
    [24 * 60, 22],
    [24 * 60 + 1, 0],
  ])('where the last 24 hours count, an outage that ends %i minutes before the close gives back %i', (before, back) => {
    const hours = { ...terms, outage: { rule: 'extend', minMinutes: 5, lastHours: 24 } } as const;
    const to = midnight - before * minute;
    const run = act(begin({ terms: hours, reminders: [] }), system, { type: 'outageMeasured', from: to - 22 * minute, to }, to);
    expect(closesAt(run)).toBe(midnight + back * minute);
  });

  it('told twice, or by two processes that measured a little apart, nothing is given back twice', () => {
    const run = act(opened, system, outage, midnight - 117 * minute);
    expect(act(run, system, outage).events).toHaveLength(run.events.length);
    const longer: BallotCommand = { type: 'outageMeasured', from: midnight - 139 * minute, to: midnight - 117 * minute };
    expect(closesAt(act(run, system, longer))).toBe(midnight + 22 * minute);
  });

  it('an outage before the opening, after the close or in the future is none of its business; a person cannot report one', () => {
    const before = { type: 'outageMeasured', from: start - day, to: start } as const;
    expect(act(opened, system, before).events).toHaveLength(opened.events.length);
    expect(act(opened, system, outage, start + day).events).toHaveLength(opened.events.length);
    expect(verdict(opened, officer, outage)).toBe('MACHINE_ONLY');
  });

  it('away over the close itself: the clock fires late, waits for the measurement, and what was lost before midnight is given back after the return', () => {
    const back = midnight + 12 * minute;
    const held = act(opened, system, { type: 'closeBallot' }, back);
    expect([held.events.at(-1)?.type, held.state.phase]).toEqual(['closeHeld', 'open']);
    expect(ballot.due(held.state)?.at).toBe(back + 10 * minute);
    const measured = act(held, system, { type: 'outageMeasured', from: midnight - 10 * minute, to: back }, back + minute);
    expect(closesAt(measured)).toBe(back + 10 * minute);
    expect(verdict(measured, voter(0), vote(0), back + 10 * minute - 1)).toBe('accepted');
    expect(close(measured).state.phase).toBe('closed');
  });

  it('XA38 a meeting closed the vote before its time: an outage after that is neither recorded nor a ground to open it again; one before it is', () => {
    const meeting = begin({ terms: { ...aware, mode: 'meeting' }, reminders: [] });
    const here = act(meeting, secretary, { type: 'recordAttendance', present: [0, 1, 2] });
    const end = act(cast(here, 0), secretary, { type: 'closeMeeting' }, midnight - 200 * minute);
    expect(end.state.phase).toBe('closed');
    const after = act(end, system, outage, midnight - 117 * minute);
    expect([after.events.length, after.state.outages, closesAt(after)]).toEqual([end.events.length, undefined, midnight]);
    const before: BallotCommand = { type: 'outageMeasured', from: midnight - 240 * minute, to: midnight - 190 * minute };
    expect(act(end, system, before, midnight - 189 * minute).events.at(-1)).toMatchObject({ type: 'outageRecorded', minutes: 40 });
  });

  it('XA38 the record of an outage says whether its minutes are given back, and claims it nowhere else', () => {
    const [{ type, ...data }] = act(begin(), system, outage, midnight - 117 * minute).events.slice(-1) as [BallotEvent];
    const { zh, en } = eventWords({ kind: 'ballot', type, data, actor: null, names: () => null });
    expect(zh).toMatch(/^记录停机。.*是否补时：表决条款不补时/);
    expect(en).toMatch(/^Outage recorded\. .*not given back: the terms give none back/);
    expect(zh).not.toContain('停机补时');
  });

  it('a hold that no measurement follows ends by itself; a clock that is only a little late holds nothing', () => {
    const held = act(opened, system, { type: 'closeBallot' }, midnight + 12 * minute);
    expect(tick(held, midnight + 22 * minute).state.phase).toBe('closed');
    expect(act(opened, system, { type: 'closeBallot' }, closesAt(opened) + 31_000).state.phase).toBe('closed');
  });

  it('closed on time while nobody could reach it: the result is taken back, the window runs on; a used result stays', () => {
    const end = close(cast(opened, 0));
    const late: BallotCommand = { type: 'outageMeasured', from: midnight - 30 * minute, to: midnight + 20 * minute };
    const again = act(end, system, late, midnight + 20 * minute);
    expect(again.state).toMatchObject({ phase: 'open', result: null, closesAt: midnight + 50 * minute });
    expect(close(again).state.result?.counts.yes).toBe(1);
    const used = act(end, streamActor(project), { type: 'useResult' });
    expect(act(used, system, late, midnight + 20 * minute).state).toMatchObject({ phase: 'closed', used: true });
  });
});

describe('slips of the voter and of the clerk', () => {
  it('S6: an abstention without a word asks for a confirmation where the terms say so; with a word or confirmed it is taken', () => {
    const asks = begin({ terms: { ...terms, emptyVote: 'confirmed' } });
    expect(verdict(asks, voter(0), vote(0, 'abstain'))).toBe('EMPTY_VOTE');
    expect(verdict(asks, voter(0), { ...vote(0, 'abstain'), confirmed: true })).toBe('accepted');
    expect(verdict(asks, voter(0), { ...vote(0, 'abstain'), comment: '不熟悉' })).toBe('accepted');
    expect(verdict(begin(), voter(0), vote(0, 'abstain'))).toBe('accepted');
  });

  it('two ticks on a paper: only spoilt, and the ticks stand in the record', () => {
    const sheet = { type: 'enterPaper', seat: 0, text, scan, reason: '理由' } as const;
    expect(verdict(begin(), officer, { ...sheet, choice: 'yes', ticks: ['yes', 'no'] })).toBe('TWO_TICKS');
    expect(verdict(begin(), officer, { ...sheet, choice: 'yes', ticks: ['yes'] })).toBe('accepted');
    const run = act(begin(), officer, { ...sheet, choice: 'spoilt', ticks: ['yes', 'no'] });
    expect(run.events.at(-1)).toMatchObject({ type: 'paperEntered', mark: 'x', ticks: ['yes', 'no'] });
  });
});
