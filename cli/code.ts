import type { Command } from 'commander';
import { Secret, TOTP } from 'otpauth';
import { exits } from './json-lines.js';

/** What an authenticator with this seed shows now; null for a text that is no seed. */
function codeOf(seed: string, now: number): string | null {
  try {
    return new TOTP({ secret: Secret.fromBase32(seed) }).generate({ timestamp: now });
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** `biaocheng code <seed>`: an authenticator for the sample accounts, where no telephone is at hand. */
export function register(program: Command): void {
  program
    .command('code')
    .description('the six digits of a second factor at this moment, for the sample accounts')
    .argument('<seed>', 'as `npm start` prints it, in base 32')
    .action((seed: string) => {
      const code = codeOf(seed, Date.now());
      console[code === null ? 'error' : 'log'](code ?? 'biaocheng: this is no seed in base 32');
      if (code === null) process.exitCode = exits.unknownName;
    });
}
