import { z } from 'zod';
import { operators, outcomes, type HeadCounts } from '../../domain/ballot-rule/ballot-rule.js';
import { count, text } from './shown.js';

export const outcome = z.enum(outcomes);

const heads = {
  members: count,
  eligible: count,
  excluded: count,
  present: count,
  yes: count,
  noWithReasons: count,
  noWithoutReasons: count,
  abstain: count,
  spoilt: count,
} satisfies { readonly [name in keyof HeadCounts]: z.ZodType };

const weights = z.object({ yes: z.array(z.number()), no: z.array(z.number()), abstain: z.array(z.number()) });
export const facts = z.record(text, z.union([z.number(), z.boolean()]));
export const counts = z
  .object({
    ...heads,
    classes: z.record(text, z.object(heads).partial().extend({ weights: weights.optional() })).optional(),
    weights: weights.optional(),
    facts: facts.optional(),
  })
  .meta({ id: 'BallotCounts' });

/** One comparison `num × q  op  p × den`, or only whether it is met, where its figures would name persons. */
const compared = z.object({
  test: text,
  num: z.number(),
  q: z.number(),
  op: z.enum(operators),
  p: z.number(),
  den: z.number(),
  holds: z.boolean(),
});
export const trace = z.array(z.union([compared, z.object({ test: text, holds: z.boolean() })]));

export const result = z.object({ outcome, counts, trace }).meta({ id: 'BallotResult' });
