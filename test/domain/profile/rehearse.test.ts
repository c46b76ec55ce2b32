import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadline, type Term } from '../../../domain/law/calendar/deadline.js';
import { formatInstant, parseInstant } from '../../../domain/law/calendar/instant.js';
import { calendar2026 } from '../../../domain/law/calendar/state-council.js';
import { fields, type Profile } from '../../../domain/profile/profile.js';
import { rehearse } from '../../../domain/profile/rehearse.js';
import { rehearseCalendar } from '../../../domain/profile/rehearsed-calendar.js';
import { shippedProfiles } from '../../../domain/profile/shipped.js';
import { leastDays, longer, mostDays } from '../../../domain/profile/term-order.js';
import { ballot, broken, copyOf, gate, stage, type Draft } from './broken-profiles.js';

const at = (text: string): number => parseInstant(text) ?? expect.fail(text);
const start = at('2026-03-02T09:00:00+08:00');
const run = (profile: Profile, from = start, traits: readonly string[] = []) => rehearse(profile, { from, calendar: calendar2026, traits });
const lay = (profile: Profile, from: number) => rehearseCalendar(profile, from, calendar2026);
const stageOf = (profile: Profile, name: Profile['stages'][number]['stage'], from = start) =>
  run(profile, from).stages.find((one) => one.stage === name) ?? expect.fail(name);

describe('the rehearsed calendar', () => {
  it('of a proposal on Monday 2 March 2026 ends the office check after 15 working days, at 24:00 of 23 March', () => {
    const first = stageOf(copyOf('group-standard/default'), 'proposal');
    expect([formatInstant(first.starts), formatInstant(first.latestEnd), first.provisional]).toEqual([
      '2026-03-02T09:00:00+08:00',
      '2026-03-24T00:00:00+08:00',
      false,
    ]);
  });

  it('begins a stage when the one before must end, and counts from that last day', () => {
    const [first, second] = run(copyOf('group-standard/default')).stages;
    expect(second?.starts).toBe(first?.latestEnd);
    // The act falls on 23 March, so 30 days end with 22 April.
    expect(formatInstant(second?.latestEnd ?? 0)).toBe('2026-04-23T00:00:00+08:00');
  });

  it('marks as provisional every date that rests on a year not announced, and all that follow', () => {
    const marks = run(copyOf('group-standard/default')).stages.map(({ provisional }) => provisional);
    expect(marks).toEqual([false, false, false, true, true, true, true, true, true, true]);
  });

  it('makes the ballot wait for the patent window of IT and gives the review two years after publication', () => {
    const profile = copyOf('group-standard/it');
    const [patents, vote] = stageOf(profile, 'review').steps;
    expect([patents?.step, vote?.step]).toEqual(['patentWindow', 'ballot']);
    expect(vote?.starts).toBe(patents?.ends);
    const { publishedBy, reviewDue } = run(profile);
    expect(reviewDue).toBe(deadline(calendar2026, publishedBy ?? 0, { count: 2, unit: 'years' }).closesAt);
  });

  it('stretches a stage that is shorter than the window inside it', () => {
    const profile = broken((p) => (stage(p, 'comment').limit = { count: 10, unit: 'calendarDays' }));
    const { steps, latestEnd } = stageOf(profile, 'comment');
    expect(latestEnd).toBe(steps.at(-1)?.ends);
  });

  const anyStart = fc.integer({ min: at('2015-06-01T00:00:00+08:00'), max: at('2030-12-31T23:59:59+08:00') });
  const anyProfile = fc.constantFrom(...Object.values(shippedProfiles));

  it('never runs backwards: each stage and step ends after it starts, and stages follow one another', () => {
    fc.assert(
      fc.property(anyProfile, anyStart, (profile, from) => {
        const stages = lay(profile, from);
        stages.reduce((before, span) => {
          expect(span.starts).toBe(before);
          expect(span.latestEnd).toBeGreaterThan(span.starts);
          for (const step of span.steps)
            expect([step.starts >= span.starts, step.ends > step.starts, step.step === 'declaration' || step.ends <= span.latestEnd]).toEqual([
              true,
              true,
              true,
            ]);
          return span.latestEnd;
        }, from);
      }),
      { numRuns: 60 },
    );
  });

  it('never ends earlier when it begins later', () => {
    fc.assert(
      fc.property(anyProfile, anyStart, fc.integer({ min: 0, max: 90 * 86_400_000 }), (profile, from, later) => {
        const [one, two] = [lay(profile, from), lay(profile, from + later)];
        one.forEach((span, index) => expect(two[index]?.latestEnd).toBeGreaterThanOrEqual(span.latestEnd));
      }),
      { numRuns: 40 },
    );
  });

  const windows: readonly ((profile: Draft, more: number) => void)[] = [
    (p, more) => (p.consultation.window.count += more),
    (p, more) => (p.consultation.answer.count += more),
    (p, more) => (ballot(p, 'technicalReview').window.default.count += more),
    (p, more) => (p.patents.windowDays += more),
    (p, more) => (p.systematicReview.interval.count += more),
    (p, more) => p.stages.forEach(({ limit }) => limit && (limit.count += more)),
  ];

  it('never gets shorter when a window gets longer', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fields), anyStart, fc.constantFrom(...windows), fc.integer({ min: 1, max: 40 }), (field, from, raise, more) => {
        const [before, after] = [copyOf(`group-standard/${field}`), copyOf(`group-standard/${field}`)];
        raise(after, more);
        const [one, two] = [lay(before, from), lay(after, from)];
        one.forEach((span, index) => expect(two[index]?.latestEnd).toBeGreaterThanOrEqual(span.latestEnd));
      }),
      { numRuns: 60 },
    );
  });
});

