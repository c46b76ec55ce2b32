import { expect } from 'vitest';
import type { Outcome } from '../../../domain/ballot-rule/ballot-rule.js';
import { streamActor, system, type Actor, type Role } from '../../../domain/kernel/actor.js';
import { calendar2026 } from '../../../domain/law/calendar/state-council.js';
import { parseInstant } from '../../../domain/law/calendar/instant.js';
import type { Calendar } from '../../../domain/law/calendar/calendar.js';
import type { Effect, Instant, Stream } from '../../../domain/kernel/decider.js';
import type { Roll } from '../../../domain/messages/messages.js';
import type { Profile } from '../../../domain/profile/profile.js';
import { profileHash } from '../../../domain/profile/hash.js';
import { findProfile } from '../../../domain/profile/shipped.js';
import type { DocumentKind } from '../../../domain/profile/vocabulary.js';
import type { Refusal } from '../../../domain/kernel/refusal.js';
import type { ProjectCommand } from '../../../domain/standard-project/acts.js';
import type { ProjectEvent } from '../../../domain/standard-project/events.js';
import type { ProjectInput } from '../../../domain/standard-project/input.js';
import { standardProject } from '../../../domain/standard-project/standard-project.js';
import type { ProjectState } from '../../../domain/standard-project/state.js';
import { personNamed } from '../../support/spelt.js';

export const society = '51210000MJ4K0X072M';
export const lead = '91350200776049653A';
export const partner = '91440300L83341734R';
export const outsider = '914403001922038216';
export const stream: Stream = 'standard-project/p1';
export const day = 86_400_000;

export const at = (text: string): Instant => {
  const instant = parseInstant(text);
  if (instant === null) throw new Error(`not an instant: ${text}`);
  return instant;
};

const person = (id: string, role: Role, organisation: string): Actor => ({ id: personNamed(id), grants: [{ role, organisation }] });
export const officer = person('wang', 'officer', society);
export const secretary = person('liu', 'secretariat', society);
export const chair = person('zhao', 'chair', society);
export const monitor = person('sun', 'monitor', '*');
export const drafter = person('li', 'drafter', lead);
export const coDrafter = person('chen', 'drafter', partner);
export const expert = person('expert1', 'expert', society);
export const anybody: Actor = { id: personNamed('anonymous'), grants: [] };
export const foreignOfficer = person('foreign', 'officer', '51210000MJ40000156');

/** A different, well-formed SHA-256 for each number. */
export const sha = (n: number): string => n.toString(16).padStart(64, '0');

export function profile(name = 'robotics'): Profile {
  const found = findProfile(name);
  if (found === null) throw new Error(`no shipped profile ${name}`);
  return found;
}

export const input = (change: Partial<ProjectInput> = {}): ProjectInput => ({
  organisation: society,
  organisationName: '辽宁省示范学会',
  societyCode: 'LNSR',
  title: { zh: '工业机器人互操作接口规范', en: 'Interoperability interfaces of industrial robots' },
  field: 'robotics',
  nature: 'new',
  revises: null,
  proposer: { person: drafter.id, unit: lead },
  traits: [],
  profile: profile(),
  rehearsal: false,
  ...change,
});

/** Seats of experts from other units; seats of drafting units can be added to see them excluded. */
export const roll = (experts = 7, units: readonly string[] = []): Roll => ({
  kind: 'seats',
  seats: [
    ...Array.from({ length: experts }, (_, i) => ({
      person: personNamed(`expert${i + 1}`),
      name: `专家${i + 1}`,
      organisation: outsider,
      organisationName: '检测中心',
    })),
    ...units.map((organisation, i) => ({ person: personNamed(`unit${i + 1}`), name: `单位${i + 1}`, organisation, organisationName: '起草单位' })),
  ],
});

export const counts = { members: 7, eligible: 7, excluded: 0, present: 7, yes: 7, noWithReasons: 0, noWithoutReasons: 0, abstain: 0, spoilt: 0 };

type Start = {
  readonly input?: Partial<ProjectInput>;
  readonly from?: string;
  readonly by?: Actor;
  readonly stream?: Stream;
  readonly calendar?: Calendar;
};

/** One project driven as the shell drives it: decide, evolve, collect effects; the clock moves only when told. */
export class Project {
  state: ProjectState;
  now: Instant;
  calendar: Calendar;
  readonly stream: Stream;
  readonly events: ProjectEvent[] = [];
  /** Each event with its time and the state it led to. */
  readonly log: { readonly event: ProjectEvent; readonly at: Instant; readonly state: ProjectState }[] = [];
  readonly effects: Effect[] = [];
  private files = 1000;

