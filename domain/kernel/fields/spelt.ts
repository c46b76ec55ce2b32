import { z } from 'zod';

/**
 * Typed text that names something, made into its one spelling while a body, a query or a line is read; everything behind it holds the branded type.
 * `about` is what the JSON schema says: the canonical form, which is what a client should send.
 */
export const spelt = <Name extends string>(
  read: (typed: string) => Name | null,
  needed: string | ((typed: string) => string),
  about: { readonly [key: string]: unknown } = {},
) =>
  z
    .string()
    .min(1)
    .max(200)
    .meta(about)
    .transform((typed, context): Name => {
      const name = read(typed);
      if (name !== null) return name;
      context.addIssue({ code: 'custom', message: typeof needed === 'string' ? needed : needed(typed) });
      return z.NEVER;
    });