describe('rehearsed thresholds', () => {
  const samples = (profile: Profile, name: string) => run(profile).ballots.find((one) => one.ballot === name)?.samples ?? expect.fail(name);

  it('S2: of the meeting ballot are three quarters, counted up, and fall with each recusal', () => {
    expect(samples(copyOf('group-standard/default'), 'technicalReview').map(({ seats, neededYes }) => [seats, neededYes])).toEqual([
      [5, 4],
      [9, 7],
      [15, 12],
      [26, 20],
    ]);
    const nine = samples(copyOf('group-standard/default'), 'technicalReview')[1];
    expect(nine?.withRecusals.map(({ neededYes }) => neededYes)).toEqual([7, 6, 6, 5, 4]);
    expect(nine?.outOfReachFrom).toBe(5);
  });

  it('S2: of 4/5 of all members with the recused in the base are out of reach from the 6th recusal among 26', () => {
    const profile = broken((p) => Object.assign(ballot(p, 'letterReview'), { params: { yes: '4/5', den: 'E' }, recusal: 'staysInBase' }));
    const last = samples(profile, 'letterReview')[3];
    expect([last?.neededYes, last?.outOfReachFrom]).toEqual([21, 6]);
    expect(new Set(last?.withRecusals.map(({ neededYes }) => neededYes))).toEqual(new Set([21]));
  });

  it('are absent where the rule cannot be read, and the check-up says why', () => {
    const rehearsal = run(broken((p) => (ballot(p, 'letterReview').rule = 'CN-XX')));
    expect(rehearsal.ballots.find((one) => one.ballot === 'letterReview')?.samples).toEqual([]);
    expect(rehearsal.deadEnds.map(({ code }) => code)).toEqual(['RULE_UNKNOWN']);
  });
});

describe('papers, gates and dead ends of a rehearsal', () => {
  it('shows a gate at its stage only to projects with its trait', () => {
    const gatesOf = (traits: readonly string[]): readonly string[] =>
      run(copyOf('group-standard/chemicals'), start, traits).stages.flatMap(({ stage: name, gates }) => gates.map(({ id }) => `${name}:${id}`));
    expect(gatesOf([])).not.toContain('review:C2');
    expect(gatesOf(['process'])).toContain('review:C2');
    expect(gatesOf([])).toContain('approval:X3');
  });

  it('lists a gate that cannot be passed as a dead end and a missing appeal only as a finding', () => {
    const rehearsal = run(
      broken((p) => {
        gate(p, 'R1').evidence.push('reviewMinutes');
        p.appeal = null;
      }),
    );
    expect(rehearsal.deadEnds.map(({ code }) => code)).toEqual(['GATE_EVIDENCE_TOO_LATE']);
    expect(rehearsal.findings.map(({ code }) => code)).toEqual(['GATE_EVIDENCE_TOO_LATE', 'APPEAL_MISSING']);
    expect(rehearsal.simulated).toBe(true);
  });
});

describe('the order of terms', () => {
  const anyTerm = fc.record({
    count: fc.integer({ min: 1, max: 100 }),
    unit: fc.constantFrom('calendarDays', 'workingDays', 'months', 'years'),
  }) as fc.Arbitrary<Term>; // constantFrom widens to string
  const day = 86_400_000;

  it('bounds what the calendar gives, whatever the start and the days off (a moved last day apart)', () => {
    fc.assert(
      fc.property(anyTerm, fc.integer({ min: 0, max: 3000 }), (term, offset) => {
        const from = at('2015-06-01T00:00:00+08:00') + offset * day;
        const days = (deadline(calendar2026, from, term).closesAt - from) / day - 1;
        expect(days).toBeGreaterThanOrEqual(leastDays(term));
        expect(days).toBeLessThanOrEqual(mostDays(term) + 9);
      }),
    );
  });

  it('never calls each of two terms longer than the other', () => {
    fc.assert(fc.property(anyTerm, anyTerm, (a, b) => !(longer(a, b) && longer(b, a))));
    expect(longer({ count: 61, unit: 'months' }, { count: 5, unit: 'years' })).toBe(true);
    expect(longer({ count: 60, unit: 'months' }, { count: 5, unit: 'years' })).toBe(false);
  });
});
