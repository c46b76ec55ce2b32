import * as wf from '@temporalio/workflow';
import type { JournalActivities } from '../../activities/journal.js';
import { currentCalendar } from '../../domain/law/calendar/current.js';
import { calendars } from '../../domain/law/calendar/state-council.js';
import type { Decider, Due, Instant, Stream } from '../../domain/kernel/decider.js';
import { alike } from '../../domain/kernel/log/asked.js';
import { utf8Length } from '../../domain/kernel/log/canonical.js';
import { realDelay, virtualNow } from '../../domain/kernel/rehearsal-clock.js';
import {
  batchLimit,
  peekQuery,
  submitUpdate,
  tellSignal,
  updateFailures,
  type Answer,
  type Batch,
  type BatchAnswer,
  type Birth,
  type Posted,
} from '../messages/submit.js';
import type { Shown } from './current-details.js';
import { dispatch } from './dispatch.js';
import { Face } from './face.js';
import { carryLimit, drainPatience, handOver, journalLimit, journalOptions, pauseOptions, quietBeforeHandOverMs } from './options.js';
import { Sequencer, type Carried } from './sequencer.js';
import { actsIn, stepSummary, summaries } from './summaries.js';
import { Traces } from './traces.js';

/**
 * Input of every run: the birth, whose clock holds for life, and what the last run carried over, if there was one. `calendar` is the one in force
 * during this run: a hand-over takes the newest this worker knows, and deadlines already promised move only by an act of their own (adoptCalendar).
 */
export type LifecycleInput = { readonly birth: Birth; readonly carried?: Carried<unknown>; readonly runs?: number; readonly calendar?: string };

/** What a closed lifecycle leaves behind: the size and the root of its log. */
export type LifecycleEnd = { readonly size: number; readonly root: string };

type Lifecycle = (input: LifecycleInput) => Promise<LifecycleEnd>;

const { journal } = wf.proxyActivities<JournalActivities>(journalOptions);
const { shortPause } = wf.proxyActivities<JournalActivities>(pauseOptions);

/**
 * Turns a decider into a durable entity workflow. One run goes on until the lifecycle ends or a hand-over is due.
 * Every change is made in one synchronous step (Sequencer); the three loops below only carry its results outside.
 */
export function lifecycle<State, Command extends { readonly type: string }, Event extends { readonly type: string }, Input>(
  decider: Decider<State, Command, Event, Input>,
  shown: Shown<State>,
): Lifecycle {
  return async (input) => {
    const run = new Run(decider, new Face(decider, shown, input.birth), input);
    wf.setHandler(submitUpdate, (batch) => run.take(batch), { validator: (batch) => run.check(batch), description: summaries.submit });
    wf.setHandler(tellSignal, (posted) => run.hear(posted), { description: summaries.tell });
    wf.setHandler(peekQuery, () => run.peek(), { description: summaries.peek });
    return run.live();
  };
}

class Run<State, Command extends { readonly type: string }, Event extends { readonly type: string }, Input> {
  private readonly stream = wf.workflowInfo().workflowId as Stream; // workflow ids are stream names by construction (api/engine.ts, dispatch.ts)
  private readonly log: Sequencer<State, Command, Event, Input>;
  private readonly calendar: string;
  private readonly began = Date.now();
  /** The size of the log at the beginning of this run. */
  private readonly inherited: number;
  private readonly traces = new Traces();
  private messages = 0;
  private draining = false;
  private dueChanged = 0;
  private timer: wf.CancellationScope | null = null;
  private lastDue: Instant | null = null;

  constructor(
    private readonly decider: Decider<State, Command, Event, Input>,
    private readonly face: Face<State, Command, Event, Input>,
    private readonly input: LifecycleInput,
  ) {
    this.calendar = input.calendar ?? input.birth.calendar;
    const calendar = calendars[this.calendar];
    if (!calendar) throw new Error(`calendar ${this.calendar} is not known to this worker`);
    this.log = new Sequencer(decider, this.stream, calendar);
    if (input.carried)
      this.log.resume(input.carried as Carried<State>); // written by this very class in the run before
    else this.beBorn();
    this.inherited = input.carried?.log.size ?? 0;
  }

