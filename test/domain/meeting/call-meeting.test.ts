import { streamActor } from '../../../domain/kernel/actor.js';
import { describe, expect, it } from 'vitest';
import { materialDate } from '../../../domain/meeting/material.js';
import { calendar, chair, day, secretary, start, text, who } from '../ballot/ballot-fixture.js';
import {
  act,
  begin,
  committee,
  draftItem,
  held,
  input,
  member,
  opened,
  opensAt,
  planItem,
  put,
  putToVote,
  roster,
  row,
  started,
  templates,
  tick,
  types,
  verdict,
} from './meeting-fixture.js';
import { personNamed } from '../../support/spelt.js';

describe('given a committee, the call', () => {
  it('is told to everybody on the roster with time, place, link, agenda and the date for material', () => {
    const [effect] = begin().effects;
    expect(effect).toMatchObject({
      kind: 'notice',
      template: 'meeting.meetingCalled',
      data: { opensAt, place: '沈阳', link: 'https://meet.example/1', agenda: [{ zh: '审查送审稿' }, { zh: '年度计划' }] },
    });
    expect(effect?.kind === 'notice' ? effect.to.length : 0).toBe(9);
  });

  it.each([
    ['its committee', {}, committee, 'accepted'],
    ['another committee', {}, streamActor('committee/c2'), 'MACHINE_ONLY'],
    ['a secretary by hand', {}, secretary, 'MACHINE_ONLY'],
    ['a time that is past', { opensAt: start }, committee, 'MEETING_IN_PAST'],
    ['an empty agenda', { agenda: [] }, committee, 'AGENDA_SIZE'],
    ['a number twice', { agenda: [draftItem, draftItem] }, committee, 'AGENDA_REPEATS'],
    ['nobody', { roster: [] }, committee, 'ROSTER_SIZE'],
    ['300 persons', { roster: roster(300) }, committee, 'accepted'],
    ['301 persons', { roster: roster(301) }, committee, 'ROSTER_SIZE'],
    ['somebody twice', { roster: [row(1), row(1)] }, committee, 'ROSTER_REPEATS'],
    ['numbers without a serial', { numbering: { pattern: '{year}', committee: '', firstSerial: 1, width: 2 } }, committee, 'NUMBERING_PATTERN'],
  ] as const)('by or with %s', (_, over, actor, code) => {
    expect(started(over, actor)).toBe(code);
  });

  it('300 persons with long names stay under 256 KiB with all votes and resolutions', () => {
    const long = { name: '名'.repeat(20), organisationName: '单位'.repeat(20), title: '职称'.repeat(5), duty: '副主任委员' };
    const run = begin({ roster: roster(300).map((one) => ({ ...one, ...long })) });
    expect(new TextEncoder().encode(JSON.stringify(run.state)).length).toBeLessThan(200 * 1024);
  });
});

describe('given a material term of one month, counted like every term', () => {
  // Opens on Wednesday 2026-12-16 09:00: a month that begins on 15 November is over with that day's 24:00.
  const last = Date.UTC(2026, 10, 15, 16);
  it('the last day is the one whose month is over when the meeting opens', () => {
    expect(materialDate(calendar, opensAt, { count: 1, unit: 'months' })).toEqual({ materialBy: last, provisional: false });
  });

  it.each([
    [last - 1, []],
    [last, [1]],
    [last + 1, [1]],
  ] as const)('material sent at %i: late items %j', (now, late) => {
    const agenda = [{ ...draftItem, documents: [text, 'b'.repeat(64)] }, planItem];
    const changed = act(begin(), secretary, { type: 'changeAgenda', agenda, reason: '补充材料' }, now);
    expect(changed.events.at(-1)).toMatchObject({ type: 'agendaChanged', changed: [1], late, reason: '补充材料' });
    expect(templates(changed)).toEqual(['meeting.agendaChanged']);
  });

  it('before the date no reason is asked for; from it on a change without one is refused', () => {
    const change = { type: 'changeAgenda', agenda: [draftItem] } as const;
    expect(verdict(begin(), secretary, change, last - 1)).toBe('accepted');
    expect(verdict(begin(), secretary, change, last)).toBe('AGENDA_REASON_MISSING');
    expect(verdict(begin(), secretary, { ...change, reason: '议题撤回' }, last)).toBe('accepted');
  });

  it('a call that comes too late is not refused, but stands as a breach', () => {
    const run = begin({ opensAt: start + 10 * day });
    expect(run.events[0]).toMatchObject({ type: 'meetingCalled', short: true });
    expect(begin().events[0]).toMatchObject({ short: false });
  });

  it('an item whose material is late is put to the vote only on the chair’s word with a reason', () => {
    const late = act({ ...begin(), now: last }, secretary, {
      type: 'changeAgenda',
      agenda: [{ ...draftItem, documents: [text, 'b'.repeat(64)] }],
      reason: '补充',
    });
    let run: typeof late = { ...late, now: opensAt };
    for (let n = 0; n < 8; n += 1) run = act(run, secretary, { type: 'signIn', person: personNamed(`m${n}`), mode: 'inPerson' });
    run = act(run, chair, { type: 'openMeeting' });
    expect(verdict(run, secretary, putToVote)).toBe('MATERIAL_LATE');
    expect(verdict(run, secretary, { type: 'acceptLateMaterial', item: 1, reason: '紧急' })).toBe('ROLE_NOT_ALLOWED');
    const accepted = act(run, chair, { type: 'acceptLateMaterial', item: 1, reason: '紧急' });
    expect(templates(accepted)).toEqual(['meeting.lateMaterialAccepted']);
    expect(verdict(accepted, secretary, putToVote)).toBe('accepted');
    expect(verdict(accepted, chair, { type: 'acceptLateMaterial', item: 1, reason: '紧急' })).toBe('MATERIAL_NOT_LATE');
  });

  it('on the date the clock names the items for decision that have no document, once', () => {
    const run = tick(begin({ agenda: [{ ...draftItem, documents: [] }, planItem] }), opensAt);
    expect(run.events.filter((event) => event.type === 'materialClosed')).toEqual([{ type: 'materialClosed', missing: [1] }]);
  });
});

