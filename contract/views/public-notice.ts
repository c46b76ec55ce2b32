import { z } from 'zod';
import { instant } from '../http.js';
import { maybe, name, title, words } from './shown.js';

/** 公示: what is put before the public, whose it is, and until when anybody may object. */
export const publicNotice = z
  .strictObject({
    kind: z.enum(['project', 'setup', 'plan', 'ending', 'selection']),
    ...words.shape,
    subject: z.string().meta({ description: 'Address of what the notice is about' }),
    title,
    organisation: maybe,
    organisationName: name,
    closesAt: instant,
    rehearsal: z.boolean(),
  })
  .meta({ id: 'PublicNotice' });
export type PublicNotice = z.output<typeof publicNotice>;
