import { describe, expect, it } from 'vitest';
import { figuresOf, seatsPresent } from '../../../domain/meeting/attendance.js';
import { chair, day, secretary, who } from '../ballot/ballot-fixture.js';
import {
  act,
  ballotActor,
  begin,
  come,
  decide,
  hour,
  member,
  opened,
  opensAt,
  put,
  putToVote,
  report,
  roster,
  startOfDayOf,
  templates,
  verdict,
} from './meeting-fixture.js';
import { personNamed } from '../../support/spelt.js';

const onTheDay = (over = {}) => ({ ...begin(over), now: opensAt });

describe('given the sign-in of a meeting', () => {
  it('S18: 22 of 29, two of them remote and checked, and a remote member who walks in is still one', () => {
    let run = onTheDay({ roster: roster(29, 2) });
    for (let n = 0; n < 20; n += 1) run = come(run, n);
    run = come(come(run, 20, 'remote'), 21, 'remote');
    run = come(run, 29);
    expect(figuresOf(run.state)).toEqual({
      due: 29,
      present: 22,
      inPerson: 20,
      remote: 2,
      attended: 22,
      attendedRemotely: 2,
      onLeave: 0,
      absent: 7,
      guests: 1,
    });
    run = come(run, 21);
    expect(figuresOf(run.state)).toMatchObject({ present: 22, inPerson: 21, remote: 1 });
    expect(verdict(run, secretary, { type: 'signIn', person: personNamed('m21'), mode: 'inPerson' })).toBe('ALREADY_SIGNED_IN');
    expect(seatsPresent(run.state)).toEqual(Array.from({ length: 22 }, (_, n) => n));
  });

  it('remote counts only when somebody else has checked who it is, and how stands in the record', () => {
    const claimed = act(onTheDay(), member(1), { type: 'signIn', person: personNamed('m1'), mode: 'remote', how: '我是本人' });
    expect(figuresOf(claimed.state).present).toBe(0);
    expect(verdict(claimed, member(1), { type: 'checkIdentity', person: personNamed('m1'), how: '自证' })).toBe('ROLE_NOT_ALLOWED');
    const checked = act(claimed, secretary, { type: 'checkIdentity', person: personNamed('m1'), how: '视频核对身份证' });
    expect(checked.events.at(-1)).toMatchObject({ type: 'attendanceNoted', mark: 'r', was: 'c', how: '视频核对身份证', by: 'secretary' });
    expect(figuresOf(checked.state)).toMatchObject({ present: 1, remote: 1 });
    expect(verdict(checked, secretary, { type: 'checkIdentity', person: personNamed('m1'), how: 'x' })).toBe('IDENTITY_NOT_ASKED');
  });

  it('a secretary who is on the roster cannot check the own identity', () => {
    const self = onTheDay({ roster: [...roster(4), { ...roster(1)[0], person: personNamed('secretary') }] });
    const claimed = act(self, secretary, { type: 'signIn', person: personNamed('secretary'), mode: 'remote', how: '本人' });
    expect(figuresOf(claimed.state).present).toBe(0);
    expect(verdict(claimed, secretary, { type: 'checkIdentity', person: personNamed('secretary'), how: '本人' })).toBe('SECOND_PERSON');
    expect(verdict(claimed, chair, { type: 'checkIdentity', person: personNamed('secretary'), how: '视频' })).toBe('accepted');
  });

  it.each([
    ['a member signs in from home as in person', member(1), 'm1', 'inPerson', 'ROLE_NOT_ALLOWED'],
    ['a member asks leave', member(1), 'm1', 'leave', 'accepted'],
    ['a member asks leave for another', member(1), 'm2', 'leave', 'ROLE_NOT_ALLOWED'],
    ['somebody who is not on the roster', secretary, 'm77', 'inPerson', 'NOT_ON_ROSTER'],
    ['a stranger', who('stranger'), 'stranger', 'remote', 'ROLE_NOT_ALLOWED'],
    ['the secretary notes an absence', secretary, 'm1', 'absent', 'accepted'],
  ] as const)('%s', (_, actor, person, mode, code) => {
    expect(verdict(onTheDay(), actor, { type: 'signIn', person: personNamed(person), mode })).toBe(code);
  });

  it('nobody is there before the day; leave can be asked before it; without a link nobody is remote', () => {
    const morning = startOfDayOf(opensAt);
    const come1 = { type: 'signIn', person: personNamed('m1'), mode: 'inPerson' } as const;
    expect(verdict(begin(), secretary, come1, morning - 1)).toBe('SIGN_IN_TOO_EARLY');
    expect(verdict(begin(), secretary, come1, morning)).toBe('accepted');
    expect(verdict(begin(), member(1), { ...come1, mode: 'leave' }, morning - day)).toBe('accepted');
    expect(verdict(onTheDay({ remote: false }), member(1), { ...come1, mode: 'remote' })).toBe('NO_REMOTE_LINK');
  });
});

