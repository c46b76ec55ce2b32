import { describe, expect, it } from 'vitest';
import { Project, coDrafter, day, drafter, lead, officer, outsider, partner, projectAt, secretary, sha } from './project-fixture.js';
import { streamActor } from '../../../domain/kernel/actor.js';
import { personNamed } from '../../support/spelt.js';

const units = [
  { organisation: lead, name: '牵头公司' },
  { organisation: partner, name: '参与公司' },
];
const drafters = [
  { person: personNamed('li'), name: '李工', organisation: lead },
  { person: personNamed('chen'), name: '陈工', organisation: partner },
];

describe('drafting group', () => {
  it('D6: changing the order of units without a note is refused, with a note it is recorded', () => {
    const project = projectAt('20.20');
    const turned = { type: 'formGroup', units: [...units].reverse(), drafters } as const;
    expect(project.refusal(officer, turned)).toMatchObject({ code: 'GROUP_CHANGE_NEEDS_NOTE' });
    expect(project.do(officer, { ...turned, note: '按贡献调整' })).toMatchObject([{ type: 'groupFormed', note: '按贡献调整' }]);
  });
  it('adding a member at the end needs no note', () => {
    const project = projectAt('20.20');
    project.do(officer, { type: 'formGroup', units: [...units, { organisation: outsider, name: '新单位' }], drafters });
    expect(project.state.group?.units).toHaveLength(3);
  });
  it.each([
    ['without the lead unit', { units: [units[1] ?? units[0]], drafters: [drafters[1]] }],
    ['with a drafter of no listed unit', { units: [units[0]], drafters }],
    ['with the same drafter twice', { units, drafters: [drafters[0], drafters[0]] }],
  ])('a group %s is refused (G6)', (_name, group) => {
    const project = projectAt('20.00');
    const list = { units: group.units.flatMap((u) => (u ? [u] : [])), drafters: group.drafters.flatMap((d) => (d ? [d] : [])) };
    expect(project.refusal(officer, { type: 'formGroup', ...list })).toMatchObject({ code: 'GROUP_UNSOUND', rule: 'G6' });
  });
  it('no text before there is a group', () => {
    expect(projectAt('20.00').refusal(drafter, { type: 'uploadDraft', sha256: sha(1), version: 'v1' })).toMatchObject({ code: 'GROUP_MISSING' });
  });
});

describe('drafts', () => {
  it('a version label or a content used before is refused', () => {
    const project = projectAt('20.20');
    expect(project.refusal(drafter, { type: 'uploadDraft', sha256: sha(1), version: 'v9' }).code).toBe('DRAFT_NOT_NEW');
    expect(project.refusal(drafter, { type: 'uploadDraft', sha256: sha(9), version: 'v1' }).code).toBe('DRAFT_NOT_NEW');
  });
  it('someone outside the group may not upload', () => {
    const stranger = { id: personNamed('q'), grants: [{ role: 'drafter' as const, organisation: outsider }] };
    expect(projectAt('20.20').refusal(stranger, { type: 'uploadDraft', sha256: sha(5), version: 'v5' })).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
      needed: [`drafter@${lead}`],
    });
  });
  it('only the lead unit signs off, only the current text, and only with the explanatory note', () => {
    const project = projectAt('20.20');
    expect(project.refusal(coDrafter, { type: 'signOffDraft', text: sha(1) }).code).toBe('ROLE_NOT_ALLOWED');
    expect(project.refusal(drafter, { type: 'signOffDraft', text: sha(1) })).toMatchObject({
      code: 'FILE_INCOMPLETE',
      found: { missing: [{ name: 'explanatoryNote' }] },
    });
    project.file('explanatoryNote');
    expect(project.refusal(drafter, { type: 'signOffDraft', text: sha(8) })).toMatchObject({ code: 'DRAFT_MISMATCH', found: sha(8), needed: sha(1) });
  });
  it('a new upload after sign-off reopens drafting', () => {
    const project = projectAt('20.99').draft(4);
    expect(project.state.code).toBe('20.20');
    expect(project.refusal(secretary, { type: 'openConsultation', addressees: [] }).code).toBe('WRONG_STAGE');
  });
});