  constructor(start: Start = {}) {
    this.now = at(start.from ?? '2026-01-05T09:00:00+08:00');
    this.calendar = start.calendar ?? calendar2026;
    this.stream = start.stream ?? stream;
    const born = standardProject.start(input(start.input), this.context(start.by ?? drafter));
    if (!born.ok) throw new Error(`not born: ${JSON.stringify(born.error)}`);
    const [first, ...others] = born.value;
    if (first === undefined) throw new Error('a birth is at least one event');
    this.state = standardProject.evolve(null, first, this.now);
    this.note(first);
    others.forEach((event) => this.take(event));
  }

  context(actor: Actor) {
    return { now: this.now, actor, calendar: this.calendar, stream: this.stream };
  }

  private note(event: ProjectEvent): void {
    this.events.push(event);
    this.log.push({ event, at: this.now, state: this.state });
    this.effects.push(...standardProject.effects(event, this.state));
  }

  private take(event: ProjectEvent): void {
    this.state = standardProject.evolve(this.state, event, this.now);
    this.note(event);
  }

  /** The act is accepted; answers with its events. */
  do(actor: Actor, command: ProjectCommand): readonly ProjectEvent[] {
    const verdict = standardProject.decide(this.state, command, this.context(actor));
    if (!verdict.ok) throw new Error(`${command.type} refused: ${JSON.stringify(verdict.error)}`);
    verdict.value.forEach((event) => this.take(event));
    return verdict.value;
  }

  /** As a project of the archive that pinned this profile before it was looked at. */
  pinned(profile: Profile): this {
    const hash = profileHash(profile);
    this.take({ type: 'profileMigrated', by: chair.id, from: this.state.profileHash, profile, profileHash: hash, reason: 'as it was' });
    return this;
  }

  /** The act is refused and changes nothing; answers with the refusal. */
  refusal(actor: Actor, command: ProjectCommand): Refusal {
    const verdict = standardProject.decide(this.state, command, this.context(actor));
    if (verdict.ok) throw new Error(`${command.type} was accepted: ${JSON.stringify(verdict.value)}`);
    return verdict.error;
  }

  may(actor: Actor, type: ProjectCommand['type']): Refusal | null {
    const verdict = standardProject.can(this.state, type, this.context(actor));
    return verdict.ok ? null : verdict.error;
  }

  file(...kinds: readonly DocumentKind[]): void {
    const office = person(officer.id, 'officer', this.state.organisation);
    kinds.forEach((kind) => this.do(office, { type: 'attachDocument', kind, sha256: sha((this.files += 1)) }));
  }

  later(ms: number): void {
    this.now += ms;
  }

  /** Lets the clock act until `until`; fails when it would act for ever. */
  runUntil(until: Instant): void {
    for (let turns = 0; ; turns += 1) {
      expect(turns, 'the clock acts without end').toBeLessThan(1000);
      const due = standardProject.due(this.state);
      if (due === null || due.at > until) break;
      this.now = Math.max(this.now, due.at);
      expect(this.do(system, due.command).length, `${due.command.type} makes no progress`).toBeGreaterThan(0);
    }
    this.now = Math.max(this.now, until);
  }

  told(type: string): readonly Effect[] {
    return this.effects.filter((effect) => effect.kind === 'tell' && effect.command.type === type);
  }

  noticed(template: string): readonly Effect[] {
    return this.effects.filter((effect) => effect.kind === 'notice' && effect.template === template);
  }

  started(): readonly Stream[] {
    return this.effects.flatMap((effect) => (effect.kind === 'start' ? [effect.stream] : []));
  }

  // The steps of a normal life, in order.

  submit(): this {
    this.file('proposalForm');
    this.do(drafter, { type: 'submit' });
    return this;
  }

  accept(): this {
    this.do(secretary, { type: 'acceptProposal', withinCharter: true, conflicts: [], duplicates: [], note: '查重无重复' });
    return this;
  }

  establish(): this {
    this.file('projectAssessment', 'projectAnnouncement', 'patentRegister');
    this.do(officer, { type: 'establish', planNumber: 'LNSR-2026-003', lead: { organisation: lead, name: '牵头公司' } });
    return this;
  }

  form(by: Actor = officer): this {
    this.do(by, {
      type: 'formGroup',
      units: [
        { organisation: lead, name: '牵头公司' },
        { organisation: partner, name: '参与公司' },
      ],
      drafters: [
        { person: personNamed(drafter.id), name: '李工', organisation: lead },
        { person: personNamed(coDrafter.id), name: '陈工', organisation: partner },
      ],
    });
    return this;
  }

  draft(n: number): this {
    this.do(drafter, { type: 'uploadDraft', sha256: sha(n), version: `v${n}` });
    return this;
  }

  signOff(): this {
    if (!this.state.documents.explanatoryNote) this.file('explanatoryNote');
    this.do(drafter, { type: 'signOffDraft', text: this.state.draft?.sha256 ?? '' });
    return this;
  }

