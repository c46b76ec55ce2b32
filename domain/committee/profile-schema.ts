import { z } from 'zod';
import { parseDate } from '../law/calendar/civil-date.js';
import { duties, grades, type CommitteeProfile } from './profile.js';
import { matters } from '../messages/matter.js';
import { localDate as date } from '../kernel/fields/local-date.js';
import { ballotTerms } from '../profile/profile-schema.js';
import { ruleSource } from '../kernel/fields/rule-source.js';
import { lineOf } from '../kernel/fields/text.js';
import { term } from '../kernel/fields/term.js';

const text = lineOf(500);
const title = z.strictObject({ zh: text, en: text });
const source = ruleSource(500);
const share = z.string().regex(/^\d{1,6}\/\d{1,6}$/, '须为分数，如 2/3 · must be a fraction, e.g. 2/3');
const papers = z.array(z.string().min(1).max(60)).max(40);
const people = z.int().min(1).max(500);

const bodyRule = z.strictObject({
  min: people,
  max: people.nullable(),
  odd: z.enum(['required', 'free']),
  perUnit: people.nullable(),
  maxVice: z.int().min(0).max(100),
  maxDeputies: z.int().min(0).max(100),
  officers: z.boolean(),
  chairViceUnit: z.enum(['forbidden', 'free']),
  chairSecretaryUnit: z.enum(['forbidden', 'avoid', 'free']),
  balance: z.strictObject({ share, blocks: z.boolean() }).nullable(),
  source,
});

/** A committee's procedure as data, strictly: no unknown key, no default, no coercion. */
export const committeeProfileSchema = z.strictObject({
  id: z
    .string()
    .regex(/^committee\/[a-z0-9][a-z0-9._-]{0,59}$/, '须为 committee/ 开头的规程编号 · must be the id of a procedure, beginning with committee/'),
  version: z.int().min(1).max(1_000_000),
  kind: z.literal('committee'),
  from: date,
  until: date.nullable(),
  lawVersion: z.string().max(500),
  title,
  bodies: z.strictObject({ TC: bodyRule, SC: bodyRule, WG: bodyRule }),
  voting: z.strictObject({ duties: z.array(z.enum(duties)).min(1).max(duties.length), source }),
  seats: z.strictObject({ max: people, warn: people, source }),
  qualification: z.strictObject({ member: z.enum(grades), chair: z.enum(grades), source }),
  founding: z.strictObject({ evaluation: term, setupNotice: term, recruitment: term, constitution: term, planNotice: term, papers, source }),
  term: z.strictObject({
    years: z.int().min(1).max(50),
    alarmMonths: z.int().min(0).max(120),
    dossierMonths: z.int().min(0).max(120),
    lateMonths: z.int().min(0).max(120),
    papers,
    source,
  }),
  adjustment: z.strictObject({ perYear: z.int().min(0).max(100), share, source }),
  plenary: z.strictObject({ perYear: z.int().min(0).max(100), source }),
  report: z.strictObject({
    by: z.string().refine((by) => parseDate(`2027-${by}`) !== null, '须为每年的月-日，如 03-31 · must be a date of every year, e.g. 03-31'),
    source,
  }),
  assessment: z.strictObject({
    interval: term,
    bands: z
      .array(z.strictObject({ grade: z.string().min(1).max(40), title, min: z.int().min(0).max(100) }))
      .min(1)
      .max(20),
    failing: z.array(z.string().min(1).max(40)).max(20),
    source,
  }),
  rectification: z.strictObject({ min: term, max: term, source }),
  ending: z.strictObject({ notice: term, hostBarred: term, source }),
  absence: z.strictObject({ warn: z.int().min(1).max(100), replace: z.int().min(1).max(100), leaveExcuses: z.boolean(), source }),
  formal: z.strictObject({ matters: z.array(z.enum(matters)).max(matters.length), source }),
  ballots: z.strictObject({ letter: ballotTerms, meeting: ballotTerms }),
  recallMinutes: z.int().min(0).max(1440),
  reminders: z.array(z.int().min(1).max(365)).max(20),
  meeting: z.strictObject({
    material: term,
    minutes: term,
    quorum: z.strictObject({ p: z.int().min(0).max(1_000_000), q: z.int().min(1).max(1_000_000) }).nullable(),
    source,
  }),
}) satisfies z.ZodType<CommitteeProfile>;
