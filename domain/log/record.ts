import type { ActorId } from '../actor.js';
import type { Instant, Recorded, Stream } from '../decider.js';
import { canonical, utf8Length } from './canonical.js';
import { leafHash, leafOfText } from './merkle.js';

/** What the archive keeps of one event, with its leaf, and the bytes of its canonical text. Everything but the leaf is hashed, so none of it can change unseen. */
export function record<Event extends { readonly type: string }>(
  event: Event,
  where: { readonly stream: Stream; readonly seq: number; readonly at: Instant; readonly actor: ActorId; readonly commandId: string },
): { readonly recorded: Recorded<Event>; readonly length: number } {
  const { type, ...data } = event;
  const entry = { ...where, type, data };
  const text = canonical(entry);
  return { recorded: { ...entry, leaf: leafOfText(text) }, length: utf8Length(text) };
}

/** The event as the decider knows it, from what the archive keeps. */
export const eventOf = (recorded: Recorded): { readonly type: string } => ({ ...recorded.data, type: recorded.type });

/** True when the leaf is that of the other fields. */
export const leafHolds = ({ leaf, ...entry }: Recorded): boolean => leafHash(entry) === leaf;
