import { z } from 'zod';
import { count, name, term, text, time, title } from './shown.js';

const everybody = {
  phase: z.enum(['open', 'closed', 'settled', 'voided']),
  project: text,
  organisation: text,
  organisationName: name,
  title,
  round: count,
  text,
  public: z.boolean(),
  lateDisposition: z.enum(['required', 'optional']),
  answer: term,
  rehearsal: z.boolean(),
  openedAt: time,
  closesAt: time.nullable(),
  countsUntil: time.nullable(),
  answerBy: time.nullable(),
  answerOverdue: z.boolean(),
  reminders: z.array(count),
  comments: count,
  objection: term.optional(),
  objectUntil: time.optional(),
  objectionsBy: time.optional(),
  objectionsOverdue: z.boolean().optional(),
  voided: z.object({ reason: text, at: time }).optional(),
};

/** Of whom the draft was sent to, everybody is told the number. */
export const publicConsultationView = z
  .object({ ...everybody, addressees: count })
  .meta({ id: 'ConsultationPublic', description: 'A comment round, without whom it was sent to' });

const addressee = z.object({ organisation: text, name, reply: z.enum(['none', 'noComments', 'comments']) });

export const consultationView = z
  .object({ ...everybody, addressees: z.array(addressee), drafters: z.array(z.object({ person: text, name })) })
  .meta({ id: 'Consultation', description: 'A comment round, for its society and whom it was sent to' });

export type ConsultationView = z.output<typeof consultationView>;
