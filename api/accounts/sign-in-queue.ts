import { HttpProblem } from '../http/problem.js';

type Waiting = { readonly start: () => void };

/** As many secrets are hashed at a time; as many wait for one address (a whole office may stand behind one), and for all of them together. */
const [atOnce, perAddress, together] = [2, 32, 128] as const;

const full = (): HttpProblem =>
  new HttpProblem('RATE_LIMITED', { found: 'sign-ins waiting', needed: `${perAddress} at a time`, cure: ['self'], headers: { 'retry-after': '5' } });

/**
 * Hashing a secret is slow on purpose, so it is what an attacker has us do. The queue is bounded and goes around the addresses: whoever sends many
 * waits for themselves, and a sign-in from elsewhere waits for one of theirs at most.
 */
export class SignInQueue {
  private readonly waiting = new Map<string, Waiting[]>();
  private running = 0;
  private size = 0;

  /** Runs `task` in its turn, or throws 429 before anything is computed. */
  async run<T>(address: string, task: () => Promise<T>): Promise<T> {
    if ((this.waiting.get(address)?.length ?? 0) >= perAddress || this.size >= together) throw full();
    await this.turn(address);
    try {
      return await task();
    } finally {
      this.running -= 1;
      this.next();
    }
  }

  private turn(address: string): Promise<void> {
    return new Promise((start) => {
      this.waiting.set(address, [...(this.waiting.get(address) ?? []), { start }]);
      this.size += 1;
      this.next();
    });
  }

  private next(): void {
    while (this.running < atOnce) {
      const [first] = this.waiting;
      if (first === undefined) return;
      const [address, [head, ...rest]] = first;
      // To the end of the round: one of each address in turn.
      this.waiting.delete(address);
      if (rest.length > 0) this.waiting.set(address, rest);
      this.size -= 1;
      this.running += 1;
      head?.start();
    }
  }
}
