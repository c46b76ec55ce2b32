import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { Answered, ApiClient, Unreachable } from '../samples/walk/api-client.js';
import { Cast } from '../samples/walk/cast.js';
import { NoCast, readPlayers } from '../samples/walk/player.js';
import { walkCommittee } from '../samples/walk/committee-walk.js';
import { drive, Stuck } from '../samples/walk/drive.js';
import { walkPilot } from '../samples/walk/pilot.js';
import { printArrival, printer } from '../samples/walk/print.js';
import { rehearsed } from '../samples/walk/rehearsed.js';
import { foundReviewingCommittee } from '../samples/walk/reviewing-committee.js';

type Options = {
  readonly profile: string;
  readonly api?: string;
  readonly accounts?: string;
  readonly secondsPerDay?: number;
  readonly json?: boolean;
  readonly committee?: boolean;
};

/** How long nothing may move: the longest windows of the shipped profiles are 45 days, and a busy machine adds to them. */
const patience = { days: 75, extraMs: 60_000 } as const;
const secondsOfDay = 86_400;

/** `biaocheng walk --profile group-standard/robotics [--api URL] [--json]`. */
export function register(program: Command): void {
  program
    .command('walk')
    .description(
      'drive one lifecycle of a profile through the running API by following its acts, on the rehearsal clock: a project until it is published, a local standard until it is withdrawn after an early review, a committee until it is deregistered, a pilot of a society from its call to its end',
    )
    .requiredOption('--profile <id>', 'a shipped profile, such as group-standard/robotics, committee/provincial or pilot/liaoning')
    .option('--api <url>', 'address of the API; that of the npm start of this directory, else http://127.0.0.1:8080, when absent')
    .option('--accounts <file>', 'accounts to act with; sample-accounts.json of the data directory when absent')
    .option(
      '--seconds-per-day <n>',
      'real seconds a day of the rehearsal takes, 0.2 to 60; 1 for a project, 0.5 with a committee that reviews it, 0.4 for a committee or a pilot when absent',
      secondsPerDay,
    )
    .option('--committee', 'found a committee first, which reviews the local standard; so where its profile drafts by consensus')
    .option('--json', 'one JSON object per step')
    .action(walk);
}

function secondsPerDay(text: string): number {
  const seconds = Number(text);
  if (seconds >= 0.2 && seconds <= 60) return seconds;
  throw new InvalidArgumentError('a number from 0.2 to 60');
}

async function walk(options: Options): Promise<void> {
  const began = Date.now();
  const json = options.json === true;
  try {
    const { api, accounts } = await whereTo(options);
    const client = new ApiClient(api);
    await client.greet();
    const cast = new Cast(client, await readPlayers(accounts));
    const committee = options.profile.startsWith('committee/');
    const { profile } = options;
    const pilot = profile.startsWith('pilot/');
    const reviewed = !committee && !pilot && (options.committee === true || profile.endsWith('-consensus'));
    const secondsPerDay = options.secondsPerDay ?? (committee || pilot ? 0.4 : reviewed ? 0.5 : 1);
    const wish = { profile, scale: Math.round(secondsOfDay / secondsPerDay), run: randomUUID().slice(0, 8), year: new Date().getFullYear() };
    if (pilot) return await walkPilot(cast, { ...wish, secondsPerDay, json });
    if (committee) return await walkCommittee(cast, { ...wish, secondsPerDay, json });
    const watching = { watch: printer(json), patienceMs: patience.days * secondsPerDay * 1000 + patience.extraMs };
    const reviewer = reviewed ? await foundReviewingCommittee(cast, wish, watching) : null;
    const scenario = await rehearsed(cast, wish, reviewer);
    const shown = await drive(cast, scenario, watching);
    printArrival(json, shown, Math.round((Date.now() - began) / 1000));
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${explained(error)}\n`);
  }
}

/** Loaded here and not above: away from its repository the command line has no settings to read, and the offline commands need none. */
async function whereTo({ api, accounts }: Options): Promise<{ readonly api: string; readonly accounts: string }> {
  if (api !== undefined && accounts !== undefined) return { api: api.replace(/\/+$/, ''), accounts };
  const { loadAppConfig, readRecordedPorts } = await import('../config.js');
  const { dataDirectory, api: configured } = loadAppConfig();
  const port = readRecordedPorts(dataDirectory)?.api ?? configured.port;
  return {
    api: api?.replace(/\/+$/, '') ?? `http://127.0.0.1:${port}`,
    accounts: accounts ?? join(dataDirectory, 'sample-accounts.json'),
  };
}

/** What went wrong, with the refusal whole where there is one. */
function explained(error: unknown): string {
  if (error instanceof Stuck) {
    const lines = error.refusals.map(({ act, refusal }) => `  ${act}: ${JSON.stringify(refusal)}`);
    return [`✗ walk: ${error.message}, at ${error.at.status} of ${error.at.self}`, ...lines].join('\n');
  }
  if (error instanceof Answered) return `✗ walk: ${error.message}\n  ${JSON.stringify(error.problem)}`;
  if (error instanceof Unreachable) return `✗ walk: ${error.message}; start it with: npm start`;
  if (error instanceof NoCast) return `✗ walk: ${error.message}`;
  return `✗ walk: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
