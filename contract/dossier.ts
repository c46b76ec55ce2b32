import { z } from 'zod';
import { outcomes } from '../domain/ballot-rule/ballot-rule.js';
import { decisionKinds } from '../domain/kernel/decision.js';
import { dossierFormat, dossierVersion } from '../domain/dossier/dossier.js';
import { grant, instant, sha256 } from './http.js';

const titled = { zh: z.string(), en: z.string() };
const ms = z.number().int();
const open = z.looseObject({});

/** One comparison in integers with the sentence made from it. */
const explainedRow = z.strictObject({
  test: z.string(),
  num: z.number(),
  q: z.number(),
  op: z.string(),
  p: z.number(),
  den: z.number(),
  holds: z.boolean(),
  ...titled,
});
/** Where a class has fewer than three persons: only whether the comparison is met. */
const metRow = z.strictObject({ test: z.string(), holds: z.boolean(), ...titled });
const trace = z.array(z.union([explainedRow, metRow]));
const result = z.strictObject({ outcome: z.enum(outcomes), counts: open, trace, ...titled });
const otherwise = { outcome: z.enum(outcomes), same: z.boolean(), ...titled };

/** An archived event; `withheld` names the parts this reader may not see. */
const logged = z.strictObject({
  seq: z.number().int(),
  leaf: sha256,
  stream: z.string().optional(),
  at: ms.optional(),
  actor: z.string().optional(),
  commandId: z.string().optional(),
  type: z.string().optional(),
  data: open.optional(),
  asked: z
    .strictObject({
      command: open.optional(),
      grants: z.array(grant).optional(),
      unattended: z.string().optional(),
      invited: z.string().optional(),
      mailed: z.literal(true).optional(),
    })
    .optional(),
  withheld: z.array(z.string()).optional(),
});

const moved = z.strictObject({
  seq: z.number().int(),
  at: ms,
  why: z.string(),
  reason: z.string().nullable(),
  days: z.number().nullable(),
  signers: z.array(z.string()),
  closesAt: ms,
  closes: instant,
});

const deadlineProof = z.strictObject({
  name: z.string(),
  from: ms,
  opened: instant,
  term: z.strictObject({ count: z.number().int(), unit: z.string() }),
  counted: z.array(z.string()),
  first: z.strictObject({ at: ms, text: instant }),
  closesAt: ms,
  closes: instant,
  countsUntil: ms.nullable(),
  provisional: z.boolean(),
  calendar: z.string(),
  moved: z.array(moved),
  outages: z.array(
    z.strictObject({ seq: z.number().int(), from: ms, to: ms, text: z.string(), minutes: z.number().int(), given: z.boolean(), why: z.string() }),
  ),
});

const seated = z.strictObject({
  seat: z.number().int(),
  person: z.string().optional(),
  name: z.string().optional(),
  organisation: z.string(),
  organisationName: z.string().optional(),
  units: z.array(z.string()).optional(),
  class: z.string().optional(),
  weight: z.number().optional(),
  excluded: z.strictObject({ reason: z.string(), evidence: z.string(), late: z.boolean() }).nullable(),
  mark: z.string().optional(),
});

const sensitivity = z.strictObject({
  lateExclusionsCounted: z.strictObject({ ...otherwise, counts: open.optional(), trace: trace.optional() }).nullable(),
  onePaperLess: z.array(z.strictObject({ paper: z.string(), ...otherwise })),
  withoutSeat: z.array(z.strictObject({ seat: z.number().int(), ...otherwise })).nullable(),
});

const assessment = z.strictObject({
  score: z.number().int(),
  grade: z.string(),
  title: z.strictObject(titled),
  bands: z.array(z.strictObject({ grade: z.string(), title: z.strictObject(titled), min: z.number().int() })),
  failing: z.array(z.string()),
  failed: z.boolean(),
  rectifyBy: ms.nullable(),
  source: z.string(),
  trace: z.array(explainedRow),
  ...titled,
});

