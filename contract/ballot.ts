import { ruleSource } from './source.js';
import { z } from 'zod';
import { documentHash } from '../domain/fields/document-hash.js';
import { negativeWays } from '../domain/ballot-rule/ballot-rule.js';
import { choiceNames, faultNames } from '../domain/ballot/words.js';
import { namedIn } from '../domain/ballot/electorate.js';
import { valuesOf } from '../domain/kernel/words.js';
import { freeTerms } from '../domain/law/free-terms.js';
import type { BallotInput } from '../domain/messages.js';
import { clausePlace, creditCode, knownUnit, personId } from '../domain/fields/identity.js';
import { millis } from './named-instant.js';
import { ballotTerms as profileTerms } from './profile-schema.js';
import { ballotRoll, maxSeats, seatNumber } from '../domain/fields/roll.js';
import { term } from '../domain/fields/term.js';
import { reason, sha256 } from './http.js';
import { textOf } from '../domain/fields/text.js';

const words = textOf(4000);
const seat = seatNumber;
const choices = valuesOf(choiceNames);
const votingErrors = valuesOf(faultNames);

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

const none = z.strictObject({});
const because = z.strictObject({ reason });
const prolonging = z.strictObject({ days: z.int().min(1).max(365), reason });
const changed = z.strictObject({ clause: clausePlace, from: sha256.nullable(), to: sha256.nullable() });
const vote = { seat, choice: z.enum(choices), reason: reason.optional(), comment: words.optional(), text: sha256 };

const proposal = z.int().min(1).describe('提议编号 · the number of what was read: proposed or typed anew it has another');
const confirming = z.strictObject({ n: proposal });

/** What a person may ask of a ballot, without `type`. Acts of the clock and of the project have no schema: no client may send them. */
export const ballotCommands = {
  openBallot: none,
  castVote: z.strictObject({ ...vote, clause: clausePlace.optional(), confirmed: z.boolean().optional() }),
  enterPaper: z.strictObject({
    ...vote,
    choice: z.enum([...choices, 'spoilt']),
    ticks: z.array(z.enum(choices)).min(1).max(7).optional(),
    scan: documentHash,
  }),
  confirmPaper: z.strictObject({
    seat,
    n: proposal,
    scan: sha256,
    choice: z.enum([...choices, 'spoilt']).describe('复核人所读 · as the second person reads it on the scan'),
    words: z.boolean().describe('有无意见或理由 · whether a reason or a comment stands on the sheet'),
  }),
  objectPaper: z.strictObject({ seat, reason }),
  confirmConditional: z.strictObject({ seat, text: sha256 }),
  recuse: z.strictObject({ seat, reason, evidence: words, proof: documentHash.optional() }),
  recordAttendance: z.strictObject({ present: z.array(seat).max(5000) }),
  proposeExtension: prolonging,
  confirmExtension: confirming,
  proposeReopening: prolonging,
  confirmReopening: confirming,
  proposeVoiding: because.extend({
    fault: z
      .strictObject({ error: z.enum(votingErrors).describe('名册 / 文本 / 通知 / 过程 / 计票'), document: documentHash })
      .optional()
      .describe('程序错误及其证明文件 · for a declared result: the error of procedure, with the document that shows it'),
  }),
  confirmVoiding: confirming,
  confirmChange: confirming,
  declineProposal: z.strictObject({ proposal, reason }),
  withdrawProposal: z.strictObject({ proposal, reason }),
  recallBallot: because,
  closeMeeting: none,
  swapBallotText: z.strictObject({ from: sha256, to: documentHash, nature: z.enum(['erratum', 'technical']), reason }),
  standByVote: z.strictObject({ seat, text: sha256 }),
  recordMandate: z.strictObject({
    seat,
    holder: personId,
    kind: z.enum(['alternate', 'proxy']),
    from: millis,
    until: millis,
    proof: documentHash,
  }),
  withdrawMandate: z.strictObject({ seat, reason }),
  withdrawNegative: z.strictObject({ seat, to: z.enum(['yes', 'abstain', 'noObjection']), text: sha256 }),
  answerNegative: z.strictObject({ seat, answer: words }),
  findPersuasive: z.strictObject({ seat, reason }),
  putMotion: z.strictObject({ seat, way: z.enum(negativeWays), window: term.optional(), roll: ballotRoll.optional() }),
  recirculate: z.strictObject({ text: documentHash, changes: z.array(changed).min(1).max(200), window: term.optional() }),
  supportAppeal: z.strictObject({ seat, reason }),
  recordFact: z.strictObject({ fact: z.string().min(1).max(60), value: z.union([z.int().min(0).max(1_000_000), z.boolean()]), evidence: words }),
  decideTie: z.strictObject({ choice: z.enum(['yes', 'no']), reason }),
} as const;
