import type { z } from 'zod';
import { system } from './actor.js';
import type { Context, Kind } from './decider.js';
import { needStream, needSystem } from './need-role.js';
import type { PayloadOf, Shape } from './field.js';
import { first, type Gate, type May, type Verdict } from './gate.js';
import type { Refusal } from './refusal.js';
import type { Words } from './words.js';

/** An act of a lifecycle, whoever does it: a person, the clock, or another lifecycle. */
export type Act<State, Event, Type extends string, Payload> = {
  readonly type: Type;
  readonly words: Words;
  /** The fields as they cross the wire; null for what never does. */
  readonly payload: Shape | null;
  /** Asked first, each only of who has passed those before it: who, whether the lifecycle has ended, the stage. */
  readonly entry: readonly Gate<State>[];
  /** Asked then, before any payload is looked at; all that refuse stand in the way. */
  readonly gates: readonly Gate<State>[];
  /** Asked of who looks whether the act is open, not of who does it. */
  readonly door: readonly Gate<State>[];
  /** It opens, closes, extends, publishes or voids: an office shows its second factor for it. */
  readonly secondFactor: boolean;
  /** What somebody without an account is invited for: their own part, never a seat, a mandate or the treatment of others. */
  readonly byInvitation: boolean;
  readonly decide: (state: State, payload: Payload, context: Context) => Verdict<Event>;
  /** The command as a type; it is never there at run time. */
  readonly command?: { readonly type: Type } & Payload;
};

export type CommandOf<Acts extends readonly { readonly command?: { readonly type: string } }[]> = NonNullable<Acts[number]['command']>;

/** Any act of a lifecycle: `never` is what all payloads have in common. */
export type AnyAct<State, Event> = Omit<Act<State, Event, string, never>, 'command'> & { readonly command?: { readonly type: string } };

type Stage<State, Code> = { readonly at?: readonly Code[]; readonly gates?: readonly Gate<State>[] };
/** `door` shuts an act whose latecomers are kept and marked: the act is over, and what is still sent is decided by `decide` all the same. */
type Opening<State, Code> = Stage<State, Code> & { readonly who: Gate<State>; readonly door?: readonly Gate<State>[] };
type Deciding<State, Event, Payload> = { readonly decide: (state: State, payload: Payload, context: Context) => Verdict<Event> };

/** How a lifecycle stands in the way of its acts: whether it has ended, and which stage it has reached. */
export type Standing<State, Code> = { readonly ended?: Gate<State>; readonly at?: (state: State, codes: readonly Code[]) => May };

/**
 * Makers of acts, bound to state, events and stage codes. `act` is done by people, `clock` by the system when a deadline passes, `report` by
 * another lifecycle that answers or orders, of one kind or one that the state names; an `undelivered` one also by our own shell in its place, once
 * nothing runs there any more (decider.ts).
 */
export function actsOf<State, Event, Code extends string = never>({ ended, at: stands }: Standing<State, Code> = {}) {
  const reached = ({ at }: Stage<State, Code>): readonly Gate<State>[] =>
    at === undefined || stands === undefined ? [] : [(state: State) => stands(state, at)];
  /** `known` is what the API fills in beside the payload and the client must not choose. */
  const act = <const Type extends string, S extends Shape, Known = unknown>(
    type: Type,
    spec: Opening<State, Code> &
      Deciding<State, Event, PayloadOf<S> & Known> & {
        readonly words: Words;
        readonly payload: S;
        readonly known?: z.ZodType<Known>;
        readonly secondFactor?: true;
        readonly byInvitation?: true;
      },
  ): Act<State, Event, Type, PayloadOf<S> & Known> => ({
    type,
    words: spec.words,
    payload: spec.payload,
    entry: [spec.who, ...(ended === undefined ? [] : [ended]), ...reached(spec)],
    gates: spec.gates ?? [],
    door: spec.door ?? [],
    secondFactor: spec.secondFactor === true,
    byInvitation: spec.byInvitation === true,
    decide: spec.decide,
  });
  const clock = <const Type extends string, Payload = object>(
    type: Type,
    spec: Stage<State, Code> & Deciding<State, Event, Payload> & { readonly words: Words },
  ): Act<State, Event, Type, Payload> => ({
    type,
    words: spec.words,
    payload: null,
    entry: [(_state, { actor }) => needSystem(actor), ...reached(spec)],
    gates: spec.gates ?? [],
    door: [],
    secondFactor: false,
    byInvitation: false,
    decide: spec.decide,
  });
  const report = <Message extends { readonly type: string }>(
    type: Message['type'],
    spec: Stage<State, Code> &
      Deciding<State, Event, Omit<Message, 'type'>> & { readonly words: Words; readonly from: Kind | Gate<State>; readonly undelivered?: true },
  ): Act<State, Event, Message['type'], Omit<Message, 'type'>> => ({
    type,
    words: spec.words,
    payload: null,
    entry: [typeof spec.from === 'function' ? spec.from : fromKind(spec.from, spec.undelivered === true), ...reached(spec)],
    gates: spec.gates ?? [],
    door: [],
    secondFactor: false,
    byInvitation: false,
    decide: spec.decide,
  });
  return { act, clock, report };
}

const fromKind =
  (kind: Kind, undelivered: boolean): Gate<unknown> =>
  (_state, { actor }) =>
    actor.id.startsWith(`stream:${kind}/`) || (undelivered && actor.id === system.id) ? { ok: true, value: null } : needStream(actor, null);

type Guarded<State> = Pick<Act<State, unknown, string, never>, 'entry' | 'gates' | 'door'>;

/** What refuses an act before any payload is looked at. */
export function mayAsk<State>({ entry, gates }: Pick<Guarded<State>, 'entry' | 'gates'>, state: State, context: Context): May {
  const entered = first(entry, state, context);
  return entered.ok ? first(gates, state, context) : entered;
}

/** Whether an act is open to who looks, before any payload is known. */
export function mayDo<State>(act: Guarded<State>, state: State, context: Context): May {
  const asked = mayAsk(act, state, context);
  return asked.ok ? first(act.door, state, context) : asked;
}

/** All that stands in the way of who looks, that by which `mayDo` refuses before the others; none of an act that is open. */
export function blockersOf<State>({ entry, gates, door }: Guarded<State>, state: State, context: Context): readonly Refusal[] {
  const entered = first(entry, state, context);
  if (!entered.ok) return [entered.error];
  const barred = gates.flatMap((gate) => refusalIn(gate(state, context)));
  return barred.length > 0 ? barred : refusalIn(first(door, state, context));
}
const refusalIn = (may: May): readonly Refusal[] => (may.ok ? [] : [may.error]);
