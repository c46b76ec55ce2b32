import type { ActorId, Actor, Grant } from './actor.js';
import type { Calendar } from '../law/calendar/calendar.js';
import type { Json, Refusal } from './refusal.js';
import type { Result } from './result.js';

/** Milliseconds since 1970-01-01T00:00:00Z. The domain knows no Date: local dates are integer arithmetic on UTC+8. */
export type Instant = number;

/** Lifecycle kinds. The kind is the first half of a stream name, `kind/id`, which is also the Temporal workflow id. */
export type Kind =
  | 'standard-project'
  | 'consultation'
  | 'ballot'
  | 'register'
  | 'organisation'
  | 'person'
  | 'committee'
  | 'meeting'
  | 'drafting'
  | 'campaign'
  | 'pilot'
  | 'supervision'
  | 'procedure'
  | 'complaint';
export type Stream = `${Kind}/${string}`;

export const kindOf = (stream: string): Kind => stream.slice(0, stream.indexOf('/')) as Kind; // the first half of every stream's name

/** The id within a stream's name: `p1` of `standard-project/p1`. */
export const idOf = (stream: string): string => stream.slice(stream.indexOf('/') + 1);

/** What a decision may look at besides the state: the one clock, who asks, the pinned calendar. */
export type Context = {
  readonly now: Instant;
  readonly actor: Actor;
  readonly calendar: Calendar;
  /** The stream that decides, always set by the shell: a lifecycle that reports to another or addresses its own roll names itself by it. */
  readonly stream?: Stream;
};

/** The next act of the clock. `at` is absolute and moves only when the deadline moves. */
export type Due<Command> = { readonly at: Instant; readonly command: Command };

/**
 * What follows from an event outside its own stream.
 * - `start` begins another lifecycle once (repeating it does nothing).
 * - `tell` sends a command to another lifecycle as actor `stream:<this>`; `ensure` starts the target first when it may not exist yet. Who waits for an
 *   answer names `undelivered`: the command that the teller itself decides, as `system`, when nothing runs under that name (any more).
 * - `notice` is written to the ledger of notices in the same transaction as the event and delivered from there.
 */
export type Effect =
  | { readonly kind: 'start'; readonly stream: Stream; readonly input: unknown }
  | {
      readonly kind: 'tell';
      readonly stream: Stream;
      readonly command: { readonly type: string };
      readonly ensure?: unknown;
      readonly undelivered?: { readonly type: string };
    }
  | { readonly kind: 'notice'; readonly template: string; readonly to: readonly Audience[]; readonly data: { readonly [key: string]: Json } };

/** Who is told: a person, everyone holding a role at an organisation, everyone on a ballot's roll (optionally only those who have not voted), everyone who commented in a consultation, or the public feed. */
export type Audience =
  | { readonly person: ActorId }
  | { readonly role: string; readonly organisation: string }
  | { readonly ballot: string; readonly only?: 'unvoted' }
  | { readonly consultation: string }
  | { readonly feed: 'public' };

/**
 * A lifecycle as pure functions over plain data (JSON only: no Map, Set, Date, class instance, undefined inside arrays).
 * `start` and `decide` may refuse; `evolve` is total and never refuses; nothing here reads a clock or does I/O.
 */
export type Decider<State, Command extends { readonly type: string }, Event extends { readonly type: string }, Input> = {
  readonly kind: Kind;
  /** Every command it knows, by name: a table it has anyway, or one made for this. What is not in it the shell refuses before the decider is asked. */
  readonly commands: { readonly [type in Command['type']]: unknown };
  start(input: Input, context: Context): Result<readonly Event[], Refusal>;
  decide(state: State, command: Command, context: Context): Result<readonly Event[], Refusal>;
  /** `state` is null only for the birth event. `at` is when the event was sequenced; `stream` ids and texts stay in `event`. */
  evolve(state: State | null, event: Event, at: Instant): State;
  due(state: State): Due<Command> | null;
  effects(event: Event, state: State): readonly Effect[];
  /**
   * May this actor do `type` now, before any payload is looked at? `decide` asks the same gates first.
   * Returns ok or the refusal that names the reason and who can cure it.
   */
  can(state: State, type: Command['type'], context: Context): Result<null, Refusal>;
  /** All that stands in the way, the refusal of `can` first; none where it allows. Used for `acts` in answers. */
  blockers(state: State, type: Command['type'], context: Context): readonly Refusal[];
  /** The command of which this event, the first that followed, may hold every field: what is equal to it is not kept twice. For what comes by the thousand. */
  heldIn?(event: Event): Command | null;
  /** True for an event that keeps what came too late to count: the answer to its command says so. */
  late?(event: Event): boolean;
  /** A word for the shell's search attribute and the filters of the read side, e.g. `30.20` or `open`. */
  status(state: State): string;
  /** True once nothing can happen any more: the shell then closes the workflow after draining its outbox. */
  ended(state: State): boolean;
};

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the registry of deciders is heterogeneous by nature
export type AnyDecider = Decider<any, any, any, any>;

/** A command on its way in: `id` makes it idempotent (`<actor id>:<Idempotency-Key>`). */
export type Envelope<Command = { readonly type: string }> = { readonly id: string; readonly actor: Actor; readonly command: Command };

/** A command with whatever payload it has. */
export type AnyCommand = { readonly type: string; readonly [field: string]: unknown };

/**
 * What was asked, kept with the first event of a command: the command (`start` for a birth), unless the event holds all of it, and the grants
 * without which it would have come out otherwise, if there were any. With the event's actor and time it can be decided again. `unattended` names the permission
 * under which a program asked in the actor's place, `invited` the official who made the link the actor came by.
 */
export type Asked = {
  readonly command?: AnyCommand;
  readonly grants?: readonly Grant[];
  readonly unattended?: string;
  readonly invited?: string;
  readonly mailed?: true;
};

/**
 * An event as the archive keeps it. `leaf` is SHA-256(0x00 ‖ JCS of all other fields), hex, in which `asked` stands as its own SHA-256: so an event can be
 * shown, and checked, without what was asked.
 */
export type Recorded<Event = { readonly type: string }> = {
  readonly stream: Stream;
  readonly seq: number;
  readonly at: Instant;
  readonly actor: ActorId;
  readonly commandId: string;
  readonly type: string;
  readonly data: Omit<Event, 'type'>;
  readonly asked?: Asked;
  readonly leaf: string;
};
