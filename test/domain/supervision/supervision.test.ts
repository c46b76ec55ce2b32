import { describe, expect, test } from 'vitest';
import { streamActor, type Actor } from '../../../domain/kernel/actor.js';
import type { Effect } from '../../../domain/kernel/decider.js';
import { calendar2026 } from '../../../domain/law/calendar/state-council.js';
import { organisation } from '../../../domain/organisation/organisation.js';
import { standardProject } from '../../../domain/standard-project/standard-project.js';
import type { Suspension } from '../../../domain/messages/suspension.js';
import { supervision, supervisionOwing } from '../../../domain/supervision/supervision.js';
import { codeOf, runsOf } from '../run.js';
import { at, projectAt } from '../standard-project/project-fixture.js';
import {
  asked,
  finding,
  matter,
  matters,
  nothingStops,
  officer,
  ordered,
  project,
  question,
  sha,
  society,
  start,
  stranger,
  supervisor,
} from './supervision-fixture.js';

const within = { count: 5, unit: 'workingDays' } as const;
const said = { text: '本会自三月二日起算', files: [] } as const;
const tells = (effects: readonly Effect[]) => effects.flatMap((one) => (one.kind === 'tell' ? [one] : []));
const began = (change: object): string => codeOf(supervision.start({ ...question, ...change }, { ...matters.at(start, supervisor) }));
const evidence = (n: number) => ({ type: 'fileEvidence', finding: n, text: '已补正', evidence: [sha(n)] }) as const;

describe('C4 XH16 a question to a society', () => {
  test('C4 is due by the end of the tenth working day, holidays left out, and the answer ends the waiting', () => {
    const run = asked();
    // 2026-03-02 is a Monday: ten working days end on Monday the 16th.
    expect(run.state.awaited.answer).toEqual({ due: at('2026-03-17T00:00:00+08:00'), overdue: false });
    const answered = matters.act(run, officer, { type: 'answer', ...said });
    expect(answered.latest).toMatchObject([{ type: 'answered', late: false }]);
    expect(answered.state.awaited.answer).toBeNull();
    expect(supervision.due(answered.state)).toBeNull();
  });

  test('C4 overdue is told to both sides once, and a late answer is taken and says so', () => {
    const due = at('2026-03-17T00:00:00+08:00');
    const run = matters.tick(asked(), due);
    expect(run.latest).toMatchObject([{ type: 'supervisionOverdue', awaited: 'answer', due }]);
    expect(run.effects).toMatchObject([{ kind: 'notice', to: [{ role: 'officer' }, { role: 'secretariat' }, { role: 'monitor' }] }]);
    expect(supervision.due(run.state)).toBeNull();
    expect(matters.act(run, officer, { type: 'answer', ...said }).latest).toMatchObject([{ late: true }]);
  });

  test('C4 what waits is the society’s to answer, then the department’s to conclude', () => {
    const open = asked();
    expect(supervisionOwing(open.state).map(({ why }) => why)).toEqual(['QUESTION_TO_ANSWER']);
    const answered = matters.act(open, officer, { type: 'answer', ...said });
    expect(supervisionOwing(answered.state).map(({ why }) => why)).toEqual(['MATTER_TO_CLOSE']);
    const closed = matters.act(answered, supervisor, { type: 'closeSupervision', conclusion: 'explained', reason: '说明成立', evidence: undefined });
    expect(supervision.ended(closed.state)).toBe(true);
    expect(matters.verdict(closed, officer, { type: 'answer', ...said })).toBe('MATTER_CLOSED');
  });

  test('XH16 a department neither begins nor conducts a matter of another, and a society does not judge itself', () => {
    expect(codeOf(supervision.start(question, matters.at(start, stranger)))).toBe('ROLE_NOT_ALLOWED');
    // Who sees all of them belongs to none of them.
    const everywhere: Actor = { id: supervisor.id, grants: [{ role: 'monitor', organisation: '*' }] };
    expect(codeOf(supervision.start(question, matters.at(start, everywhere)))).toBe('ROLE_NOT_ALLOWED');
    const run = asked();
    const ask = { type: 'ask', question: '何时公告？', files: [], within } as const;
    expect([matters.verdict(run, stranger, ask), matters.verdict(run, officer, ask)]).toEqual(['ROLE_NOT_ALLOWED', 'ROLE_NOT_ALLOWED']);
    expect(matters.verdict(run, supervisor, { type: 'answer', ...said })).toBe('ROLE_NOT_ALLOWED');
  });
});

