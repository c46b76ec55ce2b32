import { apiClient, openBallot, type OpenBallot } from './api-client.js';
import type { Bench } from './bench.js';
import { checkBallot, untilDrained, type BallotCheck } from './check-ballot.js';
import { makeElectorate, officerToken, type Electorate } from './electorate.js';
import { medianOf, round, type Figures } from './figures.js';
import { countPostgresVotes, openPostgresBallot } from './postgres-ballot.js';
import type { ProcessorTime } from './processor-time.js';
import { runLoad } from './run-load.js';
import { measureSinglePerson, type SinglePerson } from './single-person.js';
import { line } from './votes.js';

export const compareConnections = [20, 100, 500] as const;

/** One load of one side. `processor`: processor milliseconds per 1,000 votes of the processes that did the work. */
export type Load = Figures & { readonly processor: ProcessorTime };

/** Who was measured: `ours`, `postgres` (d), and `beside`, the product built in another tree. */
export type SideName = 'ours' | 'postgres' | 'beside';

/** `bench/results/compare.json`. */
export type CompareResult = {
  readonly rounds: readonly { readonly connections: number; readonly side: SideName; readonly load: Load }[];
  readonly single: { readonly [side in SideName]?: SinglePerson };
  readonly checks: readonly BallotCheck[];
};

export type CompareOptions = {
  readonly entitled: number;
  readonly seconds: number;
  readonly rounds: number;
  /** Votes of the single person in each round. */
  readonly singles: number;
  readonly say: (line: string) => void;
};

/** A side as the load client meets it; `rest` waits until what it put off is done, so that the next side has the machine for itself. */
type Side = {
  readonly name: SideName;
  readonly port: number;
  readonly processes: readonly string[];
  open(
    electorate: Electorate,
    name: string,
  ): Promise<Pick<OpenBallot, 'path' | 'text'> & { rest(report: Awaited<ReturnType<typeof runLoad>>): Promise<void> }>;
};

/** All sides in turns within one run, the order turning each round: only ratios within one run mean anything. */
export async function measureCompare(bench: Bench, options: CompareOptions): Promise<CompareResult> {
  const checks: BallotCheck[] = [];
  const sides = await sidesOf(bench, checks);
  const electorate = await makeElectorate(bench.stack, 'compare', options.entitled);
  const rounds: CompareResult['rounds'][number][] = [];
  const singles = new Map<SideName, SinglePerson[]>();
  for (const side of sides)
    await loadOf(bench, side, { electorate, name: `warm-${side.name}`, connections: 100, seconds: Math.min(5, options.seconds) });
  for (let n = 0; n < options.rounds; n += 1) {
    const order = sides.map((_, i) => sides[(i + n) % sides.length]).filter((side) => side !== undefined);
    for (const connections of compareConnections) {
      for (const side of order) {
        const load = await loadOf(bench, side, {
          electorate,
          name: `compare-${side.name}-${connections}-${n}`,
          connections,
          seconds: options.seconds,
        });
        rounds.push({ connections, side: side.name, load });
        options.say(`round ${n + 1}  ${side.name.padEnd(9)} ${String(connections).padStart(3)} connections: ${line(load)}`);
      }
    }
    for (const side of order) {
      if (side.name === 'postgres') continue;
      const { path, text } = await side.open(electorate, `single-${side.name}-${n}`);
      const seen = await measureSinglePerson({ port: side.port, path, text }, electorate, options.singles);
      singles.set(side.name, [...(singles.get(side.name) ?? []), seen]);
    }
  }
  const single = Object.fromEntries([...singles].map(([name, seen]) => [name, middle(seen)]));
  return { rounds, single, checks };
}

async function sidesOf({ stack, api, client, db }: Bench, checks: BallotCheck[]): Promise<readonly Side[]> {
  const ours: Side = {
    name: 'ours',
    port: stack.apiPort,
    processes: ['api', 'worker', 'temporal', 'mongod'],
    open: async (electorate, name) => {
      const ballot = await openBallot(api, electorate, name);
      return { ...ballot, rest: async (report) => void checks.push(await checkBallot({ client, db }, ballot.stream, report)) };
    },
  };
  const sides = [ours];
  const { postgres, beside } = stack;
  if (postgres)
    sides.push({
      name: 'postgres',
      port: postgres.port,
      processes: ['express-postgres', 'postgres'],
      open: async (electorate, name) => {
        const { path } = await openPostgresBallot(postgres.uri, electorate, { name, text: name });
        const rest = async ({ acknowledged }: { readonly acknowledged: readonly unknown[] }): Promise<void> => {
          const held = await countPostgresVotes(postgres.uri, name);
          if (held < Math.min(acknowledged.length, electorate.size))
            throw new Error(`PostgreSQL acknowledged ${acknowledged.length} and holds ${held}`);
        };
        return { path, text: name, rest };
      },
    });
  if (!beside) return sides;
  const other = apiClient(beside.apiPort, await officerToken(stack.tokenKey));
  sides.push({
    name: 'beside',
    port: beside.apiPort,
    processes: ['beside-api', 'beside-worker', 'temporal', 'mongod'],
    open: async (electorate, name) => {
      const ballot = await openBallot(other, electorate, name);
      return { ...ballot, rest: async () => void (await untilDrained(client, ballot.stream)) };
    },
  });
  return sides;
}

async function loadOf(
  { stack }: Bench,
  side: Side,
  { electorate, ...load }: { readonly electorate: Electorate; readonly name: string; readonly connections: number; readonly seconds: number },
): Promise<Load> {
  const { path, text, rest } = await side.open(electorate, load.name);
  const spec = { ...load, host: '127.0.0.1', port: side.port, path, text, tokens: electorate.tokens, most: Number.MAX_SAFE_INTEGER };
  const report = await runLoad(stack, spec);
  await rest(report);
  const processor = Object.fromEntries(Object.entries(report.processorTime).filter(([name]) => side.processes.includes(name)));
  return { ...report.figures, processor };
}

/** The median of each figure over the rounds: one round that met another program decides nothing. */
const middle = (seen: readonly SinglePerson[]): SinglePerson => ({
  votes: seen.reduce((sum, { votes }) => sum + votes, 0),
  p50: round(medianOf(seen.map(({ p50 }) => p50))),
  p95: round(medianOf(seen.map(({ p95 }) => p95))),
  vote: { p50: round(medianOf(seen.map(({ vote }) => vote.p50))), p95: round(medianOf(seen.map(({ vote }) => vote.p95))) },
});