  private beBorn(): void {
    const answer = this.log.start(this.input.birth, this.now());
    if ('refusal' in answer) throw wf.ApplicationFailure.nonRetryable('refused at birth', answer.refusal.code, answer.refusal);
    this.traces.note(this.input.birth);
  }

  private now(): Instant {
    return virtualNow(this.input.birth.clock, Date.now());
  }

  /** The update's validator: synchronous and without effect. What changes nothing is answered here and leaves no history. */
  check(batch: Batch): void {
    if (this.draining) throw wf.ApplicationFailure.nonRetryable('handing over to the next run', updateFailures.draining, wf.workflowInfo().runId);
    if (batch.posted.length > batchLimit.commands) throw wf.ApplicationFailure.nonRetryable('too many commands', updateFailures.tooLarge);
    const now = this.now();
    const answers: Answer[] = [];
    for (const posted of batch.posted) {
      const answer = this.log.preview(posted, now);
      if (!answer) return;
      answers.push(answer);
    }
    const nothing: BatchAnswer = { at: now, answers };
    throw wf.ApplicationFailure.nonRetryable('nothing accepted', updateFailures.refused, nothing);
  }

  /** No await in here: check and change are one step for every command of the batch. */
  take(batch: Batch): BatchAnswer {
    this.messages += 1;
    const now = this.now();
    const answers = batch.posted.map((posted) => this.submit(posted, now));
    this.rearm();
    return { acts: actsIn(batch), at: now, answers };
  }

  private submit(posted: Posted, now: Instant): Answer {
    const answer = this.log.submit(posted, now);
    if ('leaf' in answer) this.traces.note(posted);
    return answer;
  }

  hear(posted: Posted): void {
    this.messages += 1;
    const answer = this.log.submit(posted, this.now());
    // A report has no caller to refuse to: a refusal here is a fault of ours between two lifecycles, for the operator to see.
    if ('refusal' in answer) wf.log.error('report refused', { from: posted.actor.id, type: posted.command.type, code: answer.refusal.code });
    this.rearm();
  }

  peek() {
    const { current, size, root, unjournalled } = this.log;
    return { state: current, size, root, outbox: unjournalled.length, runs: this.input.runs ?? 0 };
  }

  async live(): Promise<LifecycleEnd> {
    this.face.show(this.log.current);
    void this.keepTime();
    void this.keepArchive();
    void this.deliver();
    for (;;) {
      await wf.condition(() => this.over() || this.mustHandOver());
      if (this.over()) return this.close();
      await this.tryHandOver();
    }
  }

  private over(): boolean {
    return this.decider.ended(this.log.current) && this.log.unjournalled.length === 0 && this.log.unsent.length === 0;
  }

  private close(): LifecycleEnd {
    this.timer?.cancel();
    return { size: this.log.size, root: this.log.root };
  }

  /** Writes what waits, one activity at a time; while one runs, the next batch gathers. */
  private async keepArchive(): Promise<void> {
    for (;;) {
      await wf.condition(() => this.log.pending);
      await this.journalOnce();
    }
  }

  private async journalOnce(): Promise<void> {
    this.face.publish(this.log.current);
    const events = this.log.waiting(journalLimit);
    const size = events.at(-1)?.seq ?? 0;
    // The root at hand is that of the whole log; a step that ends earlier leaves it to the step after.
    const root = size === this.log.size ? this.log.root : null;
    const notices = this.log.notices(journalLimit.noticeBytes);
    const step = { stream: this.stream, events, notices, size, root, clock: this.input.birth.clock, ...this.traces.take(events) };
    await journal.executeWithOptions({ summary: stepSummary(step) }, [step]);
    this.log.journalled(events.length, new Set(notices.map((n) => n.id)));
  }

  private mustHandOver(): boolean {
    const info = wf.workflowInfo();
    return (
      this.messages >= handOver.messages ||
      this.log.size - this.inherited >= handOver.recorded ||
      info.historyLength >= handOver.events ||
      info.historySize >= handOver.bytes ||
      info.targetWorkerDeploymentVersionChanged === true ||
      Date.now() - this.began >= handOver.ageMs
    );
  }

