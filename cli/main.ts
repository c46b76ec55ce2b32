import { Command, CommanderError } from 'commander';

const usage = 2;

type Subcommand = { readonly register: (program: Command) => void };

/** Loaded when asked for: a command that needs little should not wait for the schemas of another. */
const subcommands: Readonly<Record<string, () => Promise<Subcommand>>> = {
  tally: () => import('./tally.js'),
  deadline: () => import('./deadline.js'),
  check: () => import('./check.js'),
  rehearse: () => import('./rehearse.js'),
  walk: () => import('./walk.js'),
  recompute: () => import('./recompute.js'),
  code: () => import('./code.js'),
};

/** Sub-commands inherit `exitOverride`: a wrong name must end with 2, after output already written is flushed. */
async function build(asked: string | undefined): Promise<Command> {
  const program = new Command('biaocheng')
    .description('Biaocheng 标程, offline: the rules of the engine, one question a line, one answer a line')
    .exitOverride()
    .showHelpAfterError();
  const one = asked !== undefined && Object.hasOwn(subcommands, asked) ? subcommands[asked] : undefined;
  for (const load of one ? [one] : Object.values(subcommands)) (await load()).register(program);
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
  await (await build(process.argv[2])).parseAsync();
} catch (error) {
  process.exitCode = exitOf(error);
}

/** Commander has already said what was wrong. A file that cannot be read is the caller's slip too; anything else is ours and shows its stack. */
function exitOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usage;
  if (!(error instanceof Error && 'syscall' in error)) throw error;
  process.stderr.write(`biaocheng: ${error.message}\n`);
  return usage;
}
