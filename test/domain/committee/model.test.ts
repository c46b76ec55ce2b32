import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamActor, type Actor } from '../../../domain/kernel/actor.js';
import { committee } from '../../../domain/committee/committee.js';
import type { CommitteeCommand } from '../../../domain/committee/acts.js';
import type { CommitteeEvent } from '../../../domain/committee/events.js';
import type { CommitteeState } from '../../../domain/committee/state.js';
import type { PersonId } from '../../../domain/kernel/person-id.js';
import { membersOn } from '../../../domain/committee/member.js';
import { compositionOn } from '../../../domain/committee/roster.js';
import type { Stream } from '../../../domain/kernel/decider.js';
import { applicant, authority, candidate, Committee, day, people, secretary, sha, text, unit } from './committee-fixture.js';
import { personNamed } from '../../support/spelt.js';

/** What the test itself keeps beside the committee. */
type Model = {
  ended: boolean;
  suspended: boolean;
  readonly ballots: Stream[];
  readonly meetings: Stream[];
  fresh: number;
  called: number;
  held: number;
};
type Step = fc.Command<Model, Committee>;

const step = (name: string, run: (model: Model, real: Committee) => void, may: (model: Readonly<Model>) => boolean = () => true): Step => ({
  check: (model) => !model.ended && may(model),
  run: (model, real) => {
    run(model, real);
    invariants(model, real);
  },
  toString: () => name,
});

/** Acts, if the committee lets it; whether it did. */
function tried(real: Committee, actor: Actor, command: CommitteeCommand): boolean {
  if (real.verdict(actor, command) !== 'accepted') return false;
  real.act(actor, command);
  return true;
}

const serious = (real: Committee) =>
  compositionOn(real.state, { on: real.today, body: 'TC', elsewhere: [] }).findings.filter((one) => one.weight !== 'note');

function invariants(model: Model, { state, events }: Committee): void {
  const of = (type: CommitteeEvent['type']) => events.filter((one) => one.type === type).length;
  expect(state.counts).toMatchObject({ ballots: of('ballotCalled'), meetings: of('meetingCalled'), warnings: of('absenceWarned') });
  expect([of('ballotCalled'), of('meetingNoted')]).toEqual([model.called, model.held]);
  expect(state.ballots.map((one) => one.ballot)).toEqual(model.ballots);
  expect(state.meetings.map((one) => one.meeting)).toEqual(model.meetings);
  expect([state.end !== null, state.suspended !== null]).toEqual([model.ended, model.suspended]);
  expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  expect(JSON.stringify(state).length).toBeLessThanOrEqual(64 * 1024);
  expect(Object.values(state.absences).every((count) => count > 0)).toBe(true);
  const today = membersOn(state.members, '9999-01-01').map((one) => one.person);
  expect(new Set(today).size).toBe(today.length);
}

const words = { zh: '议程', en: 'item' };
const item = { n: 1, title: words, documents: [], project: null, decides: false } as const;
const persons = (state: CommitteeState, on: string) => membersOn(state.members, on).map((one) => one.person);

/** What one person says, and a second one confirms. */
const reported = (real: Committee, command: CommitteeCommand): void => {
  if (tried(real, secretary, command)) tried(real, authority, { type: 'confirmReport', n: real.state.reported ?? 0, proof: sha('proof') });
};

const depart = (nth: number) =>
  step(`depart ${nth}`, (_, real) => {
    const all = persons(real.state, real.today);
    const person = all[nth % Math.max(1, all.length)] ?? 'nobody';
    reported(real, { type: 'recordDeparture', person: personNamed(person), cause: 'resigned', on: real.today, evidence: '辞职信' });
  });
const move = (nth: number, to: number) =>
  step(`move ${nth} to unit ${to}`, (_, real) => {
    const person = persons(real.state, real.today)[nth] ?? 'nobody';
    const organisation = to === 0 ? null : unit(to);
    reported(real, {
      type: 'changeEmployer',
      person: personNamed(person),
      organisation,
      organisationName: '单位',
      on: real.today,
      evidence: '合同',
    });
  });
