import { z } from 'zod';
import { lifecycleShown } from '../http.js';

/** The schemas of a noun: what who sees all of it is shown, and what everybody is. One and the same where nothing differs. */
export type Views = { readonly full: z.ZodType; readonly public: z.ZodType };

/** The answer of `GET /<noun>/:id`: the shell that all lifecycles share around the noun's own state, by what the reader may see. */
export function lifecycleAnswer(kind: string, views: Views) {
  const shell = lifecycleShown.extend({ kind: z.literal(kind) });
  const id = `${kind[0]?.toUpperCase() ?? ''}${kind.slice(1).replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase())}Answer`;
  if (views.full === views.public) return shell.extend({ state: views.full }).meta({ id });
  return z
    .discriminatedUnion('view', [
      shell.extend({ view: z.literal('full'), state: views.full }),
      shell.extend({ view: z.literal('public'), state: views.public }),
    ])
    .meta({ id });
}
