import { hash, randomBytes } from 'node:crypto';
import { HttpProblem } from '../http/problem.js';
import { holderOf, type Actor } from '../../domain/kernel/actor.js';

/** 192 bits by chance: the secret of a receipt, which is shown once and kept by its holder alone. */
export const newSecret = (): string => randomBytes(24).toString('base64url');

/** Whoever holds a secret acts under its hash: what is stored opens nothing. */
export const holderOfSecret = (secret: string): Actor => holderOf(hash('sha256', `receipt\n${secret}`, 'base64url').slice(0, 32));

/** A secret that a commenter's own program made; only one as long as ours. */
export function secretIn(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  if (typeof header === 'string' && /^[\w-]{32}$/.test(header)) return header;
  throw new HttpProblem('BAD_REQUEST', {
    needed: { zh: '32 个 base64url 字符的随机数', en: '32 base64url characters by chance' },
    cure: ['self'],
  });
}
