import { describe, expect, it } from 'vitest';
import { streamActor, type Actor } from '../../../domain/kernel/actor.js';
import { pilot, pilotOwing } from '../../../domain/pilot/pilot.js';
import { everyDepartment, middle, opinionsOn } from '../../../domain/pilot/state.js';
import { codeNamed } from '../../support/spelt.js';
import {
  application,
  applied,
  assessedBy,
  atAcceptance,
  atMidTerm,
  callInput,
  calls,
  checked,
  civil,
  day,
  everywhere,
  noticed,
  officer,
  openCall,
  ordered,
  panel,
  papers,
  pilots,
  published,
  registered,
  sha,
  signers,
  society,
  start,
  together,
  underWay,
  until,
  type Under,
} from './pilot-fixture.js';

const reason = '理由充分';
const types = ({ latest }: Under): readonly string[] => latest.map(({ type }) => type);
const opinion = (type: string, department: string, said: string, more: object = {}) =>
  ({ type, department, opinion: said, reason, scope: [], ...more }) as never; // a command as it comes over the wire
const standing = (run: Under, word: 'clear' | 'suspended', now = run.now): Under =>
  pilots.act(run, streamActor(`organisation/${society}`), { type: 'standingChanged', standing: word, reason: '年检' }, now);

describe('a call', () => {
  it('XH1 is made by the market regulation alone, which signs it by that', () => {
    expect(pilot.start(callInput, calls.at(start, signers.civil))).toMatchObject({ ok: false, error: { code: 'NOT_YOUR_DEPARTMENT' } });
    expect(pilot.start(callInput, calls.at(start, everywhere))).toMatchObject({ ok: false, error: { code: 'NOT_YOUR_DEPARTMENT' } });
    const { state } = calls.begin(callInput, calls.at(start, signers.market));
    expect([state.code, Object.keys(state.joint?.signed ?? {})]).toEqual(['PT:00.00', ['market']]);
  });

  it('needs three departments that are three', () => {
    const alike = { ...callInput, departments: { ...callInput.departments, science: callInput.departments.civil } };
    expect(pilot.start(alike, calls.at(start, signers.market))).toMatchObject({ error: { code: 'DEPARTMENTS_ALIKE' } });
  });

  it('XH1 opens for thirty days when each has signed, each in its own name, and closes by the clock', () => {
    const called = calls.begin(callInput, calls.at(start, signers.market));
    expect(calls.verdict(called, signers.civil, { type: 'signCall', department: 'science' })).toBe('NOT_YOUR_DEPARTMENT');
    expect(calls.verdict(called, everywhere, { type: 'signCall', department: 'civil' })).toBe('ROLE_NOT_ALLOWED');
    const both: Actor = { id: signers.market.id, grants: [...signers.market.grants, ...signers.civil.grants] };
    expect(calls.verdict(called, both, { type: 'signCall', department: 'civil' })).toBe('ONE_DEPARTMENT_EACH');
    const two = calls.act(called, signers.civil, { type: 'signCall', department: 'civil' });
    expect(calls.verdict(two, officer, application)).toBe('JOINT_INCOMPLETE');
    const open = openCall();
    expect(open.state).toMatchObject({ code: 'PT:00.20', joint: null, decisions: [{ matter: 'call', outcome: 'signed' }] });
    const closed = calls.tick(open, open.state.clocks.applyUntil ?? 0);
    expect(closed.state).toMatchObject({ code: 'PT:95.99', end: 'callClosed' });
    expect(calls.verdict(closed, officer, application)).toBe('PILOT_ENDED');
  });

  it.each([
    ['APPLICATION_WITHOUT_STANDING', { registered: { ...registered, standing: 'suspended' } }],
    ['APPLICANT_NO_SOCIETY', { registered: { ...registered, kind: 'enterprise' } }],
    ['APPLICANT_NO_SOCIETY', { registered: null }],
    ['FIELD_NOT_CALLED', { field: 'metals' }],
    ['FIELD_OUTSIDE_CHARTER', { field: 'it' }],
    ['ROLE_NOT_ALLOWED', { society: codeNamed(civil) }],
  ])('XH4 takes no application: %s', (code, change) => {
    expect(calls.verdict(openCall(), officer, { ...application, ...change } as never)).toBe(code); // as the API would fill it in
  });

  it('begins a pilot for each application, one for a society and field', () => {
    const call = calls.act(openCall(), officer, application);
    expect(call.effects).toMatchObject([
      { kind: 'start', stream: 'pilot/t1-1', input: { organisation: society, field: 'robotics', round: 'pilot/t1' } },
    ]);
    expect(calls.verdict(call, officer, application)).toBe('APPLIED_ALREADY');
    const [one] = call.state.applications;
    if (one === undefined) throw new Error('an application was received');
    const full = (taken: number) => ({
      ...openCall(),
      state: { ...call.state, applications: Array.from({ length: taken }, () => ({ ...one, organisation: civil })) },
    });
    expect([calls.verdict(full(299), officer, application), calls.verdict(full(300), officer, application)]).toEqual(['accepted', 'CALL_FULL']);
  });
});