describe('C7 a rectification', () => {
  test('XH17 a finding says what it suspends, whole, or nothing begins', () => {
    expect(began({ findings: [finding()] })).toBe('FINDING_WITHOUT_SCOPE');
    expect(began({ findings: [finding({ scope: 'nothing', acts: ['publish'] })] })).toBe('SCOPE_NOT_WHOLE');
    expect(began({ findings: [finding({ scope: 'society', acts: [] })] })).toBe('SCOPE_NOT_WHOLE');
    expect(began({ findings: [finding({ scope: 'project', acts: ['publish'] })] })).toBe('SCOPE_NOT_WHOLE');
    expect(began({ findings: [finding({ scope: 'project', acts: ['publish'], project })] })).toBe('accepted');
    expect(began({ findings: Array.from({ length: 11 }, () => nothingStops) })).toBe('TOO_MANY_FINDINGS');
  });

  test('C7 suspends the act of finding 1 and nothing for finding 2', () => {
    const { effects, state } = ordered();
    expect(tells(effects)).toMatchObject([
      {
        stream: `organisation/${society}`,
        command: { type: 'actsSuspended', suspension: { matter, finding: 1, acts: ['publish'], project: null, until: '重新征求意见的公告' } },
      },
    ]);
    expect(state.findings.map(({ suspended }) => suspended)).toEqual([true, false]);
    expect(state.awaited).toMatchObject({ answer: null, evidence: { overdue: false } });
  });

  test('XH18 nothing is put right without evidence, and no matter concluded over an open finding or a standing suspension', () => {
    let run = ordered();
    const settle = (n: number) => ({ type: 'settleFinding', finding: n, outcome: 'cured', reason: '材料齐全' }) as const;
    const close = (over: object = {}) =>
      ({ type: 'closeSupervision', conclusion: 'rectified', reason: '整改完成', evidence: undefined, ...over }) as const;
    expect(matters.verdict(run, supervisor, settle(1))).toBe('CURED_WITHOUT_EVIDENCE');
    expect(matters.verdict(run, supervisor, close())).toBe('FINDINGS_OPEN');
    run = matters.act(run, officer, evidence(1));
    expect(run.state.awaited.evidence).not.toBeNull();
    run = matters.act(run, officer, evidence(2));
    expect(run.state.awaited.evidence).toBeNull();
    run = matters.act(run, supervisor, { type: 'returnEvidence', finding: 2, reason: '缺处理表', within });
    expect(run.state.awaited.evidence).not.toBeNull();
    expect(matters.verdict(run, supervisor, settle(2))).toBe('CURED_WITHOUT_EVIDENCE');
    run = matters.act(matters.act(run, supervisor, settle(1)), supervisor, { ...settle(2), outcome: 'dropped', reason: '不再认定' });
    expect(matters.verdict(run, supervisor, settle(1))).toBe('NOTHING_TO_RECTIFY');
    expect(matters.verdict(run, supervisor, close({ evidence: sha(9) }))).toBe('SUSPENSION_STANDS');
    expect(matters.verdict(run, supervisor, { type: 'liftSuspension', finding: 2, reason: '没有暂停', evidence: sha(8) })).toBe(
      'NOT_SUSPENDED_BY_IT',
    );
    run = matters.act(run, supervisor, { type: 'liftSuspension', finding: 1, reason: '已重新征求意见', evidence: sha(8) });
    expect(tells(run.effects)).toMatchObject([{ command: { type: 'suspensionLifted', matter, finding: 1 } }]);
    expect(matters.verdict(run, supervisor, close())).toBe('CURED_WITHOUT_EVIDENCE');
    expect(matters.verdict(run, supervisor, close({ conclusion: 'explained' }))).toBe('CONCLUSION_UNFIT');
    expect(matters.act(run, supervisor, close({ evidence: sha(9) })).state.conclusion).toBe('rectified');
  });
});

