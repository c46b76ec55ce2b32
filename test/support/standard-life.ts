import { personalDigest } from '../../domain/kernel/personal.js';
import type { Actor } from '../../domain/kernel/actor.js';
import type { BallotCommand } from '../../domain/ballot/acts.js';
import type { BallotState } from '../../domain/ballot/state.js';
import type { ConsultationCommand } from '../../domain/consultation/acts.js';
import type { ConsultationState } from '../../domain/consultation/state.js';
import type { Instant, Stream } from '../../domain/kernel/decider.js';
import type { DocumentKind } from '../../domain/profile/vocabulary.js';
import type { Refusal } from '../../domain/kernel/refusal.js';
import type { ProjectCommand } from '../../domain/standard-project/acts.js';
import type { ReviewOutcome } from '../../domain/standard-project/words.js';
import type { ProjectInput } from '../../domain/standard-project/input.js';
import type { ProjectState } from '../../domain/standard-project/state.js';
import { coDrafter, day, drafter, lead, outsider, partner, roll, sha } from '../domain/standard-project/project-fixture.js';
import type { Lifecycles } from './lifecycle-driver.js';
import { codeNamed, personNamed } from './spelt.js';

const forComment = sha(901);
const forReview = sha(902);

const at = (id: string, role: Actor['grants'][number]['role'], organisation: string): Actor => ({
  id: personNamed(id),
  grants: [{ role, organisation }],
});
const expert = (seat: number): Actor => at(`expert${seat + 1}`, 'expert', outsider);

/** One group standard driven as its people drive it, by commands through the engine. Its clock moves only when told. */
export class StandardLife {
  readonly officer: Actor;
  readonly secretary: Actor;
  readonly chair: Actor;
  /** Refusals for want of evidence, in order. */
  readonly refused: Refusal[] = [];
  private files = 0;

  constructor(
    readonly run: Lifecycles,
    readonly stream: Stream,
    readonly input: ProjectInput,
  ) {
    this.officer = at('wang', 'officer', input.organisation);
    this.secretary = at('liu', 'secretariat', input.organisation);
    this.chair = at('zhao', 'chair', input.organisation);
  }

  act(actor: Actor, command: ProjectCommand): Promise<Instant> {
    return this.run.act(this.stream, actor, command);
  }

  refusal(actor: Actor, command: ProjectCommand): Promise<Refusal> {
    return this.run.refusal(this.stream, actor, command);
  }

  /** The state in the stored view, once it looks as wanted. */
  async state(wanted: (state: ProjectState) => boolean = () => true): Promise<ProjectState> {
    const view = await this.run.view(this.stream, ({ state }) => wanted(state as ProjectState)); // the view of a project is its state
    return view.state as ProjectState; // as above
  }

  stands(code: string): Promise<ProjectState> {
    return this.state((state) => state.code === code);
  }

  async file(...kinds: readonly DocumentKind[]): Promise<void> {
    for (const kind of kinds) await this.act(this.officer, { type: 'attachDocument', kind, sha256: sha((this.files += 1)) });
  }

  /** The act is refused while the evidence is missing, and accepted with it. */
  protected async gated(actor: Actor, command: ProjectCommand, evidence: readonly DocumentKind[]): Promise<void> {
    if (evidence.length > 0) this.refused.push(await this.refusal(actor, command));
    await this.file(...evidence);
    await this.act(actor, command);
  }

  async skip(days: number): Promise<void> {
    await this.run.skipTo(this.stream, (await this.run.now(this.stream)) + days * day);
  }

  async propose(): Promise<void> {
    await this.run.begin(this.stream, this.input, drafter);
    await this.file('proposalForm');
    await this.act(drafter, { type: 'submit' });
  }

  async accept(): Promise<void> {
    await this.act(this.secretary, { type: 'acceptProposal', withinCharter: true, conflicts: [], duplicates: [], note: '查重无重复' });
  }

