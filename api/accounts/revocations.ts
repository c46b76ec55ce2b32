import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import { allRevocations, type RevocationRow } from '../../db/account.js';
import type { Revocations } from './token-gate.js';

/** Revoked tokens in memory, read again every `everyMs`; a sign-out on this process is known at once, on others after one round. */
export class RevocationList implements Revocations {
  private readonly sessions = new Set<string>();
  private readonly persons = new Map<string, number>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly db: Connection,
    private readonly log: Logger,
    private readonly everyMs = 2000,
  ) {}

  revoked(claims: { readonly sub: string; readonly jti: string; readonly iat: number }): boolean {
    return this.sessions.has(claims.jti) || claims.iat <= (this.persons.get(claims.sub) ?? -1);
  }

  note(row: Pick<RevocationRow, '_id' | 'person' | 'upTo'>): void {
    if (row.person === null) this.sessions.add(row._id.slice('jti:'.length));
    else this.persons.set(row.person, Math.max(row.upTo, this.persons.get(row.person) ?? -1));
  }

  /** Reads the list now. Only grows in memory: an entry that ended in the store concerns tokens that have ended too. */
  async refresh(): Promise<void> {
    for (const row of await allRevocations(this.db)) this.note(row);
  }

  start(): void {
    this.timer = setInterval(() => void this.refresh().catch((err: unknown) => this.log.warn({ err }, 'revocations not refreshed')), this.everyMs);
    this.timer.unref();
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }
}
