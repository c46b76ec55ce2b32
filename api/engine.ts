import { hash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { InterceptingCall } from '@grpc/grpc-js';
import {
  ApplicationFailure,
  Client,
  Connection,
  isGrpcServiceError,
  ServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type ConnectionOptions,
  type WorkflowStartOptions,
} from '@temporalio/client';
import type { Calendar } from '../domain/law/calendar/calendar.js';
import { lifecycles } from '../domain/lifecycles.js';
import { virtualNow, type Clock } from '../domain/kernel/rehearsal-clock.js';
import { kindOf, type Envelope, type Stream } from '../domain/kernel/decider.js';
import { idLength, keyLength, submitUpdate, updateFailures, type BatchAnswer, type Birth, type Posted } from '../workflows/messages/submit.js';
import { labelOf } from '../workflows/messages/label.js';
import { attributesAtStart } from '../workflows/messages/search-attributes.js';
import { counted } from '../workflows/messages/summary.js';
import { startOptions, workflowType } from '../workflows/messages/workflow-type.js';
import type { KeyRing } from '../key-ring.js';
import { dataConverterWith } from '../payload-codec.js';
import { untraced, type Tracing } from '../tracing.js';
import { EngineFaults } from './engine-faults.js';
import { EngineUnavailable, NoSuchLifecycle, type Engine, type EngineLoad, type Start, type Verdict } from './engine-contract.js';
import { wakesOf } from './engine-wakes.js';
import { Lane, type Attempt } from './lane.js';

export type EngineOptions = {
  readonly connection: ConnectionOptions;
  readonly namespace: string;
  readonly taskQueue: string;
  /** The calendar new lifecycles pin. */
  readonly calendar: Calendar;
  /** Updates in flight per workflow and process. */
  readonly width?: number;
  /** What goes into Temporal is encrypted when there are keys. */
  readonly keys?: KeyRing | null;
  readonly tracing?: Tracing;
};

/** How long a caller waits for Temporal in all, and for one attempt. The HTTP answer must come within 3 s. */
const patienceMs = 2_700;
const attemptMs = 2_500;
/** Pauses before a batch goes out again: while a run hands over, and while the server does not answer. */
const drainingPauseMs = 150;
const longestDrainMs = 500;
const unavailablePauseMs = 150;

const grpc = { cancelled: 1, deadlineExceeded: 4, unavailable: 14 } as const;
/**
 * gRPC codes that say for certain that nothing was done: bad argument, not found, exists, not permitted, out of range, unimplemented, not authenticated.
 * All others leave the outcome open, also those a busy server or a broken stream gives (cancelled, unknown, internal), and are never shown as failure.
 */
const certain: readonly number[] = [3, 5, 6, 7, 11, 12, 16];
const transient = (code: number): boolean => !certain.includes(code);

export function createEngine(options: EngineOptions): Engine {
  // The client's own retries start at a second for "workflow is closing" and outlive our deadline: the lanes retry instead. The deadline is set on
  // the call itself, because `withDeadline` switches on the hooks of AsyncLocalStorage, which slow every promise of the process down.
  const interceptors: ConnectionOptions['interceptors'] = [(call, next) => new InterceptingCall(next({ ...call, deadline: Date.now() + attemptMs }))];
  const connection = Connection.lazy({ ...options.connection, connectTimeout: '2s', interceptors });
  const client = new Client({ connection, namespace: options.namespace, dataConverter: dataConverterWith(options.keys ?? null) });
  const { tracing = untraced } = options;
  const lanes = new Map<Stream, Lane>();
  const laneOf = (stream: Stream): Lane => {
    const lane = lanes.get(stream) ?? new Lane((batch) => (tell(batch.length), send({ client, tracing }, stream, batch)));
    lanes.set(stream, lane);
    return lane;
  };
  let tell: Parameters<Engine['onBatch']>[0] = ignore;
  const answers = (): Promise<boolean> =>
    connection.workflowService.getSystemInfo({}).then(
      () => true,
      () => false,
    );
  const faults = new EngineFaults(answers, refusedByServer);
  const tidy = setInterval(() => lanes.forEach((lane, stream) => lane.idle && lanes.delete(stream)), 60_000).unref();

  return {
    start: (stream, input, start) =>
      tracing.span({ name: `start ${kindOf(stream)}`, kind: 'producer', facts: { 'temporal.workflow_id': stream } }, () =>
        faults.watch(startLifecycle(client, options, { stream, input, ...start, ...traceOf(tracing) })),
      ),
    submit: async (stream, envelope) => {
      const { posted, bytes } = post(envelope);
      const work = { name: `submit ${envelope.command.type}`, kind: 'producer', facts: { 'temporal.workflow_id': stream } } as const;
      const answer = await tracing.span(work, () =>
        faults.watch(laneOf(stream).submit({ ...posted, ...traceOf(tracing) }, bytes, Date.now() + patienceMs)),
      );
      if ('refusal' in answer) return { ok: false, refusal: answer.refusal };
      const repeated = 'repeated' in answer;
      return { ok: true, seq: answer.seq, at: answer.at, leaf: repeated ? '' : answer.leaf, repeated, ...('late' in answer ? { late: true } : {}) };
    },
    ...wakesOf(client, options.taskQueue),
    healthy: answers,
    fault: () => faults.current,
    load: () => [...lanes.values()].map(({ load }) => load).reduce(together, { waiting: 0, inFlight: 0 }),
    onBatch: (seen) => {
      tell = seen;
    },
    close: async () => {
      clearInterval(tidy);
      // Closing a connection with calls pending throws from the client's timers and would take the process down.
      for (const until = Date.now() + patienceMs; Date.now() < until && [...lanes.values()].some((lane) => !lane.idle);) await pause(20);
      await connection.close();
    },
  };
}

const together = (one: EngineLoad, other: EngineLoad): EngineLoad => ({
  waiting: one.waiting + other.waiting,
  inFlight: one.inFlight + other.inFlight,
});

type Sending = { readonly client: Client; readonly tracing: Tracing };

/** Where the caller stands, to go with what is sent; nothing where nobody collects. */
function traceOf(tracing: Tracing): { readonly trace?: string } {
  const trace = tracing.here();
  return trace === undefined ? {} : { trace };
}

async function send({ client, tracing }: Sending, stream: Stream, posted: readonly Posted[]): Promise<Attempt> {
  try {
    const handle = client.workflow.getHandle(stream);
    // A batch is shown with the first of its commands.
    const work = { name: 'temporal update', kind: 'client', under: posted[0]?.trace, facts: { commands: posted.length } } as const;
    const answer = await tracing.span(work, () => handle.executeUpdate(submitUpdate, { updateId: updateIdOf(posted), args: [{ posted }] }));
    return { kind: 'answered', answer };
  } catch (error) {
    // During a hand-over the server may answer "not found" for a run that has just closed: only a lifecycle that does not run is gone.
    if (error instanceof WorkflowNotFoundError && (await isRunning(client, stream)))
      return { kind: 'again', sent: true, pauseMs: drainingPauseMs, cause: error };
    const draining = drainingRun(error);
    return draining === null ? attemptOf(error, stream) : waitForNextRun(client, stream, draining);
  }
}

const typesInId = 64;

/** `castVote×120·<random>`: Temporal's pages show an update by its id. Each attempt has one of its own; a command is known again by its key. */
const updateIdOf = (posted: readonly Posted[]): string =>
  `${counted(
    posted.map(({ command }) => command.type),
    typesInId,
  )}·${randomUUID()}`;

/** The run that refused an update because it is handing over. */
function drainingRun(error: unknown): string | null {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : null;
  if (!(cause instanceof ApplicationFailure) || cause.type !== updateFailures.draining) return null;
  const [run] = cause.details ?? [];
  return typeof run === 'string' ? run : '';
}

/**
 * The next run begins in the moment this one closes, so its closing is waited for and nothing is sent before: an update that arrives together with continue-as-new
 * costs the worker a replay. The pause is only the longest wait.
 */
function waitForNextRun(client: Client, stream: Stream, runId: string): Attempt {
  if (runId === '') return { kind: 'again', sent: false, pauseMs: drainingPauseMs };
  const closed = client.workflow.getHandle(stream, runId, { followRuns: false }).result();
  return { kind: 'again', sent: false, pauseMs: longestDrainMs, ready: closed.then(ignore, ignore) };
}

const ignore = (): void => undefined;

async function isRunning(client: Client, stream: Stream): Promise<boolean> {
  try {
    const { status } = await client.workflow.getHandle(stream).describe();
    return status.name === 'RUNNING';
  } catch {
    return false;
  }
}

function attemptOf(error: unknown, stream: Stream): Attempt {
  if (error instanceof WorkflowUpdateFailedError) return updateFailed(error);
  if (error instanceof WorkflowNotFoundError) return { kind: 'failed', error: new NoSuchLifecycle(stream) };
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return { kind: 'again', sent: true, pauseMs: 1, cause: error };
  const code = codeOf(error);
  if (code === grpc.unavailable) return { kind: 'again', sent: !neverLeft(error), pauseMs: unavailablePauseMs, cause: error };
  if (code !== null && transient(code)) return { kind: 'again', sent: true, pauseMs: drainingPauseMs, cause: error };
  return { kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) };
}

