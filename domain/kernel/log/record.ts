import type { ActorId } from '../actor.js';
import type { Asked, Instant, Recorded, Stream } from '../decider.js';
import { canonical, utf8Length } from './canonical.js';
import { contentHash, leafHash, leafOfText } from './merkle.js';

type Where = { readonly stream: Stream; readonly seq: number; readonly at: Instant; readonly actor: ActorId; readonly commandId: string };

/** What the archive keeps of one event, with its leaf, and the bytes of its text. Everything but the leaf is hashed, so none of it can change unseen. */
export function record<Event extends { readonly type: string }>(
  event: Event,
  { asked, ...where }: Where & { readonly asked?: Asked },
): { readonly recorded: Recorded<Event>; readonly length: number } {
  const { type, ...data } = event;
  const entry = { ...where, type, data, ...(asked === undefined ? {} : { asked }) };
  const text = canonical(hashed(entry));
  const length = utf8Length(text) + (asked === undefined ? 0 : utf8Length(canonical(asked)));
  return { recorded: { ...entry, leaf: leafOfText(text) }, length };
}

/** The event as the decider knows it, from what the archive keeps. */
export const eventOf = (recorded: Recorded): { readonly type: string } => ({ ...recorded.data, type: recorded.type });

/** The leaf of an event's other fields. */
export const leafOf = <Row extends { readonly leaf: string; readonly asked?: Asked }>({ leaf: _leaf, ...entry }: Row): string =>
  leafHash(hashed(entry));

/** True when the leaf is that of the other fields. */
export const leafHolds = (recorded: Recorded): boolean => leafOf(recorded) === recorded.leaf;

const hashed = <Entry extends { readonly asked?: Asked }>({ asked, ...entry }: Entry) =>
  asked === undefined ? entry : { ...entry, asked: contentHash(asked) };
