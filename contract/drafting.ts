import { z } from 'zod';
import { idOfA } from '../domain/kernel/fields/stream.js';
import { startFields } from '../domain/drafting/fields.js';
import { maxSteps } from '../domain/drafting/state.js';
import { term } from '../domain/kernel/fields/term.js';
import { field } from '../domain/kernel/field.js';
import { ballotTerms } from './ballot.js';
import { ruleSource } from '../domain/kernel/fields/rule-source.js';

/** How a drafting group works by consensus; nothing of it is implied. */
const consensusTerms = z.strictObject({
  call: term,
  answer: term,
  silence: z.enum(['assents', 'noPosition']),
  support: z.string().regex(/^\d{1,3}(\/\d{1,3}|%)$/, '须为分数或百分数，如 2/3 或 75% · must be a share, e.g. 2/3 or 75%'),
  escalation: z
    .array(z.enum(['redraft', 'mediation', 'vote']))
    .min(1)
    .max(maxSteps),
  vote: z.strictObject({ terms: ballotTerms, binding: z.enum(['decides', 'advises']) }).nullable(),
  source: ruleSource(500),
});

/** `POST /draftings`: `project` and `committee` by id; without `terms` those of the house (domain/drafting/house-terms.ts). */
export const draftingStart = z.strictObject({
  ...startFields,
  project: field(idOfA('standard-project').nullable().default(null), '项目', 'id of the project'),
  committee: field(idOfA('committee').nullable().default(null), '技术委员会', 'id of the committee'),
  terms: field(consensusTerms.optional(), '协商规则', 'terms of consensus'),
});
