import { z } from 'zod';
import { formatInstant, parseInstant } from '../../domain/law/calendar/instant.js';
import { timeUnits } from '../../domain/law/calendar/deadline.js';
import { instant } from '../instant.js';

/*
 * What views are made of. A view is the schema of what one sight of a noun shows: a state that goes in loses every field the schema does not name, and its
 * instants come out as RFC 3339. `z.input` is what `show` must give, `z.output` what a client reads.
 */

type DeepReadonly<T> = unknown extends T ? T : { readonly [K in keyof T]: DeepReadonly<T[K]> };
/** What `show` has to give for a view: at least the fields the view names. */
export type ShownFrom<View extends z.ZodType> = DeepReadonly<z.input<View>>;

/** Milliseconds in the state, RFC 3339 at +08:00 on the wire. */
export const time = z.codec(z.number(), instant, { decode: formatInstant, encode: (text) => parseInstant(text) ?? Number.NaN });

export const count = z.int();
export const text = z.string();
export const maybe = text.nullable();
/** A name, or null where nobody has written one down. */
export const name = maybe;

export const words = z.object({ zh: text, en: text });
/** `en` is null where nobody has given one. */
export const title = z.object({ zh: text, en: maybe });
export const term = z.object({ count, unit: z.enum(timeUnits) });
export const unit = z.object({ organisation: text, name: text });
export const signed = { by: text, byName: name };
export const clock = z.object({ at: time, from: time, term, provisional: z.boolean(), overdue: z.boolean() });
