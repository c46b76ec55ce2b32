import { describe, expect, it } from 'vitest';
import type { ProjectCommand } from '../../../domain/standard-project/acts.js';
import type { TextChange } from '../../../domain/text/text-change.js';
import { amrChair, amrOfficer, localAt } from './local-fixture.js';
import type { Project } from './project-fixture.js';
import { at, chair, day, drafter, officer, projectAt, roll, secretary, sha } from './project-fixture.js';

const nothing = { added: [], removed: [], changed: [], moved: [] } as const;
const misprint = { ...nothing, changed: ['5.2'] } as const;
const publish: ProjectCommand = { type: 'publish', documentNumber: '辽学发〔2026〕12号', effectiveDate: '2026-12-01' };
const file = (n: number): ProjectCommand => ({ type: 'attachDocument', kind: 'publishedText', sha256: sha(n) });
const declared = (project: Project, n: number, change: TextChange, reason = '表2单位误植'): ProjectCommand => ({
  type: 'declareEditorialChange',
  to: sha(n),
  reason,
  reading: { from: project.state.approval.text ?? '', to: sha(n), change },
});

/** A group standard and a local one, both at 60.00, with those who run and decide them. */
const ways = [
  ['a group standard', () => projectAt('60.00'), officer, chair],
  ['a local standard', () => localAt60(), amrOfficer, amrChair],
] as const;

const localAt60 = (): Project => localAt('60.00');

describe.each(ways)('XA7 what is published is what was approved: %s', (_name, begin, office, head) => {
  it('XA7 another file is not taken as the published text, and the approved one is', () => {
    const project = begin();
    const approved = project.state.approval.text;
    expect(project.refusal(office, file(22))).toMatchObject({ code: 'TEXT_NOT_APPROVED', found: sha(22), needed: approved });
    project.fileApproved().file('announcement');
    expect(project.do(office, publish)).toMatchObject([{ type: 'published', text: approved }]);
    expect(project.events.find((event) => event.type === 'published')).not.toHaveProperty('approved');
  });

  it('XA7 other words need a declared change with its difference and a second person, who names the text', () => {
    const project = begin();
    const from = project.state.approval.text;
    expect(project.do(office, declared(project, 22, misprint))).toMatchObject([
      { type: 'editorialChangeDeclared', from, to: sha(22), change: misprint, confirmed: false },
    ]);
    expect(project.refusal(office, file(22)).code).toBe('TEXT_NOT_APPROVED');
    expect(project.refusal(office, { type: 'confirmEditorialChange', n: 1, text: sha(22) }).code).toBe('ROLE_NOT_ALLOWED');
    expect(project.refusal(head, { type: 'confirmEditorialChange', n: 1, text: sha(23) }).code).toBe('NAMED_TEXT_DIFFERS');
    project.do(head, { type: 'confirmEditorialChange', n: 1, text: sha(22) });
    project.do(office, file(22));
    project.file('announcement');
    expect(project.do(office, publish)).toMatchObject([{ type: 'published', text: sha(22), approved: from }]);
  });

  it('XA31 declared anew, for another reason or text, what was read before agrees to nothing', () => {
    const project = begin();
    project.do(office, declared(project, 22, misprint));
    project.do(office, declared(project, 22, misprint, '结论改写'));
    const agree = (n: number) => ({ type: 'confirmEditorialChange', n, text: sha(22) }) as const;
    expect(project.refusal(head, agree(1))).toMatchObject({ code: 'NAMED_TEXT_DIFFERS', needed: { n: 2, text: sha(22) } });
    expect(project.do(head, agree(2))).toMatchObject([{ type: 'editorialChangeConfirmed', n: 2 }]);
  });

  it('XA7 one person in both offices is still one person', () => {
    const project = begin();
    const both = { id: office.id, grants: [...office.grants, ...head.grants] };
    project.do(both, declared(project, 22, misprint));
    expect(project.refusal(both, { type: 'confirmEditorialChange', n: 1, text: sha(22) }).code).toBe('SECOND_PERSON');
  });

  it('XA7 the same words in other bytes are one person’s business; what nobody can read is two persons’', () => {
    const project = begin();
    project.do(office, declared(project, 22, nothing));
    project.do(office, file(22));
    expect(project.state.documents.publishedText?.sha256).toBe(sha(22));
    const unread = begin();
    unread.do(office, declared(unread, 22, null));
    expect(unread.refusal(office, file(22)).code).toBe('TEXT_NOT_APPROVED');
    // A reading of other texts says nothing about these.
    const stale = begin();
    stale.do(office, { ...declared(stale, 22, nothing), reading: { from: sha(9), to: sha(22), change: nothing } } as ProjectCommand);
    expect(stale.state.approval.editorial).toMatchObject({ change: null, confirmedBy: null });
  });

  it('XA7 a clause more or less is no editorial change', () => {
    const project = begin();
    for (const change of [
      { ...nothing, added: ['9'] },
      { ...nothing, removed: ['5.2'] },
    ])
      expect(project.refusal(office, declared(project, 22, change)).code).toBe('CHANGE_NOT_EDITORIAL');
  });
});

