import { ruleSource } from './source.js';
import { z } from 'zod';
import { documentHash } from '../domain/fields/document-hash.js';
import { maxEditors, maxGroup, maxSteps } from '../domain/drafting/start-drafting.js';
import { maxClauses } from '../domain/drafting/upload-version.js';
import { positions } from '../domain/drafting/drafting-state.js';
import { ballotTerms } from './ballot.js';
import { clausePlace, creditCode, personId as person } from '../domain/fields/identity.js';
import { term } from '../domain/fields/term.js';
import { lifecycleId, reason } from './http.js';
import { textOf } from '../domain/fields/text.js';

const words = textOf(4000);
const name = textOf(100);
const clause = clausePlace;
const clauses = z.array(clause).min(1).max(maxClauses);
const number = z.int().min(1).max(1_000_000);
const title = textOf(300);

const seat = z.strictObject({
  person,
  name,
  organisation: creditCode,
  organisationName: textOf(200),
});

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
  organisation: creditCode,
  title: z.strictObject({ zh: title, en: title }),
  project: lifecycleId.nullable().default(null),
  committee: lifecycleId.nullable().default(null),
  group: z.array(seat).min(1).max(maxGroup),
  editors: z.array(person).min(1).max(maxEditors),
  terms: consensusTerms.optional(),
  rehearsal: z.boolean().default(false),
});

const issue = number;
const reasoned = z.strictObject({ issue, reason });

/** What a person may ask of a drafting group, without `type`. The API adds the clauses of a version and the texts of an alarm. */
export const draftingCommands = {
  uploadVersion: z.strictObject({ sha256: documentHash, note: words }),
  openCall: z.strictObject({ clauses: clauses.optional(), whole: z.boolean().optional(), window: term.optional(), note: words.optional() }),
  statePosition: z.strictObject({
    call: number,
    position: z.enum(positions),
    clauses: clauses.optional(),
    reason: reason.optional(),
    proposed: words.optional(),
  }),
  closeCall: z.strictObject({ call: number }),
  cancelCall: z.strictObject({ call: number, reason }),
  parkRemark: z.strictObject({ clause, remark: words }),
  answerIssue: z.strictObject({ issue, answer: words, version: number.optional() }),
  sustainConcern: z.strictObject({ issue, reason, proposed: words }),
  withdrawIssue: reasoned,
  escalate: reasoned,
  recordMediation: z.strictObject({
    issue,
    people: z.array(z.strictObject({ person, name })).min(1).max(50),
    outcome: z.enum(['agreed', 'failed']),
    summary: words,
    record: documentHash.optional(),
  }),
  voteOnObjection: z.strictObject({ issue, window: term.optional() }),
  decideObjection: z.strictObject({ issue, upheld: z.boolean(), reason }),
  declareConsensus: z.strictObject({}),
  changeGroup: z.strictObject({
    join: z.array(seat).max(maxGroup).optional(),
    leave: z.array(person).max(maxGroup).optional(),
    editors: z.array(person).min(1).max(maxEditors).optional(),
    note: words,
  }),
  answerAlarm: z.strictObject({
    alarm: z.string().regex(/^(clause:.{1,40}|comment:\d{1,6})$/u, '须为清单所列的一项提醒 · must be one of the alarms of the list'),
    answer: z.enum(['explained', 'toFix']),
    reason,
    round: z.int().min(1).max(1000).optional(),
  }),
  disband: z.strictObject({ reason }),
} as const;
