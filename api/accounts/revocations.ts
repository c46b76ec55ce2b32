import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import { revocationsSince, type RevocationRow } from '../../db/account.js';
import type { Revocations } from './token-gate.js';

/** Transactions become visible a little after the time they note. */
const overlapMs = 5_000;

/**
 * Revoked tokens in memory: asking costs a request nothing. What was noted since the last round is read again every `everyMs`, so that a lock, a reset or a sign-out
 * anywhere is known in every API process within half a second; on the process it was done in, at once.
 */
export class RevocationList implements Revocations {
  private readonly sessions = new Set<string>();
  private readonly generations = new Map<string, number>();
  private since = new Date(0);
  private timer: NodeJS.Timeout | null = null;
  private stopped = true;

  constructor(
    private readonly db: Connection,
    private readonly log: Logger,
    private readonly everyMs = 400,
  ) {}

  revoked(claims: Parameters<Revocations['revoked']>[0]): boolean {
    if (this.sessions.has(claims.jti) || (claims.sid !== undefined && this.sessions.has(claims.sid))) return true;
    return claims.account !== undefined && (claims.generation ?? 0) < (this.generations.get(claims.account) ?? 0);
  }

  note({ _id, generation }: Pick<RevocationRow, '_id' | 'generation'>): void {
    const name = _id.slice('jti:'.length);
    if (_id.startsWith('jti:')) this.sessions.add(name);
    else this.generations.set(name, Math.max(generation, this.generations.get(name) ?? 0));
  }

  /** Reads what is new. Only grows in memory: an entry that ended in the store concerns tokens that have ended too. */
  async refresh(): Promise<void> {
    for (const row of await revocationsSince(this.db, this.since)) {
      this.note(row);
      const from = (row.noted?.getTime() ?? 0) - overlapMs;
      if (from > this.since.getTime()) this.since = new Date(from);
    }
  }

  start(): void {
    this.stopped = false;
    const round = async (): Promise<void> => {
      await this.refresh().catch((err: unknown) => this.log.warn({ err }, 'revocations not refreshed'));
      if (!this.stopped) this.timer = setTimeout(() => void round(), this.everyMs).unref();
    };
    void round();
  }

  stop(): void {
    this.stopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
  }
}
