import { z } from 'zod';
import { outcomes } from '../domain/ballot-rule/ballot-rule.js';
import { instant } from './instant.js';

const words = z.strictObject({ zh: z.string(), en: z.string() });
const count = z.int().min(0);
const figures = z.strictObject({
  due: count,
  present: count,
  inPerson: count,
  remote: count,
  attended: count,
  attendedRemotely: count,
  onLeave: count,
  absent: count,
  guests: count,
});
const voteFigures = z.strictObject({ yes: count, no: count, abstain: count });

/** The 签名表 as data. */
export const sheetShown = z.strictObject({
  title: words,
  opensAt: instant,
  place: z.string(),
  items: z.array(words),
  figures,
  sentence: words,
  rows: z.array(
    z.strictObject({
      n: z.int(),
      name: z.string(),
      duty: z.string(),
      title: z.string(),
      organisation: z.string(),
      votes: z.boolean(),
      attendance: z.enum(['inPerson', 'remote', 'left', 'leave', 'absent', 'unknown']),
    }),
  ),
});

const vote = z.strictObject({
  vote: z.int(),
  ballot: z.string(),
  question: z.string(),
  text: z.string(),
  putAt: instant,
  present: count,
  outcome: z.enum(outcomes).nullable(),
  figures: voteFigures.nullable(),
  words: words.nullable(),
  calledOff: z.string().nullable(),
});

const minutes = z.strictObject({
  meeting: z.string(),
  committee: z.string(),
  title: words,
  form: z.string(),
  place: z.string(),
  openedAt: instant.nullable(),
  endedAt: instant.nullable(),
  sessions: z.array(z.strictObject({ at: instant, what: z.enum(['opened', 'adjourned', 'resumed', 'ended']), figures: figures.nullable() })),
  attendance: z.strictObject({ figures, sentence: words }).nullable(),
  items: z.array(
    z.strictObject({
      n: z.int(),
      title: words,
      documents: z.array(z.string()),
      project: z.string().nullable(),
      decides: z.boolean(),
      opinions: z.array(z.strictObject({ person: z.string(), name: z.string(), text: z.string() })),
      votes: z.array(vote),
    }),
  ),
  resolutions: z.array(
    z.strictObject({
      number: z.string(),
      item: z.int(),
      vote: z.int().nullable(),
      ballot: z.string().nullable(),
      outcome: z.enum(outcomes).nullable(),
      text: words,
      amended: z.array(z.strictObject({ at: instant, reason: z.string() })),
    }),
  ),
  departures: z.array(z.strictObject({ at: instant, what: z.string(), items: z.array(z.int()), reason: z.string().nullable() })),
  conclusion: z.string().nullable(),
});

/** `hash`, over the minutes as the archive gives them, and `facts` are what the chair names to confirm; `agrees` says that the archive still gives what was confirmed. */
export const minutesShown = z.strictObject({
  hash: z.string(),
  facts: z.int(),
  confirmed: z.strictObject({ by: z.string(), at: instant, hash: z.string(), facts: z.int(), agrees: z.boolean() }).nullable(),
  minutes,
});