function updateFailed(error: WorkflowUpdateFailedError): Attempt {
  const { cause } = error;
  if (!(cause instanceof ApplicationFailure)) return { kind: 'again', sent: true, pauseMs: drainingPauseMs, cause: error };
  // The details are a BatchAnswer by construction: workflows/shell/lifecycle.ts throws nothing else under this type.
  if (cause.type === updateFailures.refused) return { kind: 'answered', answer: cause.details?.[0] as BatchAnswer };
  // An update that was accepted by a run that closed before it answered: the same keys will tell.
  if (cause.type === 'AcceptedUpdateCompletedWorkflow') return { kind: 'again', sent: true, pauseMs: drainingPauseMs, cause: error };
  return { kind: 'failed', error };
}

/** No connection was there to carry the call, so the command cannot have arrived. */
const neverLeft = (error: unknown): boolean =>
  error instanceof ServiceError && isGrpcServiceError(error.cause) && /No connection established|ECONNREFUSED/.test(error.cause.details);

/** The server said why it does not take the command; a call that only waited too long says nothing of the server. */
function refusedByServer(error: unknown): boolean {
  const code = codeOf(error);
  return code !== null && code !== grpc.deadlineExceeded && code !== grpc.cancelled;
}

function codeOf(error: unknown): number | null {
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) ? cause.code : null;
}

