import type { Actor, Grant } from '../actor.js';
import type { AnyCommand, AnyDecider, Asked } from '../decider.js';
import type { Refusal } from '../refusal.js';
import type { Result } from '../result.js';

type Event = { readonly type: string };
type Verdict = Result<readonly Event[], Refusal>;
type Judge = (actor: Actor) => Verdict;

/** By what right a command was asked: the grants it needed, and by which way, where it was not by signing in. */
type Right = { readonly grants: readonly Grant[]; readonly way: Pick<Asked, 'unattended' | 'invited' | 'mailed'> };

/** By which way somebody asks, where it is not by signing in. */
export const wayOf = ({ unattended, invited, mailed }: Actor): Right['way'] => ({
  ...(unattended === undefined ? {} : { unattended }),
  ...(invited === undefined ? {} : { invited }),
  ...(mailed === undefined ? {} : { mailed }),
});

/** What is kept of a command beside its events, given how it was decided and how it would have been for an actor with other grants. */
export function askedOf(command: AnyCommand, held: AnyCommand | null, { grants, way }: Right): Asked | undefined {
  const holds = held !== null && alike(held, command);
  if (holds && grants.length === 0 && Object.keys(way).length === 0) return undefined;
  return { ...(holds ? {} : { command }), ...(grants.length === 0 ? {} : { grants }), ...way };
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
  const tried = [[], ...grants.map((grant) => [grant])].find((few) => {
    const verdict = judge({ id, grants: few });
    return verdict.ok && alike(verdict.value, decided.value);
  });
  return tried ?? grants;
}

type Fields = { readonly [field: string]: unknown };
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** Whether two values are the same JSON, in which what is undefined is not there. Every vote is asked, so nothing is written out to be compared. */
export function alike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isFields(a) || !isFields(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return false;
  for (const key in a) if (!alike(a[key], b[key])) return false;
  for (const key in b) if (b[key] !== undefined && a[key] === undefined) return false;
  return true;
}
