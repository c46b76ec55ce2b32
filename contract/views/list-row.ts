import { z } from 'zod';
import { instant } from '../instant.js';
import { standingNote } from '../http.js';
import { count, maybe, name, text, time, title } from './shown.js';

/** What a row of a list says beside what all rows say; a noun has some of it. */
export const facets = z
  .object({
    title: title.nullable().optional(),
    question: text.optional(),
    societyCode: text.optional(),
    field: maybe.optional(),
    number: maybe.optional(),
    kind: text.optional(),
    code: maybe.optional(),
    standing: text.optional(),
    scope: text.optional(),
    rehearsal: z.boolean().optional(),
    overdue: z.boolean().optional(),
    end: maybe.optional(),
    project: maybe.optional(),
    committee: maybe.optional(),
    round: count.optional(),
    purpose: text.optional(),
    text: maybe.optional(),
    form: text.optional(),
    place: text.optional(),
    opensAt: time.nullable().optional(),
    closesAt: time.nullable().optional(),
    size: count.optional().meta({ description: 'Seats of a ballot' }),
    comments: count.optional(),
    total: count.optional(),
    open: count.optional(),
    drafted: z.boolean().optional().meta({ description: 'A draft of an own profile waits' }),
    profile: maybe.optional().meta({ description: 'What a project names to begin with this own profile; null while no version is confirmed' }),
    due: time.nullable(),
  })
  .meta({ id: 'Facets' });

/** A row of a list: enough to choose one. */
export const lifecycleRow = z
  .object({
    id: text,
    self: text,
    seq: count,
    status: text,
    organisation: maybe,
    organisationName: name,
    issuer: standingNote.optional(),
    updatedAt: instant,
    facets,
  })
  .meta({ id: 'ListRow' });

/** How many rows there are in all; beyond a thousand nobody counts on. Null on later pages, which are not counted again. */
export const total = z.object({ count, exact: z.boolean() }).nullable().meta({ id: 'Total' });
