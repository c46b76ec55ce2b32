import { createHash } from 'node:crypto';
import { NoSuchLifecycle, type Engine, type EngineLoad, type Start, type Verdict } from '../../api/engine-contract.js';
import { virtualNow, type Clock } from '../../domain/kernel/rehearsal-clock.js';
import type { Archive } from '../../activities/journal.js';
import { streamActor, system } from '../../domain/kernel/actor.js';
import type { Calendar } from '../../domain/law/calendar/calendar.js';
import { kindOf, type AnyDecider, type Effect, type Envelope, type Instant, type Stream } from '../../domain/kernel/decider.js';
import { idLength, keyLength, type Answer, type Posted } from '../../workflows/messages/submit.js';
import { Sequencer } from '../../workflows/shell/sequencer.js';

type Running = {
  readonly sequencer: Sequencer<unknown, { readonly type: string }, { readonly type: string }, unknown>;
  readonly decider: AnyDecider;
  readonly clock: Clock | null;
  written: Promise<unknown>;
};

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');
const keyOf = (id: string, body: string): string => digest(id).slice(0, idLength) + digest(body).slice(0, keyLength - idLength);

/**
 * An engine without Temporal, for tests of the HTTP side only: the real deciders and the real sequencer in this process, projected into the real
 * database before the answer. It has no durability, no hand-over and no timers of its own; `runDue` moves the clock by hand.
 */
export class InMemoryEngine implements Engine {
  private readonly running = new Map<Stream, Running>();
  private batchSeen: (commands: number) => void = () => undefined;
  /** What the next call does instead of working; for tests of a Temporal that is away. */
  failWith: Error | null = null;
  /** What it says of a Temporal that answers and takes nothing. */
  faultWith: string | null = null;

  constructor(
    private readonly deciders: { readonly [kind: string]: AnyDecider | undefined },
    private readonly archive: Archive,
    private readonly calendar: Calendar,
    private readonly now: () => Instant,
  ) {}

  async start(stream: Stream, input: unknown, { id, actor, clock: wish }: Start, inherited: Clock | null = null): Promise<Verdict> {
    const clock = wish === undefined ? inherited : { ...wish, since: this.now() };
    this.maybeFail();
    const known = this.running.get(stream);
    if (known !== undefined) return { ok: true, seq: known.sequencer.size, at: this.now(), leaf: '', repeated: true };
    const decider = this.deciders[kindOf(stream)];
    if (decider === undefined) throw new Error(`no decider for ${stream}`);
    const sequencer: Running['sequencer'] = new Sequencer(decider, stream, this.calendar);
    const answer = sequencer.start({ input, id, key: keyOf(id, ''), actor, calendar: this.calendar.hash, clock }, virtualNow(clock, this.now()));
    if ('refusal' in answer) return { ok: false, refusal: answer.refusal };
    this.running.set(stream, { sequencer, decider, clock, written: Promise.resolve() });
    await this.settle(stream);
    const verdict = this.verdict(answer);
    // Temporal answers a start before its workflow has sequenced anything.
    return verdict.ok ? { ...verdict, leaf: '' } : verdict;
  }

  async submit(stream: Stream, envelope: Envelope): Promise<Verdict> {
    this.maybeFail();
    const target = this.running.get(stream);
    if (target === undefined || target.decider.ended(target.sequencer.current)) throw new NoSuchLifecycle(stream);
    this.batchSeen(1);
    const posted: Posted = { ...envelope, key: keyOf(envelope.id, JSON.stringify(envelope.command)) };
    const answer = target.sequencer.submit(posted, virtualNow(target.clock, this.now()));
    await this.settle(stream);
    return this.verdict(answer);
  }

  /** Mail is delivered by the tests themselves, and outages are told by them. */
  sendAgain(): Promise<void> {
    return Promise.resolve();
  }

  sendWaiting(): Promise<void> {
    return Promise.resolve();
  }

  lookForOutages(): Promise<void> {
    return Promise.resolve();
  }

  healthy(): Promise<boolean> {
    return Promise.resolve(this.failWith === null);
  }

  /** Every command goes alone and at once. */
  load(): EngineLoad {
    return { waiting: 0, inFlight: 0 };
  }

  onBatch(seen: (commands: number) => void): void {
    this.batchSeen = seen;
  }

  fault(): string | null {
    return this.faultWith;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** Runs every act of the clock that is due now, and those they make due. */
  async runDue(): Promise<void> {
    for (let again = true; again;) {
      again = false;
      for (const [stream, { sequencer, decider, clock }] of [...this.running]) {
        const due = decider.due(sequencer.current);
        if (due === null || due.at > virtualNow(clock, this.now()) || decider.ended(sequencer.current)) continue;
        again = true;
        await this.submit(stream, { id: `clock:${stream}:${sequencer.size}`, actor: system, command: due.command });
      }
    }
  }

  /** Ends what runs of one kind, when everything of it is written: for a test that empties their views, under which nothing may run on. */
  async forget(kind: string): Promise<void> {
    const gone = [...this.running].filter(([stream]) => stream.startsWith(`${kind}/`));
    for (const [stream] of gone) this.running.delete(stream);
    await Promise.all(gone.map(([, { written }]) => written.catch(() => undefined)));
  }

  private maybeFail(): void {
    if (this.failWith !== null) throw this.failWith;
  }

  private verdict(answer: Answer): Verdict {
    if ('refusal' in answer) return { ok: false, refusal: answer.refusal };
    return {
      ok: true,
      seq: answer.seq,
      at: this.now(),
      leaf: 'leaf' in answer ? answer.leaf : '',
      repeated: 'repeated' in answer,
      ...('late' in answer ? { late: true } : {}),
    };
  }

  /** Writes what is new to the archive, then delivers the effects. */
  private async settle(stream: Stream): Promise<void> {
    const target = this.running.get(stream);
    if (target === undefined) return;
    const { sequencer, clock } = target;
    const notices = sequencer.notices(Number.MAX_SAFE_INTEGER);
    const events = sequencer.unjournalled.splice(0);
    const { size, root } = sequencer;
    // One after another, as the journal of a lifecycle writes: two requests at once must not leave a gap.
    if (events.length > 0) target.written = target.written.then(() => this.archive.append({ stream, events, notices, size, root, clock }));
    await target.written;
    for (const { id, effect } of sequencer.unsent.splice(0)) {
      if (effect.kind === 'start') await this.start(effect.stream, effect.input, { id: `stream:${id}`, actor: streamActor(stream) }, clock);
      if (effect.kind === 'tell' && !(await this.tell(stream, id, effect)) && effect.undelivered !== undefined)
        await this.submit(stream, { id: `undelivered:${id}`, actor: system, command: effect.undelivered });
    }
  }

  /** Whether anybody heard it. */
  private async tell(from: Stream, id: string, { stream: to, command, ensure }: Extract<Effect, { readonly kind: 'tell' }>): Promise<boolean> {
    const actor = streamActor(from);
    if (ensure !== undefined && !this.running.has(to)) await this.start(to, ensure, { id: `stream:${id}!ensure`, actor });
    const target = this.running.get(to);
    if (target === undefined || target.decider.ended(target.sequencer.current)) return false;
    await this.submit(to, { id: `stream:${id}`, actor, command });
    return true;
  }
}
