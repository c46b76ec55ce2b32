import { z } from 'zod';
import { valuesOf } from '../../domain/kernel/words.js';
import { suspendable } from '../../domain/messages/suspension.js';
import { conclusionNames, entryNames, findingNames, scopeNames } from '../../domain/supervision/words.js';
import { count, maybe, text, time, unit, words } from './shown.js';

const due = time.nullable();

const finding = z.object({
  n: count,
  rule: text,
  source: words.meta({ description: 'What the rule rests on' }),
  text,
  needed: text.meta({ description: 'The evidence that is asked for' }),
  scope: z.enum(valuesOf(scopeNames)),
  acts: z.array(z.object({ act: z.enum(valuesOf(suspendable)), words })),
  project: maybe.meta({ description: 'Address of the one project whose acts are suspended' }),
  suspended: z.boolean().meta({ description: 'The named acts are suspended at present' }),
  standing: z.enum(valuesOf(findingNames)),
  standingWords: words,
});

const entry = z.object({
  at: time,
  kind: z.enum(valuesOf(entryNames)),
  words,
  side: z.enum(['department', 'society', 'clock']),
  text: maybe,
  files: z.array(text),
  finding: count.nullable(),
  due,
  late: z.boolean(),
});

const waited = z.object({ due: time, overdue: z.boolean() }).nullable();

export const supervisionView = z
  .object({
    title: text,
    organisation: text,
    organisationName: text,
    department: unit,
    about: z.object({ project: maybe, indicator: z.object({ id: text, ...words.shape }).nullable() }),
    awaited: z.object({ answer: waited, evidence: waited }),
    findings: z.array(finding),
    thread: z.array(entry),
    conclusion: z.enum(valuesOf(conclusionNames)).nullable(),
    rehearsal: z.boolean(),
  })
  .meta({ id: 'Supervision', description: 'A question of a supervising department to a society, what is to be put right, and the thread both read' });

export type SupervisionShown = z.output<typeof supervisionView>;
