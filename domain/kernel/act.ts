import type { z } from 'zod';
import { isMachine } from '../actor.js';
import type { Context, Kind } from '../decider.js';
import { needStream, needSystem } from '../need-role.js';
import type { PayloadOf, Shape } from './fields.js';
import { first, type Gate, type May, type Verdict } from './gate.js';
import type { Words } from './words.js';

/** An act of a lifecycle, whoever does it: a person, the clock, or another lifecycle. */
export type Act<State, Event, Type extends string, Payload> = {
  readonly type: Type;
  readonly words: Words;
  /** The fields as they cross the wire; null for what never does. */
  readonly payload: Shape | null;
  /** Asked before any payload is looked at: who, then whether the lifecycle has ended, then the stage, then the gates. */
  readonly gates: readonly Gate<State>[];
  readonly decide: (state: State, payload: Payload, context: Context) => Verdict<Event>;
  /** The command as a type; it is never there at run time. */
  readonly command?: { readonly type: Type } & Payload;
};

export type CommandOf<Acts extends readonly { readonly command?: { readonly type: string } }[]> = NonNullable<Acts[number]['command']>;

/** Any act of a lifecycle: `never` is what all payloads have in common. */
export type AnyAct<State, Event> = Omit<Act<State, Event, string, never>, 'command'> & { readonly command?: { readonly type: string } };

type Opening<State, Code> = { readonly who: Gate<State>; readonly at?: readonly Code[]; readonly gates?: readonly Gate<State>[] };
type Deciding<State, Event, Payload> = { readonly decide: (state: State, payload: Payload, context: Context) => Verdict<Event> };

/** How a lifecycle stands in the way of its acts: whether it has ended, and which stage it has reached. */
export type Standing<State, Code> = { readonly ended?: Gate<State>; readonly at?: (state: State, codes: readonly Code[]) => May };

/**
 * Makers of acts, bound to state, events and stage codes. `act` is done by people, `clock` by the system when a deadline passes, `report` by
 * another lifecycle that answers.
 */
export function actsOf<State, Event, Code extends string = never>({ ended, at: stands }: Standing<State, Code> = {}) {
  const gatesOf = ({ who, at, gates = [] }: Opening<State, Code>): readonly Gate<State>[] => [
    who,
    ...(ended === undefined ? [] : [ended]),
    ...(at === undefined || stands === undefined ? [] : [(state: State) => stands(state, at)]),
    ...gates,
  ];
  /** `known` is what the API fills in beside the payload and the client must not choose. */
  const act = <const Type extends string, S extends Shape, Known = unknown>(
    type: Type,
    spec: Opening<State, Code> &
      Deciding<State, Event, PayloadOf<S> & Known> & { readonly words: Words; readonly payload: S; readonly known?: z.ZodType<Known> },
  ): Act<State, Event, Type, PayloadOf<S> & Known> => ({
    type,
    words: spec.words,
    payload: spec.payload,
    gates: gatesOf(spec),
    decide: spec.decide,
  });
  const clock = <const Type extends string, Payload = object>(
    type: Type,
    spec: Deciding<State, Event, Payload> & { readonly words: Words },
  ): Act<State, Event, Type, Payload> => ({
    type,
    words: spec.words,
    payload: null,
    gates: [(_state, { actor }) => needSystem(actor)],
    decide: spec.decide,
  });
  const report = <Message extends { readonly type: string }>(
    type: Message['type'],
    spec: Deciding<State, Event, Omit<Message, 'type'>> & { readonly words: Words; readonly from: Kind },
  ): Act<State, Event, Message['type'], Omit<Message, 'type'>> => ({
    type,
    words: spec.words,
    payload: null,
    gates: [
      (_state, { actor }) => (isMachine(actor) && actor.id.startsWith(`stream:${spec.from}/`) ? { ok: true, value: null } : needStream(actor, null)),
    ],
    decide: spec.decide,
  });
  return { act, clock, report };
}

export const mayDo = <State>(act: { readonly gates: readonly Gate<State>[] }, state: State, context: Context): May =>
  first(act.gates, state, context);
