import { z } from 'zod';
import { outcomes } from '../../domain/ballot-rule/ballot-rule.js';
import { instant } from '../instant.js';
import { paperShown } from './ballot.js';
import { words } from './shown.js';

const needed = z.strictObject({
  class: z.string().nullable(),
  remaining: z.number().int(),
  yesIfRestAgainst: z.number().int().nullable(),
  yesIfRestAbstain: z.number().int().nullable(),
});

/** The count of a ballot against its rule, as far as its reader may see it. */
export const countShown = z.strictObject({
  /** `preview`: what a draft would need, were it opened now. `closed`: the result. `live`: as it would be if the ballot closed now. `returned`: how many papers came, and no more. */
  kind: z.enum(['preview', 'closed', 'live', 'returned']),
  eligible: z.number().int(),
  returned: z.number().int(),
  needed: z.number().int().nullable(),
  outcome: z.enum(outcomes).nullable(),
  counts: z.looseObject({}).nullable(),
  trace: z.array(z.looseObject({})),
  sentences: z.array(words.strict()),
  /** When the ballot closes, or would close were it opened now. */
  closesAt: instant.nullable(),
  reach: z.strictObject({ reachable: z.boolean(), needs: z.array(needed) }).nullable(),
});
export type CountShown = z.output<typeof countShown>;

/** What counts for a member's own seat. */
export const ownVoteShown = z
  .object({
    seat: z.int(),
    choice: paperShown.meta({ description: 'What counts for the seat now' }),
    reason: z.string().nullable(),
    comment: z.string().nullable(),
    seq: z.int().nullable(),
    at: instant.nullable(),
    leaf: z.string().nullable(),
    earlier: z.int().meta({ description: 'How many votes the last one replaced' }),
  })
  .meta({ id: 'OwnVote' });
export type OwnVote = z.output<typeof ownVoteShown>;
