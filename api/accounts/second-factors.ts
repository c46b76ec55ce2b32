import { Secret, TOTP } from 'otpauth';
import type { SecondFactorStore } from '../../db/second-factor.js';
import { HttpProblem } from '../http/problem.js';
import type { Ports } from '../ports.js';
import { SignInPace } from './sign-in-pace.js';

/** A code that somebody typed, for which account, and from where. */
export type Typed = { readonly account: string; readonly code: string; readonly address: string };

/** A code that may be missing; `goOn` is told to who has to bring it. */
type Showing = Omit<Typed, 'code'> & { readonly code: string | undefined; readonly goOn?: { readonly [name: string]: string } };

const periodSeconds = 30;
/** A telephone may be one step behind or ahead of us. */
const stepsAside = 1;
const seedBytes = 20;

/** What authenticators take without being told: six digits, half a minute, SHA-1 (RFC 6238). */
const totpOf = (seed: Uint8Array, account: string): TOTP =>
  new TOTP({ issuer: 'Biaocheng 标程', label: account, secret: new Secret({ buffer: Uint8Array.from(seed).buffer }), period: periodSeconds });

/** The step of time a code belongs to; null for a code of none that is near. */
function stepOf(seed: Uint8Array, code: string, now: number): number | null {
  const delta = totpOf(seed, '').validate({ token: code, timestamp: now, window: stepsAside });
  return delta === null ? null : Math.floor(now / 1000 / periodSeconds) + delta;
}

/** A seed to be shown: as text to type, and as the address an authenticator reads from a picture. */
export const shownSeed = (seed: Uint8Array, account: string): { readonly secret: string; readonly uri: string } => {
  const totp = totpOf(seed, account);
  return { secret: totp.secret.base32, uri: totp.toString() };
};

/** What an authenticator with this seed, in base 32, shows at a moment. */
export const codeOf = (seed: string, at: number): string => totpOf(seedOf(seed), '').generate({ timestamp: at });

export const seedOf = (base32: string): Uint8Array => Secret.fromBase32(base32).bytes;
export const newSeed = (): Uint8Array => new Secret({ size: seedBytes }).bytes;

/** Knows people by the code of their authenticator. A code is good once, and tried as slowly as a secret. */
export class SecondFactors {
  private readonly pace: SignInPace;

  constructor(
    private readonly ports: Pick<Ports, 'config' | 'clock'>,
    private readonly store: SecondFactorStore,
  ) {
    this.pace = new SignInPace(ports);
  }

  /** Throws unless the code is that of this account, now, and was not taken before. */
  async check({ account, code, address }: Typed): Promise<void> {
    const factor = await this.store.find(account);
    if (factor === null) throw notEnrolled();
    const step = this.tried({ account, code, address }, factor.seed);
    if (step === null || !(await this.store.take(account, step))) throw wrongCode();
    this.pace.wasRight(attempt({ account, address }));
  }

  /** When the second factor was shown with a sign-in: null for an account that has none. Throws when it has one and no good code was brought. */
  async shownWith({ code, goOn = {}, ...who }: Showing): Promise<number | null> {
    if ((await this.store.since(who.account)) === null) return null;
    if (code === undefined) throw new HttpProblem('SECOND_FACTOR_MISSING', { needed: 'code', cure: ['self'], more: goOn });
    await this.check({ ...who, code });
    return this.ports.clock();
  }

  /** A seed that is proven by a code becomes the second factor. */
  async enrol({ account, code, address }: Typed): Promise<void> {
    const seed = await this.store.offered(account);
    if (seed === null) throw notEnrolled();
    const step = this.tried({ account, code, address }, seed);
    if (step === null) throw wrongCode();
    this.pace.wasRight(attempt({ account, address }));
    await this.store.enrol(account, seed, { at: this.ports.clock(), step });
  }

  private tried({ account, code, address }: Typed, seed: Uint8Array): number | null {
    this.pace.admit(attempt({ account, address }));
    return stepOf(seed, code, this.ports.clock());
  }
}

const attempt = ({ account, address }: Pick<Typed, 'account' | 'address'>) => ({ account: `code of ${account}`, address, proof: undefined });

const wrongCode = (): HttpProblem => new HttpProblem('SECOND_FACTOR_WRONG', { cure: ['self'] });
export const enrolPath = '/api/v1/me/second-factor';
export const notEnrolled = (): HttpProblem => new HttpProblem('SECOND_FACTOR_NOT_ENROLLED', { cure: ['self'], more: { enrol: enrolPath } });
