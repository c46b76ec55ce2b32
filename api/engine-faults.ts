import { EngineUnavailable } from './engine-contract.js';

/** So long a failed command speaks for the next ones; then commands are let come again, and the first one tells. */
const rememberedMs = 10_000;

/**
 * A server that answers may still take nothing: its disk is full, its store is away. That is only seen when a command is sent, so the last
 * one is remembered. A server that does not answer at all is no fault of this kind: it is known by asking it.
 */
export class EngineFaults {
  private last: { readonly cause: string; readonly at: number } | null = null;

  constructor(
    private readonly answers: () => Promise<boolean>,
    private readonly now: () => number = Date.now,
  ) {}

  get current(): string | null {
    return this.last !== null && this.now() - this.last.at < rememberedMs ? this.last.cause : null;
  }

  async watch<T>(command: Promise<T>): Promise<T> {
    try {
      const answer = await command;
      this.last = null;
      return answer;
    } catch (error) {
      if (error instanceof EngineUnavailable) void this.note(error);
      throw error;
    }
  }

  private async note(error: EngineUnavailable): Promise<void> {
    if (await this.answers()) this.last = { cause: deepest(error), at: this.now() };
  }
}

/** What the server itself said stands innermost. */
const deepest = (error: Error): string => (error.cause instanceof Error ? deepest(error.cause) : error.message);
