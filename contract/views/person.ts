import { z } from 'zod';
import { valuesOf } from '../../domain/kernel/words.js';
import { membershipNames } from '../../domain/person/words.js';
import { maybe, name, text } from './shown.js';

const membership = z.object({
  organisation: text,
  organisationName: name,
  role: z.enum(valuesOf(membershipNames)),
  from: text,
  to: maybe,
  unconfirmed: z.literal(true).optional(),
});

export const personView = z
  .object({ name: text, registrar: text, registrarName: name, memberships: z.array(membership) })
  .meta({ id: 'Person', description: 'Somebody with dated memberships' });
