import { z } from 'zod';
import type { Json } from './refusal.js';
import { valuesOf, type ValueWords } from './words.js';

/*
 * Schemas of payloads, written beside the act or event they belong to. They are read at the edge only: nothing in `domain/` parses, and the
 * workflow bundle holds no zod at all (scripts/build/no-zod.mjs). So a list that a rule looks at is plain data, and the schema is made from it.
 */

/** What a schema yields, as states, events and commands hold it: never written to. What may hold any JSON holds nothing to freeze. */
export type Frozen<T> = [Json] extends [T]
  ? T
  : T extends string | number | boolean
    ? T
    : T extends object
      ? { readonly [K in keyof T]: Frozen<T[K]> }
      : T;

/** A field that has a name in both languages. */
export type Worded = { readonly '~worded': true };

export const field = <S extends z.ZodType>(schema: S, zh: string, en: string): S & Worded =>
  schema.meta({ title: `${zh} · ${en}`, zh, en }) as S & Worded;

/** Named fields. A payload takes no other field than these. */
export type Shape = { readonly [name: string]: z.ZodType & Worded };
export type PayloadOf<S extends Shape> = keyof S extends never ? object : Frozen<z.output<z.ZodObject<S>>>;

/** One of the values of a table of names. */
export const choice = <const T extends ValueWords>(names: T) => z.enum(valuesOf(names)).meta({ names });

/** Data that only our own lifecycles write, as a type alone. */
export const held = <T>() => z.custom<T>();
