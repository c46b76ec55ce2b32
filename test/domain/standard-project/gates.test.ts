import { describe, expect, it } from 'vitest';
import type { Field } from '../../../domain/profile/profile.js';
import type { DocumentKind, Trait } from '../../../domain/profile/vocabulary.js';
import { Project, chair, day, drafter, lead, officer, profile, projectAt, roll, secretary, sha } from './project-fixture.js';
import { personNamed, patentNamed } from '../../support/spelt.js';

type Case = {
  readonly gate: string;
  readonly field: Field;
  readonly traits: readonly Trait[];
  readonly stop: string;
  readonly papers: readonly DocumentKind[];
  readonly law: boolean;
};

const cases: readonly Case[] = [
  { gate: 'R1', field: 'robotics', traits: ['physicalRobot'], stop: 'submitForReview', papers: ['riskAssessment'], law: false },
  { gate: 'R2', field: 'robotics', traits: ['interface'], stop: 'concludeReview', papers: ['interoperabilityReport'], law: false },
  { gate: 'R3', field: 'robotics', traits: ['performance'], stop: 'openConsultation', papers: ['verificationReport'], law: false },
  { gate: 'A1.30', field: 'aviation', traits: [], stop: 'openConsultation', papers: ['secrecyScreening'], law: true },
  { gate: 'C1.10', field: 'chemicals', traits: ['chemicalProduct'], stop: 'establish', papers: ['hazardReview'], law: true },
  { gate: 'C2', field: 'chemicals', traits: ['process'], stop: 'submitForReview', papers: ['reactionSafetyReport'], law: false },
  { gate: 'M3', field: 'metals', traits: [], stop: 'establish', papers: ['overlapTable'], law: false },
  { gate: 'M1', field: 'metals', traits: ['testMethod'], stop: 'openConsultation', papers: ['roundRobin'], law: false },
  { gate: 'I1', field: 'it', traits: ['dataSystem'], stop: 'openConsultation', papers: ['legalityCheck'], law: true },
  { gate: 'I2', field: 'it', traits: ['protocol'], stop: 'concludeReview', papers: ['conformanceSuite', 'referenceImplementation'], law: false },
];

/** The act that meets the gate, tried at its place with everything else in order. */
const tries: { readonly [stop: string]: (p: Project) => Parameters<Project['do']> } = {
  establish: () => [officer, { type: 'establish', planNumber: 'P', lead: { organisation: lead, name: '牵头' } }],
  openConsultation: () => [secretary, { type: 'openConsultation', addressees: [] }],
  submitForReview: (p) => [drafter, { type: 'submitForReview', text: p.state.draft?.sha256 ?? '' }],
  concludeReview: () => [secretary, { type: 'concludeReview', outcome: 'pass', edits: [] }],
};

/** All evidence of the field’s other gates is on file from the start, so that only the one under test is open. */
function standingBefore({ field, traits, stop, papers }: Case): Project {
  const project = new Project({ input: { field, profile: profile(field), traits } });
  const evidence = new Set(profile(field).gates.flatMap((gate) => gate.evidence) as DocumentKind[]); // shipped gates name document kinds
  const early = (kind: DocumentKind) => !papers.includes(kind);
  const file = (kinds: readonly DocumentKind[]) => kinds.filter((kind) => evidence.has(kind) && early(kind)).forEach((kind) => project.file(kind));
  project.submit();
  file([
    'hazardReview',
    'overlapTable',
    'secrecyScreening',
    'newSubstanceStatus',
    'legalityCheck',
    'riskAssessment',
    'airworthinessMatrix',
    'reactionSafetyReport',
  ]);
  file(['patentDisclosure', 'patentStatement', 'regionalLawNote', 'referenceMaterial', 'fairCompetitionCheck']);
  project.accept();
  project.file('projectAssessment', 'patentRegister');
  if (stop === 'establish') return project;
  project.establish().form();
  file(['verificationReport', 'interoperabilityReport', 'methodValidation', 'roundRobin', 'conformanceSuite', 'referenceImplementation']);
  project.draft(1);
  if (stop !== 'openConsultation') {
    project.signOff().consult().settle().readyForReview(2);
    if (stop === 'submitForReview') return project;
    project.submitForReview();
    project.do(secretary, { type: 'openReview', roll: roll() });
    project.voted('PASS').file('reviewMinutes', 'roster');
    return project;
  }
  return project.signOff();
}