const composition = z.strictObject({
  on: z.string(),
  host: z.string(),
  size: z.number().int(),
  bySide: z.record(z.string(), z.number().int()),
  rule: open,
  findings: z.array(
    z.strictObject({ code: z.string(), weight: z.string(), rule: z.string(), source: z.string(), found: z.unknown(), needed: z.unknown() }),
  ),
  against: z.number().int(),
  people: z
    .array(
      z.strictObject({
        person: z.string(),
        name: z.string(),
        organisation: z.string().nullable(),
        organisationName: z.string(),
        side: z.string(),
        grade: z.string(),
        duty: z.string(),
        title: z.string(),
      }),
    )
    .nullable(),
  ...titled,
});

const notice = z.strictObject({
  seq: z.number().int(),
  template: z.string(),
  state: z.string(),
  recipients: z.number().int(),
  delivered: z.number().int(),
  failed: z.number().int(),
  noAddress: z.number().int(),
  open: z.number().int(),
  firstAt: ms.nullable(),
  lastAt: ms.nullable(),
});

/** 决定卷宗 as it crosses the wire. Instants inside are milliseconds, as in the archive, beside their printed form. */
export const dossier = z.strictObject({
  format: z.literal(dossierFormat),
  version: z.literal(dossierVersion),
  subject: z.strictObject({
    stream: z.string(),
    kind: z.string(),
    seq: z.number().int(),
    type: z.string(),
    decision: z.enum(decisionKinds),
    about: z.string(),
    organisation: z.string().nullable(),
    rehearsal: z.boolean(),
    ...titled,
  }),
  decided: z.strictObject({
    at: ms,
    time: instant,
    by: z.strictObject({ kind: z.enum(['clock', 'lifecycle', 'person']), id: z.string(), ...titled }),
  }),
  outcome: z.strictObject({ word: z.string(), reason: z.string().nullable(), ...titled }),
  pinned: z.strictObject({ profile: z.string().nullable(), calendar: sha256 }),
  electorate: z
    .strictObject({
      size: z.number().int(),
      eligible: z.number().int(),
      excluded: z.number().int(),
      document: z.string().nullable(),
      seats: z.array(seated).nullable(),
    })
    .nullable(),
  rule: z.strictObject({ id: z.string(), params: open, source: z.string(), terms: open, houseTerms: z.boolean() }).nullable(),
  result: result.nullable(),
  papers: open.nullable(),
  before: result.nullable(),
  sensitivity: sensitivity.nullable(),
  assessment: assessment.nullable(),
  composition: composition.nullable(),
  deadlines: z.array(deadlineProof),
  documents: z.array(z.strictObject({ what: z.string(), sha256: z.string() })),
  related: z.array(z.string()),
  log: z.strictObject({
    size: z.number().int(),
    root: sha256,
    events: z.array(logged),
    later: z.strictObject({ size: z.number().int(), root: sha256, proof: z.array(sha256) }).nullable(),
  }),
  calendar: open,
  profile: open.nullable(),
  notices: z.array(notice),
  software: z.strictObject({ name: z.string(), version: z.string() }),
  sight: z.enum(['full', 'counts', 'public']),
  seal: z.strictObject({ parts: z.record(z.string(), sha256), sha256 }),
});

/** The same papers under another rule; binds nobody. */
export const counterfactual = z.strictObject({
  binding: z.literal(false),
  ...titled,
  as: z.string(),
  rule: z.string(),
  source: z.string(),
  result,
  same: z.boolean(),
});

export const dossierOrCounterfactual = z.union([dossier, counterfactual]);

/** One decision in the list of a lifecycle. */
export const decisionRow = z.strictObject({
  seq: z.number().int(),
  at: instant,
  type: z.string(),
  decision: z.enum(decisionKinds),
  ...titled,
  self: z.string(),
});
