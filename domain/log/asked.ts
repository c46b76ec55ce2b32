import type { Actor, Grant } from '../actor.js';
import type { AnyCommand, AnyDecider, Asked } from '../decider.js';
import type { Refusal } from '../refusal.js';
import type { Result } from '../result.js';
import { canonical } from './canonical.js';

type Event = { readonly type: string };
type Verdict = Result<readonly Event[], Refusal>;
type Judge = (actor: Actor) => Verdict;

/** What is kept of a command beside its events, given how it was decided and how it would have been for an actor with other grants. */
export function askedOf(command: AnyCommand, held: AnyCommand | null, grants: readonly Grant[]): Asked | undefined {
  const told = held !== null && canonical(held) === canonical(command);
  if (told && grants.length === 0) return undefined;
  return { ...(told ? {} : { command }), ...(grants.length === 0 ? {} : { grants }) };
}

/** The command as its first event holds it, where it may: a birth holds its input, under that name or as its own fields. */
export function heldIn(decider: Pick<AnyDecider, 'heldIn'>, event: Event, birth: boolean): AnyCommand | null {
  if (!birth) return (decider.heldIn?.(event) as AnyCommand | null | undefined) ?? null; // commands are plain data
  const { type: _type, ...data } = event;
  return { type: 'start', input: 'input' in data ? data.input : data };
}

/** The fewest of an actor's grants with which the same follows: none, one, or else all of them. */
export function grantsNeeded({ id, grants }: Actor, decided: Verdict, judge: Judge): readonly Grant[] {
  if (grants.length === 0 || !decided.ok) return [];
  const same = canonical(decided.value);
  const tried = [[], ...grants.map((grant) => [grant])].find((few) => {
    const verdict = judge({ id, grants: few });
    return verdict.ok && canonical(verdict.value) === same;
  });
  return tried ?? grants;
}
