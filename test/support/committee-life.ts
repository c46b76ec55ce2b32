import type { Actor } from '../../domain/kernel/actor.js';
import { localDate } from '../../domain/law/calendar/instant.js';
import type { CommitteeCommand } from '../../domain/committee/acts.js';
import type { ClockName, CommitteeState } from '../../domain/committee/state.js';
import type { Instant, Stream } from '../../domain/kernel/decider.js';
import { applicant, authority, input, people, secretary, sha } from '../domain/committee/committee-fixture.js';
import type { Lifecycles } from './lifecycle-driver.js';
import { personNamed } from './spelt.js';

/** A committee on real servers from its application to its first assessment, without a ballot of its own. */
export class CommitteeLife {
  constructor(
    private readonly run: Lifecycles,
    readonly stream: Stream,
  ) {}

  act(actor: Actor, command: CommitteeCommand): Promise<Instant> {
    return this.run.act(this.stream, actor, command);
  }

  async state(wanted: (state: CommitteeState) => boolean = () => true): Promise<CommitteeState> {
    const view = await this.run.view(this.stream, (one) => wanted(one.state as CommitteeState)); // the projection of committees wrote it
    return view.state as CommitteeState; // as above
  }

  /** To a deadline that runs, and until its own clock has acted on it. */
  async past(clock: ClockName): Promise<void> {
    const at = (await this.state((state) => state.clocks[clock] !== undefined)).clocks[clock] ?? 0;
    await this.run.skipTo(this.stream, at);
    await this.state((state) => state.clocks[clock] !== at);
  }

  /** 筹建申请. */
  apply(): Promise<void> {
    return this.run.begin(this.stream, input(), applicant);
  }

  async found(): Promise<void> {
    await this.apply();
    await this.establish();
  }

  /** Up to 成立: both public notices and the call for members run their whole time. */
  async establish(): Promise<void> {
    await this.act(authority, { type: 'openEvaluation', experts: [personNamed('e1')] });
    await this.act(authority, { type: 'passEvaluation', overlaps: [], opinion: '可行', report: sha('e') });
    await this.act(authority, { type: 'openNotice' });
    await this.past('notice');
    await this.act(authority, { type: 'approveSetup' });
    await this.act(applicant, { type: 'openRecruitment' });
    await this.past('recruitment');
    await this.plan();
  }

  /** From the list of members to 成立. */
  async plan(): Promise<void> {
    const { profile } = input();
    await this.act(applicant, { type: 'proposeRoster', members: people() });
    for (const kind of profile.founding.papers) await this.act(applicant, { type: 'attachPaper', kind, sha256: sha(kind) });
    await this.act(applicant, { type: 'filePlan' });
    await this.act(authority, { type: 'acceptPlan' });
    await this.act(authority, { type: 'openNotice' });
    await this.past('notice');
    const startsOn = localDate(await this.run.now(this.stream));
    await this.act(authority, { type: 'approveCommittee', number: 'LN/TC 21', startsOn });
  }

  /** The year closes by itself; its report is filed, the committee assessed. */
  async year(): Promise<void> {
    await this.past('year');
    const { report } = await this.state((state) => state.report !== null);
    await this.act(secretary, { type: 'fileAnnualReport', year: report?.year ?? 0, sha256: sha('report') });
    await this.act(authority, { type: 'assess', score: 88, report: sha('assessment') });
    await this.state((state) => state.assessment.held === 1);
  }
}
