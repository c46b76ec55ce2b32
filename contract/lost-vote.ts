import { z } from 'zod';
import { outcomes } from '../domain/ballot-rule/ballot-rule.js';
import { instant } from './instant.js';

const said = { zh: z.string(), en: z.string() };

/**
 * A vote of a project that did not pass. `reasons` are those of the negatives, without names and in an order that says nothing of seats; null where they
 * would say how one person voted, or the roll is too large to be read here: `/ballots/{id}/negatives` has them for whoever may read them.
 */
export const lostVote = z
  .strictObject({
    of: z.enum(['projectVote', 'review', 'systematic']),
    round: z.number().int(),
    ballot: z.string(),
    outcome: z.enum(outcomes),
    rule: z.strictObject({ id: z.string(), source: z.string(), sourceTitle: z.string(), sourceTitleZh: z.string() }),
    counts: z.looseObject({}),
    trace: z.array(z.strictObject({ test: z.string(), holds: z.boolean(), ...said })),
    reasons: z.array(z.strictObject({ reason: z.string(), clause: z.string().nullable() })).nullable(),
    /** Two persons voided it afterwards, for this reason. */
    voided: z.strictObject({ reason: z.string() }).optional(),
    /** What may be done now; `until` where there is a time limit. */
    next: z.array(z.strictObject({ act: z.string(), ...said, until: instant.optional() })),
  })
  .meta({ id: 'LostVote' });
export type LostVote = z.output<typeof lostVote>;
