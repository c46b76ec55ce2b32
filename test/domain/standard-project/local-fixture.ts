import { streamActor, type Actor } from '../../../domain/kernel/actor.js';
import type { Stream } from '../../../domain/kernel/decider.js';
import type { LineageReading } from '../../../domain/standard-project/lineage-gate.js';
import type { ProjectInput } from '../../../domain/standard-project/input.js';
import type { DocumentKind } from '../../../domain/profile/vocabulary.js';
import { counts, day, drafter, lead, outsider, profile, Project, roll, sha } from './project-fixture.js';
import { personNamed } from '../../support/spelt.js';

export const amr = '11210000000A26314G';
export const department = '11210000000A26322B';
export const committee: Stream = 'committee/tc1';
const at = (id: string, role: Actor['grants'][number]['role'], organisation: string): Actor => ({
  id: personNamed(id),
  grants: [{ role, organisation }],
});
export const amrOfficer = at('amr.officer', 'officer', amr);
export const amrChair = at('amr.chair', 'chair', amr);
export const departmentOfficer = at('dept.officer', 'officer', department);
export const user = at('user', 'public', '*');
export const voice = (n: number): Actor => at(`user${n}`, 'public', '*');

export const localInput = (change: Partial<ProjectInput> = {}): Partial<ProjectInput> => ({
  organisation: amr,
  organisationName: '辽宁省示例市场监督管理局',
  societyCode: 'DB21',
  title: { zh: '冰雪旅游场所防滑要求', en: 'Slip resistance of ice and snow tourism sites' },
  field: null,
  profile: profile('liaoning'),
  local: { proposedAs: 'department', department: { organisation: department, name: '辽宁省示例文化和旅游厅' }, committee: null },
  ...change,
});

/** A local standard driven as the authority drives it. */
export class LocalProject extends Project {
  constructor(change: Partial<ProjectInput> = {}, start: { readonly from?: string; readonly by?: Actor } = {}) {
    super({ input: localInput(change), ...start });
  }

  override submit(): this {
    this.file('proposalForm', 'departmentOpinion');
    this.do(drafter, { type: 'submit' });
    return this;
  }

  override accept(): this {
    this.file('demandAnalysis', 'duplicateSearch');
    this.do(amrOfficer, {
      type: 'acceptProposal',
      withinCharter: true,
      conflicts: [],
      duplicates: [],
      note: '符合范围',
      scope: { specialRequirement: '冬季冰雪气候', restrictsMarket: false },
    });
    return this;
  }

  evaluate(outcome: 'PASS' | 'FAIL' | 'INVALID' = 'PASS'): this {
    this.do(amrOfficer, { type: 'openProjectBallot', roll: roll() });
    const { ballot, round } = this.state.projectVote;
    if (ballot === null) throw new Error('no ballot was ordered');
    this.later(2 * day);
    this.do(streamActor(ballot), { type: 'ballotDecided', ballot, round, outcome, counts, trace: [] });
    return this;
  }

  announce(): this {
    this.file('projectAssessment');
    this.do(amrOfficer, { type: 'openNotice' });
    return this;
  }

  notice(): this {
    this.runUntil(this.state.notice?.closesAt ?? this.now);
    return this;
  }

  override establish(): this {
    this.do(amrOfficer, { type: 'establish', planNumber: 'DB21-2026-007', lead: { organisation: lead, name: '牵头单位' } });
    return this;
  }

  override form(): this {
    return super.form(amrOfficer);
  }

  override signOff(): this {
    this.file('explanatoryNote');
    this.do(drafter, { type: 'signOffDraft', text: this.state.draft?.sha256 ?? '', feedbackChannel: '辽宁省标准信息平台' });
    return this;
  }

  override consult(): this {
    return super.consult(amrOfficer, [department, outsider]);
  }

  override readyForReview(n: number): this {
    super.readyForReview(n);
    this.file('patentRegister');
    return this;
  }

  consent(): this {
    this.do(departmentOfficer, { type: 'consentToReview', text: this.state.draft?.sha256 ?? '', opinion: sha(77) });
    return this;
  }

  /** As the API reads it when no alarm rings. */
  lineage(over: Partial<LineageReading> = {}): LineageReading {
    return { round: this.state.comment.round, to: this.state.draft?.sha256 ?? null, open: 0, alarms: [], ...over };
  }

  override submitForReview(): this {
    this.do(drafter, { type: 'submitForReview', text: this.state.draft?.sha256 ?? '', lineage: this.lineage() });
    return this;
  }

  override review(): this {
    this.do(amrOfficer, { type: 'openReview', ...(this.state.local?.committee ? {} : { roll: roll() }) });
    this.fromBallot({ type: 'ballotOpened', ballot: this.ballot(), round: this.state.review.round, closesAt: this.now + day });
    return this;
  }

  override conclude(): this {
    const papers: readonly DocumentKind[] = this.state.local?.committee ? ['letterBallotConclusion'] : ['reviewMinutes', 'roster'];
    this.file(...papers);
    this.do(amrOfficer, { type: 'concludeReview', outcome: 'pass', edits: [] });
    return this;
  }

  override approve(): this {
    this.file('approvalSubmission', 'procedureAudit', 'approvalMinute');
    this.do(amrChair, { type: 'approve' });
    return this;
  }

  override number(number = 'DB21/T 0001—2026'): this {
    this.do(streamActor('register/DB21'), { type: 'numberMinted', number, serial: '0001', year: 2026 });
    return this;
  }

  override publish(effectiveDate = '2026-12-01'): this {
    this.fileApproved().file('announcement');
    this.do(amrOfficer, { type: 'publish', documentNumber: '2026年第12号', effectiveDate });
    return this;
  }
}

type Step = readonly [string, (p: LocalProject) => LocalProject];
const steps: readonly Step[] = [
  ['00.00', (p) => p],
  ['00.20', (p) => p.submit()],
  ['10.00', (p) => p.accept()],
  ['10.20', (p) => p.evaluate().announce()],
  ['10.60', (p) => p.notice()],
  ['20.00', (p) => p.establish()],
  ['20.20', (p) => p.form().draft(1)],
  ['20.99', (p) => p.signOff()],
  ['30.20', (p) => p.consult()],
  ['30.60', (p) => p.settle()],
  ['40.00', (p) => p.readyForReview(2).consent().submitForReview()],
  ['40.20', (p) => p.review()],
  ['40.60', (p) => p.voted('PASS').conclude()],
  ['50.20', (p) => p.submitForApproval()],
  ['50.60', (p) => p.approve()],
  ['60.00', (p) => p.number()],
  ['60.60', (p) => p.publish()],
];

export const localCodes = steps.map(([code]) => code);

/** A local project that walked the normal way up to `code`. */
export function localAt(code: string, change: Partial<ProjectInput> = {}): LocalProject {
  const project = new LocalProject(change);
  for (const [stop, step] of steps) {
    step(project);
    if (project.state.code !== stop) throw new Error(`${stop} expected, stands at ${project.state.code}`);
    if (stop === code) return project;
  }
  throw new Error(`the normal way does not pass ${code}`);
}
