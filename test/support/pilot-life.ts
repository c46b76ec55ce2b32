import type { Actor } from '../../domain/kernel/actor.js';
import type { Instant, Stream } from '../../domain/kernel/decider.js';
import type { PilotCommand } from '../../domain/pilot/pilot.js';
import { everyDepartment, type ClockName, type Opinion, type PilotState } from '../../domain/pilot/state.js';
import { streamActor } from '../../domain/kernel/actor.js';
import { application, callInput, indicators, officer, panel, sha, signers, society } from '../domain/pilot/pilot-fixture.js';
import type { Lifecycles } from './lifecycle-driver.js';

type JointAct = 'checkApplication' | 'decideMidTerm' | 'decideAcceptance' | 'concludePilot';
const reason = '理由充分';

/** A call and the pilot that answers it on real servers: two years, a failed mid-term check, a rectification. */
export class PilotLife {
  readonly pilot: Stream;

  constructor(
    private readonly run: Lifecycles,
    readonly call: Stream,
  ) {
    this.pilot = `${call}-1`;
  }

  act(actor: Actor, command: PilotCommand): Promise<Instant> {
    return this.run.act(this.pilot, actor, command);
  }

  async state(wanted: (state: PilotState) => boolean = () => true): Promise<PilotState> {
    const view = await this.run.view(this.pilot, (one) => wanted(one.state as PilotState)); // the projection of pilots wrote it
    return view.state as PilotState; // as above
  }

  /** Skips to a day of the timetable and waits until the clock has acted. */
  async until(clock: ClockName): Promise<void> {
    const { clocks } = await this.state((state) => state.clocks[clock] !== undefined);
    await this.run.skipTo(this.pilot, clocks[clock] ?? 0);
    await this.state((state) => state.clocks[clock] !== clocks[clock]);
  }

  /** Each of the three says the same. */
  async together(type: JointAct, opinion: Opinion, more: object = {}): Promise<void> {
    for (const department of everyDepartment)
      await this.act(signers[department], { type, department, opinion, reason, scope: [], ...more } as PilotCommand); // one of the four
  }

  /** From the call to the task order. */
  async select(): Promise<void> {
    await this.run.begin(this.call, callInput, signers.market);
    for (const department of ['civil', 'science'] as const) await this.run.act(this.call, signers[department], { type: 'signCall', department });
    await this.run.act(this.call, officer, application);
    await this.state();
    await this.together('checkApplication', 'inOrder');
    await this.act(signers.market, panel(80, 80, 80, 80, 80));
    await this.act(signers.market, { type: 'openNotice' });
    await this.until('notice');
    await this.act(signers.market, { type: 'draftOrder', text: sha(6), indicators });
    for (const department of ['civil', 'science'] as const) await this.act(signers[department], { type: 'signOrder', department, text: sha(6) });
  }

  /** The first year: a report in time, a standard, a mid-term check that is failed and put right. */
  async firstYear(): Promise<void> {
    const { report } = await this.state((state) => state.report !== null);
    await this.run.skipTo(this.pilot, report?.opensAt ?? 0);
    await this.act(officer, { type: 'fileReport', report: sha(10), summary: '进展顺利' });
    const standard = { project: 'standard-project/s1', number: 'T/LNSR 001—2026', field: 'robotics', as: 'published', rehearsal: false } as const;
    await this.act(streamActor(`organisation/${society}`), { type: 'standardReported', ...standard });
    await this.until('midTerm');
    await this.together('decideMidTerm', 'rectify', { scope: ['procedure'] });
    await this.act(officer, { type: 'reportRectification', report: sha(11), evidence: sha(12) });
    await this.together('decideMidTerm', 'continue');
  }

  /** The second: two reports that nobody files, the self-assessment, the acceptance, a model. */
  async secondYear(): Promise<void> {
    await this.until('selfAssessment');
    await this.act(officer, { type: 'fileSelfAssessment', report: sha(7), application: sha(8), conduct: sha(9) });
    await this.together('decideAcceptance', 'pass');
    await this.together('concludePilot', 'promote', { evidence: sha(15) });
  }
}
