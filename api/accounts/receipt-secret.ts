import { hash, randomBytes } from 'node:crypto';
import { holderOf, type Actor } from '../../domain/kernel/actor.js';

/** 192 bits by chance: the secret of a receipt, which is shown once and kept by its holder alone. */
export const newSecret = (): string => randomBytes(24).toString('base64url');

/** Whoever holds a secret acts under its hash: what is stored opens nothing. */
export const holderOfSecret = (secret: string): Actor => holderOf(hash('sha256', `receipt\n${secret}`, 'base64url').slice(0, 32));
