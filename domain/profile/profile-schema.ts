import { z } from 'zod';
import { roles } from '../kernel/actor.js';
import type { ConsensusTerms } from './profile.js';
import { feedbackKinds, fields, stages, type BallotTerms, type Gate, type LocalTerms, type Profile, type StageRule } from './profile.js';
import { ruleSource } from '../kernel/fields/rule-source.js';
import { lineOf } from '../kernel/fields/text.js';
import { term } from '../kernel/fields/term.js';

const text = lineOf(500);
const name = z.string().min(1).max(100);
const title = z.strictObject({ zh: text, en: text });
/** A source may be empty: the check-up says so, because a missing source is no reason not to look at the rest. */
const source = ruleSource(500);

const stageRule = z.strictObject({
  stage: z.enum(stages),
  code: name,
  limit: term.nullable(),
  documents: z.array(name).max(50),
  expected: z.array(name).max(50).optional(),
  source,
}) satisfies z.ZodType<StageRule>;

const gate = z.strictObject({
  id: name,
  title,
  before: name,
  trigger: name,
  evidence: z.array(name).max(20),
  blocking: z.boolean(),
  waiverRole: z.enum(roles).nullable(),
  floor: ruleSource(500).nullable(),
  source,
}) satisfies z.ZodType<Gate>;

/** The terms of a ballot in a profile; loose where the check-up has more to say than a bound. */
export const ballotTerms = z.strictObject({
  rule: name,
  params: z.record(name, z.union([z.string().max(100), z.number(), z.boolean()])),
  mode: z.enum(['meeting', 'letter']),
  choices: z.enum(['three', 'five', 'positions']),
  window: z.strictObject({ min: term, default: term, max: term }),
  minSeats: z.int().min(1).max(1_000_000),
  silence: z.enum(['notReturned', 'abstain', 'assent']),
  abstention: z.enum(['inDenominator', 'outOfDenominator']),
  spoilt: z.enum(['notReturned', 'returned']),
  late: z.literal('keptNotCounted'),
  graceSeconds: z.int().min(0).max(86_400),
  recusal: z.enum(['reducesElectorate', 'staysInBase']),
  exclusion: z.enum(['draftersAndUnits', 'drafters', 'none']),
  revote: z.enum(['untilClose', 'never']),
  reasons: z.enum(['requiredForNegative', 'optional']),
  tie: z.enum(['fails', 'chairDecides']),
  visibility: z.enum(['countsAfterClose', 'namedAfterClose', 'live']),
  inspection: z.enum(['named', 'counts']).optional(),
  extension: z.strictObject({ maxDays: z.int().min(1).max(3650), persons: z.literal(2) }).nullable(),
  mandates: z.strictObject({ alternates: z.boolean(), proxies: z.boolean(), perHolder: z.int().min(1).max(100) }).optional(),
  emptyVote: z.enum(['accepted', 'confirmed']).optional(),
  outage: z
    .strictObject({ rule: z.enum(['extend', 'none']), minMinutes: z.int().min(1).max(525_600), lastHours: z.int().min(1).max(87_600).optional() })
    .optional(),
  progress: z.enum(['hidden', 'returned']).optional(),
  recirculation: z.strictObject({ window: term }).optional(),
  rosterChange: z.enum(['snapshotStands', 'becomesRecused']).optional(),
  source,
}) satisfies z.ZodType<BallotTerms>;

const consultation = z.strictObject({
  window: term,
  floor: term,
  repeat: term,
  public: z.boolean(),
  late: z.literal('keptAndMarked'),
  lateDisposition: z.enum(['required', 'optional']),
  answer: term,
  source,
}) satisfies z.ZodType<Profile['consultation']>;

const local = z.strictObject({
  region: z.string().regex(/^\d{2}$/, '须为两位行政区划代码 · must be two digits of a region'),
  notice: z.strictObject({ min: term, default: term, max: term, source }),
  panel: z.strictObject({ odd: z.boolean(), source }),
  filing: z.strictObject({ within: term, alarm: term, source }),
  feedback: z.strictObject({ threshold: z.int().min(1).max(10_000).nullable(), kinds: z.array(z.enum(feedbackKinds)).max(4), source }),
}) satisfies z.ZodType<LocalTerms>;

const consensus = z.strictObject({
  call: term,
  answer: term,
  silence: z.enum(['assents', 'noPosition']),
  support: z.string().regex(/^[1-9]\d{0,3}\/[1-9]\d{0,3}$/, '须为分数，如 2/3 · must be a fraction, e.g. 2/3'),
  escalation: z
    .array(z.enum(['redraft', 'mediation', 'vote']))
    .min(1)
    .max(10),
  vote: z.strictObject({ terms: ballotTerms, binding: z.enum(['decides', 'advises']) }).nullable(),
  source,
}) satisfies z.ZodType<ConsensusTerms>;

/** A procedure as data, strictly: no unknown key, no default, no coercion. */
export const profileSchema = z.strictObject({
  id: z
    .string()
    .regex(
      /^[a-z][a-z0-9-]{0,39}(\/[a-z0-9][a-z0-9._-]{0,59})?$/,
      '须为规程编号，如 group-standard/robotics · must be the id of a procedure, e.g. group-standard/robotics',
    ),
  version: z.int().min(1).max(1_000_000),
  kind: z.enum(['group-standard', 'local-standard', 'committee']),
  field: z.enum(fields).nullable(),
  lawVersion: z.string().max(500),
  title,
  stages: z.array(stageRule).max(30),
  gates: z.array(gate).max(100),
  consultation,
  ballots: z.strictObject({
    projectApproval: ballotTerms.optional(),
    technicalReview: ballotTerms.optional(),
    letterReview: ballotTerms.optional(),
    committeeReview: ballotTerms.optional(),
    systematicReview: ballotTerms.optional(),
  }),
  review: z.strictObject({
    ballot: z.enum(['technicalReview', 'letterReview']),
    minExperts: z.int().min(1).max(1000),
    maxFailures: z.int().min(1).max(100),
    source,
  }),
  approval: z.strictObject({ maxReturns: z.int().min(0).max(100) }),
  numbering: z.strictObject({ kind: z.enum(['group', 'local']), serialWidth: z.int().min(1).max(6) }),
  patents: z.strictObject({ callAt: z.array(name).max(20), windowDays: z.int().min(0).max(3650), source }),
  systematicReview: z.strictObject({
    interval: term,
    cap: term,
    startsFrom: z.enum(['publication', 'effective', 'confirmation']),
    decideWithin: term,
    source,
  }),
  publication: z.strictObject({ within: term, declareWithin: term }),
  recallMinutes: z.int().min(0).max(1440),
  reminders: z.array(z.int().min(1).max(365)).max(20),
  complaint: z.strictObject({ acceptWithin: term, decideWithin: term, stays: z.boolean(), source }),
  appeal: z.strictObject({ within: term, decideWithin: term, stays: z.boolean(), panel: z.int().min(1).max(15).optional() }).nullable(),
  local: local.optional(),
  consensus: consensus.optional(),
  lineage: z.enum(['required', 'shown']).optional(),
}) satisfies z.ZodType<Profile>;

/** Breaks the build when the schema forgets a field that the domain type has. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
type Mutable<T> = T extends readonly (infer Item)[] ? Mutable<Item>[] : T extends object ? { -readonly [key in keyof T]: Mutable<T[key]> } : T;
export const schemaIsWhole: Same<keyof z.output<typeof profileSchema>, keyof Profile> &
  Same<Mutable<Profile>, Mutable<z.output<typeof profileSchema>>> = true;
