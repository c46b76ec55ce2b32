import { z } from 'zod';
import { instant } from './instant.js';

/** Who or what acted, with what to call it; `id` is null for what has none, the clock and people without an account. */
const actorShown = z
  .strictObject({ id: z.string().nullable(), name: z.string().nullable(), zh: z.string(), en: z.string() })
  .meta({ id: 'EventActor' });

/** An archived event as people read it: a sentence in each language, instants as RFC 3339, names beside ids. The bytes that its leaf covers stand in dossiers. */
export const eventShown = z
  .strictObject({
    stream: z.string(),
    seq: z.number().int(),
    at: instant,
    type: z.string(),
    zh: z.string(),
    en: z.string(),
    actor: actorShown.nullable().meta({ description: 'Null where the reader may not know who acted' }),
    data: z.looseObject({}).meta({ description: 'What the reader may see of the event; beside `by` stands `byName`, in lists of ids `{id, name}`' }),
    leaf: z.string(),
  })
  .meta({ id: 'Event' });

export type EventShown = z.output<typeof eventShown>;
export type ActorShown = NonNullable<EventShown['actor']>;
