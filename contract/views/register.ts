import { z } from 'zod';
import { count, name, text } from './shown.js';

export const registerView = z
  .object({ code: text, organisation: text, organisationName: name, serialWidth: count, rehearsal: z.boolean(), highest: count })
  .meta({ id: 'Register', description: 'The book of numbers of one code' });
