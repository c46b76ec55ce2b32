import type { Caller } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import { HttpProblem } from '../http/problem.js';
import { ProofOfWork } from '../http/proof-of-work.js';
import { RateLimit } from '../http/rate-limit.js';
import type { Ports } from '../ports.js';

type Sent = {
  readonly caller: Caller;
  readonly address: string;
  readonly consultation: string;
  readonly key: string;
  readonly proof: string | undefined;
  /** Whether this very comment was taken already: asked only of what comes too fast. */
  readonly takenBefore: () => Promise<boolean>;
};

const windowMs = 600_000;

/**
 * How fast comments come from one address without an account. Who goes beyond it sends a proof of work, or sends again at the time that is named:
 * nothing of the comment was taken, and nothing of it is lost to whoever keeps it.
 */
export class CommentPace {
  private readonly seen: RateLimit;
  private readonly proofs: ProofOfWork;

  constructor(private readonly ports: Pick<Ports, 'config' | 'clock'>) {
    this.seen = new RateLimit(ports.config.rateLimit.commentsPerTenMinutes, ports.clock, { windowMs });
    this.proofs = new ProofOfWork(ports.config.tokenKey, ports.clock);
  }

  /** Throws 429 when this one comes too fast and carries no proof. Who lost an answer and sends again is told what became of it. */
  async admit({ caller, address, consultation: about, key, proof, takenBefore }: Sent): Promise<void> {
    if (!caller.anonymous || !this.ports.config.rateLimit.on) return;
    const { excess, endsAt } = this.seen.count(address);
    if (excess === 0 || (proof !== undefined && this.proofs.holds(proof, { about, address, key })) || (await takenBefore())) return;
    throw new HttpProblem('COMMENT_PACE', {
      found: proof === undefined ? 'noProof' : 'wrongProof',
      needed: { perTenMinutes: this.ports.config.rateLimit.commentsPerTenMinutes, or: 'Proof-Of-Work' },
      cure: ['self'],
      headers: { 'retry-after': String(Math.max(1, Math.ceil((endsAt - this.ports.clock()) / 1000))) },
      more: { taken: false, sendAgainAt: chinaTime(endsAt), challenge: this.proofs.challenge({ about, address }, excess) },
    });
  }
}
