import { z } from 'zod';
import { negativeWays } from '../../domain/ballot-rule/ballot-rule.js';
import { sheetNames } from '../../domain/ballot/words.js';
import { marks, type Mark } from '../../domain/ballot/marks.js';
import { valuesOf } from '../../domain/kernel/words.js';
import { outcome, counts, facts, result } from './ballot-result.js';
import { ballotTermsShown } from './ballot-terms.js';
import { count, maybe, name, term, text, time } from './shown.js';

/** What a character of the electorate stands for. */
const paperOf = {
  '.': 'none',
  '-': 'excluded',
  y: 'yes',
  Y: 'yesWithComments',
  n: 'noWithoutReasons',
  N: 'noWithReasons',
  c: 'conditionalNo',
  a: 'abstain',
  x: 'spoilt',
  o: 'noObjection',
  d: 'discuss',
} as const satisfies { readonly [mark in Mark]: string };
export const papers = Object.values(paperOf);
const markOf = (paper: (typeof papers)[number]): Mark => marks.find((mark) => paperOf[mark] === paper) ?? '.';
/** One character in the state, a word on the wire. */
export const paperShown = z.codec(z.enum(marks), z.enum(papers), { decode: (mark) => paperOf[mark], encode: markOf });

const ground = { reason: text, evidence: text };
const excluded = z.object({
  seat: count,
  ...ground,
  late: z.boolean(),
  was: paperShown.optional(),
  by: text.optional(),
  agreed: z.literal(true).optional(),
});
const says = z.object({ choice: z.enum(valuesOf(sheetNames)), words: z.boolean() });
const sheet = z.object({
  seat: count,
  n: count,
  mark: paperShown.optional(),
  said: says.optional(),
  scan: text,
  by: text,
  text: text.optional(),
  confirmedAt: time.nullable(),
  overtaken: z.literal(true).optional(),
});
const seat = z.object({
  person: text,
  name,
  organisation: text,
  organisationName: name,
  units: z.array(text).optional(),
  class: text.optional(),
  weight: z.number().optional(),
});
const cause = z.enum(['employerChanged', 'resigned', 'died', 'removed', 'revoked', 'suspended', 'reinstated']);
const effect = z.enum(['stands', 'recused', 'restored', 'beforeOpening', 'afterClose']);
const seatChange = z.object({ seat: count, cause, at: time, effect });
const mandate = z.object({
  seat: count,
  holder: text,
  holderName: name,
  kind: z.enum(['alternate', 'proxy']),
  from: time,
  until: time,
  proof: text,
  holderUnits: z.array(text).optional(),
});

const voiding = {
  ground: z.enum(['appealUpheld', 'outage', 'authority', 'error']).optional(),
  fault: z.object({ error: z.enum(['roll', 'text', 'notice', 'conduct', 'count']), document: text }).optional(),
};
/** What one person asked for, field by field as it was sent; `from` and `until` of a mandate are instants. */
const asked = z.looseObject({ type: text, seat: count.optional(), from: z.union([time, text]).optional(), until: time.optional() });
const proposal = z.discriminatedUnion('act', [
  z.object({ act: z.enum(['extension', 'reopening', 'voiding']), n: count, days: count, reason: text, by: text, ...voiding }),
  z.object({ act: z.literal('change'), n: count, change: asked, by: text, at: time }),
]);
const change = z.object({ clause: text, from: maybe, to: maybe });
const way = z.enum(negativeWays);

const follows = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('motion'), of: text, seat: count.optional(), way: way.optional() }),
  z.object({ kind: z.literal('appeal'), of: text }),
  z.object({
    kind: z.literal('recirculation'),
    of: text,
    from: text.optional(),
    changes: z.array(change).optional(),
    negatives: z.array(count).optional(),
    resting: z.array(count).optional(),
    excluded: z.array(z.object({ seat: count, ...ground })).optional(),
  }),
]);

const you = z.object({
  seat: count,
  excluded: z.boolean(),
  mandate: mandate.nullable(),
  asked: z.array(proposal),
  done: z.array(z.object({ what: z.literal('sheetEntered'), by: text, answer: z.enum(['castVote', 'objectPaper']), until: time.nullable() })),
});