describe('given a called meeting', () => {
  it('the agenda is not changed into itself, and an item that was voted on stays', () => {
    expect(verdict(begin(), secretary, { type: 'changeAgenda', agenda: [draftItem, planItem] })).toBe('AGENDA_UNCHANGED');
    expect(verdict(put(opened()), secretary, { type: 'changeAgenda', agenda: [planItem], reason: '撤回' })).toBe('AGENDA_ITEM_USED');
  });

  it('the roster follows the committee until the opening and keeps what is known of a person; newcomers are told', () => {
    const asked = act(begin(), member(2), { type: 'signIn', person: personNamed('m2'), mode: 'leave' });
    const run = act(asked, committee, { type: 'rosterChanged', roster: [row(9), row(2), row(0)] });
    expect(run.state.attendance).toBe('.l.');
    expect(run.effects.map((effect) => (effect.kind === 'notice' ? [effect.template, effect.to] : []))).toEqual([
      ['meeting.rosterReplaced.joined', [{ person: 'm9' }]],
      ['meeting.rosterReplaced.left', ['m1', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8'].map((person) => ({ person }))],
    ]);
    expect(verdict(begin(), secretary, { type: 'rosterChanged', roster: [row(1)] })).toBe('MACHINE_ONLY');
  });

  it('from the opening on the roster is frozen: the news changes nothing and is not refused', () => {
    const run = act(opened(), committee, { type: 'rosterChanged', roster: [row(1)] });
    expect(run.state.roster.length).toBe(9);
    expect(run.events.at(-1)?.type).toBe('meetingOpened');
  });

  it('it is moved to a later time or another place, never earlier; leave for the old day is gone', () => {
    const later = { type: 'postponeMeeting', opensAt: opensAt + 7 * day, reason: '疫情' } as const;
    const run = act(act(begin(), member(1), { type: 'signIn', person: personNamed('m1'), mode: 'leave' }), secretary, later);
    expect([run.state.opensAt, run.state.attendance, templates(run)]).toEqual([opensAt + 7 * day, '.........', ['meeting.meetingPostponed']]);
    expect(run.state.materialBy).toBeGreaterThan(begin().state.materialBy);
    expect(verdict(begin(), secretary, { ...later, opensAt: opensAt - 1 })).toBe('MEETING_MOVED_EARLIER');
    expect(verdict(begin(), secretary, { ...later, opensAt })).toBe('MEETING_MOVED_EARLIER');
    expect(verdict(begin(), secretary, { ...later, opensAt, place: '大连' })).toBe('accepted');
  });

  it('it is cancelled with notice to all and a report to the committee, and is over', () => {
    const run = act(begin(), chair, { type: 'cancelMeeting', reason: '议题撤回' });
    expect(templates(run)).toEqual(['meeting.meetingCancelled']);
    expect(run.effects).toContainEqual({
      kind: 'tell',
      stream: 'committee/c1',
      command: { type: 'meetingCancelled', meeting: 'meeting/m1', reason: '议题撤回' },
    });
    expect(verdict(run, secretary, { type: 'openMeeting' }, opensAt)).toBe('MEETING_PHASE');
  });

  it('it opens at the time all were told and not a moment before, by those who run it', () => {
    expect(verdict(begin(), secretary, { type: 'openMeeting' }, opensAt - 1)).toBe('OPENING_TOO_EARLY');
    expect(verdict(begin(), secretary, { type: 'openMeeting' }, opensAt)).toBe('accepted');
    expect(verdict(begin(), member(1), { type: 'openMeeting' }, opensAt)).toBe('ROLE_NOT_ALLOWED');
    expect(verdict(begin(), who('stranger'), { type: 'signIn', person: personNamed('m1'), mode: 'leave' })).toBe('ROLE_NOT_ALLOWED');
  });

  it('its committee ends: it is called off before it opens and while it is held, its running vote void; a held one stays, and nobody else may', () => {
    const order = { type: 'cancelMeeting', reason: '撤销' } as const;
    const tells = (run: ReturnType<typeof begin>) => run.effects.flatMap((one) => (one.kind === 'tell' ? [[one.stream, one.command.type]] : []));
    expect([begin(), opened()].map((run) => act(run, committee, order).state.phase)).toEqual(['cancelled', 'cancelled']);
    const voting = act(put(opened()), committee, order);
    expect([tells(voting), voting.state.votes[0]?.phase]).toEqual([[['ballot/m1-v1', 'voidBallot']], 'voided']);
    expect(tells(act(begin(), secretary, order))).toEqual([['committee/c1', 'meetingCancelled']]);
    expect(act(held(), committee, order).state).toMatchObject({ phase: 'held', facts: held().state.facts });
    expect(verdict(opened(), secretary, order)).toBe('MEETING_PHASE');
    expect(verdict(opened(), streamActor('committee/c2'), order)).toBe('ROLE_NOT_ALLOWED');
  });

  it('an input without the optional parts has two-digit numbers by year and ten working days for minutes', () => {
    expect(begin().state).toMatchObject({ nextSerial: 1, minutesWithin: { count: 10, unit: 'workingDays' }, quorum: null });
    expect(types(begin())).toEqual(['meetingCalled']);
    expect(input().numbering).toBeUndefined();
  });
});
