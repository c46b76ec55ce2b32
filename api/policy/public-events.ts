import type { EventRow, SeenRow } from '../../db/archive.js';
import type { Kind, Recorded } from '../../domain/kernel/decider.js';
import { isMachineId } from '../../domain/kernel/actor.js';
import type { AnyEvent } from '../../domain/kernel/event.js';
import { lifecycles } from '../../domain/lifecycles.js';

/** What a reader of a record may see of its events: which types (null for all), and which part of each. Nothing that the record itself does not show them. */
export type EventSight = { readonly types: readonly string[] | null; readonly row: (row: EventRow) => SeenRow };

/** Fields of events that may be shown, by type; a type that is not named is not shown at all. */
export type Parts = { readonly [type: string]: readonly string[] };

/** Some fields of the data of an event. */
export function partOf(data: object, keep: readonly string[] | ((field: string) => boolean)): Recorded['data'] {
  const kept = typeof keep === 'function' ? keep : (field: string) => keep.includes(field);
  return Object.fromEntries(Object.entries(data).filter(([field]) => kept(field)));
}

/** What the events of a kind say of who sees them. */
export const sightsOf = (kind: Kind): readonly (readonly [type: string, sight: NonNullable<AnyEvent<never>['sight']>])[] =>
  Object.values(lifecycles[kind]?.events ?? {}).flatMap(({ type, sight }) => (sight === undefined ? [] : [[type, sight] as const]));

/** What the events of a kind show everybody, or show those who conduct it besides. */
export const partsFor = (kind: Kind, who: 'everybody' | 'conductors'): Parts =>
  Object.fromEntries(sightsOf(kind).flatMap(([type, sight]) => (sight[who] === undefined ? [] : [[type, sight[who]]])));
const parts = new Map<Kind, Parts>();

/** What everybody may see of the events of a record whose public part they see; of nouns without one, nothing. */
export function publicPartsOf(kind: Kind): Parts {
  const known = parts.get(kind) ?? partsFor(kind, 'everybody');
  parts.set(kind, known);
  return known;
}

/** An event with some of its data, and who acted only where that is no person. The leaf stays, so that the part can be matched to the whole. */
export const parted =
  (shown: Parts) =>
  (row: EventRow): SeenRow => ({ ...row, actor: isMachineId(row.actor) ? row.actor : null, data: partOf(row.data, shown[row.type] ?? []) });
