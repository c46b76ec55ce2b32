import { EngineUnavailable } from './engine-contract.js';

/** So long a failed command speaks for the next ones; then commands are let come again, and the first one tells. */
const rememberedMs = 10_000;

/**
 * A server that answers may still take nothing: its disk is full, its store is away. That is only seen when a command is sent, so the last
 * one is remembered. A server that does not answer at all is no fault of this kind: it is known by asking it.
 */
export class EngineFaults {
  private last: { readonly cause: string; readonly at: number } | null = null;

  private taken = 0;

  constructor(
    private readonly answers: () => Promise<boolean>,
    private readonly ofServer: (cause: unknown) => boolean,
  ) {}

  get current(): string | null {
    return this.last !== null && Date.now() - this.last.at < rememberedMs ? this.last.cause : null;
  }

  async watch<T>(command: Promise<T>): Promise<T> {
    try {
      const answer = await command;
      this.last = null;
      this.taken += 1;
      return answer;
    } catch (error) {
      // A lifecycle that does not answer is one lifecycle; only what the server itself refuses speaks for all of them.
      if (error instanceof EngineUnavailable && this.ofServer(error.cause)) void this.note(error);
      throw error;
    }
  }

  private async note(error: EngineUnavailable): Promise<void> {
    const { taken } = this;
    if ((await this.answers()) && taken === this.taken) this.last = { cause: deepest(error), at: Date.now() };
  }
}

/** What the server itself said stands innermost. */
const deepest = (error: Error): string => (error.cause instanceof Error ? deepest(error.cause) : error.message);