describe('the selection', () => {
  it('a pilot is born of its call alone, and tells its society', () => {
    expect(applied().effects[0]).toEqual({
      kind: 'tell',
      stream: `organisation/${society}`,
      command: { type: 'projectStarted', project: 'pilot/t1-1' },
    });
    expect(pilots.verdict(applied(), officer, { type: 'openNotice' })).toBe('ROLE_NOT_ALLOWED');
  });

  it('XH2 the formal check is done when each has acted; one that refuses ends it, one that wants more returns it', () => {
    const two = pilots.act(
      pilots.act(applied(), signers.market, opinion('checkApplication', 'market', 'inOrder')),
      signers.civil,
      opinion('checkApplication', 'civil', 'inOrder'),
    );
    expect([two.state.code, types(two)]).toEqual(['PT:10.00', ['departmentActed']]);
    expect(pilots.verdict(two, signers.market, panel(80, 80, 80, 80, 80))).toBe('JOINT_INCOMPLETE');
    expect(checked().state.code).toBe('PT:20.00');
    expect(together(applied(), 'checkApplication', ['inOrder', 'refused', 'inOrder']).state).toMatchObject({ end: 'refused', code: 'PT:95.99' });
    const returned = together(applied(), 'checkApplication', ['inOrder', 'incomplete', 'inOrder']);
    expect(returned.state.code).toBe('PT:10.92');
    const again = pilots.act(returned, officer, { type: 'completeApplication', ...papers });
    expect(again.state).toMatchObject({ code: 'PT:10.00', joint: { of: 'check', signed: {} } });
  });

  it('a department may say otherwise until all three have acted', () => {
    const first = pilots.act(applied(), signers.market, opinion('checkApplication', 'market', 'refused'));
    expect(together(first, 'checkApplication', 'inOrder').state.code).toBe('PT:20.00');
  });

  it('the panel: odd and five, three quarters and seventy points, at the limit and beside it', () => {
    const hold = (...scores: readonly number[]) => pilots.verdict(checked(), signers.market, panel(...scores));
    expect([hold(80, 80, 80), hold(80, 80, 80, 80, 80, 80), hold(80, 80, 80, 80, 80)]).toEqual([
      'PANEL_COMPOSITION',
      'PANEL_COMPOSITION',
      'accepted',
    ]);
    const after = (...scores: readonly number[]) => pilots.act(checked(), signers.market, panel(...scores)).state.end;
    expect([after(70, 70, 70, 70, 70), after(70, 70, 70, 70, 69)]).toEqual([null, 'notSelected']);
    const against = (n: number) => {
      const command = panel(80, 80, 80, 80, 80) as { experts: readonly object[] };
      const experts = command.experts.map((one, i) => ({ ...one, inFavour: i >= n }));
      return pilots.act(checked(), signers.market, { ...command, experts } as never).state.end; // the same with other voices
    };
    expect([against(0), against(1), against(2)]).toEqual([null, null, 'notSelected']);
  });

  it('has nobody of the society on its panel, and nobody twice', () => {
    const { experts } = panel(80, 80, 80, 80, 80) as { experts: readonly { expert: string; organisation: string }[] };
    const own = experts.map((one, i) => (i === 0 ? { ...one, organisation: society } : one));
    const twice = experts.map((one, i) => (i === 3 ? (experts[0] ?? one) : one));
    for (const wrong of [own, twice])
      expect(pilots.verdict(checked(), signers.market, { type: 'recordPanel', minutes: sha(5), experts: wrong } as never)).toBe('PANEL_CONFLICT');
  });

  it('an objection to the notice is answered by any department before the order, and one that is upheld bars it', () => {
    const passed = pilots.act(checked(), signers.market, panel(80, 80, 80, 80, 80));
    expect(pilots.verdict(passed, signers.civil, { type: 'openNotice' })).toBe('ROLE_NOT_ALLOWED');
    const shown = pilots.act(passed, signers.market, { type: 'openNotice' });
    const objected = pilots.act(shown, officer, { type: 'objectNotice', words: '材料不实' });
    const closed = pilots.tick(objected, objected.state.notice?.closesAt ?? 0);
    const order = { type: 'draftOrder', text: sha(6), indicators: [{ name: '发布标准', measure: 'published', target: 1 }] } as const;
    expect(pilots.verdict(closed, signers.market, order)).toBe('OBJECTIONS_OPEN');
    const upheld = pilots.act(closed, signers.civil, { type: 'answerObjection', objection: 1, upheld: true, reason });
    expect(pilots.verdict(upheld, signers.market, order)).toBe('OBJECTION_UPHELD');
    expect(pilots.act(upheld, signers.market, { type: 'refuseApplication', reason }).state.end).toBe('notSelected');
    const rejected = pilots.act(closed, signers.science, { type: 'answerObjection', objection: 1, upheld: false, reason });
    expect(pilots.verdict(rejected, signers.market, order)).toBe('accepted');
    expect(pilots.verdict(rejected, signers.market, { type: 'refuseApplication', reason })).toBe('NO_OBJECTION_UPHELD');
  });

  it('XA40 other indicators need another text: nobody signs by its hash what was changed after it was read', () => {
    const drawn = (text: string, target: number) =>
      ({ type: 'draftOrder', text, indicators: [{ name: '发布标准', measure: 'published', target }] }) as const;
    const run = pilots.act(noticed(), signers.market, drawn(sha(6), 1));
    expect(pilots.verdict(run, signers.market, drawn(sha(6), 777))).toBe('ORDER_TEXT_KEPT');
    expect(pilots.verdict(run, signers.market, drawn(sha(6), 1))).toBe('accepted');
    const again = pilots.act(run, signers.market, drawn(sha(7), 777));
    expect(pilots.verdict(again, signers.civil, { type: 'signOrder', department: 'civil', text: sha(6) })).toBe('ORDER_TEXT_OTHER');
  });

  it('the order asks for a published standard, and is signed as it was drawn up', () => {
    const other = [{ name: '应用', measure: 'other', target: 1 }] as const;
    expect(pilots.verdict(noticed(), signers.market, { type: 'draftOrder', text: sha(6), indicators: other })).toBe('ORDER_WITHOUT_STANDARD');
    expect(pilots.verdict(ordered(), signers.civil, { type: 'signOrder', department: 'civil', text: sha(5) })).toBe('ORDER_TEXT_OTHER');
    const { state, now } = underWay();
    expect(state).toMatchObject({ code: 'PT:50.00', term: { startsAt: now }, report: { n: 1 } });
    expect(Object.keys(state.clocks).sort()).toEqual(['halfYearReport', 'midTerm', 'pilotEnd', 'selfAssessment']);
  });
});

