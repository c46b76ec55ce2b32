import type { Connection } from 'mongoose';
import { journalActivities, type Archive } from '../../activities/journal.js';
import { createEngine } from '../../api/engine.js';
import type { Engine } from '../../api/engine-contract.js';
import { mongoArchive } from '../../db/archive.js';
import { modelOf } from '../../db/model.js';
import type { View } from '../../db/projection.js';
import { projections } from '../../db/projections.js';
import { streamActor, type Actor } from '../../domain/kernel/actor.js';
import { calendar2026 } from '../../domain/law/calendar/state-council.js';
import { kindOf, type Instant, type Stream } from '../../domain/kernel/decider.js';
import type { Refusal } from '../../domain/kernel/refusal.js';
import { workflowBundlePath } from '../../repository.js';
import { loadTemporalConfig } from '../../temporal.config.js';
import { createWorker } from '../../worker/create.js';
import type { LifecycleEnd } from '../../workflows/shell/lifecycle.js';
import { idLength, keyLength, peekQuery, tellSignal } from '../../workflows/messages/submit.js';
import { handOver } from '../../workflows/shell/options.js';
import { startStore, type TestStore } from './mongo.js';
import { fastForward, startTemporal, type Skip, type TestTemporal } from './temporal.js';

/** How long real work (never skipped time) may take before a wait gives up, on a machine that is busy with other tests. */
const patienceMs = 30_000;

/** Everything real but the time: server, worker, engine, archive and views. Drives any lifecycle and moves its clock. */
export class Lifecycles {
  private sent = 0;

  private constructor(
    readonly temporal: TestTemporal,
    readonly db: Connection,
    readonly engine: Engine,
    private stopWorker: () => Promise<void>,
    private readonly startWorker: (codePath: string) => Promise<() => Promise<void>>,
    private readonly closeStore: () => Promise<void>,
  ) {}

  /** On a store of its own. `through` may stand between the worker and the archive, to make it fail. */
  static async start(through: (archive: Archive) => Archive = (archive) => archive): Promise<Lifecycles> {
    return Lifecycles.startOn(await startStore(), through);
  }

  static async startOn(
    { db, close }: Pick<TestStore, 'db' | 'close'>,
    through: (archive: Archive) => Archive = (archive) => archive,
  ): Promise<Lifecycles> {
    const temporal = await startTemporal({ timeSkipping: true, inMemory: true });
    const config = { ...loadTemporalConfig({}), namespace: temporal.namespace };
    const activities = journalActivities(through(mongoArchive(db, projections)));
    const startWorker = async (codePath: string) => {
      const worker = await createWorker(config, { connection: temporal.nativeConnection, workflowBundle: { codePath }, activities });
      const running = worker.run();
      return async () => {
        worker.shutdown();
        await running;
      };
    };
    const stopWorker = await startWorker(workflowBundlePath);
    const engine = createEngine({
      connection: { address: temporal.address },
      namespace: temporal.namespace,
      taskQueue: config.taskQueues.lifecycles,
      calendar: calendar2026,
    });
    return new Lifecycles(temporal, db, engine, stopWorker, startWorker, close);
  }

  /** The worker stops, and one with other workflow code takes over what runs. */
  async upgrade(codePath: string): Promise<void> {
    await this.stopWorker();
    this.stopWorker = await this.startWorker(codePath);
  }

  async stop(): Promise<void> {
    await this.engine.close();
    await this.stopWorker();
    await this.temporal.stop();
    await this.closeStore();
  }

  async begin(stream: Stream, input: unknown, actor: Actor): Promise<void> {
    const verdict = await this.engine.start(stream, input, { id: this.nextId(actor), actor });
    if (!verdict.ok) throw new Error(`${stream} not born: ${JSON.stringify(verdict.refusal)}`);
    await this.view(stream);
  }