  /** 立项; `evidence` is what the gates of the field ask for before it, as in the steps below. */
  async establish(planNumber: string, evidence: readonly DocumentKind[]): Promise<void> {
    await this.file('projectAssessment', 'projectAnnouncement', 'patentRegister');
    await this.gated(this.officer, { type: 'establish', planNumber, lead: { organisation: lead, name: '牵头公司' } }, evidence);
  }

  async draft(): Promise<void> {
    const units = [
      { organisation: lead, name: '牵头公司' },
      { organisation: partner, name: '参与公司' },
    ];
    const drafters = [
      { person: personNamed(drafter.id), name: '李工', organisation: lead },
      { person: personNamed(coDrafter.id), name: '陈工', organisation: partner },
    ];
    await this.act(this.officer, { type: 'formGroup', units, drafters });
    await this.act(drafter, { type: 'uploadDraft', sha256: forComment, version: '征求意见稿' });
    await this.file('explanatoryNote');
    await this.act(drafter, { type: 'signOffDraft', text: forComment });
  }

  openConsultation(evidence: readonly DocumentKind[]): Promise<void> {
    return this.gated(this.secretary, { type: 'openConsultation', addressees: [outsider, partner] }, evidence);
  }

  get consultation(): Stream {
    return `consultation/${this.stream.slice(this.stream.indexOf('/') + 1)}-1`;
  }

  /**
   * Comments on the way, one too late, closed by the clock, answered and signed. Answers with the round as it closed.
   * A lifecycle with an open child stands still when it is skipped; when the child is over, it is brought level with it.
   */
  async consult(): Promise<ConsultationState> {
    const { closesAt, countsUntil } = await this.round('open');
    await this.comment('reader1', '4.1');
    await this.run.skipTo(this.consultation, closesAt - 10 * day);
    await this.comment('reader2', '5.2');
    await this.comment('liaison', '6', outsider);
    await this.run.skipTo(this.consultation, countsUntil);
    const closed = await this.round('closed');
    await this.comment('reader3', '7');
    await this.run.skipTo(this.consultation, countsUntil + 5 * day);
    await this.answer(this.officer, { type: 'dispose', comments: [1], disposition: 'adopted' });
    await this.answer(this.officer, { type: 'dispose', comments: [2, 3, 4], disposition: 'rejected', reason: '超出本标准范围' });
    const disposed = await this.run.view(this.consultation, ({ state }) => (state as ConsultationState).objectUntil !== undefined); // as below
    const heard = (disposed.state as ConsultationState).objectUntil ?? 0; // as below
    await this.run.skipTo(this.consultation, heard);
    await this.answer(this.secretary, { type: 'settleConsultation', substantive: false });
    await this.state(({ comment }) => comment.status === 'settled');
    await this.run.over(this.consultation);
    await this.run.skipTo(this.stream, heard);
    return closed;
  }

  private async round(phase: ConsultationState['phase']): Promise<ConsultationState> {
    return (await this.run.status(this.consultation, phase)).state as ConsultationState; // the view of a consultation is its state
  }

  private comment(id: string, clause: string, organisation?: string): Promise<Instant> {
    const words = {
      clause,
      kind: 'technical',
      text: `关于 ${clause} 的意见`,
      personal: personalDigest(id, { author: id, contact: null }),
      draft: forComment,
    } as const;
    return this.answer(
      { id: personNamed(id), grants: [] },
      { type: 'comment', ...words, ...(organisation ? { organisation: codeNamed(organisation) } : {}) },
    );
  }

  private answer(actor: Actor, command: ConsultationCommand): Promise<Instant> {
    return this.run.act(this.consultation, actor, command);
  }

  async submitForReview(evidence: readonly DocumentKind[]): Promise<void> {
    await this.act(drafter, { type: 'uploadDraft', sha256: forReview, version: '送审稿' });
    await this.file('commentSummary', 'mandatoryStandardComparison');
    for (const one of [drafter, coDrafter]) await this.act(one, { type: 'answerPatentQuestion', persons: [personNamed(one.id)], knows: false });
    await this.gated(drafter, { type: 'submitForReview', text: forReview }, evidence);
  }

