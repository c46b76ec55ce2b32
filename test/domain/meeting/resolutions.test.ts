import { describe, expect, it } from 'vitest';
import { streamActor, system } from '../../../domain/kernel/actor.js';
import { ballot } from '../../../domain/ballot/ballot.js';
import { meeting } from '../../../domain/meeting/meeting.js';
import type { BallotInput } from '../../../domain/messages/messages.js';
import { calendar, chair, day, secretary } from '../ballot/ballot-fixture.js';
import {
  act,
  at,
  ballotActor,
  begin,
  confirm,
  consideration,
  decide,
  draftItem,
  held,
  member,
  opened,
  opensAt,
  planItem,
  put,
  putToVote,
  question,
  report,
  resolution,
  roster,
  templates,
  tick,
  verdict,
} from './meeting-fixture.js';
import { codeOf } from '../run.js';
import { codeNamed, personNamed } from '../../support/spelt.js';

describe('given an open meeting, an item is put to the vote', () => {
  it.each([
    ['as it should be', {}, 'accepted'],
    ['with a text that is none of its documents', { text: 'f'.repeat(64) }, 'TEXT_NOT_ON_AGENDA'],
    ['by terms nobody knows', { terms: 'toString' }, 'TERMS_UNKNOWN'],
    ['by terms of a letter ballot', { terms: 'letter' }, 'TERMS_NOT_FOR_MEETING'],
    ['though it is not for decision', { item: 2 }, 'ITEM_NOT_FOR_DECISION'],
    ['though it is not on the agenda', { item: 9 }, 'AGENDA_ITEM_UNKNOWN'],
  ] as const)('%s: %s', (_, over, code) => {
    expect(verdict(opened(), secretary, { ...putToVote, ...over })).toBe(code);
  });

  it('XA32 suspended members have seats without a vote in what the meeting decides, and are due there', () => {
    const list = roster(8).map((row, n) => (n < 2 ? { ...row, votes: false, suspended: '2026-01-05' } : row));
    const run = put(opened(8, { roster: list }));
    expect(run.effects[0]).toMatchObject({
      input: { roll: { seats: { length: 8 }, withheld: [0, 1].map((seat) => ({ seat, reason: 'suspended', evidence: '2026-01-05' })) } },
    });
    expect(run.latest[0]).toMatchObject({ type: 'voteOrdered', present: [2, 3, 4, 5, 6, 7], figures: { due: 8, present: 6, absent: 2, guests: 0 } });
  });

  it('XA22 whoever puts it to the vote and calls members drafters only names them; for a matter without a draft it is refused', () => {
    const run = act(opened(), secretary, { ...putToVote, drafters: [personNamed('p1')], drafterUnits: [codeNamed('91350200776049653A')] });
    expect(run.effects[0]).toMatchObject({
      kind: 'start',
      input: { drafters: [], drafterUnits: [], named: { drafters: ['p1'], drafterUnits: ['91350200776049653A'], by: secretary.id } },
    });
    const rules = { ...draftItem, n: 9, matter: 'secretariatRules' } as const;
    const asked = opened(8, { agenda: [rules] });
    expect(verdict(asked, secretary, { ...putToVote, item: 9, drafters: [personNamed('p1')] })).toBe('MATTER_WITHOUT_DRAFT');
    expect(verdict(asked, secretary, { ...putToVote, item: 9, drafters: [] })).toBe('accepted');
  });

  it('a vote may be given its window within the terms: 3 days of 1 to 3 are taken, 9 are refused', () => {
    const days = (count: number) => ({ ...putToVote, window: { count, unit: 'calendarDays' } }) as const;
    expect([1, 3, 9].map((count) => verdict(opened(), secretary, days(count)))).toEqual(['accepted', 'accepted', 'WINDOW_TOO_LONG']);
  });

  it('not before it opens, not by a member, not the same question again while it stands', () => {
    expect(verdict(begin(), secretary, putToVote, opensAt)).toBe('MEETING_PHASE');
    expect(verdict(opened(), member(1), putToVote)).toBe('ROLE_NOT_ALLOWED');
    expect(verdict(put(opened()), secretary, putToVote)).toBe('QUESTION_DECIDED');
    expect(verdict(decide(put(opened()), 'FAIL'), secretary, putToVote)).toBe('QUESTION_DECIDED');
    expect(verdict(decide(put(opened()), 'INVALID'), secretary, putToVote)).toBe('accepted');
    const voided = act(put(opened()), ballotActor(), { type: 'ballotVoided', ballot: 'ballot/m1-v1', round: 1, reason: '误开' });
    expect(verdict(voided, secretary, putToVote)).toBe('accepted');
  });

  it('the ballot it starts is one its decider takes and opens at once', () => {
    const [begun] = put(opened()).effects;
    if (begun?.kind !== 'start') throw new Error('no ballot');
    const context = { now: opensAt, actor: streamActor('meeting/m1'), calendar, stream: begun.stream };
    const born = ballot.start(begun.input as BallotInput, context); // the effect's own input
    expect(born.ok ? born.value.map((event) => event.type) : born.error).toEqual(['ballotDrafted', 'ballotOpened']);
  });

  it('only the ballot itself says what came out, and only once it belongs here', () => {
    const run = act(put(opened()), chair, { type: 'closeVote', vote: 1 });
    expect(verdict(run, secretary, report('PASS'))).toBe('MACHINE_ONLY');
    expect(act(run, ballotActor(2), report('PASS')).state.votes[0]?.outcome).toBeNull();
    expect(act(run, ballotActor(2), { ...report('PASS'), ballot: 'ballot/other' }).state).toEqual({ ...run.state });
    expect(act(run, ballotActor(), report('PASS')).state.votes[0]).toMatchObject({
      phase: 'decided',
      outcome: 'PASS',
      tally: { yes: 6, no: 1, abstain: 1 },
    });
  });

  it('a vote is closed once', () => {
    expect(act(put(opened()), chair, { type: 'closeVote', vote: 1 }).effects).toEqual([
      { kind: 'tell', stream: 'ballot/m1-v1', command: { type: 'closeMeeting' } },
    ]);
    expect(verdict(decide(put(opened()), 'PASS'), chair, { type: 'closeVote', vote: 1 })).toBe('VOTE_NOT_OPEN');
    expect(verdict(opened(), chair, { type: 'closeVote', vote: 1 })).toBe('VOTE_UNKNOWN');
  });
});

