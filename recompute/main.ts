import { readArguments, usage } from './options.js';
import { runRecompute } from './run.js';

/** `node recompute.mjs dossier.json`: the offline verifier as one file, for whoever does not trust us. */
process.stdout.on('error', (error: Error & { readonly code?: string }) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const asked = readArguments(process.argv.slice(2));
if (asked === null) {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
} else process.exitCode = await runRecompute(asked.files, asked.options);
