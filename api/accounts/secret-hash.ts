import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** scrypt cost. The default takes some 100 ms and 32 MiB; tests use a small one. */
export type SecretCost = { readonly N: number; readonly r: number; readonly p: number };
export const defaultCost: SecretCost = { N: 2 ** 15, r: 8, p: 3 };

const derive = (secret: string, salt: Buffer, { N, r, p }: SecretCost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(secret.normalize('NFC'), salt, 32, { N, r, p, maxmem: 256 * N * r }, (error, key) => (error === null ? resolve(key) : reject(error)));
  });

/** `scrypt$N$r$p$salt$hash`, so that the cost can be raised without breaking accounts. */
export async function hashSecret(secret: string, cost: SecretCost = defaultCost): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(secret, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

export async function checkSecret(secret: string, stored: string): Promise<boolean> {
  const [scheme, N, r, p, salt, hash] = stored.split('$');
  if (scheme !== 'scrypt' || salt === undefined || hash === undefined) return false;
  const expected = Buffer.from(hash, 'base64url');
  const key = await derive(secret, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) });
  return key.length === expected.length && timingSafeEqual(key, expected);
}