const callBallot = step('call a ballot', (model, real) => {
  const command = { type: 'callBallot', terms: 'letter', matter: 'members', question: '调整？', text, opens: 'atStart' } as const;
  if (!tried(real, secretary, command)) return;
  model.called += 1;
  model.ballots.push(`ballot/c1-b${model.called}`);
});
const decideBallot = (outcome: 'PASS' | 'FAIL', silent: readonly PersonId[]) =>
  step(
    `the ballot ends ${outcome}`,
    (model, real) => {
      const [ballot = 'ballot/none'] = model.ballots.splice(0, 1);
      const told = { type: 'ballotDecided', ballot, round: 1, outcome, counts: { Y: 1 } as never, trace: [], silent } as const; // counts are not looked at
      real.act(streamActor(ballot), told);
      const before = real.events.length;
      // Told twice, or by somebody else, it is heard once.
      real.act(streamActor(ballot), told).act(streamActor('ballot/other'), told);
      expect(real.events.length).toBe(before);
    },
    (model) => model.ballots.length > 0,
  );
/** A choice, not a fact: after it a body in operation has nothing wrong with it. */
const adjust = (count: number, same: boolean, duty: 'member' | 'vice' | 'secretaryGeneral') =>
  step(`add ${count}`, (model, real) => {
    const ballot = real.state.decided.at(-1)?.ballot ?? 'ballot/none';
    const add = Array.from({ length: count }, (_, i) => {
      model.fresh += 1;
      return candidate(model.fresh, { duty: i === 0 ? duty : 'member', ...(same ? { organisation: unit(5) } : {}) });
    });
    if (tried(real, secretary, { type: 'adjustMembers', add, remove: [], on: real.today, ballot, filing: sha('f') }))
      expect(serious(real)).toEqual([]);
  });
const promote = (nth: number, duty: 'deputySecretary' | 'member' | 'secretaryGeneral') =>
  step(`${nth} becomes ${duty}`, (_, real) => {
    const person = persons(real.state, real.today)[nth] ?? 'nobody';
    const before = serious(real).map((one) => one.code);
    if (!tried(real, secretary, { type: 'changeDuty', person: personNamed(person), duty, on: real.today })) return;
    const added = serious(real).filter((one) => one.weight === 'edit' && !before.includes(one.code));
    expect(added).toEqual([]);
  });
const callMeeting = step('call a meeting', (model, real) => {
  const about = { title: words, form: 'plenary', opensAt: real.now + 40 * day, place: '沈阳', remote: false, agenda: [item] } as const;
  if (tried(real, secretary, { type: 'callMeeting', ...about })) model.meetings.push(`meeting/c1-m${real.state.counts.meetings}`);
});
const hold = (missing: number) =>
  step(
    `hold a meeting without ${missing}`,
    (model, real) => {
      const [meeting = 'meeting/none'] = model.meetings.splice(0, 1);
      const all = persons(real.state, real.today);
      const absent = all.slice(0, missing);
      const before = real.state.absences;
      const report = { type: 'meetingHeld', meeting, form: 'plenary', at: real.now, present: all.slice(missing), absent, resolutions: [] } as const;
      real.act(streamActor(meeting), report);
      model.held += 1;
      for (const person of absent) expect((real.state.absences[person] ?? 0) - (before[person] ?? 0)).toBeLessThanOrEqual(1);
      for (const person of report.present) expect(real.state.absences[person]).toBeUndefined();
    },
    (model) => model.meetings.length > 0,
  );
const wait = (days: number) => step(`${days} days pass`, (_, real) => void real.days(days));
const suspend = step('suspend', (model, real) => {
  if (tried(real, authority, { type: 'suspendCommittee', reason: '整顿' })) model.suspended = true;
});
const resume = step('resume', (model, real) => {
  if (tried(real, authority, { type: 'resumeCommittee', reason: '完成' })) model.suspended = false;
});
const end = step(
  'end',
  (model, real) => {
    tried(real, authority, { type: 'proposeEnding', kind: 'deregister', reason: '完成' });
    if (!tried(real, authority, { type: 'openNotice' })) return;
    real.past('notice').act(authority, { type: 'deregister', standardsTo: 'LN/TC 3' });
    const under = [...model.ballots.map((stream) => [stream, 'voidBallot']), ...model.meetings.map((stream) => [stream, 'cancelMeeting'])];
    expect(real.effects.flatMap((one) => (one.kind === 'tell' ? [[one.stream, one.command.type]] : []))).toEqual(under);
    model.ended = true;
    model.ballots.splice(0);
    model.meetings.splice(0);
    nothingMore(real);
  },
  // Not before it has lived a little.
  (model) => model.called + model.held > 3,
);