  /**
   * Continues as new. It does not wait for an empty outbox: under a steady trickle that never comes, and it would be a pause that everybody
   * feels who votes just then. What still waits for the archive is carried while it is little; effects are delivered first.
   */
  private async tryHandOver(): Promise<void> {
    const light = await wf.condition(() => this.isLight(), drainPatience);
    // The archive or another lifecycle is away: go on taking commands; `live` comes back here at once and waits as long again.
    if (!light) return;
    this.draining = true;
    // Updates on their way are told to wait and come again later. One that arrived together with continue-as-new would fail this task,
    // throw the workflow out of the worker's cache and cost a replay of the whole run.
    await shortPause.executeWithOptions({ summary: summaries.quiet }, [quietBeforeHandOverMs]);
    await wf.condition(wf.allHandlersFinished);
    const carried = this.log.carry();
    const bytes = utf8Length(JSON.stringify(carried.state));
    if (bytes > carryLimit.stateBytes) wf.log.error('state is larger than it should be', { stream: this.stream, bytes });
    if (bytes > carryLimit.payloadBytes) throw new Error(`state of ${this.stream} has grown to ${bytes} bytes`);
    await wf.makeContinueAsNewFunc<Lifecycle>(this.face.inherited(this.log.current))({
      birth: this.input.birth,
      carried,
      runs: (this.input.runs ?? 0) + 1,
      calendar: currentCalendar.hash,
    });
  }

  private isLight(): boolean {
    return this.log.waitingBytes <= carryLimit.outboxBytes && this.log.unsent.every((o) => o.effect.kind === 'notice');
  }

  /** Delivers effects in order, each until it has arrived. */
  private async deliver(): Promise<void> {
    for (;;) {
      await wf.condition(() => this.log.unsent.some((o) => o.effect.kind !== 'notice'));
      const next = this.log.unsent.find((o) => o.effect.kind !== 'notice');
      if (!next) continue;
      const undelivered = await dispatch(next, this.stream, { ...this.input.birth, calendar: this.calendar });
      this.log.unsent = this.log.unsent.filter((o) => o.id !== next.id);
      if (undelivered) this.hear(undelivered);
    }
  }

  /** ONE timer, re-armed only when the deadline moves (a timeout in the main condition would cost two events per command). */
  private async keepTime(): Promise<void> {
    for (;;) {
      const due = this.decider.due(this.log.current);
      const armed = this.dueChanged;
      this.timer = new wf.CancellationScope();
      const moved = wf.condition(() => this.dueChanged !== armed);
      const { ms, summary } = this.nextWake(due);
      const sleep = this.timer.run(() => wf.sleep(ms, { summary }));
      await Promise.race([sleep.catch(ignoreCancellation), moved]);
      this.timer.cancel();
      if (due && this.dueChanged === armed && this.now() >= due.at) await this.clockActs(due);
    }
  }

  /** Real milliseconds until the next due act, or until this run is old enough to hand over, so that an idle lifecycle meets new code. */
  private nextWake(due: Due<Command> | null): { readonly ms: number; readonly summary: string } {
    const real = Date.now();
    const age = { ms: Math.max(60_000, this.began + handOver.ageMs - real), summary: summaries.age };
    if (due === null) return age;
    const ms = realDelay(this.input.birth.clock, due.at, real);
    return ms <= age.ms ? { ms, summary: this.face.timer(due) } : age;
  }

  private async clockActs(due: Due<Command>): Promise<void> {
    const answer = this.log.tick(due.command, this.now());
    this.rearm();
    // Two clocks may end with the same instant, under one name of an act: what they do says which it is.
    if (!('refusal' in answer) && !alike(this.decider.due(this.log.current), due)) return;
    // A clock act that changes nothing would fire again at once, for ever: report it and wait.
    wf.log.error('clock act had no effect', { type: due.command.type, at: due.at, code: 'refusal' in answer ? answer.refusal.code : 'none' });
    await wf.sleep('1 minute', { summary: summaries.again });
  }

  private rearm(): void {
    const at = this.decider.due(this.log.current)?.at ?? null;
    if (at !== this.lastDue) this.dueChanged += 1;
    this.lastDue = at;
  }
}

function ignoreCancellation(error: unknown): void {
  if (!wf.isCancellation(error)) throw error;
}
