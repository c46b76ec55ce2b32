import type { Answer, BatchAnswer, Posted } from '../workflows/messages/submit.js';
import { batchLimit } from '../workflows/messages/submit.js';
import { EngineUnavailable, type EngineLoad } from './engine-contract.js';

/**
 * What became of one attempt to send a batch. `again`: nothing is known to be wrong with it, send it once more after a pause, or as soon as `ready` says that
 * what stood in the way is gone.
 */
export type Attempt =
  | { readonly kind: 'answered'; readonly answer: BatchAnswer }
  | { readonly kind: 'again'; readonly sent: boolean; readonly pauseMs: number; readonly ready?: Promise<void>; readonly cause?: unknown }
  | { readonly kind: 'failed'; readonly error: Error };

export type Send = (batch: readonly Posted[]) => Promise<Attempt>;

type Waiting = {
  readonly posted: Posted;
  readonly bytes: number;
  readonly deadline: number;
  sent: boolean;
  readonly resolve: (answer: Answer & { readonly at: number }) => void;
  readonly reject: (error: Error) => void;
};

/**
 * Group commit for one workflow: one update is in flight, and everything that comes meanwhile travels in the next one. The server allows ten, but an update costs
 * about the same however many commands it carries, so the fuller ones win (docs/performance.md). A command is answered only when the update that carried
 * it is in Temporal's history. A batch that met a hand-over or a lost connection goes out again with the same keys.
 */
export class Lane {
  private waiting: Waiting[] = [];
  private inFlight = false;
  private pausedUntil = 0;
  private gathering = false;

  constructor(private readonly send: Send) {}

  get idle(): boolean {
    return this.waiting.length === 0 && !this.inFlight;
  }

  get load(): EngineLoad {
    return { waiting: this.waiting.length, inFlight: this.inFlight ? 1 : 0 };
  }

  submit(posted: Posted, bytes: number, deadline: number): Promise<Answer & { readonly at: number }> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ posted, bytes, deadline, sent: false, resolve, reject });
      this.gather();
    });
  }

  /** Commands that came in the same turn of the event loop travel together; the first of a burst would otherwise go alone and make the others wait. */
  private gather(): void {
    if (this.gathering) return;
    this.gathering = true;
    setImmediate(() => {
      this.gathering = false;
      this.pump();
    });
  }

  private pump(): void {
    if (this.inFlight || this.waiting.length === 0 || Date.now() < this.pausedUntil) return;
    void this.ship(this.nextBatch());
  }

  private nextBatch(): Waiting[] {
    let bytes = 0;
    const end = this.waiting.findIndex(
      (w, i) => i >= batchLimit.commands || (i > 0 && bytes + w.bytes > batchLimit.bytes) || ((bytes += w.bytes), false),
    );
    return this.waiting.splice(0, end < 0 ? this.waiting.length : end);
  }

  private async ship(batch: Waiting[]): Promise<void> {
    this.inFlight = true;
    const attempt = await this.send(batch.map((w) => w.posted));
    this.inFlight = false;
    if (attempt.kind === 'answered') settle(batch, attempt.answer);
    else if (attempt.kind === 'failed') for (const w of batch) w.reject(attempt.error);
    else this.again(batch, attempt);
    this.pump();
  }

  private again(batch: Waiting[], attempt: Extract<Attempt, { kind: 'again' }>): void {
    const resume = Date.now() + attempt.pauseMs;
    const alive: Waiting[] = [];
    for (const w of batch) {
      w.sent ||= attempt.sent;
      if (w.deadline > resume) alive.push(w);
      else w.reject(new EngineUnavailable(w.sent ? 'unknown' : 'notSent', 1, attempt.cause));
    }
    this.waiting.unshift(...alive);
    this.pausedUntil = Math.max(this.pausedUntil, resume);
    setTimeout(() => this.pump(), attempt.pauseMs + 1);
    void attempt.ready?.then(() => {
      this.pausedUntil = 0;
      this.pump();
    });
  }
}

function settle(batch: readonly Waiting[], { at, answers }: BatchAnswer): void {
  batch.forEach((w, i) => {
    const answer = answers[i];
    if (answer) w.resolve({ ...answer, at });
    else w.reject(new Error('the workflow answered fewer commands than it was sent'));
  });
}