describe('given votes, resolutions say what they say', () => {
  it.each([
    ['PASS', {}, 'accepted'],
    ['PASS', { outcome: 'FAIL' }, 'RESOLUTION_DISAGREES'],
    ['PASS', { outcome: undefined }, 'RESOLUTION_DISAGREES'],
    ['PASS', { figures: { yes: 6, no: 1, abstain: 1 } }, 'accepted'],
    ['PASS', { figures: { yes: 7, no: 1, abstain: 0 } }, 'RESOLUTION_DISAGREES'],
    ['FAIL', {}, 'RESOLUTION_DISAGREES'],
    ['FAIL', { outcome: 'FAIL' }, 'accepted'],
    ['INVALID', {}, 'RESOLUTION_DISAGREES'],
    ['INVALID', { outcome: 'INVALID' }, 'accepted'],
    ['PENDING', { outcome: 'PENDING' }, 'VOTE_UNDECIDED'],
    ['PASS', { vote: 2 }, 'VOTE_UNKNOWN'],
    ['PASS', { vote: undefined, outcome: undefined }, 'FORMAL_BALLOT_REQUIRED'],
    ['PASS', { item: 2 }, 'VOTE_UNKNOWN'],
  ] as const)('the ballot says %s, the resolution says %j: %s', (outcome, over, code) => {
    const command = { ...resolution, ...over } as never; // a wrong one on purpose
    expect(verdict(decide(put(opened()), outcome), secretary, command)).toBe(code);
  });

  it('XE5 new figures with the same outcome make the resolution that names the old ones disagree, until it is amended', () => {
    const named = act(decide(put(opened()), 'PASS'), secretary, { ...resolution, figures: { yes: 6, no: 1, abstain: 1 } });
    const run = act(act(named, chair, { type: 'endMeeting', conclusion: '完' }), ballotActor(), report('PASS', [6, 0, 1]));
    expect(run.events.at(-1)).toMatchObject({ type: 'voteDecided', contradicts: ['2026-01'] });
    expect(verdict(run, chair, confirm(run))).toBe('MINUTES_DISAGREE');
    const amend = (figures: object) =>
      ({ type: 'amendResolution', number: '2026-01', text: resolution.text, outcome: 'PASS', figures, reason: '回避' }) as never;
    expect(verdict(run, secretary, amend({ yes: 6, no: 1, abstain: 1 }))).toBe('RESOLUTION_DISAGREES');
    const amended = act(run, secretary, amend({ yes: 6, no: 0, abstain: 1 }));
    expect(verdict(amended, chair, confirm(amended))).toBe('accepted');
  });

  it('none rests on a vote that runs; one vote has one resolution', () => {
    expect(verdict(put(opened()), secretary, resolution)).toBe('VOTE_UNDECIDED');
    const run = act(decide(put(opened()), 'PASS'), secretary, resolution);
    expect(verdict(run, secretary, resolution)).toBe('RESOLUTION_EXISTS');
  });

  it('a matter without a formal ballot is settled by consideration and claims no vote', () => {
    const run = act(opened(), secretary, consideration);
    expect(run.state.resolutions).toEqual([{ number: '2026-01', item: 2, vote: null, outcome: null, figures: null }]);
    expect(verdict(opened(), secretary, { ...consideration, outcome: 'PASS' })).toBe('RESOLUTION_DISAGREES');
  });

  it('numbers follow the pattern of the committee and go on from its serial', () => {
    const numbering = { pattern: '{committee}/{year}-{serial}', committee: 'LN/TC 12', firstSerial: 9, width: 3 };
    const run = act(act(opened(8, { numbering }), secretary, consideration), secretary, consideration);
    expect(run.state.resolutions.map((one) => one.number)).toEqual(['LN/TC 12/2026-009', 'LN/TC 12/2026-010']);
  });

  it('the meeting ends only when every vote is over and stands as a resolution', () => {
    const end = { type: 'endMeeting', conclusion: '完' } as const;
    expect(verdict(put(opened()), chair, end)).toBe('VOTE_RUNNING');
    expect(verdict(act(put(opened()), chair, { type: 'closeVote', vote: 1 }), chair, end)).toBe('VOTE_RUNNING');
    expect(verdict(decide(put(opened()), 'PASS'), chair, end)).toBe('RESOLUTION_MISSING');
    expect(verdict(decide(put(opened()), 'INVALID'), chair, end)).toBe('accepted');
    expect(verdict(act(decide(put(opened()), 'PASS'), secretary, resolution), chair, end)).toBe('accepted');
  });

  it('what keeps a meeting from ending or its minutes from being confirmed is said before anybody asks, and whoever may not is told that first', () => {
    const barred = (run: ReturnType<typeof opened>, type: 'endMeeting' | 'confirmMinutes', actor = chair): string =>
      codeOf(meeting.can(run.state, type, at(run.now, actor)));
    expect(barred(decide(put(opened()), 'PASS'), 'endMeeting')).toBe('RESOLUTION_MISSING');
    expect(barred(act(held(), ballotActor(), report('FAIL', [4, 4, 0])), 'confirmMinutes')).toBe('MINUTES_DISAGREE');
    expect(barred(held(), 'confirmMinutes')).toBe('accepted');
    expect([barred(held(), 'endMeeting', member(1)), barred(held(), 'endMeeting')]).toEqual(['ROLE_NOT_ALLOWED', 'MEETING_PHASE']);
  });

  it('the committee hears who was there, who was not, who had leave, and the resolutions with their ballots', () => {
    const leave = act({ ...opened(6), now: opensAt }, member(7), { type: 'signIn', person: personNamed('m7'), mode: 'leave' });
    const gone = act(leave, secretary, { type: 'signOut', person: personNamed('m0') });
    const done = act(act(decide(put(gone), 'PASS'), secretary, resolution), secretary, { type: 'endMeeting', conclusion: '完' });
    expect(done.effects.find(({ kind }) => kind === 'tell')).toEqual({
      kind: 'tell',
      stream: 'committee/c1',
      command: {
        type: 'meetingHeld',
        meeting: 'meeting/m1',
        form: 'plenary',
        at: opensAt,
        present: ['m0', 'm1', 'm2', 'm3', 'm4', 'm5'],
        absent: ['m6', 'm7', 'm8'],
        onLeave: ['m7'],
        resolutions: [{ number: '2026-01', ballot: 'ballot/m1-v1', outcome: 'PASS' }],
      },
    });
  });
});

