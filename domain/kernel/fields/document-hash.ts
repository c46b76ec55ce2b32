import { z } from 'zod';

const hash = () =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/, '须为文件指纹（SHA-256，64 位小写十六进制） · must be the SHA-256 of a file, 64 lower-case hex digits')
    .meta({ format: 'sha256' });

/** SHA-256 in lower-case hex: the address of a document. */
export const sha256 = hash();

/** Schemas whose value puts a file on record. What only cites a text that is on record already is a plain `sha256`: the decider compares it. */
const files = z.registry<{ readonly file: true }>();

/** The SHA-256 of a file that its sender has to be able to read: a field of this type is asked about wherever it stands (api/policy/named-files.ts). */
export const documentHash = hash().register(files, { file: true });

/** A file that a body names, and where. */
export type NamedFile = { readonly path: string; readonly sha256: string };

const below = (path: string, name: string | number): string => (path === '' ? String(name) : `${path}.${name}`);
const isRecord = (value: unknown): value is { readonly [name: string]: unknown } => typeof value === 'object' && value !== null;

/** Every file that `value`, which this schema has let pass, puts on record. */
export function filesNamed(schema: z.core.$ZodType, value: unknown, path = ''): readonly NamedFile[] {
  if (files.get(schema) !== undefined) return typeof value === 'string' ? [{ path, sha256: value }] : [];
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return value === undefined || value === null ? [] : filesNamed(schema.unwrap(), value, path);
  if (schema instanceof z.ZodObject && isRecord(value))
    return Object.entries(schema.shape).flatMap(([name, part]: [string, z.core.$ZodType]) => filesNamed(part, value[name], below(path, name)));
  if (schema instanceof z.ZodArray && Array.isArray(value)) return value.flatMap((one, at) => filesNamed(schema.element, one, below(path, at)));
  if (schema instanceof z.ZodRecord && isRecord(value))
    return Object.entries(value).flatMap(([name, one]) => filesNamed(schema.valueType, one, below(path, name)));
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((option) => (z.safeParse(option, value).success ? filesNamed(option, value, path) : []));
  return schema instanceof z.ZodPipe ? filesNamed(schema.in, value, path) : [];
}

/** Where a schema marks files, without a value: `roll.sha256`, `agenda.*.documents.*`. */
export function filePlaces(schema: z.core.$ZodType, path = ''): readonly string[] {
  if (files.get(schema) !== undefined) return [path];
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) return filePlaces(schema.unwrap(), path);
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, part]: [string, z.core.$ZodType]) => filePlaces(part, below(path, name)));
  if (schema instanceof z.ZodArray) return filePlaces(schema.element, below(path, '*'));
  if (schema instanceof z.ZodRecord) return filePlaces(schema.valueType, below(path, '*'));
  if (schema instanceof z.ZodUnion) return [...new Set(schema.options.flatMap((option) => filePlaces(option, path)))];
  return schema instanceof z.ZodPipe ? filePlaces(schema.in, path) : [];
}
