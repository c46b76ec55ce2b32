import { ruleSource } from '../domain/kernel/fields/rule-source.js';
import { z } from 'zod';
import { documentHash } from '../domain/kernel/fields/document-hash.js';
import { ballot } from '../domain/ballot/ballot.js';
import { namedIn } from '../domain/ballot/electorate.js';
import { titleOf } from '../domain/kernel/wire.js';
import { freeTerms } from '../domain/free-terms.js';
import type { BallotInput } from '../domain/messages/messages.js';
import { creditCode, knownUnit, personId } from '../domain/kernel/fields/identity.js';
import { millis } from './named-instant.js';
import { ballotTerms as profileTerms } from '../domain/profile/profile-schema.js';
import { ballotRoll, maxSeats } from '../domain/kernel/fields/roll.js';
import { term } from '../domain/kernel/fields/term.js';
import { sha256 } from './http.js';
import { textOf } from '../domain/kernel/fields/text.js';

/** How a ballot is run, with tighter bounds than a profile on its way to the check-up; every treatment is mandatory. */
export const ballotTerms = profileTerms.extend({
  rule: z.string().min(1).max(60),
  params: z.record(z.string().max(60), z.union([z.string().max(200), z.number(), z.boolean()])),
  minSeats: z.int().min(1).max(maxSeats),
  graceSeconds: z.int().min(0).max(3600),
  extension: z.strictObject({ maxDays: z.int().min(1).max(365), persons: z.literal(2) }).nullable(),
  outage: z
    .strictObject({ rule: z.enum(['extend', 'none']), minMinutes: z.int().min(1).max(1440), lastHours: z.int().min(1).max(8760).optional() })
    .optional(),
  source: ruleSource(400),
});

/** `POST /ballots`: a ballot that belongs to no project. */
export const ballotStart = z.strictObject({
  organisation: creditCode,
  question: textOf(500),
  text: documentHash,
  terms: ballotTerms,
  window: term,
  roll: ballotRoll,
  drafters: z.array(personId).max(200).optional(),
  drafterUnits: z.array(knownUnit).max(200).optional(),
  profile: sha256,
  rehearsal: z.boolean().default(false),
  opens: z.enum(['atStart', 'byHand']).default('byHand'),
  opensAt: millis.optional(),
  recallMinutes: z.int().min(0).max(1440).optional(),
  reminders: z.array(z.int().min(1).max(365)).max(12).optional(),
  facts: z.record(z.string().max(60), z.union([z.int(), z.boolean()])).optional(),
});
export type BallotStart = z.infer<typeof ballotStart>;

const named = (said: Partial<Pick<BallotInput, 'drafters' | 'drafterUnits'>>): Pick<BallotInput, 'named'> => {
  const found = namedIn(said);
  return found === undefined ? {} : { named: found };
};

/** The input of the lifecycle for a ballot a client starts. */
export const standaloneBallot = ({ drafters, drafterUnits, ...body }: BallotStart): BallotInput => ({
  ...body,
  ...freeTerms(body),
  // Whom the caller calls drafters is only proposed to be recused.
  ...named({ drafters, drafterUnits }),
  drafters: [],
  drafterUnits: [],
  purpose: 'standalone',
  project: null,
  round: 1,
});

/** A voter's own acts name no seat: the API finds it from the caller, so nobody can act for another seat of a roll by document. */
export const ownSeatActs: readonly string[] = ['castVote', 'objectPaper', 'confirmConditional', 'withdrawNegative', 'supportAppeal', 'standByVote'];

/** What a person may ask of a ballot over HTTP, by act. */
export const ballotBodies = Object.fromEntries(
  Object.values(ballot.commands).flatMap(({ type, payload, words }) => {
    if (payload === null) return [];
    const { seat: _found, ...said } = payload;
    return [[type, z.strictObject(ownSeatActs.includes(type) ? said : payload).meta({ title: titleOf(words) })]];
  }),
);
