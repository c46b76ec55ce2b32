import { chinaTime } from '../http/china-time.js';
import { HttpProblem } from '../http/problem.js';
import { ProofOfWork } from '../http/proof-of-work.js';
import { RateLimit } from '../http/rate-limit.js';
import type { Ports } from '../ports.js';

/** Who tries a secret: at which account, from which address, and with which proof of work, if any. */
export type Attempt = { readonly account: string; readonly address: string; readonly proof: string | undefined };

const windowMs = 600_000;
/** What a proof of work for a sign-in is found for. */
const proofKey = 'sign-in';

/**
 * How fast secrets are tried: from one address, at one account from one address, and at one account from everywhere. The first two make the sender wait. The third makes
 * nobody wait, for it would let anybody shut out a member in the last hour of a ballot: beyond it an attempt brings a proof of work, good once.
 * Attempts are counted before a secret is hashed; right ones are taken back.
 */
export class SignInPace {
  private readonly byAddress: RateLimit;
  private readonly byName: RateLimit;
  private readonly byAccount: RateLimit;
  private readonly spent: RateLimit;
  private readonly proofs: ProofOfWork;

  constructor(private readonly ports: Pick<Ports, 'config' | 'clock'>) {
    const { loginFailuresPerAddress, loginFailuresPerMinute, loginFailuresPerAccount } = ports.config.rateLimit;
    this.byAddress = new RateLimit(loginFailuresPerAddress, ports.clock);
    this.byName = new RateLimit(loginFailuresPerMinute, ports.clock);
    this.byAccount = new RateLimit(loginFailuresPerAccount, ports.clock, { windowMs });
    this.spent = new RateLimit(1, ports.clock, { windowMs });
    this.proofs = new ProofOfWork(ports.config.tokenKey, ports.clock);
  }

  /** Throws 429 when this one comes too fast. */
  admit(attempt: Attempt): void {
    if (!this.ports.config.rateLimit.on) return;
    this.byAddress.take(attempt.address);
    this.byName.take(nameFrom(attempt));
    const { excess, endsAt } = this.byAccount.count(attempt.account);
    if (excess === 0 || this.isProven(attempt)) return;
    throw new HttpProblem('SIGN_IN_PACE', {
      found: attempt.proof === undefined ? 'noProof' : 'wrongProof',
      needed: 'Proof-Of-Work',
      cure: ['self'],
      more: { challenge: this.proofs.challenge(subjectOf(attempt), excess), key: proofKey, sendAgainAt: chinaTime(endsAt) },
    });
  }

  /** The secret was right: this attempt counts nowhere. */
  wasRight(attempt: Attempt): void {
    this.byAddress.giveBack(attempt.address);
    this.byName.giveBack(nameFrom(attempt));
    this.byAccount.giveBack(attempt.account);
  }

  private isProven(attempt: Attempt): boolean {
    const { proof } = attempt;
    return (
      proof !== undefined && this.proofs.holds(proof, { ...subjectOf(attempt), key: proofKey }) && this.spent.count(challengeIn(proof)).excess === 0
    );
  }
}

const nameFrom = ({ address, account }: Attempt): string => `${address} ${account}`;
const subjectOf = ({ account, address }: Attempt) => ({ about: `sign-in ${account}`, address });
/** Another number behind the same challenge is the same proof. */
const challengeIn = (proof: string): string => proof.slice(0, proof.lastIndexOf('.'));
