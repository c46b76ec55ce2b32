import { z } from 'zod';
import type { Shape } from './field.js';
import type { AnyLifecycle } from './lifecycle.js';
import type { Words } from './words.js';

/* Schemas of what crosses the wire, made at the edge when first asked for: never inside a workflow (field.ts). */

/** The request that begins a lifecycle; throws when only another lifecycle begins one. */
export function startSchemaOf<S extends Shape>({ kind, input }: { readonly kind: string; readonly input: S | null }): z.ZodObject<S> {
  if (input === null) throw new Error(`nobody begins a ${kind} by a request`);
  return z.strictObject(input);
}

/** What forms and the OpenAPI document call an act. */
export const titleOf = ({ zh, en }: Words): string => `${zh} · ${en}`;

/** What a person may ask of a lifecycle, by act, without `type`. */
export function actSchemasOf({ commands }: Pick<AnyLifecycle, 'commands'>): { readonly [act: string]: z.ZodObject } {
  return Object.fromEntries(
    Object.values(commands).flatMap(({ type, payload, words }) =>
      payload === null ? [] : [[type, z.strictObject(payload).meta({ title: titleOf(words) })]],
    ),
  );
}
