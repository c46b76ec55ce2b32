import { Secret, TOTP } from 'otpauth';

/** What an authenticator with this seed shows at a moment. */
export const codeAt = (seed: string, now: number): string =>
  new TOTP({ secret: Secret.fromBase32(seed), algorithm: 'SHA1', digits: 6, period: 30 }).generate({ timestamp: now });
