import { spawnSync } from 'node:child_process';
import { cpus, release, tmpdir, totalmem } from 'node:os';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from '../repository.js';
import { freePort, startMongoServer } from '../scripts/servers.js';
import { openBench, type Bench } from './bench.js';
import { measureCompare } from './compare.js';
import { measureCommitteeYears } from './committee-years.js';
import { postgresPrograms } from './postgres-server.js';
import { buildBenchPrograms } from './programs.js';
import { measureDossiers } from './dossiers.js';
import { measureElectorates } from './electorates.js';
import { measurePlenary } from './plenary.js';
import { measureProjects } from './projects.js';
import { startStack } from './stack.js';
import { measureSustained } from './sustained.js';
import { printCompare, printProjects, printPages, printTargets, printVotes } from './table.js';
import {
  committeeTargets,
  compareTargets,
  dossierTargets,
  electorateTargets,
  plenaryTargets,
  projectTargets,
  sustainedTargets,
  voteTargets,
  webTargets,
  workerKillTargets,
  type Target,
} from './targets.js';
import { measureVotes } from './votes.js';
import { measureWeb } from './web.js';
import { measureWorkerKills } from './worker-kills.js';

const usage = `npm run bench -- [--short] [--only votes|sustained|plenary|electorates|compare|kills|dossiers|projects|web|committees|indicators] [--seconds N] [--projects N] [--profile] [--keep]
  --short     small electorate, few seconds: shows that everything works; its speeds mean little and decide nothing
  --only      one part, or several with commas between; committees runs only when it is named: 500 of them for 20 years take about an hour
  --committees  how many, when fewer shall do
  --projects  how many are in the store when web looks at pages; 20000 when absent, 500 in a short run
  --rounds    how often compare takes its turns; 5 when absent
  --beside    another work tree of this product, built: compare measures it in turns with this one
  --seconds   how long each load lasts
  --profile   write processor profiles of the API and the worker (*.cpuprofile, for Chrome's developer tools); implies --keep
  --keep      keep the directory with logs and stores`;

/** Parts that share a stack. Dossiers and projects get a fresh one, or the memory read would be that of the votes before. */
const groups = [['votes', 'sustained', 'plenary', 'electorates'], ['compare'], ['kills'], ['dossiers'], ['projects'], ['web']] as const;
/** On servers of its own, whose time is skipped; too long to be part of a whole run. */
const alone = 'committees';
/** A test of its own, on an archive filled with copies of what its fixtures decide. */
const atSize = 'indicators';
const parts = [...groups.flat(), alone, atSize] as const;
type Part = (typeof parts)[number];
type Options = {
  readonly short: boolean;
  readonly keep: boolean;
  readonly profile: boolean;
  readonly seconds: number | null;
  readonly only: readonly Part[] | null;
  readonly committees: number;
  readonly projects: number;
  readonly rounds: number;
  readonly beside: string | null;
};

const say = (text: string): void => console.log(text);
const options = readOptions();
if (!options) {
  console.error(usage);
  process.exit(2);
}
process.exitCode = await run(options);

function readOptions(): Options | null {
  const flag = { type: 'boolean', default: false } as const;
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      options: { short: flag, keep: flag, profile: flag, only: text, seconds: text, committees: text, projects: text, rounds: text, beside: text },
    });
    const named = values.only?.split(',');
    const only = named ? parts.filter((part) => named.includes(part)) : null;
    const seconds = values.seconds === undefined ? null : Number(values.seconds);
    const committees = Number(values.committees ?? (values.short ? 4 : 500));
    const projects = Number(values.projects ?? (values.short ? 500 : 20_000));
    const rounds = Number(values.rounds ?? (values.short ? 1 : 5));
    const beside = values.beside === undefined ? null : resolve(values.beside);
    if ((named && only?.length !== named.length) || (seconds !== null && !(seconds > 0)) || !(committees > 0) || !(projects > 0) || !(rounds > 0))
      return null;
    return { short: values.short, keep: values.keep || values.profile, profile: values.profile, only, seconds, committees, projects, rounds, beside };
  } catch {
    return null;
  }
}

async function run(chosen: Options): Promise<number> {
  const { short, only } = chosen;
  say(
    `machine: ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 1e9)} GB, Linux ${release()}, Node ${process.version}`,
  );
  await buildBenchPrograms();
  const targets: Target[] = [];
  if (only?.includes(alone)) targets.push(...(await measureAlone(chosen)));
  const failed = only?.includes(atSize) === true && !indicatorsKeepTheirTimes();
  for (const group of groups) {
    const wanted = group.filter((part) => only === null || only.includes(part));
    if (wanted.length > 0) targets.push(...(await measureGroup(wanted, chosen)));
  }
  printTargets(targets, short, say);
  return !failed && targets.every(({ met, kind }) => met || (short && kind === 'speed')) ? 0 : 1;
}

