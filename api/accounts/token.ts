import { createHmac, timingSafeEqual } from 'node:crypto';
import { SignJWT } from 'jose';
import { z } from 'zod';
import { personId } from '../../domain/kernel/fields/identity.js';
import { scopes } from '../../contract/scope.js';
import { roles, type Grant } from '../../domain/kernel/actor.js';

/**
 * Who an account may be. No colon, so that `<actor id>:<key>` has one reading and nobody can pass for `stream:…`;
 * `system` and `public` are actors of ours.
 */
export const subjectSchema = personId.refine((sub) => sub !== 'system' && sub !== 'public');

/**
 * What a token carries (RFC 7519): the person, the name to show, the grants, when it was given and ends (seconds), and of which account in which generation it is.
 * `sid` is the sign-in it belongs to and `since` when that was (seconds): a renewed token has another id and the same of these. `use` says that it lives in a browser's cookie and is good there only.
 * `factor` is when the second factor was shown (seconds); `program` says what its owner lets a program do with it; `only` is the record an invitation is for, `link` which one it is, `invited` who made it, `mailed` that our own mail carried it.
 */
const claimsSchema = z.object({
  iss: z.literal('biaocheng'),
  sub: subjectSchema,
  jti: z.string().min(1).max(64),
  name: z.string().max(200),
  grants: z.array(z.object({ role: z.enum(roles), organisation: z.string().min(1).max(64) })).max(200),
  account: z.string().min(1).max(100).optional(),
  generation: z.number().int().min(0).optional(),
  sid: z.string().min(1).max(64).optional(),
  use: z.enum(['browser']).optional(),
  since: z.number().int().optional(),
  factor: z.number().int().optional(),
  program: z.object({ name: z.string().min(1).max(100), scopes: z.array(z.enum(scopes)), unattended: z.boolean() }).optional(),
  only: z.string().max(200).optional(),
  link: z.string().max(64).optional(),
  invited: z.string().max(100).optional(),
  mailed: z.literal(true).optional(),
  iat: z.number().int(),
  exp: z.number().int(),
});
export type Claims = z.output<typeof claimsSchema>;

/** What a token says beside its times. */
export type TokenSubject = Omit<Claims, 'iss' | 'jti' | 'iat' | 'exp' | 'sub' | 'grants'> & {
  readonly sub: string;
  readonly grants: readonly Grant[];
};

const header = { alg: 'HS256', typ: 'JWT' } as const;
/** Only tokens with exactly our header are looked at: there is no algorithm to confuse. */
const headerPart = Buffer.from(JSON.stringify(header)).toString('base64url');

export async function signToken(
  key: Uint8Array,
  subject: TokenSubject,
  times: { readonly now: number; readonly seconds: number; readonly id: string },
): Promise<string> {
  const { sub, account, generation = 0, ...said } = subject;
  const issued = Math.floor(times.now / 1000);
  return new SignJWT({ ...said, ...(account === undefined ? {} : { account, generation }) })
    .setProtectedHeader(header)
    .setIssuer('biaocheng')
    .setSubject(sub)
    .setJti(times.id)
    .setIssuedAt(issued)
    .setExpirationTime(issued + times.seconds)
    .sign(key);
}

/**
 * The claims of a token signed with `key`, or null. Synchronous: on the way of a vote, Web Crypto's thread hop costs more than the HMAC.
 * Expiry is not looked at here, because the result is cached; see TokenGate.
 */
export function verifyToken(key: Uint8Array, token: string): Claims | null {
  const parts = token.split('.');
  const [head, body, signature] = parts;
  if (parts.length !== 3 || head !== headerPart || body === undefined || signature === undefined) return null;
  const expected = createHmac('sha256', key).update(`${head}.${body}`).digest();
  const given = Buffer.from(signature, 'base64url');
  // base64url decoding is lenient; comparing the re-encoded form leaves one spelling per signature.
  if (given.length !== expected.length || !timingSafeEqual(given, expected) || given.toString('base64url') !== signature) return null;
  return readClaims(body);
}

const readClaims = (body: string): Claims | null => {
  try {
    const parsed = claimsSchema.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};