describe('given a meeting that is held, its minutes', () => {
  // Ten working days after Wednesday 2026-12-16: until the 24:00 of Wednesday the 30th.
  const due = Date.UTC(2026, 11, 30, 16);

  it('are due in ten working days; overdue is an event and a notice, once', () => {
    const run = held();
    expect(run.state.minutesBy).toBe(due);
    expect(verdict(run, system, { type: 'noteMinutesOverdue' }, due - 1)).toBe('MEETING_NOT_DUE');
    const late = act(run, system, { type: 'noteMinutesOverdue' }, due);
    expect(templates(late)).toEqual(['meeting.minutesBecameOverdue']);
    expect(tick(run, due + 30 * day).events.filter((event) => event.type === 'minutesBecameOverdue')).toHaveLength(1);
  });

  it.each([
    [due - 1, false],
    [due, true],
  ] as const)('confirmed at %i: late is %s', (now, late) => {
    expect(act(held(), chair, confirm(held()), now).events.at(-1)).toMatchObject({ type: 'minutesConfirmed', late, facts: held().state.facts });
  });

  it('are confirmed by the chair alone, as they were read', () => {
    expect(verdict(held(), secretary, confirm(held()))).toBe('ROLE_NOT_ALLOWED');
    expect(verdict(held(), chair, { ...confirm(held()), facts: held().state.facts - 1 })).toBe('MINUTES_MOVED');
    expect(verdict(opened(), chair, confirm(opened()))).toBe('MEETING_PHASE');
  });

  it('cannot disagree with votes: a revised result must first be resolved anew', () => {
    const revised = act(held(), ballotActor(), report('FAIL', [4, 4, 0]));
    expect(templates(revised)).toEqual(['meeting.voteDecided']);
    expect(verdict(revised, chair, confirm(revised))).toBe('MINUTES_DISAGREE');
    const amendment = { type: 'amendResolution', number: '2026-01', reason: '表决结果更正', text: { zh: '未通过', en: 'Not agreed' } } as const;
    expect(verdict(revised, secretary, { ...amendment, outcome: 'PASS' })).toBe('RESOLUTION_DISAGREES');
    expect(verdict(revised, secretary, { ...amendment, number: '2026-09', outcome: 'FAIL' })).toBe('RESOLUTION_UNKNOWN');
    const amended = act(revised, secretary, { ...amendment, outcome: 'FAIL' });
    expect(verdict(amended, chair, confirm(amended))).toBe('accepted');
  });

  it('that were confirmed are open again when a result changes, and the file closes only when none can any more', () => {
    const minuted = act(held(), chair, confirm(held()), opensAt + 2 * day);
    const reopened = act(minuted, ballotActor(), report('FAIL', [4, 4, 0]), opensAt + 3 * day);
    expect([reopened.state.phase, reopened.state.confirmed]).toEqual(['held', null]);
    expect(reopened.events.slice(-2).map((event) => event.type)).toEqual(['voteDecided', 'minutesReopened']);
    expect(tick(minuted, opensAt + 8 * day - 1).state.phase).toBe('minuted');
    expect(tick(minuted, opensAt + 8 * day).state.phase).toBe('filed');
  });

  it('of a meeting without votes are filed at once', () => {
    const run = act(act(opened(), secretary, consideration), secretary, { type: 'endMeeting', conclusion: '完' });
    const minuted = act(run, chair, confirm(run), opensAt + day);
    expect(tick(minuted, opensAt + day).state.phase).toBe('filed');
  });

  it('wait for a ballot that was re-opened', () => {
    const run = act(held(), ballotActor(), { type: 'ballotOpened', ballot: 'ballot/m1-v1', round: 1, closesAt: opensAt + 5 * day });
    expect(verdict(run, chair, confirm(run))).toBe('MINUTES_DISAGREE');
    expect(act(run, ballotActor(), report('PASS')).state.votes[0]).toMatchObject({ phase: 'decided', outcome: 'PASS' });
  });

  it('a resolution whose vote was voided can only say that nothing was decided by it', () => {
    const voided = act(held(), ballotActor(), { type: 'ballotVoided', ballot: 'ballot/m1-v1', round: 1, reason: '名册有误' });
    const amendment = { type: 'amendResolution', number: '2026-01', reason: '表决作废', text: { zh: '撤销', en: 'Withdrawn' } } as const;
    expect(verdict(voided, chair, confirm(voided))).toBe('MINUTES_DISAGREE');
    expect(verdict(voided, secretary, { ...amendment, outcome: 'PASS' })).toBe('RESOLUTION_DISAGREES');
    const amended = act(voided, secretary, amendment);
    expect(verdict(amended, chair, confirm(amended))).toBe('accepted');
  });

  it('opinions are noted for persons of the roster, by themselves or by the secretariat', () => {
    const opinion = { type: 'noteOpinion', item: 1, person: personNamed('m1'), text: '建议增加附录' } as const;
    expect(verdict(opened(), member(1), opinion)).toBe('accepted');
    expect(verdict(opened(), member(2), opinion)).toBe('ROLE_NOT_ALLOWED');
    expect(verdict(opened(), secretary, { ...opinion, person: personNamed('stranger') })).toBe('NOT_ON_ROSTER');
    expect([draftItem.n, planItem.n, question]).toEqual([1, 2, '是否同意送审稿']);
  });
});