describe('gates of the five fields', () => {
  it.each(cases)('$gate ($field) stops $stop until its evidence is on file', (one) => {
    const project = standingBefore(one);
    const attempt = tries[one.stop]?.(project);
    if (!attempt) throw new Error(one.stop);
    expect(project.refusal(...attempt)).toMatchObject({
      code: 'FILE_INCOMPLETE',
      found: { missing: one.papers.map((name) => ({ what: 'gate', name, rule: expect.stringMatching(one.gate.slice(0, 2)) })) },
    });
    project.file(...one.papers);
    expect(project.do(...attempt)).toHaveLength(1);
  });

  it.each(cases)('$gate ($field): the chair waives it with a reason unless it is law ($law)', (one) => {
    const project = standingBefore(one);
    const waive = { type: 'waiveGate', gate: one.gate, reason: '仅为术语标准' } as const;
    expect(project.refusal(officer, waive).code).toBe('ROLE_NOT_ALLOWED');
    if (one.law) {
      expect(project.refusal(chair, waive)).toMatchObject({ code: 'GATE_IS_LAW', rule: one.gate });
      return;
    }
    const attempt = tries[one.stop]?.(project);
    if (!attempt) throw new Error(one.stop);
    project.do(chair, waive);
    expect(project.do(...attempt)).toHaveLength(1);
    expect(project.noticed('standard-project.gateWaived')).toHaveLength(1);
  });

  it('a gate whose trigger the subject does not carry does not apply', () => {
    expect(projectAt('60.60', { input: { traits: [] } }).state.number).not.toBeNull();
  });

  it('a trait found out late makes its gate apply', () => {
    const project = projectAt('20.99');
    project.do(secretary, { type: 'setTraits', traits: ['performance'], reason: '增加了性能指标' });
    expect(project.refusal(secretary, { type: 'openConsultation', addressees: [] })).toMatchObject({ found: { missing: [{ rule: 'R3' }] } });
    expect(projectAt('30.20').refusal(secretary, { type: 'setTraits', traits: [], reason: 'x' }).code).toBe('WRONG_STAGE');
  });

  it('A1 is asked again before publication: without the screening the chair cannot approve', () => {
    const project = projectAt('50.20');
    const aviation = profile('aviation');
    project.do(chair, { type: 'migrateProfile', profile: aviation, reason: '归口调整' });
    project.file('approvalSubmission', 'approvalMinute', 'overlapTable');
    expect(project.refusal(chair, { type: 'approve' })).toMatchObject({ found: { missing: [{ name: 'secrecyScreening', rule: 'A1.30' }] } });
  });

  it('a paper cannot be filed before the stage it belongs to', () => {
    expect(projectAt('00.20').refusal(officer, { type: 'attachDocument', kind: 'reviewMinutes', sha256: sha(1) })).toMatchObject({
      code: 'DOCUMENT_TOO_EARLY',
      needed: 'review',
    });
  });

  it('an unknown gate is not waived', () => {
    expect(projectAt('20.20').refusal(chair, { type: 'waiveGate', gate: 'Z9', reason: 'x' }).code).toBe('NO_SUCH_GATE');
  });
});

