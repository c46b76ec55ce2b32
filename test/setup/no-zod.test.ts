import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../../repository.js';

/** The stand-in, as the build puts it in the place of zod. */

const { z } = await import(join(repositoryRoot, 'scripts', 'build', 'no-zod.mjs'));

describe('code that never parses', () => {
  it.each(['workflows.js', 'recompute.mjs'])('dist/%s holds no zod', (file) => {
    expect(readFileSync(join(repositoryRoot, 'dist', file), 'utf8')).not.toMatch(/ZodError|\$ZodType|invalid_union/);
  });

  it('schemas are written down without it', () => {
    expect(() =>
      z.strictObject({
        a: z.iso.date().optional(),
        b: z
          .array(z.enum(['x']).meta({}))
          .min(1)
          .describe(''),
      }),
    ).not.toThrow();
    expect(() => Object.freeze(z.string())).not.toThrow();
  });

  it.each([
    ['the values of an enum', () => z.enum(['x']).options],
    ['the values by name', () => z.enum(['x']).enum],
    ['the fields of an object', () => z.strictObject({}).shape],
    ['a value', () => z.string().parse('x')],
    ['whether a value fits', () => z.string().safeParse('x')],
    ['a list of it', () => [...z.enum(['x'])]],
    ['a text of it', () => `${z.string()}`],
    ['a schema as data', () => z.toJSONSchema(z.string())],
  ])('asking a schema for %s throws', (_what, ask) => expect(ask).toThrow('zod is not here'));
});
