import type { Calendar } from '../../domain/law/calendar/calendar.js';
import type { AnyCommand, Context, Decider, Effect, Instant, Recorded, Stream } from '../../domain/kernel/decider.js';
import { askedOf, grantsNeeded, heldIn, wayOf } from '../../domain/kernel/log/asked.js';
import { append, emptyFrontier, rootOf, type Frontier } from '../../domain/kernel/log/merkle.js';
import { record } from '../../domain/kernel/log/record.js';
import { refuse, type Refusal } from '../../domain/kernel/refusal.js';
import type { Result } from '../../domain/kernel/result.js';
import { system, type Actor } from '../../domain/kernel/actor.js';
import { canonical, utf8Length } from '../../domain/kernel/log/canonical.js';
import type { NoticeRow } from '../../activities/journal.js';
import type { Answer, Birth, Posted } from '../messages/submit.js';
import { Ring } from './ring.js';

/** An effect on its way out. `id` names it for ever (`stream#seq.n`), so that delivering it twice is delivering it once. */
export type Outgoing = { readonly id: string; readonly effect: Effect };

/** All that survives continue-as-new. JSON-plain; `schema` is raised when its shape changes. */
export type Carried<State> = {
  readonly schema: 1;
  readonly state: State;
  readonly log: Frontier;
  readonly at: Instant;
  readonly ring: string;
  readonly unsent: readonly Outgoing[];
  readonly unjournalled: readonly Recorded[];
};

/** A command on its way into the log: who sends it, under which name, and how it is decided. */
type Incoming<Event> = {
  readonly id: string;
  readonly key: string;
  readonly actor: Actor;
  readonly command: AnyCommand;
  readonly judge: (actor: Actor) => Result<readonly Event[], Refusal>;
};

/**
 * The one place where a command becomes events: decide → evolve → chain → outbox, in one synchronous step.
 * It holds no clock and does no I/O, so the workflow shell, the rehearsals and the tests all run this very class.
 */
export class Sequencer<State, Command extends { readonly type: string }, Event extends { readonly type: string }, Input> {
  private state: State | null = null;
  private frontier: Frontier = emptyFrontier;
  private at: Instant = 0;
  private ring = new Ring();
  /** Events the archive has not confirmed yet, and the bytes of each one's canonical text. */
  unjournalled: Recorded[] = [];
  private lengths: number[] = [];
  /** Effects not delivered yet. */
  unsent: Outgoing[] = [];

  constructor(
    private readonly decider: Decider<State, Command, Event, Input>,
    private readonly stream: Stream,
    private readonly calendar: Calendar,
  ) {}

  /** Takes up what an earlier run carried over. */
  resume(carried: Carried<State>): void {
    this.state = carried.state;
    this.frontier = carried.log;
    this.at = carried.at;
    this.ring = new Ring(carried.ring);
    this.unsent = [...carried.unsent];
    this.unjournalled = [...carried.unjournalled];
    this.lengths = carried.unjournalled.map((event) => utf8Length(canonical(event)));
  }

  carry(): Carried<State> {
    return {
      schema: 1,
      state: this.current,
      log: this.frontier,
      at: this.at,
      ring: this.ring.carry(),
      unsent: this.unsent,
      unjournalled: this.unjournalled,
    };
  }

  /** The birth of the lifecycle: its first events. Nothing is kept when it is refused. */
  start(birth: Birth, now: Instant): Answer {
    const at = this.moveTo(now);
    // The input was parsed by the sender against the contract of this kind; the decider's own rules follow here.
    const judge = (actor: Actor) => this.decider.start(birth.input as Input, this.context(actor, at));
    return this.keep({ ...birth, command: { type: 'start', input: birth.input }, judge }, at);
  }

  /** Decides one command and keeps its events. A repeated command gets its first answer; a refused one changes nothing. */
  submit(posted: Posted, now: Instant): Answer {
    const at = this.moveTo(now);
    return this.repeated(posted) ?? this.keep(this.incoming(posted, at), at);
  }

  /** An act of the clock. It needs no key: the clock asks again only when the state says that something is due. */
  tick(command: Command, now: Instant): Answer {
    const at = this.moveTo(now);
    const posted = { id: `clock#${this.frontier.size + 1}`, key: '', actor: system, command };
    return this.keep(this.incoming(posted, at), at);
  }

  /** The answer `submit` would give if it changed nothing, null when it would be accepted: for the update's validator. */
  preview(posted: Posted, now: Instant): Answer | null {
    const repeated = this.repeated(posted);
    if (repeated) return repeated;
    const decided = this.decide(posted, this.moveTo(now));
    return decided.ok ? null : { refusal: decided.error };
  }

  get current(): State {
    if (this.state === null) throw new Error(`${this.stream} has not been born`);
    return this.state;
  }

  get size(): number {
    return this.frontier.size;
  }

  get root(): string {
    return rootOf(this.frontier);
  }

