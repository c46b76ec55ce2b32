import { InvalidArgumentError, type Command } from 'commander';
import { withValue } from '../recompute/options.js';
import type { Options } from '../recompute/judge.js';
import { runRecompute } from '../recompute/run.js';

const taking =
  (name: string) =>
  (value: string, before: Options): Options => {
    const next = withValue(before, name, value);
    if (next === null) throw new InvalidArgumentError(`not a value of ${name}`);
    return next;
  };

/** Commander keeps one value per option; what each says is put together. */
type Flags = { readonly noted?: Options; readonly as?: Options; readonly without?: Options; readonly words?: boolean };
const none: Options = { noted: null, as: [], without: [], words: false };

/** `biaocheng recompute DOSSIER…`: does a decision dossier say what its own events and rules say? */
export function register(program: Command): void {
  program
    .command('recompute')
    .description('check decision dossiers and compute them again, offline: same or different, and where')
    .argument('<dossier...>', 'dossier files, or JSON Lines; - reads standard input')
    .option('--noted <size:root>', 'the root of the log as somebody noted it elsewhere', taking('--noted'), none)
    .option('--as <rule>', 'what the same papers come to under another rule or profile, not binding; may be repeated', taking('--as'), none)
    .option('--without <seat>', 'the result without this seat; may be repeated', taking('--without'), none)
    .option('--words', 'sentences instead of JSON')
    .addHelpText(
      'after',
      '\nOut: {"file","verdict","differences":[{"place","check","found","computed"}],"proven","notProven",…}\nExit: 0 same, 1 different, 2 not a dossier',
    )
    .action(async (files: string[], { noted, as, without, words }: Flags) => {
      const options: Options = { noted: noted?.noted ?? null, as: as?.as ?? [], without: without?.without ?? [], words: words === true };
      process.exitCode = await runRecompute(files, options);
    });
}
