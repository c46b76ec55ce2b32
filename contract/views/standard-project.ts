import { z } from 'zod';
import { outcomes } from '../../domain/ballot-rule/ballot-rule.js';
import { ballotNames, fields } from '../../domain/profile/profile.js';
import { traits } from '../../domain/profile/vocabulary.js';
import { valuesOf } from '../../domain/kernel/words.js';
import { proposerNames } from '../../domain/standard-project/words.js';
import { licenceNames } from '../../domain/standard-project/words.js';
import { noticeView, publicNoticeView } from './shown-notice.js';
import { clock, count, maybe, name, signed, term, text, time, title, unit, words } from './shown.js';

const drafter = z.object({ person: text, name: text, organisation: text });
const votes = z.enum(['projectVote', 'review', 'systematic']);
const outcome = z.enum(outcomes);

/** A ballot of the project: which one runs or ran last, and what came of it. */
const ballotRound = z.object({ round: count, ballot: maybe, outcome: outcome.nullable(), closesAt: time.nullable(), failures: count });

const change = z
  .object({
    added: z.array(text),
    removed: z.array(text),
    changed: z.array(text),
    moved: z.array(z.object({ from: text, to: text })),
  })
  .nullable();
const editorial = z.object({ from: text, to: text, change, n: count, reason: text, ...signed, confirmedBy: maybe, confirmedByName: name });

const comment = z.object({
  round: count,
  status: z.enum(['none', 'ordered', 'open', 'closed', 'settled', 'voided']),
  text: maybe,
  closesAt: time.nullable(),
  provisional: z.boolean(),
  adopted: count,
  comments: count,
  repeat: z.boolean().meta({ description: 'A substantive change waits for a repeat round' }),
});

const publication = z.object({ at: time, text, documentNumber: text, effectiveAt: time, effective: z.boolean() }).nullable();
const patent = z.object({ id: text, holder: text, licence: z.enum(valuesOf(licenceNames)).nullable(), removed: z.boolean() });
const holds = z.object({ suspended: z.object({ by: z.enum(['office', 'monitor']) }).nullable(), frozen: z.boolean(), since: time.nullable() });
const filed = z.object({ at: time, number: text, late: z.boolean() }).nullable();
const local = { department: unit, committee: maybe, feedbackChannel: maybe, consent: maybe, filed };

const clocks = z.object({
  stage: clock.nullable(),
  declaration: clock.nullable(),
  review: clock.nullable(),
  correction: clock.nullable(),
  filing: clock.nullable().optional(),
});

const pinned = { id: text, version: count, hash: text };

/** What everybody sees once the project is announced. */
const everybody = {
  organisation: text,
  organisationName: text,
  societyCode: text,
  title,
  field: z.enum(fields).nullable(),
  nature: z.enum(['new', 'revision']),
  revises: z.object({ number: text, project: maybe }).nullable(),
  traits: z.array(z.enum(valuesOf(traits))),
  classification: z.object({ ics: z.array(text), ccs: z.array(text) }).optional(),
  rehearsal: z.boolean(),
  calendarHash: text,
  code: text,
  since: time,
  clocks,
  end: z.enum(['dropped', 'refused', 'terminated', 'withdrawnByProposer', 'cancelled', 'withdrawn', 'superseded']).nullable(),
  plan: z.object({ number: text, lead: unit }).nullable(),
  comment,
  number: maybe,
  publication,
  declared: z.boolean(),
  patents: z.array(patent),
  holds,
  successor: z.object({ project: text, number: maybe, effectiveAt: time.nullable() }).nullable(),
};

/** The public part of an announced project. */
export const publicProjectView = z
  .object({
    ...everybody,
    profile: z.object(pinned),
    units: z.array(unit),
    review: z.object({ round: count, outcome: outcome.nullable(), closesAt: time.nullable() }),
    corrections: z.object({ published: count }),
    notice: publicNoticeView(['project']).nullable(),
    local: z.object(local).optional(),
  })
  .meta({ id: 'StandardProjectPublic', description: 'The public part of an announced project' });

const complaint = z.object({
  n: count,
  by: text.optional(),
  byName: name.optional(),
  against: text,
  accepted: z.boolean(),
  clock,
  appeal: z.object({ of: votes, standing: z.enum(['maker', 'voter']).optional(), units: z.array(text).optional() }).optional(),
  panel: z.array(drafter).optional(),
});

const ballotAllowed = z.object({ mode: z.enum(['meeting', 'letter']), window: z.object({ min: term, default: term, max: term }) });

/** All of a project, for its society, its drafting units and those who supervise it. */
export const projectView = z
  .object({
    ...everybody,
    profile: z.object({
      ...pinned,
      title: words,
      review: z.object({ ballot: z.enum(['technicalReview', 'letterReview']) }),
      ballots: z
        .partialRecord(z.enum(ballotNames), ballotAllowed)
        .meta({ description: 'The ballots this procedure knows, and how long each may be open' }),
    }),
    proposer: z.object({ person: text, name, unit: text, unitName: name, selfStated: z.literal(true).optional() }),
    lookedUp: z.object({ near: z.array(z.object({ reference: text, title: text, percent: count })), unregistered: z.array(text) }).optional(),
    rounds: count,
    charterChecked: z.boolean(),
    projectVote: ballotRound,
    notice: noticeView(['project']).nullable(),
    group: z.object({ units: z.array(unit), drafters: z.array(drafter), answered: z.array(text), versions: count }).nullable(),
    draft: z.object({ sha256: text, version: text, ...signed, uploads: count }).nullable(),
    documents: z.record(text, z.object({ sha256: text, count })).meta({ description: 'The papers on file by kind (see GET /codes, documentKinds)' }),
    waivers: z.array(text),
    review: ballotRound.extend({
      text: maybe,
      edits: count,
      confirmed: maybe,
      replacement: z.object({ ballot: text, from: text, to: text, version: text, reason: text, ...signed }).optional(),
      erratum: z.object({ ballot: text, to: text, version: text, ...signed }).optional(),
    }),
    approval: z.object({ returns: count, at: time.nullable(), pending: z.boolean(), text: maybe, editorial: editorial.optional() }),
    patentCallUntil: time.nullable(),
    complaints: z.object({ filed: count, upheld: count, open: z.array(complaint) }),
    feedback: z.object({ count, sinceReview: count }),
    corrections: z.object({ published: count, current: z.object({ sha256: text, approved: z.boolean() }).nullable() }),
    systematic: ballotRound.extend({ held: count, proposal: z.enum(['confirm', 'revise', 'withdraw']).nullable() }),
    withdrawalOrdered: z.boolean(),
    last: z
      .object({ act: text, at: time, ...signed })
      .nullable()
      .meta({ description: 'The last act that may be recalled' }),
    local: z
      .object({
        ...local,
        proposedAs: z.enum(valuesOf(proposerNames)),
        filing: z.object({ alarmAt: time, alarmed: z.boolean() }).nullable(),
        voices: count.meta({ description: 'People whose feedback since the last 复审 counts towards an early one' }),
      })
      .optional(),
    consensus: z.object({ drafting: text, version: count, text: maybe }).optional(),
    migrations: z.object({ times: count, pinned: text }).optional(),
    voided: z.array(z.object({ round: count, stream: text, reason: text })).optional(),
    lost: z.array(z.object({ of: votes, round: count, stream: text, outcome, voided: text.optional() })).optional(),
    campaigns: z.array(text).optional(),
  })
  .meta({ id: 'StandardProject', description: 'All of a project, for its society, its drafting units and those who supervise it' });

export type PublicProjectView = z.output<typeof publicProjectView>;
