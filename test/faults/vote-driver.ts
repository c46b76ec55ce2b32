import { ask } from '../support/client.js';
import type { OpenBallot } from '../support/letter-ballot.js';

/** One vote the API acknowledged. */
export type Acknowledged = { readonly voter: number; readonly choice: 'yes' | 'abstain'; readonly key: string; readonly seq: number };

/**
 * Members who vote and change their vote without pause. A member whose answer was lost, or was 503, asks again with the same key
 * until there is an answer: exactly what the web client does. Anything else than 2xx, 503 and a lost connection is a failure.
 */
export class VoteDriver {
  readonly acknowledged: Acknowledged[] = [];
  readonly unexpected: string[] = [];
  readonly unavailable: { readonly retryAfter: string | null; readonly waitedMs: number }[] = [];
  private going = true;
  private readonly loops: Promise<void>[];

  constructor(
    private readonly api: string,
    private readonly ballot: OpenBallot,
    concurrency: number,
    { from, to }: { readonly from: number; readonly to: number } = { from: 0, to: ballot.voters.length },
  ) {
    const share = Math.ceil((to - from) / concurrency);
    this.loops = Array.from({ length: concurrency }, (_, i) => this.loop(from + i * share, Math.min(to, from + (i + 1) * share)));
  }

  /** Resolves when every vote under way has its answer. */
  async stop(): Promise<void> {
    this.going = false;
    await Promise.all(this.loops);
  }

  private async loop(from: number, to: number): Promise<void> {
    for (let round = 0; this.going; round += 1) {
      for (let voter = from; voter < to && this.going; voter += 1) await this.vote(voter, round);
    }
  }

  private async vote(voter: number, round: number): Promise<void> {
    const choice = (voter + round) % 2 === 0 ? 'yes' : 'abstain';
    const key = `vote-${voter}-round-${round}-of-this-run`;
    for (;;) {
      const seq = await this.once(voter, choice, key);
      if (seq !== null) return void this.acknowledged.push({ voter, choice, key, seq });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  private async once(voter: number, choice: string, key: string): Promise<number | null> {
    const began = Date.now();
    const answer = await ask(this.api, 'POST', `/ballots/${this.ballot.id}/votes`, {
      token: this.ballot.voters[voter] ?? '',
      key,
      body: { choice, text: this.ballot.text },
    }).catch(() => null);
    if (answer === null) return null;
    if (answer.status === 503) {
      this.unavailable.push({ retryAfter: answer.headers.get('retry-after'), waitedMs: Date.now() - began });
      return null;
    }
    if (answer.status >= 200 && answer.status < 300 && typeof answer.body['seq'] === 'number') return answer.body['seq'];
    this.unexpected.push(`${answer.status} ${JSON.stringify(answer.body)}`);
    return 0;
  }
}