it('XA7 a text filed before the project went back is asked again when it is published', () => {
  const project = projectAt('60.00').fileApproved();
  project.do(officer, declared(project, 22, nothing));
  project.do(chair, { type: 'sendBack', reason: '表2有误', substantive: false });
  project
    .draft(3)
    .signOff()
    .submitForReview()
    .review()
    .voted('PASS')
    .conclude()
    .submitForApproval()
    .approve()
    .number('T/LNSR 004—2026')
    .file('announcement');
  expect(project.state.approval).toMatchObject({ text: sha(3) });
  expect(project.state.approval.editorial).toBeUndefined();
  expect(project.refusal(officer, publish)).toMatchObject({ code: 'TEXT_NOT_APPROVED', found: sha(2), needed: sha(3) });
});

describe('XA7 the text each later act may name', () => {
  const first = (events: readonly object[], key: string): unknown =>
    events.flatMap((event) => (key in event ? [(event as Record<string, unknown>)[key]] : []))[0];
  const table: readonly (readonly [string, () => readonly [unknown, unknown]])[] = [
    [
      'the review ballot: the text that was submitted for review',
      () => {
        const p = projectAt('40.00');
        const e = p.do(secretary, { type: 'openReview', roll: roll() });
        return [(first(e, 'input') as { text: string }).text, p.events.findLast((one) => one.type === 'submittedForReview')?.text];
      },
    ],
    [
      'a swap under review: from the text under vote',
      () => {
        const p = projectAt('40.20');
        const e = p.do(secretary, { type: 'swapDraft', to: sha(5), version: 'v2a', nature: 'erratum', reason: '误植' });
        return [first(e, 'from'), p.state.review.text];
      },
    ],
    [
      'the approval: the reviewed text',
      () => {
        const p = projectAt('40.60');
        const e = p.submitForApproval().events.at(-1);
        return [first([e ?? {}], 'text'), p.state.review.text];
      },
    ],
    [
      'the publication: the approved text',
      () => {
        const p = projectAt('60.60');
        return [p.state.publication?.text, p.state.approval.text];
      },
    ],
    [
      '备案: the published text',
      () => {
        const p = localAt60().fileApproved();
        p.file('announcement');
        p.do(amrOfficer, publish);
        const e = p.do(amrOfficer, { type: 'fileStandard', filingNumber: '备12345', proof: sha(77) });
        return [first(e, 'text'), p.state.publication?.text];
      },
    ],
    [
      '复审 by ballot: the published text is what a revision starts from',
      () => {
        const p = projectAt('60.60');
        p.runUntil(at('2029-12-30T09:00:00+08:00') + day);
        p.file('reviewConclusion');
        const e = p.do(officer, { type: 'concludeSystematicReview', outcome: 'revise', reason: '更新' });
        return [(first(e, 'input') as { revises: { number: string } }).revises.number, p.state.number];
      },
    ],
  ];
  it.each(table)('XA7 %s', (_name, ask) => {
    const [named, right] = ask();
    expect(right).toBeTruthy();
    expect(named).toBe(right);
  });

  it('XA7 the chair approves the very amendment that was read', () => {
    const project = projectAt('60.60');
    project.do(officer, { type: 'proposeCorrection', sha256: sha(31), reason: '误植', clauses: ['5.2'] });
    project.do(officer, { type: 'rejectCorrection', reason: '换一份' });
    project.do(officer, { type: 'proposeCorrection', sha256: sha(32), reason: '误植', clauses: ['5.2'] });
    expect(project.refusal(chair, { type: 'approveCorrection', sha256: sha(31) }).code).toBe('NAMED_TEXT_DIFFERS');
    project.do(chair, { type: 'approveCorrection', sha256: sha(32) });
    expect(project.do(officer, { type: 'publishCorrection', documentNumber: '辽学发〔2027〕1号' })).toMatchObject([{ sha256: sha(32) }]);
  });

  it.each(['draftForComment', 'draftForReview', 'draftForApproval'] as const)(
    'XA7 %s on file is the text its act froze, and nothing else is filed under its name',
    (kind) => {
      const project = projectAt('50.20');
      const before = project.state.documents[kind]?.sha256;
      expect(project.refusal(drafter, { type: 'attachDocument', kind, sha256: sha(99) }).code).toBe('TEXT_SET_BY_ACT');
      expect(project.state.documents[kind]?.sha256).toBe(before);
    },
  );

  it('XA7 once published, the text on file stays the published one', () => {
    expect(projectAt('60.60').refusal(officer, file(22))).toMatchObject({ code: 'TEXT_NOT_APPROVED' });
  });
});
