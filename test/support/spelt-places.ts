import { z } from 'zod';

/** A place of a body or a query that takes text, by the names of the fields that lead to it. */
export type TextPlace = { readonly path: string; readonly schema: z.core.$ZodType };

const at = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/** Every place where text may stand, with the schema that reads it there, transforms included. */
export function textPlaces(schema: z.core.$ZodType, path = ''): readonly TextPlace[] {
  if (schema instanceof z.core.$ZodObject) return Object.entries(schema._zod.def.shape).flatMap(([name, field]) => textPlaces(field, at(path, name)));
  if (schema instanceof z.core.$ZodArray) return textPlaces(schema._zod.def.element, path);
  if (schema instanceof z.core.$ZodUnion) return schema._zod.def.options.flatMap((option) => textPlaces(option, path));
  if (schema instanceof z.core.$ZodOptional || schema instanceof z.core.$ZodNullable || schema instanceof z.core.$ZodDefault)
    return textPlaces(schema._zod.def.innerType, path);
  if (schema instanceof z.core.$ZodPipe) {
    const places = textPlaces(schema._zod.def.in, path);
    return places.some((place) => place.path === path) ? [{ path, schema }] : places;
  }
  return schema instanceof z.core.$ZodString ? [{ path, schema }] : [];
}
