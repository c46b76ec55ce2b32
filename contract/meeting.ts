import { z } from 'zod';
import { documentHash } from '../domain/fields/document-hash.js';
import { outcomes } from '../domain/ballot-rule/ballot-rule.js';
import { matters } from '../domain/committee/committee-profile.js';
import { attendanceModes } from '../domain/meeting/meeting-state.js';
import { maxVotes } from '../domain/meeting/put-to-vote.js';
import { maxItems } from '../domain/meeting/start-meeting.js';
import { knownUnit, personId as person } from '../domain/fields/identity.js';
import { term } from '../domain/fields/term.js';
import { lifecycleId, reason, sha256 } from './http.js';
import { millis } from './named-instant.js';
import { textOf } from '../domain/fields/text.js';

const words = textOf(4000);
const line = textOf(300);
const title = z.strictObject({ zh: line, en: line });
const item = z.int().min(1).max(999);
const vote = z.int().min(1).max(maxVotes);
const heads = z.int().min(0).max(10_000);
const because = { reason };

export const agendaItem = z.strictObject({
  n: item,
  title,
  documents: z.array(documentHash).max(20),
  project: z
    .string()
    .regex(/^standard-project\//, '须为项目的标识 · must be a project')
    .refine((stream) => lifecycleId.safeParse(stream.slice('standard-project/'.length)).success, '须为项目的标识 · must be a project')
    .transform((stream): `standard-project/${string}` => `standard-project/${stream.slice('standard-project/'.length)}`)
    .nullable(),
  decides: z.boolean(),
  matter: z.enum(matters).optional(),
});

/** The resolution's words in both languages, and what it says came out of the vote. */
const resolution = {
  outcome: z.enum(outcomes).optional(),
  figures: z.strictObject({ yes: heads, no: heads, abstain: heads }).optional(),
  text: z.strictObject({ zh: words, en: words }),
};

/** What a person may ask of a meeting, without `type`. It is started by its committee only. */
export const meetingCommands = {
  changeAgenda: z.strictObject({ agenda: z.array(agendaItem).min(1).max(maxItems), reason: reason.optional() }),
  acceptLateMaterial: z.strictObject({ item, ...because }),
  postponeMeeting: z.strictObject({ opensAt: millis, place: line.optional(), ...because }),
  cancelMeeting: z.strictObject(because),
  signIn: z.strictObject({ person, mode: z.enum(attendanceModes), how: line.optional() }),
  checkIdentity: z.strictObject({ person, how: line }),
  signOut: z.strictObject({ person }),
  openMeeting: z.strictObject({}),
  adjournMeeting: z.strictObject({ resumesAt: millis, place: line.optional(), ...because }),
  resumeMeeting: z.strictObject({}),
  noteOpinion: z.strictObject({ item, person, text: words }),
  putToVote: z.strictObject({
    item,
    terms: z.string().min(1).max(60),
    question: textOf(500),
    text: documentHash,
    drafters: z.array(person).max(200).optional(),
    drafterUnits: z.array(knownUnit).max(200).optional(),
    window: term.optional(),
  }),
  closeVote: z.strictObject({ vote }),
  recordResolution: z.strictObject({ item, vote: vote.optional(), ...resolution }),
  amendResolution: z.strictObject({ number: z.string().min(1).max(60), ...because, ...resolution }),
  endMeeting: z.strictObject({ conclusion: words }),
  confirmMinutes: z.strictObject({ hash: sha256, facts: z.int().min(1) }),
} as const;