  /** The oldest events that fit one step of the archive, at least one. */
  waiting(limit: { readonly events: number; readonly bytes: number }): readonly Recorded[] {
    let bytes = 0;
    const end = this.lengths.findIndex((length, i) => i >= limit.events || (bytes += length) > limit.bytes);
    return this.unjournalled.slice(0, end < 0 ? undefined : Math.max(1, end));
  }

  /** The oldest notices that fit one step of the archive, at least one when any waits. */
  notices(limit: number): readonly NoticeRow[] {
    let bytes = 0;
    const rows = this.waitingNotices();
    const end = rows.findIndex((row, i) => (bytes += utf8Length(canonical(row))) > limit && i > 0);
    return rows.slice(0, end < 0 ? undefined : end);
  }

  /** Something waits for the archive: events, or notices that did not fit the step of theirs. */
  get pending(): boolean {
    return this.unjournalled.length > 0 || this.unsent.some(({ effect }) => effect.kind === 'notice');
  }

  private waitingNotices(): readonly NoticeRow[] {
    return this.unsent.flatMap(({ id, effect }) =>
      effect.kind === 'notice' ? [{ id, template: effect.template, to: effect.to, data: effect.data }] : [],
    );
  }

  /** Forgets what the archive has confirmed. */
  journalled(events: number, notices: ReadonlySet<string>): void {
    this.unjournalled.splice(0, events);
    this.lengths.splice(0, events);
    this.unsent = this.unsent.filter((o) => !notices.has(o.id));
  }

  get waitingBytes(): number {
    return this.lengths.reduce((sum, length) => sum + length, 0) + utf8Length(canonical(this.unsent));
  }

  private decide(posted: Posted, at: Instant): Result<readonly Event[], Refusal> {
    // Another lifecycle may be of a newer version and tell what this one does not know: refused here, for no decider could.
    const { commands, kind } = this.decider;
    if (!Object.hasOwn(commands, posted.command.type)) return unknownCommand(kind, posted.command.type);
    // The sender parsed the command against the contract.
    return this.decider.decide(this.current, posted.command as Command, this.context(posted.actor, at));
  }

  private repeated(posted: Posted): Answer | null {
    const known = this.ring.find(posted.key);
    if (!known) return null;
    return known.sameBody ? { seq: known.seq, repeated: true } : { refusal: keyReused(posted.id) };
  }

  private context(actor: Actor, now: Instant): Context {
    return { now, actor, calendar: this.calendar, stream: this.stream };
  }

  /** Time never runs backwards inside a lifecycle, whatever the hosts' clocks do. */
  private moveTo(now: Instant): Instant {
    return Math.max(now, this.at);
  }

  private incoming(posted: Posted, at: Instant): Incoming<Event> {
    const command = { ...posted.command };
    return { ...posted, command, judge: (actor) => this.decide({ ...posted, actor }, at) };
  }

  private keep(incoming: Incoming<Event>, at: Instant): Answer {
    const decided = incoming.judge(incoming.actor);
    if (!decided.ok) return { refusal: decided.error };
    this.at = at;
    let leaf = '';
    const [first] = decided.value;
    const held = first === undefined ? null : heldIn(this.decider, first, this.state === null);
    let asked = askedOf(incoming.command, held, { grants: grantsNeeded(incoming.actor, decided, incoming.judge), way: wayOf(incoming.actor) });
    for (const event of decided.value) {
      leaf = this.chain(event, { at, actor: incoming.actor.id, commandId: incoming.id, ...(asked === undefined ? {} : { asked }) });
      asked = undefined;
    }
    if (incoming.key) this.ring.put(incoming.key, this.frontier.size);
    const late = this.decider.late !== undefined && decided.value.some((event) => this.decider.late?.(event));
    return { seq: this.frontier.size, leaf, ...(late ? { late } : {}) };
  }

  private chain(event: Event, by: Pick<Recorded, 'at' | 'actor' | 'commandId' | 'asked'>): string {
    const seq = this.frontier.size + 1;
    const { recorded, length } = record(event, { stream: this.stream, seq, ...by });
    this.state = this.decider.evolve(this.state, event, by.at);
    this.frontier = append(this.frontier, recorded.leaf);
    this.unjournalled.push(recorded);
    this.lengths.push(length);
    this.decider.effects(event, this.state).forEach((effect, n) => this.unsent.push({ id: `${this.stream}#${seq}.${n}`, effect }));
    return recorded.leaf;
  }
}

const unknownCommand = (kind: string, found: string): Result<never, Refusal> =>
  refuse('COMMAND_UNKNOWN', {
    rule: 'D-COMMANDS',
    source: 'D-KNOWN-COMMANDS',
    found,
    needed: `a command of a ${kind}`,
    cure: ['operator'],
  });

const keyReused = (id: string): Refusal => {
  const refused = refuse('IDEMPOTENCY_KEY_REUSED', {
    rule: 'D-idempotency',
    source: 'D-REPLAY-KEY',
    found: id,
    needed: 'the body first sent with this key, or another key',
    cure: ['self'],
  });
  return refused.error;
};
