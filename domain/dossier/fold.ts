import { lifecycles } from '../lifecycles.js';
import { kindOf, type AnyDecider, type Kind, type Recorded } from '../kernel/decider.js';
import { eventOf } from '../kernel/log/record.js';

/** A lifecycle folded up to a decision: the states on either side of it. */
export type Folded = {
  readonly kind: Kind;
  readonly events: readonly Recorded[];
  readonly decision: Recorded;
  readonly before: unknown;
  readonly after: unknown;
};

export function deciderOf(kind: Kind): AnyDecider {
  const decider = lifecycles[kind];
  if (decider === undefined) throw new Error(`no lifecycle of the kind ${kind}`);
  return decider;
}

/** Folds the events; the last one is the decision. */
export function foldTo(events: readonly Recorded[]): Folded {
  const decision = events.at(-1);
  if (decision === undefined) throw new Error('a decision is an event: there are none');
  const kind = kindOf(decision.stream);
  const { evolve } = deciderOf(kind);
  let before: unknown = null;
  for (const event of events.slice(0, -1)) before = evolve(before, eventOf(event), event.at);
  return { kind, events, decision, before, after: evolve(before, eventOf(decision), decision.at) };
}