describe('the term', () => {
  const file = { type: 'fileReport', report: sha(10), summary: '进展顺利' } as const;

  it('XH3 takes a half-year report thirty days before and after its day, prefilled with what was counted', () => {
    const run = underWay();
    const { opensAt, due, closesAt } = run.state.report ?? { opensAt: 0, due: 0, closesAt: 0 };
    expect([opensAt - 1, opensAt, closesAt - 1, closesAt].map((now) => pilots.verdict(run, officer, file, now))).toEqual([
      'REPORT_NOT_OPEN',
      'accepted',
      'accepted',
      'REPORT_TERM_OVER',
    ]);
    const filed = pilots.act(published(run), officer, file, due);
    expect(filed.latest[0]).toMatchObject({ type: 'reportFiled', n: 1, late: true, figures: { published: 1, reviewed: 0 } });
    expect(filed.state).toMatchObject({ report: { n: 2 }, reports: { filed: 1, late: 1, missed: 0 } });
  });

  it('XH3 a report that was not filed becomes a warning, and is refused afterwards', () => {
    const missed = until(underWay(), 'halfYearReport');
    expect(missed.state).toMatchObject({ report: { n: 2, afterMissed: true }, reports: { filed: 0, missed: 1 } });
    expect(pilots.verdict(missed, officer, file)).toBe('REPORT_TERM_OVER');
  });

  it('XH5 a mid-term check that asks to rectify names what, and the middle of three opinions holds', () => {
    const run = atMidTerm();
    expect(run.state).toMatchObject({ code: 'PT:60.20', joint: { of: 'midTerm' } });
    expect(pilots.verdict(run, signers.market, opinion('decideMidTerm', 'market', 'rectify'))).toBe('RECTIFY_WITHOUT_SCOPE');
    expect(together(run, 'decideMidTerm', ['continue', 'withdraw', 'continue']).state.code).toBe('PT:50.00');
    expect(together(run, 'decideMidTerm', ['continue', 'withdraw', 'rectify'], { scope: ['rules'] }).state.code).toBe('PT:60.92');
    expect(together(run, 'decideMidTerm', ['withdraw', 'withdraw', 'continue']).state).toMatchObject({ end: 'removed' });
  });

  it('rectification: reported in time or not, the departments decide again', () => {
    const asked = together(atMidTerm(), 'decideMidTerm', 'rectify', { scope: ['procedure'] });
    const reported = pilots.act(asked, officer, { type: 'reportRectification', report: sha(11), evidence: sha(12) });
    expect(reported.state).toMatchObject({ code: 'PT:60.60', rectifications: 1, joint: { of: 'midTerm', signed: {} } });
    expect(together(reported, 'decideMidTerm', 'continue').state.code).toBe('PT:50.00');
    const late = until(asked, 'rectification');
    expect(late.state).toMatchObject({ code: 'PT:60.60' });
    expect(pilots.verdict(late, officer, { type: 'reportRectification', report: sha(11), evidence: sha(12) })).toBe('PILOT_STAGE');
  });

  it('XH7 counts standards of its own field, each once, and reviews of those that count', () => {
    const run = published(published(underWay()));
    expect(run.state.standards).toMatchObject([{ project: 'standard-project/s1', reviews: 0 }]);
    const from = streamActor(`organisation/${society}`);
    const report = {
      type: 'standardReported',
      project: 'standard-project/s1',
      number: 'T/LNSR 001—2026',
      field: 'robotics',
      as: 'reviewed',
      rehearsal: false,
    } as const;
    expect(pilots.act(run, from, report).state.standards[0]?.reviews).toBe(1);
    for (const other of [{ field: 'it' }, { rehearsal: true }, { project: 'standard-project/s9' }] as const)
      expect(pilots.act(run, from, { ...report, ...other }).latest).toEqual([]);
    expect(pilots.verdict(run, officer, report)).toBe('MACHINE_ONLY');
  });

  it('XH4 freezes where it stands with its society, and goes on with its terms moved by as long as it rested', () => {
    const run = underWay();
    const frozen = standing(run, 'suspended');
    expect(pilot.due(frozen.state)).toBeNull();
    expect([pilots.verdict(frozen, officer, file), pilots.verdict(frozen, officer, { type: 'withdrawPilot', reason })]).toEqual([
      'PILOT_FROZEN',
      'accepted',
    ]);
    expect(pilotOwing(frozen.state, frozen)).toMatchObject([{ why: 'SUSPENDED', ground: { source: 'D-FREEZE' } }]);
    const thawed = standing(frozen, 'clear', frozen.now + 10 * day);
    expect(thawed.state).toMatchObject({ code: 'PT:50.00', frozen: null });
    expect((thawed.state.clocks.midTerm ?? 0) - (run.state.clocks.midTerm ?? 0)).toBe(10 * day);
    expect((thawed.state.report?.due ?? 0) - (run.state.report?.due ?? 0)).toBe(10 * day);
  });
});

