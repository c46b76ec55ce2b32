import { decoyFor, findAccount, type AccountRow } from '../../db/account.js';
import { HttpProblem } from '../http/problem.js';
import type { Ports } from '../ports.js';
import { checkSecret } from './secret-hash.js';
import { SignInPace, type Attempt } from './sign-in-pace.js';
import { SignInQueue } from './sign-in-queue.js';

/** An account and its secret as somebody typed them, and from where. */
export type Proof = Attempt & { readonly secret: string };

/** Knows accounts by their secret, whichever route it is tried at. */
export class Credentials {
  private readonly pace: SignInPace;
  private readonly queue = new SignInQueue();

  constructor(private readonly ports: Ports) {
    this.pace = new SignInPace(ports);
  }

  check(proof: Proof): Promise<AccountRow> {
    return this.queue.run(proof.address, () => this.tried(proof));
  }

  /** Counted in its turn and not before: those who wait at an address together are no failures of it. */
  private async tried(proof: Proof): Promise<AccountRow> {
    this.pace.admit(proof);
    const account = await findAccount(this.ports.db, proof.account);
    const stored = account?.secret ?? (await decoyFor(this.ports.db, proof.account)) ?? '';
    const right = await checkSecret(proof.secret, stored);
    if (account === null || account.disabled || !right || this.isOver(account)) throw badCredentials();
    this.pace.wasRight(proof);
    return account;
  }

  private isOver({ oneTimeUntil }: AccountRow): boolean {
    return typeof oneTimeUntil === 'number' && this.ports.clock() >= oneTimeUntil;
  }
}

export const badCredentials = (): HttpProblem => new HttpProblem('BAD_CREDENTIALS', { cure: ['self'] });