  /** Seven experts and one seat of a drafting unit, which has no vote; passed by the rule of the profile. Answers with the ballot as it closed. */
  async review(evidence: readonly DocumentKind[]): Promise<BallotState> {
    await this.act(this.secretary, { type: 'openReview', roll: roll(7, [lead]) });
    const { review } = await this.state((state) => state.review.closesAt !== null);
    const ballot = review.ballot ?? this.stream;
    const { terms } = (await this.run.status(ballot, 'open')).state as BallotState; // the view of a ballot is its state without the marks
    await (terms.mode === 'meeting' ? this.meet(ballot) : this.voteByLetter(ballot));
    const closed = (await this.run.status(ballot, 'closed')).state as BallotState; // as above
    const closedAt = await this.run.now(ballot);
    await this.state((state) => state.review.outcome === 'PASS');
    await this.file(...(terms.mode === 'meeting' ? (['reviewMinutes', 'roster'] as const) : (['letterBallotConclusion'] as const)));
    await this.gated(this.secretary, { type: 'concludeReview', outcome: 'pass', edits: [] }, evidence);
    await this.run.over(ballot);
    await this.run.skipTo(this.stream, closedAt);
    return closed;
  }

  private async meet(ballot: Stream): Promise<void> {
    const act = (actor: Actor, command: BallotCommand) => this.run.act(ballot, actor, command);
    await act(this.secretary, { type: 'recordAttendance', present: [0, 1, 2, 3, 4, 5] });
    for (const seat of [0, 1, 2, 3, 4]) await act(expert(seat), { type: 'castVote', seat, choice: 'yes', text: forReview });
    await act(expert(5), { type: 'castVote', seat: 5, choice: 'no', reason: '试验数据不足', text: forReview });
    await act(this.chair, { type: 'closeMeeting' });
  }

  private async voteByLetter(ballot: Stream): Promise<void> {
    const act = (actor: Actor, command: BallotCommand) => this.run.act(ballot, actor, command);
    const { closesAt, countsUntil } = (await this.run.view(ballot)).state as BallotState; // as above
    for (const seat of [0, 1, 2]) await act(expert(seat), { type: 'castVote', seat, choice: 'yes', text: forReview });
    await act(expert(3), { type: 'castVote', seat: 3, choice: 'no', reason: '术语不一致', text: forReview });
    await this.run.skipTo(ballot, (closesAt ?? 0) - 2 * day);
    await act(expert(3), { type: 'castVote', seat: 3, choice: 'yesWithComments', comment: '术语见附表', text: forReview });
    await act(expert(4), { type: 'castVote', seat: 4, choice: 'yes', text: forReview });
    await this.run.skipTo(ballot, countsUntil ?? 0);
  }

  async submitForApproval(): Promise<void> {
    await this.file('fairCompetitionCheck');
    await this.act(drafter, { type: 'submitForApproval', text: forReview });
    await this.file('approvalSubmission', 'approvalMinute');
  }

  /** Approved; the register gives the number by itself. */
  async approve(): Promise<ProjectState> {
    await this.act(this.chair, { type: 'approve' });
    return this.stands('60.00');
  }

  async publish(documentNumber: string, effectiveDate: string): Promise<ProjectState> {
    const { approval } = await this.state();
    await this.act(this.officer, { type: 'attachDocument', kind: 'publishedText', sha256: approval.text ?? '' });
    await this.file('announcement');
    await this.act(this.officer, { type: 'publish', documentNumber, effectiveDate });
    return this.stands('60.60');
  }

  /** 复审 concluded. */
  async conclude(outcome: ReviewOutcome): Promise<void> {
    await this.file('reviewConclusion');
    await this.act(this.officer, { type: 'concludeSystematicReview', outcome, reason: '复审结论' });
  }
}
