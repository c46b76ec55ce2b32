import type { Effect, Instant } from './decider.js';
import type { Deciding } from './decision.js';
import type { PayloadOf, Shape } from './field.js';
import type { Tells } from './notice-words.js';
import type { Words } from './words.js';

/** Which data of an event are shown to whom does not see the whole record, by name. */
type Sight<Data> = {
  /** To everybody who sees the record at all. */
  readonly everybody?: readonly (keyof Data & string)[];
  /** To those who conduct it, in place of that. */
  readonly conductors?: readonly (keyof Data & string)[];
  /** A vote, or what became of one: all of it, to whom the terms name votes. */
  readonly vote?: true;
};

/** What belongs to an event beside its data and what it changes. */
type About<State, Data> = {
  readonly words: Words;
  /** Who is told, of what. */
  readonly tells?: readonly Tells<State, Data>[];
  /** What else follows in other lifecycles. `state` is the one after the event. */
  readonly effects?: (data: Data, state: State) => readonly Effect[];
  /** An event of this type gets a dossier, unless it decided nothing. */
  readonly decision?: Deciding<Data>;
  /** Keeps what came too late to count: the answer to its command says so. */
  readonly late?: true;
  /** An event without it is shown to those alone who see the whole record. */
  readonly sight?: Sight<Data>;
};

/** A kind of event. Calling it makes one. */
export type EventDef<State, Type extends string, Data> = About<State, Data> & {
  (data: Data): { readonly type: Type } & Data;
  readonly type: Type;
  readonly data: Shape;
  readonly evolve: (state: State | null, data: Data, at: Instant) => State;
};

export type EventOf<Defs extends readonly ((data: never) => unknown)[]> = ReturnType<Defs[number]>;

/** Any event of a lifecycle: its data stands where functions take it, so `never` is what all have in common. */
export type AnyEvent<State> = ((data: never) => { readonly type: string }) &
  About<State, never> & {
    readonly type: string;
    readonly data: Shape;
    readonly evolve: (state: State | null, data: never, at: Instant) => State;
  };

type Spec<State, Data, From> = About<State, Data> & { readonly evolve: (state: From, data: Data, at: Instant) => State };
type Fields<S extends Shape> = { readonly data: S };

/**
 * Makers of events, bound to the state so that `evolve` needs no annotation. `born` makes the first event of a lifecycle, `event` any other;
 * `typed` is for steps, whose data carry a type parameter that no schema can be read from: their fields give names alone. `each` is what every event after the first changes
 * beside its own.
 */
export function eventsOf<State>(each: (state: State) => State = (state) => state) {
  const living =
    <Data>(type: string, evolve: Spec<State, Data, State>['evolve']): Spec<State, Data, State | null>['evolve'] =>
    (state, data, at) => {
      if (state === null) throw new Error(`${type} before the birth of its lifecycle`);
      return each(evolve(state, data, at));
    };
  const born = <const Type extends string, S extends Shape>(
    type: Type,
    spec: Omit<Spec<State, PayloadOf<S>, null>, 'evolve'> & Fields<S> & { readonly evolve: (data: PayloadOf<S>, at: Instant) => State },
  ) => define<State, Type, PayloadOf<S>>(type, spec.data, { ...spec, evolve: (_none, data, at) => spec.evolve(withoutType(data), at) });
  const event = <const Type extends string, S extends Shape>(type: Type, spec: Spec<State, PayloadOf<S>, State> & Fields<S>) =>
    define<State, Type, PayloadOf<S>>(type, spec.data, { ...spec, evolve: living(type, spec.evolve) });
  const typed =
    <Data extends object>(fields: Shape) =>
    <const Type extends string>(type: Type, spec: Spec<State, Data, State>) =>
      define<State, Type, Data>(type, fields, { ...spec, evolve: living(type, spec.evolve) });
  return { born, event, typed };
}

/** What is spread into the first state is the data and nothing else. */
function withoutType<Data extends object>(event: Data): Data {
  const { type: _type, ...data }: Data & { readonly type?: string } = event;
  return data as Data; // all of it but `type`, which is no part of the data
}

function define<State, Type extends string, Data>(
  type: Type,
  data: Shape,
  { evolve, ...about }: Spec<State, Data, State | null>,
): EventDef<State, Type, Data> {
  const make = (values: Data): { readonly type: Type } & Data => {
    // The type first: an object that begins with a spread is many times dearer, and votes come by the thousand.
    const made = { type, ...values };
    // What a command said may be spread into the data, and its type with it.
    made.type = type;
    return made;
  };
  return Object.assign(make, { ...about, type, data, evolve });
}
