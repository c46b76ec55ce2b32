import { z } from 'zod';
import { outcomeNames, scopeNames } from '../../domain/campaign/words.js';
import { valuesOf } from '../../domain/kernel/words.js';
import { count, maybe, term, text, time, title } from './shown.js';

const item = z.object({
  n: count,
  number: text,
  title: text,
  project: maybe.meta({ description: 'Address of its project, where it is one of ours' }),
  answer: maybe,
  outcome: z.enum(valuesOf(outcomeNames)).nullable(),
  standing: z.enum(['done', 'overdue', 'open']),
});

export const campaignView = z
  .object({
    organisation: text,
    organisationName: text,
    title,
    scope: z.enum(valuesOf(scopeNames)),
    within: term,
    deadline: time,
    overdue: z.boolean(),
    closed: z.boolean(),
    rehearsal: z.boolean(),
    figures: z.object({ total: count, done: count, open: count, overdue: count, byOutcome: z.record(text, count) }),
    items: z.array(item),
  })
  .meta({ id: 'Campaign', description: 'A batch review of local standards, and what became of each' });
