import type { Actor } from '../domain/kernel/actor.js';
import type { Envelope, Instant, Stream } from '../domain/kernel/decider.js';
import type { Refusal } from '../domain/kernel/refusal.js';
import type { Clock } from '../domain/kernel/rehearsal-clock.js';

/** The answer to one command once the update that carried it is in Temporal's history. `seq` is the last event of the command; `late`: it is kept and does not count. */
export type Verdict =
  | { readonly ok: true; readonly seq: number; readonly at: Instant; readonly leaf: string; readonly repeated: boolean; readonly late?: true }
  | { readonly ok: false; readonly refusal: Refusal };

/** Temporal did not answer in time. `unknown`: the command may still be applied; the same idempotency key will tell. */
export class EngineUnavailable extends Error {
  constructor(
    readonly outcome: 'notSent' | 'unknown',
    readonly retryAfterSeconds: number,
    cause?: unknown,
  ) {
    super(`temporal unavailable, outcome ${outcome}`, { cause });
  }
}

/** No such running lifecycle (never started, or ended and closed). */
export class NoSuchLifecycle extends Error {
  constructor(readonly stream: Stream) {
    super(`no running lifecycle ${stream}`);
  }
}

/** Commands that wait for their batch, and batches on their way, over all lifecycles. */
export type EngineLoad = { readonly waiting: number; readonly inFlight: number };

/** Under which id and by whom a lifecycle is begun; `clock` is that of a rehearsal. */
export type Start = { readonly id: string; readonly actor: Actor; readonly clock?: Omit<Clock, 'since'> | undefined };

/** The only door from HTTP to Temporal. */
export interface Engine {
  /** Starts a lifecycle once; repeating it with the same stream answers `repeated: true`. */
  start(stream: Stream, input: unknown, start: Start): Promise<Verdict>;
  submit(stream: Stream, envelope: Envelope): Promise<Verdict>;
  /** Has notices of the ledger go round once more. */
  sendAgain(notices: readonly string[]): Promise<void>;
  /** Has messages of a webhook sent that wait. */
  sendWaiting(hook: string): Promise<void>;
  /** Has somebody measure whether the system was away, and tell whom it concerns. */
  lookForOutages(): Promise<void>;
  /** True when Temporal answered within the last few seconds. */
  healthy(): Promise<boolean>;
  /** Why Temporal, which answers, takes no commands (a full disk, a store that is away), in its own words; null when it took the last one. */
  fault(): string | null;
  load(): EngineLoad;
  /** Tells of every batch that is sent how many commands it carries; a batch that goes out again is told again. */
  onBatch(seen: (commands: number) => void): void;
  close(): Promise<void>;
}