type Started = Start & { readonly stream: Stream; readonly input: unknown; readonly trace?: string };

async function startLifecycle(client: Client, options: EngineOptions, { stream, input, id, actor, clock, ...traced }: Started): Promise<Verdict> {
  const real = Date.now();
  const running: Clock | null = clock ? { ...clock, since: real } : null;
  const now = virtualNow(running, real);
  const kind = kindOf(stream);
  const decider = lifecycles[kind];
  if (!decider) throw new Error(`no decider for ${stream}`);
  const born = decider.start(input, { now, actor, calendar: options.calendar, stream });
  if (!born.ok) return { ok: false, refusal: born.error };
  const birth: Birth = { input, id, key: keyOf(id, '0000'), actor, calendar: options.calendar.hash, clock: running, ...traced };
  const state = born.value.reduce<unknown>((before, event) => decider.evolve(before, event, now), null);
  // Given with the start, they cost the workflow no event and the server no second write.
  const { memo, staticSummary, organisation } = labelOf(kind, input);
  const typedSearchAttributes = attributesAtStart({ kind, organisation, status: decider.status(state), due: decider.due(state)?.at ?? null });
  const repeated = await begin(client, stream, { taskQueue: options.taskQueue, memo, staticSummary, typedSearchAttributes, args: [{ birth }] });
  return { ok: true, seq: born.value.length, at: now, leaf: '', repeated };
}

/** True when the lifecycle was there already. */
async function begin(
  client: Client,
  stream: Stream,
  options: Pick<WorkflowStartOptions, 'taskQueue' | 'memo' | 'staticSummary' | 'typedSearchAttributes'> & {
    readonly args: [{ readonly birth: Birth }];
  },
): Promise<boolean> {
  for (const until = Date.now() + patienceMs; ; await pause(unavailablePauseMs)) {
    try {
      await client.workflow.start(workflowType(stream), {
        ...options,
        ...startOptions(stream),
        workflowIdConflictPolicy: 'FAIL',
      });
      return false;
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return true;
      const code = codeOf(error);
      if (code === null || !transient(code)) throw error;
      if (Date.now() + unavailablePauseMs > until) throw new EngineUnavailable('unknown', 1, error);
    }
  }
}

/** The command as it travels, and about how many bytes it takes. */
function post(envelope: Envelope): { posted: Posted; bytes: number } {
  const body = JSON.stringify(envelope.command);
  const digest = hash('sha256', body, 'base64url');
  const posted = { ...envelope, key: keyOf(envelope.id, digest) };
  return { posted, bytes: body.length * 2 + envelope.id.length + 120 };
}

const keyOf = (id: string, digest: string): string => hash('sha256', id, 'base64url').slice(0, idLength) + digest.slice(0, keyLength - idLength);