describe('the acceptance', () => {
  const accept = (run: Under, department: string, said: string) =>
    pilots.verdict(run, signers[department as keyof typeof signers], opinion('decideAcceptance', department, said));

  it('XH6 without its self-assessment, or below its indicators, a pilot does not pass', () => {
    const late = until(until(together(atMidTerm(), 'decideMidTerm', 'continue'), 'selfAssessment'), 'pilotEnd');
    expect(late.state.code).toBe('PT:70.60');
    expect(['pass', 'conditional', 'fail'].map((said) => accept(late, 'market', said))).toEqual([
      'SELF_ASSESSMENT_MISSING',
      'SELF_ASSESSMENT_MISSING',
      'accepted',
    ]);
    expect(assessedBy(late).latest[0]).toMatchObject({ late: true });
    expect(pilots.verdict(assessedBy(late), officer, { type: 'fileSelfAssessment', report: sha(7), application: sha(8), conduct: sha(9) })).toBe(
      'SELF_ASSESSMENT_FILED',
    );
    expect([accept(atAcceptance(0), 'market', 'pass'), accept(atAcceptance(1), 'market', 'pass')]).toEqual(['INDICATORS_UNMET', 'accepted']);
  });

  it('XH2 signed by two of three it is not done', () => {
    const one = pilots.act(atAcceptance(), signers.market, opinion('decideAcceptance', 'market', 'pass'));
    const two = pilots.act(one, signers.civil, opinion('decideAcceptance', 'civil', 'pass'));
    const verdict = pilot.decide(two.state, opinion('concludePilot', 'market', 'exit'), pilots.at(two.now, signers.market));
    expect(verdict).toMatchObject({ error: { code: 'JOINT_INCOMPLETE', found: { matter: 'acceptance', missing: ['science'] } } });
    expect(pilotOwing(two.state, two)[0]?.by?.(two.state, pilots.at(two.now, signers.science)).ok).toBe(true);
    expect(pilotOwing(two.state, two)[0]?.by?.(two.state, pilots.at(two.now, signers.market)).ok).toBe(false);
  });

  it('civil affairs alone has a veto on legality, and it ends the pilot whatever the others say', () => {
    expect([accept(atAcceptance(), 'science', 'veto'), accept(atAcceptance(), 'civil', 'veto')]).toEqual(['VETO_NOT_YOURS', 'accepted']);
    expect(together(atAcceptance(), 'decideAcceptance', ['pass', 'veto', 'pass']).state).toMatchObject({ end: 'failed', code: 'PT:95.99' });
  });

  it('passes on conditions once, for ninety days, and is decided again', () => {
    const asked = together(atAcceptance(), 'decideAcceptance', ['conditional', 'pass', 'fail']);
    expect(asked.state.code).toBe('PT:70.92');
    const reported = pilots.act(asked, officer, { type: 'reportConditions', report: sha(13), evidence: sha(14) });
    expect(accept(reported, 'market', 'conditional')).toBe('CONDITIONS_ONCE');
    expect(together(reported, 'decideAcceptance', 'pass').state.code).toBe('PT:80.60');
    expect(until(asked, 'conditions').state).toMatchObject({ code: 'PT:70.60', joint: { of: 'acceptance' } });
  });

  it('XH6 becomes a model by evidence only, or leaves the programme; its society hears the end', () => {
    const passed = together(atAcceptance(), 'decideAcceptance', 'pass');
    expect(pilots.verdict(passed, signers.market, opinion('concludePilot', 'market', 'promote'))).toBe('CLOSURE_WITHOUT_EVIDENCE');
    const model = together(passed, 'concludePilot', 'promote', { evidence: sha(15) });
    expect([model.state.end, pilot.ended(model.state)]).toEqual(['promoted', true]);
    expect(model.effects).toContainEqual({
      kind: 'tell',
      stream: `organisation/${society}`,
      command: { type: 'projectEnded', project: 'pilot/t1-1' },
    });
    expect(together(passed, 'concludePilot', ['exit', 'promote', 'exit'], { evidence: sha(15) }).state.end).toBe('exited');
  });
});

it('the middle of three opinions is one of them, whoever said it, and never graver when one of them is milder', () => {
  const scale = Object.keys(opinionsOn.acceptance) as (keyof typeof opinionsOn.acceptance)[]; // its keys
  const of = (...said: readonly string[]) =>
    scale.indexOf(
      middle(
        'acceptance',
        everyDepartment.map((department, i) => ({ department, opinion: said[i] as 'pass' })),
      ) as 'pass',
    ); // words of the scale
  for (const [i, a] of scale.entries())
    for (const b of scale)
      for (const c of scale) {
        expect(of(a, b, c)).toBe(of(c, a, b));
        expect(of(scale[Math.max(0, i - 1)] ?? a, b, c)).toBeLessThanOrEqual(of(a, b, c));
        expect([a, b, c].filter((one) => scale.indexOf(one) >= of(a, b, c)).length).toBeGreaterThanOrEqual(2);
      }
});