  /** The act is accepted; answers with the instant, in the lifecycle's own time, at which it was sequenced. */
  async act<C extends { readonly type: string }>(stream: Stream, actor: Actor, command: C): Promise<Instant> {
    const verdict = await this.engine.submit(stream, { id: this.nextId(actor), actor, command });
    if (!verdict.ok) throw new Error(`${command.type} refused by ${stream}: ${JSON.stringify(verdict.refusal)}`);
    return verdict.at;
  }

  async refusal<C extends { readonly type: string }>(stream: Stream, actor: Actor, command: C): Promise<Refusal> {
    const verdict = await this.engine.submit(stream, { id: this.nextId(actor), actor, command });
    if (verdict.ok) throw new Error(`${command.type} was accepted by ${stream}`);
    return verdict.refusal;
  }

  /** The stored view once it looks as wanted. */
  async view(stream: Stream, wanted: (view: View) => boolean = () => true): Promise<View> {
    const views = projections[kindOf(stream)]?.views;
    if (views === undefined) throw new Error(`no view of ${stream}`);
    let seen: View | null = null;
    for (const until = Date.now() + patienceMs; Date.now() < until; await pause(15)) {
      seen = await modelOf(this.db, views).findOne({ _id: stream }).lean<View>();
      if (seen !== null && wanted(seen)) return seen;
    }
    throw new Error(`${stream} did not become as wanted: ${JSON.stringify({ ...seen, state: undefined })}`);
  }

  status(stream: Stream, wanted: string): Promise<View> {
    return this.view(stream, (view) => view.status === wanted);
  }

  /** Waits for the end of a lifecycle: its log as the workflow left it. */
  async over(stream: Stream): Promise<LifecycleEnd> {
    return (await this.temporal.client.workflow.getHandle(stream).result()) as LifecycleEnd; // what workflows/shell/lifecycle.ts returns
  }

  /** The lifecycle's own time: the host's, plus all that was skipped. */
  async now(stream: Stream): Promise<Instant> {
    const { client, namespace } = this.temporal;
    const { workflowExtendedInfo } = await client.workflowService.describeWorkflowExecution({ namespace, execution: { workflowId: stream } });
    const at = workflowExtendedInfo?.timeSkippingInfo?.currentTime;
    return at ? Number(at.seconds ?? 0) * 1000 + Math.floor((at.nanos ?? 0) / 1e6) : Date.now();
  }

  /** Skips to `instant` in this lifecycle's time (children it starts meanwhile stay on real time), acts of the clock included. */
  async skipTo(stream: Stream, instant: Instant, how: Pick<Skip, 'patienceMs'> = {}): Promise<void> {
    const ms = instant - (await this.now(stream));
    if (ms > 0) await fastForward(this.temporal.client, stream, ms, { ...how, alone: true });
  }

  /** Size and root of a lifecycle's log once it rests: as it closed, or as it stands. */
  async end(stream: Stream): Promise<LifecycleEnd> {
    const handle = this.temporal.client.workflow.getHandle(stream);
    const { status } = await handle.describe();
    return status.name === 'RUNNING' ? handle.query(peekQuery) : this.over(stream);
  }

  /** Reports from strangers, which change nothing, as many as one run takes: makes it hand over to the next, whatever its age. */
  async handOver(stream: Stream): Promise<void> {
    const handle = this.temporal.client.workflow.getHandle(stream);
    const { runs } = await handle.query(peekQuery);
    const command =
      kindOf(stream) === 'ballot' ? { type: 'swapBallotText' } : { type: 'successorEnded', successor: stream, reason: 'not its successor' };
    for (let n = 0; n < handOver.messages; n += 50) {
      const keys = Array.from({ length: 50 }, (_, i) =>
        String(n + i)
          .padStart(idLength, 's')
          .padEnd(keyLength, '0'),
      );
      await Promise.all(keys.map((key) => handle.signal(tellSignal, { id: `stream:${key}`, key, actor: streamActor('ballot/stranger'), command })));
    }
    while ((await handle.query(peekQuery)).runs === runs) await pause(50);
  }

  private nextId(actor: Actor): string {
    return `${actor.id}:${(this.sent += 1)}`;
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
