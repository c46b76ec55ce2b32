import { describe, expect, it } from 'vitest';
import { isStageCode } from '../../../domain/profile/stage-codes.js';
import { at, day, officer, projectAt, sha, society, stream } from './project-fixture.js';

describe('a group standard that meets no obstacle', () => {
  it('walks 00.00 to 60.60 with one event per act, and every code on the way is of §5.3', () => {
    const project = projectAt('60.60');
    expect(Object.keys(project.state.visits).every(isStageCode)).toBe(true);
    expect(Object.keys(project.state.visits).sort()).toEqual([
      ...['00.00', '00.20', '00.99', '10.00', '10.99', '20.00', '20.20', '20.60', '20.99', '30.20', '30.60', '30.99', '40.00', '40.20', '40.60'],
      ...['40.99', '50.20', '50.60', '50.99', '60.00', '60.60'],
    ]);
    expect(project.state.number).toBe('T/LNSR 003—2026');
  });

  it('starts one consultation and one ballot, asks the register once, and tells the society of its birth', () => {
    const project = projectAt('60.60');
    expect(project.started()).toEqual(['consultation/p1-1', 'ballot/p1-technicalReview-1']);
    expect(project.told('mint')).toEqual([
      {
        kind: 'tell',
        stream: 'register/LNSR',
        command: { asOf: Date.UTC(2026, 1, 7, 1), type: 'mint', project: stream, organisation: society, year: 2026, revises: null, wish: null },
        ensure: { code: 'LNSR', organisation: society, serialWidth: 3, rehearsal: false },
      },
    ]);
    expect(project.told('projectStarted')).toHaveLength(1);
    expect(project.told('useResult')).toHaveLength(1);
  });

  it('D15: enters into force on its effective date, marks the missing declaration once, and is called to review after three years', () => {
    const project = projectAt('60.60');
    project.runUntil(at('2029-12-31T00:00:00+08:00'));
    const types = project.events.map((event) => event.type);
    expect(types.filter((type) => type === 'enteredIntoForce')).toHaveLength(1);
    expect(project.events.filter((event) => event.type === 'becameOverdue' && event.clock === 'declaration')).toHaveLength(1);
    expect(project.state.code).toBe('90.20');
    expect(project.events.find((event) => event.type === 'systematicReviewOpened')).toMatchObject({ trigger: 'timer' });
  });

  it('is confirmed, which re-arms the review three years from then', () => {
    const project = projectAt('60.60');
    project.runUntil(at('2029-12-31T00:00:00+08:00'));
    project.file('reviewConclusion');
    project.do(officer, { type: 'concludeSystematicReview', outcome: 'confirm', reason: '技术内容仍适用' });
    expect(project.state.code).toBe('90.93');
    const next = project.state.clocks.review?.at ?? 0;
    expect(next).toBeGreaterThan(project.now + 3 * 365 * day - 2 * day);
    expect(next).toBeLessThan(project.now + 3 * 366 * day + 15 * day);
    project.runUntil(next);
    expect(project.state.code).toBe('90.20');
  });

  it('keeps its state under 20 KB, is plain JSON, and comes back the same from JSON', () => {
    const project = projectAt('60.60');
    const text = JSON.stringify(project.state);
    expect(new TextEncoder().encode(text).length).toBeLessThan(20_000);
    expect(JSON.parse(text)).toEqual(project.state);
  });

  it('a rehearsal mints from a register of its own', () => {
    const project = projectAt('50.60', { input: { rehearsal: true } });
    expect(project.told('mint')).toMatchObject([{ stream: 'register/rehearsal-LNSR', ensure: { rehearsal: true } }]);
    expect(project.state.draft?.sha256).toBe(sha(2));
  });
});
