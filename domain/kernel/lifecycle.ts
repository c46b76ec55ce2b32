import type { Role } from './actor.js';
import type { Context, Decider, Due, Effect, Kind } from './decider.js';
import { blockersOf, mayAsk, mayDo, type AnyAct, type CommandOf } from './act.js';
import type { AnyEvent, EventOf } from './event.js';
import type { Shape } from './field.js';
import type { Verdict } from './gate.js';
import type { NoticeTable } from './notice-words.js';
import type { Refusals } from './refusals.js';
import type { Words } from './words.js';

type Typed = { readonly type: string };

/** Acts and events that belong together. */
type PartSpec<State, Fields, Events extends readonly AnyEvent<State>[], Acts extends readonly AnyAct<State, EventOf<Events>>[]> = {
  readonly kind: Kind;
  readonly words: Words;
  /** What the request that begins one says; null when only another lifecycle begins it. */
  readonly input: Fields;
  readonly events: Events;
  readonly acts: Acts;
  readonly refusals: Refusals;
};

/** A lifecycle as its author writes it. Everything else is derived from it. */
type Spec<State, Input, Fields, Events extends readonly AnyEvent<State>[], Acts extends readonly AnyAct<State, EventOf<Events>>[]> = PartSpec<
  State,
  Fields,
  Events,
  Acts
> & {
  readonly start: (input: Input, context: Context) => Verdict<EventOf<Events>>;
  /** Roles of which one begins it, at the organisation it is for; none where only another lifecycle begins it. */
  readonly starters?: readonly Role[];
  /** An office shows its second factor to begin one: it may be open at once. */
  readonly secondFactor?: true;
  readonly due: (state: State) => Due<CommandOf<Acts>> | null;
  readonly status: (state: State) => string;
  /** The command an event holds whole, for what comes by the thousand (decider.ts). */
  readonly heldIn?: (event: EventOf<Events>) => CommandOf<Acts> | null;
  readonly ended: (state: State) => boolean;
};

/** What is read off acts and events, whether they are the whole of a lifecycle or a part of it. */
type Written<State, Command extends Typed, Event extends Typed, Fields extends Shape | null> = {
  readonly kind: Kind;
  readonly words: Words;
  readonly input: Fields;
  readonly refusals: Refusals;
  readonly commands: { readonly [type in Command['type']]: AnyAct<State, Event> };
  readonly events: { readonly [type in Event['type']]: AnyEvent<State> };
};
type Deciding<State, Command extends Typed, Event extends Typed> = Required<
  Pick<Decider<State, Command, Event, never>, 'decide' | 'evolve' | 'effects' | 'late' | 'can' | 'blockers'>
>;

/** What a lifecycle is to the shell, the API, the notices, the dossiers and the documents. */
export type Lifecycle<State, Command extends Typed, Event extends Typed, Input, Fields extends Shape | null> = Decider<State, Command, Event, Input> &
  Written<State, Command, Event, Fields> & { readonly starters: readonly Role[]; readonly secondFactor: boolean };

/** The acts and events of a lifecycle without its birth and its end; by itself for an act that carries out others, or looks ahead at what they bring. */
export const partOf =
  <State>() =>
  <Fields extends Shape | null, const Events extends readonly AnyEvent<State>[], const Acts extends readonly AnyAct<State, EventOf<Events>>[]>(
    spec: PartSpec<State, Fields, Events, Acts>,
  ): Written<State, CommandOf<Acts>, EventOf<Events>, Fields> & Deciding<State, CommandOf<Acts>, EventOf<Events>> => {
    const { kind, words, input, refusals } = spec;
    type Acted = AnyAct<State, EventOf<Events>>;
    const acts = rowsOf<Acted>(kind, spec.acts);
    const events = rowsOf<AnyEvent<State>>(kind, spec.events);
    const actOf = (type: string): Acted => rowOf(kind, acts, type);
    const eventOf = (type: string): AnyEvent<State> => rowOf(kind, events, type);
    const effectsOf = effectsIn(kind);
    return {
      kind,
      words,
      input,
      refusals,
      commands: acts as { readonly [type in CommandOf<Acts>['type']]: Acted }, // each of them, from their list: the compiler cannot follow
      events: events as { readonly [type in EventOf<Events>['type']]: AnyEvent<State> }, // likewise
      decide(state, command, context) {
        const act = actOf(command.type);
        const allowed = mayAsk(act, state, context);
        return allowed.ok ? act.decide(state, itsOwn(command), context) : allowed;
      },
      evolve: (state, event, at) => eventOf(event.type).evolve(state, itsOwn(event), at),
      effects: (event, state) => effectsOf(eventOf(event.type), state, itsOwn(event)),
      late: (event) => eventOf(event.type).late === true,
      can: (state, type, context) => mayDo(actOf(type), state, context),
      blockers: (state, type, context) => blockersOf(actOf(type), state, context),
    };
  };