/** Its targets are what the test expects; `INDICATOR_PROJECTS` says how many projects. */
const indicatorsKeepTheirTimes = (): boolean =>
  spawnSync('npx', ['vitest', 'run', 'test/api/indicators-at-size.test.ts'], { stdio: 'inherit', env: { ...process.env, CAMPAIGN: '1' } }).status ===
  0;

async function measureAlone({ short, committees }: Options): Promise<readonly Target[]> {
  const directory = mkdtempSync(join(tmpdir(), 'biaocheng-bench-'));
  const mongo = await startMongoServer({ directory: join(directory, 'mongo'), port: await freePort(), log: join(directory, 'mongod.log') });
  try {
    const result = await measureCommitteeYears(mongo.uri, { committees, years: short ? 3 : 20, say });
    save('committee-years', short, result);
    return committeeTargets(result);
  } finally {
    await mongo.child.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function measureGroup(wanted: readonly Part[], chosen: Options): Promise<readonly Target[]> {
  const { keep, profile, beside } = chosen;
  const compares = wanted.includes('compare');
  const postgres = compares ? postgresPrograms() : null;
  if (compares && postgres === null) say('compare         PostgreSQL is not here (package postgresql): measured without it');
  const stack = await startStack({ profile, postgres, beside: compares ? beside : null });
  const interrupted = (): void => void stack.stop(keep).finally(() => process.exit(130));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  let bench: Bench | null = null;
  try {
    bench = await openBench(stack);
    const targets: Target[] = [];
    for (const part of wanted) targets.push(...(await measurePart(bench, part, chosen)));
    return targets;
  } finally {
    await bench?.close();
    await stack.stop(keep);
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    if (keep) say(`kept: ${stack.directory}`);
  }
}

async function measurePart(bench: Bench, part: Part, { short, seconds, rounds, projects }: Options): Promise<readonly Target[]> {
  if (part === 'votes') {
    const result = await measureVotes(bench, {
      entitled: short ? 20_000 : 100_000,
      seconds: seconds ?? (short ? 5 : 20),
      bareSeconds: short ? 4 : 10,
      say,
    });
    save('votes', short, result);
    printVotes(result, say);
    return voteTargets(result);
  }
  if (part === 'sustained') {
    const result = await measureSustained(bench, { entitled: short ? 5_000 : 100_000, seconds: seconds ?? (short ? 15 : 120), say });
    save('sustained', short, result);
    return sustainedTargets(result);
  }
  if (part === 'plenary') {
    const result = await measurePlenary(bench, say);
    save('plenary', short, result);
    return plenaryTargets(result);
  }
  if (part === 'electorates') {
    const result = await measureElectorates(bench, { memberships: short ? 2_000 : 50_000, seconds: seconds ?? (short ? 4 : 20), say });
    save('electorates', short, result);
    return electorateTargets(result);
  }
  if (part === 'compare') {
    const result = await measureCompare(bench, {
      entitled: short ? 20_000 : 100_000,
      seconds: seconds ?? (short ? 4 : 10),
      rounds,
      singles: short ? 50 : 300,
      say,
    });
    save('compare', short, result);
    printCompare(result, say);
    return compareTargets(result);
  }
  if (part === 'kills') {
    const result = await measureWorkerKills(bench, { kills: short ? 5 : 30, entitled: 100_000, say });
    save('worker-kills', short, result);
    return workerKillTargets(result);
  }
  if (part === 'dossiers') {
    const result = await measureDossiers(bench, { votes: short ? 10_000 : 100_000, seconds: seconds ?? (short ? 5 : 40), say });
    save('dossiers', short, result);
    return dossierTargets(result);
  }
  if (part === 'web') {
    const size = short ? { looks: 3, streams: 100, votes: 100, voteSeconds: 6 } : { looks: 9, streams: 500, votes: 1_000, voteSeconds: 60 };
    const result = await measureWeb(bench, { ...size, projects, readSeconds: seconds ?? (short ? 5 : 60), say });
    save('web', short, result);
    printPages(result, say);
    return webTargets(result);
  }
  if (part !== 'projects') throw new Error(`${part} is measured on servers of its own`);
  const result = await measureProjects(bench, { steps: short ? [20, 200] : [200, 2_000], readSeconds: seconds ?? (short ? 5 : 30), say });
  save('projects', short, result);
  printProjects(result, say);
  return projectTargets(result);
}

/** A short run never overwrites the figures of a real one. */
function save(name: string, short: boolean, result: object): void {
  const directory = join(repositoryRoot, 'bench', 'results');
  mkdirSync(directory, { recursive: true });
  writeFileSync(
    join(directory, `${name}${short ? '.short' : ''}.json`),
    `${JSON.stringify({ at: new Date().toISOString(), short, ...result }, null, 2)}\n`,
  );
}
