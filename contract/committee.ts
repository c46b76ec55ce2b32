import { z } from 'zod';
import { documentHash } from '../domain/fields/document-hash.js';
import { duties, matters, sides } from '../domain/committee/committee-profile.js';
import { agendaItem } from '../domain/meeting/fields.js';
import { maxItems } from '../domain/meeting/state.js';
import { knownUnit, personId as person, creditCode } from '../domain/fields/identity.js';
import { term } from '../domain/fields/term.js';
import { committeeProfileSchema } from './committee-profile-schema.js';
import { namedChange } from '../domain/fields/named-change.js';
import { localDate as date } from '../domain/fields/local-date.js';
import { millis } from './named-instant.js';
import { candidates, named, unit } from '../domain/committee/fields.js';
import { writtenOnce } from '../domain/committee/written-once.js';
import { actSchemasOf } from '../domain/kernel/wire.js';
import { reason, sha256 } from './http.js';
import { textOf } from '../domain/fields/text.js';

const words = textOf(4000);
const name = textOf(200);
const stream = (kind: string) =>
  z
    .templateLiteral([z.literal(`${kind}/`), z.string()])
    .refine((text) => /^[a-z-]+\/[\p{L}\p{N}][\p{L}\p{N}._—-]{0,99}$/u.test(text), '须为所指记录的标识 · must be the id of a record');
const ballot = stream('ballot') as z.ZodType<`ballot/${string}`>; // the literal prefix is checked by the schema
const because = z.strictObject({ reason });
const body = z
  .string()
  .regex(/^(TC|(SC|WG)\d{1,4})$/, '须为 TC，或分委会、工作组的编号如 SC1、WG2 · must be TC, or the number of a subgroup such as SC1 or WG2')
  .optional();

const people = {
  adjustMembers: z.strictObject({
    add: candidates.default([]),
    remove: z.array(z.strictObject({ person, reason })).max(200).default([]),
    on: date,
    ballot,
    filing: documentHash,
    body,
  }),
  recordDeparture: z.strictObject({ person, cause: z.enum(['resigned', 'died']), on: date, evidence: words }),
  changeEmployer: z.strictObject({
    person,
    organisation: creditCode.nullable(),
    organisationName: textOf(200).or(z.literal('')),
    side: z.enum(sides).optional(),
    on: date,
    evidence: words,
  }),
  mergeUnit: z.strictObject({ from: creditCode, to: unit, on: date, evidence: words }),
  changeDuty: z.strictObject({ person, duty: z.enum(duties), on: date, ballot: ballot.optional(), body }),
  suspendMember: z.strictObject({ person, on: date, reason }),
  reinstateMember: z.strictObject({ person, on: date, reason }),
  confirmReport: z.strictObject({ n: z.int().min(1), proof: documentHash.optional() }),
  declineReport: z.strictObject({ n: z.int().min(1), reason }),
  correctRecord: z.strictObject({ person, reason, evidence: words }),
} as const;

const work = {
  callBallot: z.strictObject({
    terms: z.enum(['letter', 'meeting']),
    matter: z.enum(matters),
    question: textOf(500),
    text: documentHash,
    drafters: z.array(person).max(200).optional(),
    drafterUnits: z.array(knownUnit).max(200).optional(),
    window: term.optional(),
    body,
    opens: z.enum(['atStart', 'byHand']).optional(),
    change: namedChange.optional(),
  }),
  callMeeting: z.strictObject({
    title: named,
    form: z.enum(['plenary', 'review', 'election', 'working']),
    opensAt: millis,
    place: name,
    remote: z.boolean(),
    link: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .optional(),
    agenda: z.array(agendaItem).min(1).max(maxItems),
    body,
  }),
  adoptDocument: z.strictObject({ matter: z.enum(matters), sha256: documentHash, ballot: ballot.optional(), minutes: sha256.optional() }),
  proposeProject: z.strictObject({ title: named, text: documentHash, ballot }),
  formSubgroup: z.strictObject({
    kind: z.enum(['SC', 'WG']),
    name: named,
    scope: words,
    host: unit.optional(),
    members: candidates.min(1),
    on: date,
    ballot: ballot.optional(),
  }),
  dissolveSubgroup: z.strictObject({
    subgroup: z.string().regex(/^(SC|WG)\d{1,4}$/, '须为分委会、工作组的编号，如 SC1、WG2 · must be the number of a subgroup, e.g. SC1 or WG2'),
    on: date,
    reason,
    ballot: ballot.optional(),
  }),
  fileAnnualReport: z.strictObject({ year: z.int().min(1990).max(9998), sha256: documentHash }),
  requestChange: z.strictObject({ what: z.enum(['host', 'name', 'scope']), reason }),
} as const;

const oversight = {
  approveChange: z.strictObject({ name: named.optional(), scope: words.optional(), host: unit.optional() }),
  refuseChange: because,
  proposeEnding: z.strictObject({ kind: z.enum(['deregister', 'revoke']), reason }),
  keepCommittee: because,
  deregister: z.strictObject({ standardsTo: words }),
  revoke: z.strictObject({ standardsTo: words }),
  migrateProfile: z.strictObject({ profile: committeeProfileSchema, reason }),
} as const;

/** What a person may ask of a committee, without `type`; what is written once already is read off its acts. */
export const committeeCommands = { ...actSchemasOf(writtenOnce), ...people, ...work, ...oversight } as const;