/** Binds the state first, because it cannot be inferred from acts and events that take it. */
export const lifecycleOf =
  <State>() =>
  <Input, Fields extends Shape | null, const Events extends readonly AnyEvent<State>[], const Acts extends readonly AnyAct<State, EventOf<Events>>[]>(
    spec: Spec<State, Input, Fields, Events, Acts>,
  ): Lifecycle<State, CommandOf<Acts>, EventOf<Events>, Input, Fields> => {
    const { start, starters = [], secondFactor = false, due, status, heldIn, ended } = spec;
    return {
      ...partOf<State>()<Fields, Events, Acts>(spec),
      start,
      starters,
      secondFactor,
      due,
      status,
      ...(heldIn === undefined ? {} : { heldIn }),
      ended,
    };
  };

type Rows<Row> = { readonly [type: string]: Row };

/** Definitions by their type; two of one name are a fault. */
function rowsOf<Row extends Typed>(kind: Kind, list: readonly Row[]): Rows<Row> {
  const twice = list.find(({ type }, at) => list.findIndex((other) => other.type === type) !== at);
  if (twice) throw new Error(`${kind} defines ${twice.type} twice`);
  return Object.fromEntries(list.map((row) => [row.type, row]));
}

function rowOf<Row>(kind: Kind, rows: Rows<Row>, type: string): Row {
  const row = Object.hasOwn(rows, type) ? rows[type] : undefined;
  if (row === undefined) throw new Error(`${kind} knows no ${type}`);
  return row;
}

/** A command or event as its own definition takes it: the table found that by its type, which the compiler cannot see. */
const itsOwn = (member: Typed): never => member as never;

const effectsIn =
  (kind: Kind) =>
  <State>({ type, tells = [], effects }: AnyEvent<State>, state: State, data: never): readonly Effect[] => {
    const notices = tells.flatMap(({ as, to, values }): Effect[] => {
      const told = to(state, data);
      return told.length === 0 ? [] : [{ kind: 'notice', template: templateOf(kind, type, as), to: told, data: values(state, data) }];
    });
    return [...(effects?.(data, state) ?? []), ...notices];
  };

/** The name under which a notice stands in the ledger. */
export const templateOf = (kind: Kind, event: string, as?: string): string => [kind, event, ...(as === undefined ? [] : [as])].join('.');

/** What can be read off any lifecycle: its functions take a state that only it knows. */
export type AnyLifecycle = {
  readonly kind: Kind;
  readonly words: Words;
  readonly input: Shape | null;
  readonly starters: readonly Role[];
  readonly secondFactor: boolean;
  readonly refusals: Refusals;
  readonly commands: Rows<Pick<AnyAct<never, unknown>, 'type' | 'words' | 'payload' | 'secondFactor' | 'byInvitation'>>;
  readonly events: Rows<Pick<AnyEvent<never>, 'type' | 'words' | 'data' | 'tells' | 'decision' | 'sight'>>;
};

/** The words of every notice a lifecycle gives, by template. */
export const noticesOf = ({ kind, events }: AnyLifecycle): NoticeTable =>
  Object.fromEntries(Object.values(events).flatMap(({ type, tells = [] }) => tells.map((notice) => [templateOf(kind, type, notice.as), notice])));
