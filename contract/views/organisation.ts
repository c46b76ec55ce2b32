import { z } from 'zod';
import { valuesOf } from '../../domain/kernel/words.js';
import { kindNames } from '../../domain/organisation/words.js';
import { fields } from '../../domain/profile/profile.js';
import { maybe, text, time } from './shown.js';

const everybody = {
  uscc: text,
  name: text,
  kind: z.enum(valuesOf(kindNames)),
  fields: z.array(z.enum(fields)),
  code: maybe,
  overridden: z.boolean(),
  standing: z.enum(['clear', 'suspended']),
  reason: text,
  since: time,
};

export const publicOrganisationView = z.object(everybody).meta({ id: 'OrganisationPublic', description: 'A body under its credit code' });

export const organisationView = z
  .object({ ...everybody, projects: z.array(text).meta({ description: 'Projects that run' }) })
  .meta({ id: 'Organisation', description: 'A body under its credit code, with the projects it runs' });

export type OrganisationView = z.output<typeof organisationView>;
