import { z } from 'zod';
import { maybe, name, text, title, words } from './shown.js';

/** What somebody is somewhere, from its first day to its last; `organisation` is `*` for a role that is held everywhere. */
export const tieShown = z
  .strictObject({
    by: z.enum(['account', 'register', 'committee']),
    role: words.extend({ code: text }),
    organisation: maybe,
    organisationName: name,
    committee: maybe.meta({ description: 'Address of the committee, of a seat' }),
    committeeName: title.nullable(),
    from: maybe.meta({ description: 'First day, e.g. 2026-01-31; null where it is not known' }),
    to: maybe.meta({ description: 'Last day; null while none is set' }),
    unconfirmed: z.boolean(),
  })
  .meta({ id: 'Tie', description: 'What somebody is somewhere, from its first day to its last' });
export type TieShown = z.output<typeof tieShown>;
