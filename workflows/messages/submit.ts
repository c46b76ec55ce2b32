import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Actor } from '../../domain/kernel/actor.js';
import type { Envelope, Instant } from '../../domain/kernel/decider.js';
import type { Clock } from '../../domain/kernel/rehearsal-clock.js';
import type { Refusal } from '../../domain/kernel/refusal.js';

/**
 * A command on the wire. `key` is made by the sender: 11 characters that stand for the command id and 4 for the body, so that
 * the shell recognises a repeated command, and the same id with another body, without hashing anything itself. `trace` is there only where traces are collected
 * (tracing.ts), and goes with the command's events to the archive's step.
 */
export type Posted = Envelope & { readonly key: string; readonly trace?: string };

export const keyLength = 15;
export const idLength = 11;

/** Limits of one update. A payload over 2 MiB would make the workflow spin, so the sender stays far below. */
export const batchLimit = { commands: 500, bytes: 256 * 1024 } as const;

export type Batch = { readonly posted: readonly Posted[] };

/** `seq` is the last event of the command (0 when it changed nothing). `late`: kept, and does not count. */
export type Answer =
  | { readonly seq: number; readonly leaf: string; readonly late?: true }
  | { readonly seq: number; readonly repeated: true }
  | { readonly refusal: Refusal };

/** `acts` stands first and names what came, for Temporal's pages show an update by the beginning of its answer. */
export type BatchAnswer = { readonly acts?: string; readonly at: Instant; readonly answers: readonly Answer[] };

/** How a lifecycle is born. `calendar` is the hash of the calendar it pins; children take their parent's calendar and clock. */
export type Birth = {
  readonly input: unknown;
  readonly id: string;
  readonly key: string;
  readonly actor: Actor;
  readonly calendar: string;
  readonly clock: Clock | null;
  readonly trace?: string;
};

/** Failure types of the update. `REFUSED` carries the BatchAnswer: a batch in which nothing was accepted leaves no history. `DRAINING` names the run that is closing. */
export const updateFailures = { refused: 'REFUSED', draining: 'DRAINING', tooLarge: 'BATCH_TOO_LARGE' } as const;

/** An update, because the caller needs the verdicts; many commands each, because ten updates in flight is the server's limit. */
export const submitUpdate = defineUpdate<BatchAnswer, [Batch]>('submit');

/** A signal, because another lifecycle reports a fact and waits for no answer; it must be taken with no worker alive. */
export const tellSignal = defineSignal<[Posted]>('tell');

/** A query for operators and tests only; screens read the views. */
export const peekQuery = defineQuery<{
  readonly state: unknown;
  readonly size: number;
  readonly root: string;
  readonly outbox: number;
  readonly runs: number;
}>('peek');