/** No act of anybody, and no clock; a report that comes late changes nothing. */
function nothingMore(real: Committee): void {
  expect(committee.due(real.state)).toBeNull();
  const late: readonly (readonly [Actor, CommitteeCommand])[] = [
    [secretary, { type: 'callBallot', terms: 'letter', matter: 'other', question: '?', text }],
    [secretary, { type: 'recordDeparture', person: personNamed('p5'), cause: 'died', on: real.today, evidence: 'x' }],
    [authority, { type: 'assess', score: 90, report: sha('r') }],
    [secretary, { type: 'proposeRoster', members: people() }],
    [secretary, { type: 'openRenewal' }],
    [authority, { type: 'resumeCommittee', reason: 'x' }],
    [authority, { type: 'keepCommittee', reason: 'x' }],
    [authority, { type: 'deregister', standardsTo: 'x' }],
  ];
  for (const [entitled, command] of late) {
    expect([command.type, real.verdict(entitled, command)]).toEqual([command.type, 'COMMITTEE_ENDED']);
    // Others are told no more than that it is not theirs.
    for (const actor of [applicant, secretary, authority])
      expect(['COMMITTEE_ENDED', 'ROLE_NOT_ALLOWED'], command.type).toContain(real.verdict(actor, command));
  }
  const before = real.state;
  real.act(streamActor('ballot/c1-b1'), { type: 'ballotVoided', ballot: 'ballot/c1-b1', round: 1, reason: 'x' });
  real.act(streamActor('meeting/c1-m1'), { type: 'meetingCancelled', meeting: 'meeting/c1-m1', reason: 'x' });
  expect(real.state).toEqual(before);
}

const nth = fc.nat({ max: 20 });
const steps = fc.commands(
  [
    nth.map(depart),
    fc.tuple(nth, fc.constantFrom(0, 5, 5, 700)).map(([who, to]) => move(who, to)),
    fc.constant(callBallot),
    fc
      .tuple(fc.constantFrom('PASS' as const, 'FAIL' as const), fc.subarray(people().map((one) => one.person)))
      .map(([how, silent]) => decideBallot(how, silent)),
    fc
      .tuple(
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        fc.constantFrom('member' as const, 'member' as const, 'vice' as const, 'secretaryGeneral' as const),
      )
      .map(([count, same, duty]) => adjust(count, same, duty)),
    fc
      .tuple(nth, fc.constantFrom('deputySecretary' as const, 'member' as const, 'secretaryGeneral' as const))
      .map(([who, duty]) => promote(who, duty)),
    fc.constant(callMeeting),
    fc.nat({ max: 4 }).map(hold),
    fc.integer({ min: 1, max: 900 }).map(wait),
    fc.constant(suspend),
    fc.constant(resume),
    fc.constant(end),
  ],
  { maxCommands: 60, size: 'max' },
);

describe('model: a committee under random acts', () => {
  it('counts what happened, hears each report once, is in order after every choice, stays under 64 KiB, and accepts nothing once it has ended', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(steps, (commands) => {
        const real = new Committee().established();
        const start: Model = { ended: false, suspended: false, ballots: [], meetings: [], fresh: 100, called: 0, held: 0 };
        fc.modelRun(() => ({ model: start, real }), commands);
        for (const event of real.events) seen.add(event.type);
      }),
      { seed: 21, numRuns: 200 },
    );
    // A model that never gets somewhere shows nothing about that place.
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'membersAdjusted',
        'dutyChanged',
        'meetingNoted',
        'absenceWarned',
        'committeeSuspended',
        'termEnded',
        'committeeDeregistered',
      ]),
    );
  }, 120_000);
});
