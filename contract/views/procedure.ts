import { z } from 'zod';
import { profileSchema } from '../../domain/profile/profile-schema.js';
import { findingShown } from '../profile.js';
import { count, maybe, signed, text, time, words } from './shown.js';

const person = z.object({ id: text, name: maybe });

const everybody = {
  organisation: text,
  organisationName: text,
  profileId: text,
  title: words,
  standing: words,
  reference: maybe.meta({ description: 'What a project names to begin with it; null while no version is in force' }),
  inForce: z.object({ version: count, hash: text, profile: profileSchema }).nullable(),
  versions: z.array(z.object({ version: count, hash: text, confirmedAt: time, until: time.nullable() })),
  withdrawn: z.object({ reason: text, at: time }).nullable(),
} as const;

export const publicProcedureView = z
  .object(everybody)
  .meta({ id: 'PublicProcedure', description: 'A society’s own profile: what is in force, and since when' });

export const procedureView = z
  .object({
    ...everybody,
    draft: z
      .object({
        filing: count,
        version: count,
        hash: maybe,
        text: z.record(text, z.unknown()).meta({ description: 'As it was filed, with its holes' }),
        sound: z.boolean(),
        findings: z.array(findingShown),
        more: count.meta({ description: 'Findings beyond these' }),
        by: z.array(person),
        filedAt: time,
        returned: z.object({ ...signed, reason: text }).nullable(),
      })
      .nullable(),
    findings: z.array(findingShown).meta({ description: 'Of the version in force: warnings and advice' }),
    confirmations: z.array(z.object({ version: count, filedBy: z.array(person), confirmedBy: person })),
  })
  .meta({ id: 'Procedure', description: 'A society’s own profile, with its draft and the check-up' });

export type ProcedureView = z.output<typeof procedureView>;
export type PublicProcedureView = z.output<typeof publicProcedureView>;