describe('patents', () => {
  const disclose = { type: 'disclosePatent', patent: patentNamed('CN1'), title: '机器人接口', holder: '某公司', clause: '6.3' } as const;

  it('anyone discloses; once is enough', () => {
    const project = projectAt('30.20');
    project.do({ id: personNamed('anonymous'), grants: [] }, disclose);
    expect(project.refusal(drafter, disclose).code).toBe('PATENT_ALREADY_DISCLOSED');
  });
  it('D6: a patent without a statement stops 送审 by name', () => {
    const project = projectAt('30.60').readyForReview(2);
    project.do(drafter, disclose);
    expect(project.refusal(drafter, { type: 'submitForReview', text: sha(2) })).toMatchObject({
      found: { missing: [{ what: 'patentStatement', name: 'CN1' }] },
    });
    project.do(officer, { type: 'licensePatent', patent: patentNamed('CN1'), licence: 'b', statement: sha(5) });
    project.submitForReview();
    expect(project.state.code).toBe('40.00');
  });
  it('XF3 a patent that is not on the register is neither licensed nor taken out: NO_SUCH_PATENT lists those that are', () => {
    const project = projectAt('30.20');
    const license = (patent: string) => ({ type: 'licensePatent', patent: patentNamed(patent), licence: 'b', statement: sha(5) }) as const;
    const none = { code: 'NO_SUCH_PATENT', rule: 'X2', cure: ['self'] };
    expect(project.refusal(officer, license('CN1'))).toMatchObject({ ...none, found: null, needed: [] });
    project.do(drafter, disclose);
    expect(project.refusal(officer, license('CN2'))).toMatchObject({ ...none, found: 'CN2', needed: ['CN1'] });
    const remove = { type: 'removePatent', patent: patentNamed('CN2'), text: project.state.draft?.sha256 ?? '', reason: '改写' } as const;
    expect(project.refusal(drafter, remove)).toMatchObject({ ...none, found: 'CN2', needed: ['CN1'] });
    project.do(officer, license('CN1'));
  });
  it.each(['a', 'b'] as const)('licence %s lets approval pass', (licence) => {
    const project = projectAt('50.20');
    project.file('approvalSubmission', 'approvalMinute');
    project.do(drafter, disclose);
    expect(project.may(chair, 'approve')).toMatchObject({ code: 'PATENT_UNANSWERED', found: ['CN1'] });
    project.do(officer, { type: 'licensePatent', patent: patentNamed('CN1'), licence, statement: sha(5) });
    expect(project.may(chair, 'approve')).toBeNull();
  });
  it('refusal (c) stops approval and publication until the patent is out of the text (G8)', () => {
    const project = projectAt('60.00').fileApproved();
    project.file('announcement');
    project.do(drafter, disclose);
    project.do(officer, { type: 'licensePatent', patent: patentNamed('CN1'), licence: 'c', statement: sha(5) });
    expect(project.may(officer, 'publish')).toMatchObject({ code: 'PATENT_REFUSED', rule: 'G8' });
    expect(project.refusal(drafter, { type: 'removePatent', patent: patentNamed('CN1'), text: sha(99), reason: 'x' }).code).toBe('DRAFT_MISMATCH');
    project.do(drafter, { type: 'removePatent', patent: patentNamed('CN1'), text: sha(2), reason: '改用自有方案' });
    expect(project.may(officer, 'publish')).toBeNull();
    // The text changed again, and rests on it again.
    project.do(drafter, disclose);
    expect(project.may(officer, 'publish')).toMatchObject({ code: 'PATENT_UNANSWERED', found: ['CN1'] });
  });
  it('I3: the IT profile keeps a window of thirty days open after 立项', () => {
    const project = new Project({ input: { field: 'it', profile: profile('it') } });
    project.submit().accept();
    project.file('projectAssessment', 'patentRegister');
    for (const gate of profile('it').gates.filter((one) => one.before <= '20.00')) project.file(...(gate.evidence as DocumentKind[])); // shipped gates name document kinds
    project.do(officer, { type: 'establish', planNumber: 'P', lead: { organisation: lead, name: '牵头' } });
    const until = project.state.patentCallUntil ?? 0;
    expect(until - project.now).toBeGreaterThan(30 * day);
    expect(until - project.now).toBeLessThanOrEqual(31 * day);
  });
});