describe('征求意见', () => {
  it('D8: refuses 29 days citing GS 14, accepts 30', () => {
    const project = projectAt('20.99');
    const open = (count: number) => ({ type: 'openConsultation', addressees: [], window: { count, unit: 'calendarDays' } }) as const;
    expect(project.refusal(secretary, open(29))).toMatchObject({
      code: 'CONSULTATION_TOO_SHORT',
      rule: 'GS-14',
      found: { count: 29, unit: 'calendarDays' },
      needed: { count: 30, unit: 'calendarDays', fullDays: 30 },
    });
    expect(project.do(secretary, open(30))).toMatchObject([{ type: 'consultationOrdered', input: { window: { count: 30 } }, path: ['30.20'] }]);
  });
  it('refuses 29 days also when days off would stretch them to thirty', () => {
    for (let n = 0; n < 30; n += 1) {
      const project = projectAt('20.99');
      project.later(n * day);
      expect(project.refusal(secretary, { type: 'openConsultation', addressees: [], window: { count: 29, unit: 'calendarDays' } }).code).toBe(
        'CONSULTATION_TOO_SHORT',
      );
    }
  });
  it('counts twenty working days as enough only when they hold thirty full days', () => {
    const project = projectAt('20.99');
    expect(project.refusal(secretary, { type: 'openConsultation', addressees: [], window: { count: 10, unit: 'workingDays' } }).code).toBe(
      'CONSULTATION_TOO_SHORT',
    );
    expect(project.do(secretary, { type: 'openConsultation', addressees: [], window: { count: 35, unit: 'workingDays' } })).toHaveLength(1);
  });
  it('asks sixty days of a text under the TBT code', () => {
    const project = projectAt('20.99', { input: { traits: ['tbt'] } });
    expect(project.refusal(secretary, { type: 'openConsultation', addressees: [], window: { count: 59, unit: 'calendarDays' } })).toMatchObject({
      needed: { count: 60 },
    });
  });
  it('what touches consumers cannot be closed to the public', () => {
    const project = projectAt('20.99', { input: { traits: ['consumer'] } });
    expect(project.refusal(secretary, { type: 'openConsultation', addressees: [], public: false })).toMatchObject({
      code: 'CONSULTATION_MUST_BE_PUBLIC',
      rule: 'GS-14',
    });
    const quiet = projectAt('20.99');
    expect(quiet.do(secretary, { type: 'openConsultation', addressees: [], public: false })).toMatchObject([{ input: { public: false } }]);
  });
  it('freezes the text while it is open', () => {
    expect(projectAt('30.20').refusal(drafter, { type: 'uploadDraft', sha256: sha(5), version: 'v5' })).toMatchObject({
      code: 'TEXT_FROZEN',
      found: '30.20',
    });
  });
  it('an erratum swaps the text and the round goes on', () => {
    const project = projectAt('30.20');
    project.do(secretary, { type: 'swapDraft', to: sha(5), version: 'v1a', nature: 'erratum', reason: '表2有误' });
    expect(project.state).toMatchObject({ code: '30.20', draft: { sha256: sha(5) }, comment: { status: 'open', text: sha(5) } });
    expect(project.told('swapText')).toMatchObject([{ stream: 'consultation/p1-1', command: { from: sha(1), to: sha(5), nature: 'erratum' } }]);
  });
  it('D8: a technical swap voids the round and the next one is of full length', () => {
    const project = projectAt('30.20');
    project.do(secretary, { type: 'swapDraft', to: sha(5), version: 'v2', nature: 'technical', reason: '6.3 改动' });
    expect(project.state).toMatchObject({ code: '20.99', comment: { status: 'voided' } });
    expect(project.fromConsultation({ type: 'consultationVoided', round: 1, reason: '6.3 改动' })).toEqual([]);
    expect(project.refusal(secretary, { type: 'openConsultation', addressees: [], window: { count: 15, unit: 'calendarDays' } }).code).toBe(
      'CONSULTATION_TOO_SHORT',
    );
    project.consult();
    expect(project.state.comment).toMatchObject({ round: 2, text: sha(5), runningFull: true });
  });
  it('closed but not settled: nothing goes on (G5)', () => {
    const project = projectAt('30.20');
    project.fromConsultation({ type: 'consultationClosed', round: 1, comments: 4, late: 0 });
    expect(project.state.code).toBe('30.60');
    expect(project.may(drafter, 'submitForReview')).toMatchObject({ code: 'COMMENTS_OPEN', rule: 'G5', found: { status: 'closed', comments: 4 } });
    expect(project.refusal(drafter, { type: 'uploadDraft', sha256: sha(5), version: 'v5' }).code).toBe('TEXT_FROZEN');
  });
  it('a substantive change needs another round of at least fifteen days', () => {
    const project = projectAt('30.20').settle(true);
    expect(project.state).toMatchObject({ code: '30.92', comment: { repeat: true, full: true } });
    project.draft(3).signOff();
    expect(project.may(drafter, 'submitForReview')).toMatchObject({ code: 'CONSULTATION_DUE' });
    expect(project.refusal(secretary, { type: 'openConsultation', addressees: [], window: { count: 14, unit: 'calendarDays' } })).toMatchObject({
      found: { count: 14 },
      needed: { count: 15 },
    });
    expect(project.do(secretary, { type: 'openConsultation', addressees: [] })).toMatchObject([
      { input: { round: 2, window: { count: 15 }, floor: { count: 15 } } },
    ]);
    project.settle(false);
    expect(project.state).toMatchObject({ code: '30.60', comment: { repeat: false, status: 'settled' } });
  });
  it('reports of an earlier round, of strangers or twice change nothing', () => {
    const project = projectAt('30.60');
    expect(
      project.do(streamActor('consultation/p1-1'), { type: 'consultationSettled', round: 1, adopted: 0, partly: 0, rejected: 0, substantive: true }),
    ).toEqual([]);
    expect(project.do(streamActor('consultation/p9-1'), { type: 'consultationVoided', round: 1, reason: 'x' })).toEqual([]);
    expect(project.refusal(officer, { type: 'consultationClosed', round: 1, comments: 0, late: 0 }).code).toBe('MACHINE_ONLY');
  });
  it('void by hand calls the consultation off; its late report finds nobody', () => {
    const project = projectAt('30.20');
    project.do(secretary, { type: 'voidRound', reason: '发错文本' });
    expect(project.state).toMatchObject({ code: '20.99', comment: { status: 'voided' } });
    expect(project.told('voidConsultation')).toHaveLength(1);
    expect(project.may(secretary, 'voidRound')?.code).toBe('NOTHING_RUNNING');
  });
  it('drafters who change the substance after settlement say so, and the round is repeated', () => {
    const project = projectAt('30.60');
    project.do(drafter, { type: 'declareSubstantiveChange', reason: '增加试验方法' });
    expect(project.state).toMatchObject({ code: '30.92', comment: { repeat: true } });
  });
  it('is not voided by a person of no office', () => {
    expect(projectAt('30.20').refusal(drafter, { type: 'voidRound', reason: 'x' }).code).toBe('ROLE_NOT_ALLOWED');
    expect(new Project().state.comment.status).toBe('none');
  });
});