describe('given votes between which people come and go', () => {
  it('each vote has the attendance of its instant, told to its ballot right after its start', () => {
    const first = put(opened(7));
    const told = first.effects.map((effect) => (effect.kind === 'notice' ? effect.template : [effect.kind, effect.stream]));
    expect(told).toEqual([
      ['start', 'ballot/m1-v1'],
      ['tell', 'ballot/m1-v1'],
    ]);
    expect(first.effects[1]).toMatchObject({ command: { type: 'recordAttendance', present: [0, 1, 2, 3, 4, 5, 6] } });
    let run = act(act(first, chair, { type: 'closeVote', vote: 1 }), ballotActor(), report('PASS', [6, 1, 0]));
    run = act(run, secretary, { type: 'signOut', person: personNamed('m3') });
    run = come(run, 7);
    const second = put(run, { question: '是否同意附录' });
    expect(second.effects[1]).toMatchObject({ stream: 'ballot/m1-v2', command: { type: 'recordAttendance', present: [0, 1, 2, 4, 5, 6, 7] } });
  });

  it('while a vote runs nobody comes or goes and the meeting does not adjourn; once it is closed they may', () => {
    const voting = put(opened(7));
    const late = { type: 'signIn', person: personNamed('m7'), mode: 'inPerson' } as const;
    expect(verdict(voting, secretary, late)).toBe('ATTENDANCE_FROZEN');
    expect(verdict(voting, secretary, { type: 'signOut', person: personNamed('m1') })).toBe('ATTENDANCE_FROZEN');
    expect(verdict(voting, chair, { type: 'adjournMeeting', resumesAt: opensAt + day, reason: '午休' })).toBe('ATTENDANCE_FROZEN');
    expect(verdict(act(voting, chair, { type: 'closeVote', vote: 1 }), secretary, late)).toBe('accepted');
  });

  it('advisers are on the roster, never on the roll', () => {
    const run = put(opened(8));
    const [begun] = run.effects;
    expect(begun).toMatchObject({ kind: 'start', input: { roll: { seats: { length: 8 } }, meeting: 'meeting/m1', committee: 'committee/c1' } });
  });

  it.each([
    [5, 'QUORUM_NOT_MET'],
    [6, 'accepted'],
    [7, 'accepted'],
  ] as const)('a quorum of 3/4 of 8 with %i present: %s', (present, code) => {
    expect(verdict(opened(present, { quorum: { p: 3, q: 4, source: 'own:章程' } }), secretary, putToVote)).toBe(code);
  });

  it('after an adjournment everybody signs in again', () => {
    const over = decide(put(opened()), 'PASS');
    const away = act(over, chair, { type: 'adjournMeeting', resumesAt: opensAt + day, place: '二楼', reason: '次日继续' });
    expect([templates(away), figuresOf(away.state).present, figuresOf(away.state).attended]).toEqual([['meeting.meetingAdjourned'], 0, 8]);
    const back = act(come({ ...away, now: opensAt + day }, 1), chair, { type: 'resumeMeeting' });
    expect(seatsPresent(back.state)).toEqual([1]);
    expect(verdict(over, chair, { type: 'adjournMeeting', resumesAt: opensAt, reason: '午休' }, opensAt + hour)).toBe('MEETING_IN_PAST');
  });

  it('who has left cannot leave again', () => {
    const run = act(opened(), secretary, { type: 'signOut', person: personNamed('m1') });
    expect(verdict(run, secretary, { type: 'signOut', person: personNamed('m1') })).toBe('PERSON_NOT_PRESENT');
  });
});
