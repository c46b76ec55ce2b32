import type { Actor } from '../../domain/kernel/actor.js';
import type { BallotState } from '../../domain/ballot/state.js';
import type { Instant, Stream } from '../../domain/kernel/decider.js';
import type { ProjectState } from '../../domain/standard-project/state.js';
import { amr, department, departmentOfficer } from '../domain/standard-project/local-fixture.js';
import { coDrafter, drafter, lead, outsider, partner, roll, sha } from '../domain/standard-project/project-fixture.js';
import type { Lifecycles } from './lifecycle-driver.js';
import { StandardLife } from './standard-life.js';
import { personNamed } from './spelt.js';

const [first, second] = [sha(801), sha(802)];
/** A seat of the panel. */
export const expert = (n: number): Actor => ({ id: personNamed(`expert${n + 1}`), grants: [{ role: 'expert', organisation: outsider }] });

/** The authority of local standards, as civil affairs enter it; answers with its clerk. */
export async function registerAuthority(run: Lifecycles): Promise<Actor> {
  const clerk: Actor = { id: personNamed('wang'), grants: [{ role: 'officer', organisation: amr }] };
  const body = { uscc: amr, name: '示例市场监督管理局', kind: 'authority', fields: [], charter: '三定方案', code: null, override: null };
  await run.begin(`organisation/${amr}`, body, { id: personNamed('registrar'), grants: [{ role: 'monitor', organisation: amr }] });
  return clerk;
}

/** A local standard driven as its authority drives it, on a real server whose time is skipped. */
export class LocalLife extends StandardLife {
  override async propose(): Promise<void> {
    await this.run.begin(this.stream, this.input, drafter);
    await this.file('proposalForm', 'departmentOpinion');
    await this.act(drafter, { type: 'submit' });
    await this.file('demandAnalysis', 'duplicateSearch');
    const scope = { specialRequirement: '冬季冰雪气候', restrictsMarket: false };
    await this.act(this.officer, { type: 'acceptProposal', withinCharter: true, conflicts: [], duplicates: [], note: '符合', scope });
  }

  /** Everybody of the panel sits at the table and agrees. */
  async panel(which: (state: ProjectState) => Stream | null): Promise<Stream> {
    const ballot = which(await this.state((state) => which(state) !== null)) ?? this.stream;
    const { text } = (await this.run.status(ballot, 'open')).state as BallotState; // the view of a ballot is its state without the marks
    for (const seat of [0, 1, 2, 3, 4, 5, 6]) await this.run.act(ballot, expert(seat), { type: 'castVote', seat, choice: 'yes', text });
    await this.run.act(ballot, this.officer, { type: 'recordAttendance', present: [0, 1, 2, 3, 4, 5, 6] });
    await this.run.act(ballot, this.chair, { type: 'closeMeeting' });
    await this.run.status(ballot, 'closed');
    return ballot;
  }

  async evaluate(): Promise<void> {
    await this.act(this.officer, { type: 'openProjectBallot', roll: roll() });
    const ballot = await this.panel((state) => state.projectVote.ballot);
    await this.state((state) => state.projectVote.outcome === 'PASS');
    await this.file('projectAssessment');
    await this.act(this.officer, { type: 'openNotice' });
    await this.run.over(ballot);
    const { notice } = await this.stands('10.20');
    await this.run.skipTo(this.stream, notice?.closesAt ?? 0);
    await this.stands('10.60');
    await this.act(this.officer, { type: 'establish', planNumber: 'DB21-1', lead: { organisation: lead, name: '牵头单位' } });
  }

  override async draft(): Promise<void> {
    const units = [lead, partner].map((organisation) => ({ organisation, name: organisation }));
    const drafters = [
      { person: personNamed(drafter.id), name: '李工', organisation: lead },
      { person: personNamed(coDrafter.id), name: '陈工', organisation: partner },
    ];
    await this.act(this.officer, { type: 'formGroup', units, drafters });
    await this.act(drafter, { type: 'uploadDraft', sha256: first, version: 'v1' });
    await this.file('explanatoryNote');
    await this.act(drafter, { type: 'signOffDraft', text: first, feedbackChannel: '标准信息平台' });
  }

  async comments(): Promise<void> {
    await this.act(this.officer, { type: 'openConsultation', addressees: [department] });
    const { closesAt } = (await this.run.status(this.consultation, 'open')).state as { readonly closesAt: Instant }; // of a round that runs
    await this.run.skipTo(this.consultation, closesAt + 60_000);
    await this.run.status(this.consultation, 'closed');
    await this.run.act(this.consultation, this.officer, { type: 'settleConsultation', substantive: false });
    await this.state(({ comment }) => comment.status === 'settled');
    await this.run.over(this.consultation);
    await this.run.skipTo(this.stream, closesAt + 60_000);
  }

  async sendToReview(): Promise<void> {
    await this.act(drafter, { type: 'uploadDraft', sha256: second, version: 'v2' });
    await this.file('commentSummary', 'mandatoryStandardComparison', 'patentRegister');
    for (const one of [drafter, coDrafter]) await this.act(one, { type: 'answerPatentQuestion', persons: [personNamed(one.id)], knows: false });
    await this.act(departmentOfficer, { type: 'consentToReview', text: second, opinion: sha(9) });
    await this.act(drafter, { type: 'submitForReview', text: second, lineage: { round: 1, to: second, open: 0, alarms: [] } });
  }

  async judge(): Promise<void> {
    await this.act(this.officer, { type: 'openReview', roll: roll() });
    const ballot = await this.panel((state) => state.review.ballot);
    await this.state((state) => state.review.outcome === 'PASS');
    await this.file('reviewMinutes', 'roster');
    await this.act(this.officer, { type: 'concludeReview', outcome: 'pass', edits: [] });
    await this.run.over(ballot);
  }

  async issue(): Promise<ProjectState> {
    await this.file('fairCompetitionCheck');
    await this.act(drafter, { type: 'submitForApproval', text: second });
    await this.file('approvalSubmission', 'procedureAudit', 'approvalMinute');
    await this.approve();
    await this.act(this.officer, { type: 'attachDocument', kind: 'publishedText', sha256: second });
    await this.file('announcement');
    const today = new Date(await this.run.now(this.stream)).toISOString().slice(0, 4);
    await this.act(this.officer, { type: 'publish', documentNumber: '2026年第1号', effectiveDate: `${Number(today) + 1}-06-01` });
    return this.stands('60.60');
  }

  async live(): Promise<ProjectState> {
    await this.propose();
    await this.evaluate();
    await this.draft();
    await this.comments();
    await this.sendToReview();
    await this.judge();
    return this.issue();
  }
}
