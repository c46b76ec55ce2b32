import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Actor } from '../../domain/actor.js';
import type { BallotState } from '../../domain/ballot/ballot-state.js';
import { localDay } from '../../domain/calendar/instant.js';
import type { Instant, Stream } from '../../domain/decider.js';
import type { ProjectEvent } from '../../domain/standard-project/events.js';
import type { ProjectState } from '../../domain/standard-project/state.js';
import { amr, department, departmentOfficer, localInput, voice } from '../domain/standard-project/local-fixture.js';
import { coDrafter, drafter, input, lead, outsider, partner, roll, sha } from '../domain/standard-project/project-fixture.js';
import { Lifecycles } from '../support/lifecycle-driver.js';
import { startMongo, type TestMongo } from '../support/mongo.js';
import { archived, expectSoundArchive } from '../support/sound-archive.js';
import { StandardLife } from '../support/standard-life.js';

let mongo: TestMongo;
let run: Lifecycles;
const [first, second] = [sha(801), sha(802)];
const expert = (n: number): Actor => ({ id: `expert${n + 1}`, grants: [{ role: 'expert', organisation: outsider }] });

/** A local standard driven as its authority drives it, on a real server whose time is skipped. */
class LocalLife extends StandardLife {
  override async propose(): Promise<void> {
    await this.run.begin(this.stream, this.input, drafter);
    await this.file('proposalForm', 'departmentOpinion');
    await this.act(drafter, { type: 'submit' });
    await this.file('demandAnalysis', 'duplicateSearch');
    const scope = { specialRequirement: '冬季冰雪气候', restrictsMarket: false };
    await this.act(this.officer, { type: 'acceptProposal', withinCharter: true, conflicts: [], duplicates: [], note: '符合', scope });
  }

  /** Everybody of the panel sits at the table and agrees. */
  private async panel(which: (state: ProjectState) => Stream | null): Promise<Stream> {
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
    await this.act(this.officer, { type: 'announceProject' });
    await this.run.over(ballot);
    const { local } = await this.stands('10.20');
    await this.run.skipTo(this.stream, local?.notice.closesAt ?? 0);
    await this.stands('10.60');
    await this.act(this.officer, { type: 'establish', planNumber: 'DB21-1', lead: { organisation: lead, name: '牵头单位' } });
  }

