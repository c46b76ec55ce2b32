import { z } from 'zod';
import { maybe, name, text, words } from './shown.js';

/** Somebody whom the caller may name: as a form offers them. */
export const knownPerson = z
  .strictObject({
    id: text,
    name: text,
    places: z.array(
      z.strictObject({
        by: z.enum(['account', 'register', 'committee']),
        role: words.extend({ code: text }),
        organisation: maybe,
        organisationName: name,
      }),
    ),
  })
  .meta({ id: 'KnownPerson', description: 'Somebody whom the caller knows, with what they are where' });
export type KnownPerson = z.output<typeof knownPerson>;