  consult(by: Actor = secretary, addressees: readonly string[] = [outsider]): this {
    this.do(by, { type: 'openConsultation', addressees });
    this.fromConsultation({ type: 'consultationOpened', round: this.state.comment.round, closesAt: this.now + 31 * day, provisional: false });
    return this;
  }

  fromConsultation(report: ProjectCommand): readonly ProjectEvent[] {
    return this.do(streamActor(`consultation/p1-${this.state.comment.round}`), report);
  }

  settle(substantive = false, adopted = 1): this {
    const { round } = this.state.comment;
    this.later(31 * day);
    this.fromConsultation({ type: 'consultationClosed', round, comments: 3, late: 0 });
    this.fromConsultation({ type: 'consultationSettled', round, adopted, partly: 0, rejected: 3 - adopted, substantive });
    return this;
  }

  readyForReview(n: number): this {
    this.draft(n);
    this.file('commentSummary', 'mandatoryStandardComparison');
    this.do(drafter, { type: 'answerPatentQuestion', persons: [personNamed(drafter.id)], knows: false });
    this.do(coDrafter, { type: 'answerPatentQuestion', persons: [personNamed(coDrafter.id)], knows: false });
    return this;
  }

  submitForReview(): this {
    this.do(drafter, { type: 'submitForReview', text: this.state.draft?.sha256 ?? '' });
    return this;
  }

  /** After a loss it names what is another now. */
  review(change?: { readonly words: string; readonly document: string }): this {
    this.do(secretary, { type: 'openReview', roll: roll(), ...(change === undefined ? {} : { change }) });
    this.fromBallot({ type: 'ballotOpened', ballot: this.ballot(), round: this.state.review.round, closesAt: this.now + day });
    return this;
  }

  ballot(): Stream {
    return this.state.review.ballot ?? 'ballot/none';
  }

  fromBallot(report: ProjectCommand): readonly ProjectEvent[] {
    return this.do(streamActor(this.ballot()), report);
  }

  voted(outcome: Outcome): this {
    this.later(2 * day);
    this.fromBallot({ type: 'ballotDecided', ballot: this.ballot(), round: this.state.review.round, outcome, counts, trace: [] });
    return this;
  }

  conclude(): this {
    this.file('reviewMinutes', 'roster');
    this.do(secretary, { type: 'concludeReview', outcome: 'pass', edits: [] });
    return this;
  }

  submitForApproval(): this {
    if (!this.state.documents.fairCompetitionCheck) this.file('fairCompetitionCheck');
    this.do(drafter, { type: 'submitForApproval', text: this.state.draft?.sha256 ?? '' });
    return this;
  }

  approve(): this {
    this.file('approvalSubmission', 'approvalMinute');
    this.do(chair, { type: 'approve' });
    return this;
  }

  number(number = 'T/LNSR 003—2026'): this {
    this.do(streamActor('register/LNSR'), { type: 'numberMinted', number, serial: '003', year: 2026 });
    return this;
  }

  /** The text that was approved, as the published one. */
  fileApproved(): this {
    const office = person(officer.id, 'officer', this.state.organisation);
    this.do(office, { type: 'attachDocument', kind: 'publishedText', sha256: this.state.approval.text ?? '' });
    return this;
  }

  publish(effectiveDate = '2026-12-01'): this {
    this.fileApproved().file('announcement');
    this.do(officer, { type: 'publish', documentNumber: '辽学发〔2026〕12号', effectiveDate });
    return this;
  }
}

const steps: readonly (readonly [string, (p: Project) => Project])[] = [
  ['00.00', (p) => p],
  ['00.20', (p) => p.submit()],
  ['10.00', (p) => p.accept()],
  ['20.00', (p) => p.establish()],
  ['20.20', (p) => p.form().draft(1)],
  ['20.99', (p) => p.signOff()],
  ['30.20', (p) => p.consult()],
  ['30.60', (p) => p.settle()],
  ['40.00', (p) => p.readyForReview(2).submitForReview()],
  ['40.20', (p) => p.review()],
  ['40.60', (p) => p.voted('PASS').conclude()],
  ['50.20', (p) => p.submitForApproval()],
  ['50.60', (p) => p.approve()],
  ['60.00', (p) => p.number()],
  ['60.60', (p) => p.publish()],
];

export const codesOnTheWay = steps.map(([code]) => code);

/** A project that walked the normal way up to `code`. */
export function projectAt(code: string, start: Start = {}): Project {
  const project = new Project(start);
  for (const [stop, step] of steps) {
    step(project);
    expect(project.state.code).toBe(stop);
    if (stop === code) return project;
  }
  throw new Error(`the normal way does not pass ${code}`);
}
