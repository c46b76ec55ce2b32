import { z } from 'zod';
import { valuesOf } from '../../domain/kernel/words.js';
import { alarmAnswerNames, mediationNames, positionNames } from '../../domain/drafting/words.js';
import { ballotTermsShown } from './ballot-terms.js';
import { count, maybe, name, term, text, time, title } from './shown.js';

const person = { person: text, name };
const member = z.object({
  ...person,
  organisation: text,
  organisationName: text,
  since: count.meta({ description: 'How many calls had been opened when they joined' }),
  left: z.object({ after: count, own: z.boolean() }).nullable(),
  leaveAskedBy: maybe,
});
const stated = z.object({ ...person, position: z.enum(valuesOf(positionNames)).nullable() });
const call = z.object({
  n: count,
  version: count,
  openedAt: time,
  closesAt: time,
  provisional: z.boolean(),
  clauses: z.array(text),
  positions: z.array(z.object({ clause: text, stated: z.array(stated) })),
});
const outcome = z.enum(valuesOf(mediationNames));
const issue = z.object({
  n: count,
  kind: z.enum(['concern', 'sustainedObjection']),
  ...person,
  call: count,
  first: count,
  clauses: z.array(text),
  answered: z.boolean(),
  answerBy: time.nullable(),
  overdue: z.boolean(),
  step: count.nullable(),
  redrafted: z.boolean(),
  mediated: outcome.nullable(),
  mediation: z.object({ outcome, by: text, byName: name }).nullable(),
  ballot: maybe,
  vote: z.enum(['running', 'PASS', 'FAIL']).nullable(),
});
const owed = z.object({
  what: z.enum(['position', 'mediation', 'answer']),
  call: count.optional(),
  issue: count.optional(),
  clauses: z.array(text),
  due: time.nullable(),
});
const terms = z.object({
  call: term,
  answer: term,
  silence: z.enum(['assents', 'noPosition']),
  support: text,
  escalation: z.array(z.enum(['redraft', 'mediation', 'vote'])),
  vote: z.object({ terms: ballotTermsShown, binding: z.enum(['decides', 'advises']) }).nullable(),
  source: text,
});

/** Positions are named inside the group, and nobody outside sees it. */
export const draftingView = z
  .object({
    phase: z.enum(['working', 'agreed', 'disbanded']),
    project: maybe,
    committee: maybe,
    organisation: text,
    organisationName: name,
    title,
    terms,
    profile: text,
    rehearsal: z.boolean(),
    group: z.array(member),
    editors: z.array(z.object(person)),
    version: count,
    text: maybe,
    clauses: z.array(z.object({ id: text, stand: z.enum(['concern', 'objection', 'escalated', 'open', 'consensus', 'byVote']) })),
    duplicates: z.array(text),
    calls: count,
    open: z.array(call),
    raised: count,
    issues: z.array(issue),
    votes: count,
    decisions: count,
    parked: count,
    alarms: z.object({ from: text, to: text, answers: z.array(z.object({ alarm: text, answer: z.enum(valuesOf(alarmAnswerNames)) })) }).nullable(),
    yours: z.array(owed).meta({ description: 'What the reader owes the group' }),
  })
  .meta({ id: 'Drafting', description: 'A drafting group and its text' });

export type DraftingView = z.output<typeof draftingView>;