/**
 * A ballot as its reader may see it. What a reader may not see is absent or empty: seats, sheets and proposals are for those who conduct it; before the close
 * nothing is shown from which a vote could be read.
 */
export const ballotView = z
  .object({
    purpose: z.enum(['projectApproval', 'technicalReview', 'systematicReview', 'standalone']),
    phase: z.enum(['draft', 'open', 'tied', 'closed', 'settled', 'recalled', 'voided']),
    project: maybe,
    committee: text.optional(),
    meeting: text.optional(),
    organisation: text,
    organisationName: name,
    secretariat: text.optional(),
    round: count,
    question: text,
    text,
    terms: ballotTermsShown,
    houseTerms: z.boolean().meta({ description: 'The terms are somebody’s own and cite no law' }),
    window: term,
    drafters: z.array(text),
    drafterUnits: z.array(text),
    named: z
      .object({
        drafters: z.array(text),
        drafterUnits: z.array(text),
        seats: z.array(z.object({ seat: count, ...ground })).optional(),
        by: text.optional(),
      })
      .optional(),
    noDrafters: z.boolean().optional(),
    profile: text,
    rehearsal: z.boolean(),
    follows: follows.optional(),
    facts,
    recallMinutes: count,
    reminders: z.array(count),
    opensAt: time.nullable(),
    openedAt: time.nullable(),
    closesAt: time.nullable(),
    countsUntil: time.nullable(),
    settlesAt: time.nullable(),
    heldUntil: time.optional(),
    extendedDays: count,
    outages: z.array(z.object({ from: time, to: time, minutes: count })).optional(),
    size: count,
    seats: z.array(seat).nullable(),
    document: maybe,
    present: z.array(count).nullable().meta({ description: 'Seats present at the meeting; null until attendance is recorded' }),
    excluded: z.array(excluded),
    papers: z.array(sheet),
    sheetsUnconfirmed: z.array(count).optional(),
    unitsDiffer: z.array(z.object({ seat: count, organisation: text, known: z.array(text) })).optional(),
    changes: z.array(seatChange.extend({ organisation: maybe })).optional(),
    mandates: z.array(mandate).optional(),
    byMandate: z.array(count).optional(),
    swaps: z.array(z.object({ from: text, to: text, at: time })).optional(),
    proposals: z.array(proposal).optional(),
    declined: z.array(z.object({ act: text, seat: count, proof: maybe })).optional(),
    casts: count.optional(),
    late: count.optional(),
    parked: count.optional(),
    followUps: z
      .array(
        z.object({ stream: text, kind: z.enum(['motion', 'appeal', 'recirculation']), running: z.boolean(), voided: z.literal(true).optional() }),
      )
      .optional(),
    negatives: z.array(z.object({ seat: count, status: z.enum(['answered', 'recirculated', ...negativeWays]) })).optional(),
    motions: z.array(z.object({ ballot: text, seat: count, way, lost: way })).optional(),
    appeal: z.object({ supporters: z.array(count), upheld: z.boolean().nullable() }).optional(),
    result: result.nullable(),
    firstResult: result.optional(),
    revisions: z.array(z.object({ at: time, cause: text, from: outcome, to: outcome })).optional(),
    reopened: z.enum(['papersMissing', 'outage', 'appealUpheld']).optional(),
    changed: z.array(seatChange.extend({ otherwise: outcome, counts, same: z.boolean() })).optional(),
    smallClasses: z.array(text).optional(),
    decidedAt: time.optional(),
    used: z.boolean(),
    voided: z.object({ reason: text, at: time, proposedBy: text.optional(), by: text.optional(), ...voiding }).optional(),
    you: you.nullable().meta({ description: 'The reader’s own seat: whether it counts, who votes for it, what waits for the member’s word' }),
  })
  .meta({ id: 'Ballot', description: 'One question put to a frozen electorate' });

export type BallotView = z.output<typeof ballotView>;
