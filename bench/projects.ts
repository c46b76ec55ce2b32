import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { untilSeen } from './api-client.js';
import type { Bench } from './bench.js';
import { benchOrganisation } from './electorate.js';
import { round } from './figures.js';
import { memoryOf } from './memory.js';
import { pacedGets, type Paced } from './paced.js';
import { measureProcessorTime, type ProcessorTime } from './processor-time.js';

/** One step of growth: so many projects run on one worker process. Memory in MB (1,000,000 bytes), rates per second. */
export type Alive = {
  readonly projects: number;
  readonly startRate: number;
  readonly workerRssMb: number;
  readonly workerRssPeakMb: number;
  readonly apiRssMb: number;
  readonly read: Paced;
  /** Processor milliseconds per thousand starts, and per thousand reads. */
  readonly startTime: ProcessorTime;
  readonly readTime: ProcessorTime;
};

/** `bench/results/projects.json`. */
export type ProjectsResult = { readonly alive: readonly Alive[]; readonly errors: number };

export type ProjectsOptions = {
  readonly steps: readonly number[];
  readonly readSeconds: number;
  readonly say: (text: string) => void;
};

/** Starting ten at once is what a busy day looks like; more would measure the queue. */
const startersAtOnce = 10;

/** Projects are only ever added, so each step stands on the one before, as it would in a year of use. */
export async function measureProjects(bench: Bench, { steps, readSeconds, say }: ProjectsOptions): Promise<ProjectsResult> {
  await registerOrganisation(bench);
  const ids: string[] = [];
  const alive: Alive[] = [];
  for (const projects of steps) {
    const from = Date.now();
    const begun = projects - ids.length;
    const starting = measureProcessorTime(bench.stack.pids);
    await startProjects(bench, ids, projects);
    const startRate = round((begun * 1000) / (Date.now() - from));
    await untilAllSeen(bench, projects);
    const startTime = starting(begun);
    // What was started must have come to rest, or its tail would be measured as reads.
    await pause(2_000);
    const paths = spread(ids).map((id) => `/api/v1/projects/${id}`);
    const reading = measureProcessorTime(bench.stack.pids);
    const read = await pacedGets({ port: bench.stack.apiPort, token: bench.api.token }, paths, { perSecond: 100, seconds: readSeconds });
    const readTime = reading(read.sent);
    const worker = memoryOf(bench.stack.pids, 'worker');
    const one = {
      projects,
      startRate,
      workerRssMb: worker.now,
      workerRssPeakMb: worker.peak,
      apiRssMb: memoryOf(bench.stack.pids, 'api').now,
      read,
      startTime,
      readTime,
    };
    alive.push(one);
    say(
      `projects        ${projects} alive: started ${startRate}/s, worker ${worker.now} MB (peak ${worker.peak}), GET p95 ${read.p95} ms, ${read.errors} errors`,
    );
  }
  return { alive, errors: await countFailed(bench) };
}

/** Projects report to their organisation, so one is there to hear them; all 2,000 have the same one, which is the hard case. */
async function registerOrganisation({ api }: Bench): Promise<void> {
  await api.post('/organisations', {
    uscc: benchOrganisation,
    name: '基准测试学会',
    kind: 'society',
    charter: '测试',
    fields: ['robotics'],
    code: 'BENCH',
  });
  await untilSeen(api, `/organisations/${benchOrganisation}`);
}

async function startProjects(bench: Bench, ids: string[], until: number): Promise<void> {
  let next = ids.length;
  const starter = async (): Promise<void> => {
    while (next < until) {
      const n = next;
      next += 1;
      ids[n] = (await bench.api.post('/projects', projectBody(n))).id;
    }
  };
  await Promise.all(Array.from({ length: startersAtOnce }, starter));
}

const projectBody = (n: number) => ({
  organisation: benchOrganisation,
  organisationName: '基准测试学会',
  societyCode: 'BENCH',
  title: { zh: `工业机器人 互联接口 第${n + 1}部分`, en: `Industrial robots – Interconnection – Part ${n + 1}` },
  field: 'robotics',
  nature: 'new',
  traits: ['interface'],
  profile: 'group-standard/robotics',
  proposer: { unit: benchOrganisation },
});

/** Alive means: born in Temporal and seen in the archive. */
async function untilAllSeen(bench: Bench, projects: number): Promise<void> {
  for (const end = Date.now() + 120_000; ; await pause(250)) {
    const seen = await bench.db.collection('projects').countDocuments({ ended: false });
    if (seen >= projects) return;
    if (Date.now() > end) throw new Error(`only ${seen} of ${projects} projects reached the archive within two minutes`);
  }
}

/** Projects that Temporal no longer runs although nothing ended them. */
async function countFailed({ client }: Bench): Promise<number> {
  const answer = z
    .object({ count: z.number() })
    .parse(await client.workflow.count("WorkflowType = 'standardProject' AND ExecutionStatus != 'Running'"));
  return answer.count;
}

/** A fixed order in which neighbours are far apart, so that reads do not follow the order of creation. */
const spread = (ids: readonly string[]): readonly string[] => ids.map((_, n) => ids[(n * 7919) % ids.length] ?? '');