  override async draft(): Promise<void> {
    const units = [lead, partner].map((organisation) => ({ organisation, name: organisation }));
    const drafters = [
      { person: drafter.id, name: '李工', organisation: lead },
      { person: coDrafter.id, name: '陈工', organisation: partner },
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

  async judge(): Promise<void> {
    await this.act(drafter, { type: 'uploadDraft', sha256: second, version: 'v2' });
    await this.file('commentSummary', 'mandatoryStandardComparison', 'patentRegister');
    for (const one of [drafter, coDrafter]) await this.act(one, { type: 'answerPatentQuestion', persons: [one.id], knows: false });
    await this.act(departmentOfficer, { type: 'consentToReview', text: second, opinion: sha(9) });
    await this.act(drafter, { type: 'submitForReview', text: second, lineage: { round: 1, to: second, open: 0, alarms: [] } });
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
    await this.file('publishedText', 'announcement');
    const today = new Date(await this.run.now(this.stream)).toISOString().slice(0, 4);
    await this.act(this.officer, { type: 'publish', documentNumber: '2026年第1号', effectiveDate: `${Number(today) + 1}-06-01` });
    return this.stands('60.60');
  }

  async live(): Promise<ProjectState> {
    await this.propose();
    await this.evaluate();
    await this.draft();
    await this.comments();
    await this.judge();
    return this.issue();
  }
}

const lifeOf = (name: string): LocalLife => new LocalLife(run, `standard-project/${name}`, input(localInput()));
const ofType = async <T extends ProjectEvent['type']>(stream: Stream, type: T) =>
  (await archived(run, stream)).filter((row) => row.type === type).map((row) => ({ ...(row.data as unknown as ProjectEvent<T>), at: row.at })); // rows of a project hold its events

beforeAll(async () => {
  mongo = await startMongo();
  run = await Lifecycles.start(mongo.uri);
  const officer: Actor = { id: 'wang', grants: [{ role: 'officer', organisation: amr }] };
  const body = { uscc: amr, name: '示例市场监督管理局', kind: 'authority', fields: [], charter: '三定方案', code: null, override: null };
  await run.begin(`organisation/${amr}`, body, officer);
  await run.begin('register/DB21', { code: 'DB21', organisation: amr, serialWidth: 4, rehearsal: false }, officer);
}, 60_000);

afterAll(async () => {
  await run.stop();
  await mongo.drop();
});

describe.concurrent('local standards over years', { timeout: 180_000 }, () => {
  it('one is alarmed 45 days and overdue 60 days after publication, filed late, reviewed early by feedback and again before five years', async ({
    expect,
  }) => {
    const life = lifeOf('late');
    const published = await life.live();
    expect(published.number).toMatch(/^DB21\/T \d{4}—\d{4}$/);
    const { at } = published.publication ?? { at: 0 };
    const [alarmAt, due] = [published.local?.filing?.alarmAt ?? 0, published.clocks.filing?.at ?? 0];
    await run.skipTo(life.stream, alarmAt);
    await life.state((state) => state.local?.filing?.alarmed === true);
    expect((await life.state()).clocks.filing?.overdue).toBe(false);
    await run.skipTo(life.stream, due);
    await life.state((state) => state.clocks.filing?.overdue === true);
    await life.act(life.officer, { type: 'fileStandard', filingNumber: '备案1', proof: sha(3) });
    expect((await life.state((state) => state.local?.filed !== null)).local?.filed).toMatchObject({ number: '备案1', late: true });
    expect(localDay((await ofType(life.stream, 'filingAlarmed'))[0]?.at ?? 0) - localDay(at)).toBeGreaterThanOrEqual(46);
    expect((await ofType(life.stream, 'becameOverdue')).filter((event) => event.clock === 'filing')).toHaveLength(1);

    for (let n = 1; n <= 5; n += 1) await life.act(voice(n), { type: 'giveFeedback', kind: 'error', summary: '数值有误', clause: '4.2' });
    await life.stands('90.20');
    await life.conclude('confirm');
    const { clocks } = await life.stands('90.93');
    const confirmedAt = await run.now(life.stream);
    await run.skipTo(life.stream, clocks.review?.at ?? 0);
    await life.stands('90.20');
    const reviews = await ofType(life.stream, 'systematicReviewOpened');
    expect(reviews.map((event) => event.trigger)).toEqual(['feedback', 'timer']);
    const days = localDay(reviews[1]?.at ?? 0) - localDay(confirmedAt);
    expect(days).toBeGreaterThan(54 * 30);
    expect(days).toBeLessThan(5 * 365);
    await expectSoundArchive(run, life.stream, await run.end(life.stream));
  });

  it('one that is filed in time is never alarmed nor overdue, and leaves force by its review', async ({ expect }) => {
    const life = lifeOf('timely');
    const published = await life.live();
    await life.act(life.officer, { type: 'declare', url: 'https://example.org/db21' });
    await life.act(life.officer, { type: 'fileStandard', filingNumber: '备案2', proof: sha(4) });
    await run.skipTo(life.stream, published.clocks.review?.at ?? 0);
    await life.stands('90.20');
    await life.conclude('withdraw');
    await life.file('withdrawalAnnouncement');
    await life.act(life.officer, { type: 'publishWithdrawal', reason: '已由国家标准代替' });
    await run.over(life.stream);
    const types = (await archived(run, life.stream)).map((row) => row.type);
    expect(types).not.toContain('filingAlarmed');
    expect((await ofType(life.stream, 'becameOverdue')).filter((event) => event.clock === 'filing')).toEqual([]);
    expect(await life.state()).toMatchObject({ code: '95.99', end: 'withdrawn', local: { filed: { late: false } } });
    await expectSoundArchive(run, life.stream, await run.end(life.stream));
  });
});