test('XH18 a finding that is none or settled, a deadline that does not run, and a thread that is full are refused by name', () => {
  const settle = (finding: number) => ({ type: 'settleFinding', finding, outcome: 'dropped', reason: '不再认定' }) as const;
  const one = matters.act(ordered(), supervisor, settle(1));
  expect([matters.verdict(one, supervisor, settle(1)), matters.verdict(one, supervisor, settle(3))]).toEqual(['FINDING_SETTLED', 'NO_SUCH_FINDING']);
  const move = { type: 'moveDeadline', within, reason: '材料较多' } as const;
  expect(matters.act(asked(), supervisor, move).latest).toMatchObject([{ type: 'deadlineMoved', awaited: 'answer' }]);
  expect(matters.verdict(matters.act(asked(), officer, { type: 'answer', ...said }), supervisor, move)).toBe('NOTHING_AWAITED');
  let run = asked();
  while (run.state.entries < 200) run = matters.act(run, officer, { type: 'answer', ...said });
  expect(matters.verdict(run, officer, { type: 'answer', ...said })).toBe('MATTER_FULL');
  expect(matters.verdict(run, supervisor, { type: 'closeSupervision', conclusion: 'explained', reason: '说明成立', evidence: undefined })).toBe(
    'accepted',
  );
});

describe('C7 what a suspension stops', () => {
  const suspension: Suspension = {
    ...{ matter, finding: 1, acts: ['publish'] as const, project: null, department: '辽宁省示例民政厅' },
    ...{ reason: '征求意见少于三十日', until: '重新征求意见的公告', rehearsal: false },
  };
  const order = { type: 'actsSuspended', suspension } as const;
  const own = streamActor(`organisation/${society}`);

  test('C7 the act it names is refused with who, why and what ends it; others go on, and it opens again once lifted', () => {
    const ready = projectAt('60.00').state;
    const runs = runsOf(standardProject, { stream: project, calendar: calendar2026 });
    const under = { state: ready, events: [], latest: [], effects: [], now: start };
    const held = runs.act(under, own, order);
    const [blocker] = standardProject.blockers(held.state, 'publish', runs.at(start, officer));
    expect(blocker).toMatchObject({
      code: 'ACT_SUSPENDED',
      found: { act: 'publish', department: '辽宁省示例民政厅', reason: '征求意见少于三十日', matter, finding: 1 },
      needed: { act: 'liftSuspension', until: '重新征求意见的公告' },
      cure: ['monitor'],
    });
    const codes = (type: 'attachDocument' | 'suspend') => standardProject.blockers(held.state, type, runs.at(start, officer)).map(({ code }) => code);
    expect([codes('attachDocument'), codes('suspend')].flat()).not.toContain('ACT_SUSPENDED');
    expect(runs.act(held, own, order).latest).toEqual([]);
    const lifted = runs.act(held, own, { type: 'suspensionLifted', matter, finding: 1, reason: '已整改' });
    expect(lifted.state.suspensions).toEqual([]);
  });

  test('C7 an order for another project, or for rehearsals, changes nothing, and nobody but its society hands one on', () => {
    const runs = runsOf(standardProject, { stream: project, calendar: calendar2026 });
    const under = { state: projectAt('20.20').state, events: [], latest: [], effects: [], now: start };
    expect(runs.act(under, own, { ...order, suspension: { ...suspension, project: 'standard-project/p2' } }).latest).toEqual([]);
    expect(runs.act(under, own, { ...order, suspension: { ...suspension, rehearsal: true } }).latest).toEqual([]);
    expect(runs.act(under, streamActor('organisation/other'), order).latest).toEqual([]);
    expect(runs.verdict(under, officer, order as never)).toBe('MACHINE_ONLY');
  });

  test('C7 its society tells the projects that run, and the one that begins later', () => {
    const stream = `organisation/${society}` as const;
    const runs = runsOf(organisation, { stream, calendar: calendar2026 });
    const input = { uscc: society, name: '学会', kind: 'society', fields: [], charter: '章程', code: null, override: null };
    const born = runs.begin(input as never, runs.at(start, { id: supervisor.id, grants: [{ role: 'monitor', organisation: '*' }] }));
    const running = runs.act(born, streamActor('standard-project/p1'), { type: 'projectStarted', project: 'standard-project/p1' });
    const from = streamActor(matter);
    const held = runs.act(running, from, order);
    expect(tells(held.effects).map((one) => one.stream)).toEqual(['standard-project/p1']);
    expect(runs.act(held, from, order).latest).toEqual([]);
    const later = runs.act(held, streamActor('standard-project/p2'), { type: 'projectStarted', project: 'standard-project/p2' });
    expect(tells(later.effects)).toMatchObject([{ stream: 'standard-project/p2', command: order }]);
    const lifted = runs.act(later, from, { type: 'suspensionLifted', matter, finding: 1, reason: '已整改' });
    expect(tells(lifted.effects).map((one) => one.stream)).toEqual(['standard-project/p1', 'standard-project/p2']);
    expect(runs.verdict(later, streamActor('supervision/s2'), order)).toBe('MACHINE_ONLY');
  });
});
