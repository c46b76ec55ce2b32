import { Command, CommanderError } from 'commander';
import { register as deadline } from './deadline.js';

const usage = 2;

/** Sub-commands throw instead of exiting, so that a wrong name ends with 2 and output already written is flushed. */
function build(): Command {
  const program = new Command('biaocheng')
    .description('Biaocheng 标程, offline: the rules of the engine, one question a line, one answer a line')
    .exitOverride()
    .showHelpAfterError('(--help lists what is known)');
  for (const register of [deadline]) register(program);
  for (const command of program.commands) command.exitOverride();
  return program;
}

function isPipeClosed(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

/** The reader of a pipe may stop early (`… | head`); that is no failure of ours. */
process.stdout.on('error', (error) => {
  if (!isPipeClosed(error)) throw error;
  process.exit(0);
});

try {
  await build().parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : usage;
}
