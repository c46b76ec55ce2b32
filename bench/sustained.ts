import { openBallot } from './api-client.js';
import type { Bench } from './bench.js';
import { checkBallot, type BallotCheck } from './check-ballot.js';
import { makeElectorate } from './electorate.js';
import { measureGrowth, type Growth } from './growth.js';
import { memoryOf } from './memory.js';
import { runLoad } from './run-load.js';
import { line, measured, type Measured } from './votes.js';

/** A long run on one ballot. Voters vote again when the electorate runs out, as the terms allow until close. */
export type SustainedResult = {
  readonly connections: number;
  readonly figures: Measured;
  readonly check: BallotCheck;
  readonly growth: Growth;
  readonly workerMb: { readonly now: number; readonly peak: number };
};

const sustainedConnections = [20, 500] as const;

/** A steady trickle is the harder case for the hand-over: the outbox is never empty by chance. */
export async function measureSustained(
  bench: Bench,
  options: { readonly entitled: number; readonly seconds: number; readonly say: (text: string) => void },
): Promise<readonly SustainedResult[]> {
  const results: SustainedResult[] = [];
  for (const connections of sustainedConnections) {
    const name = `sustained-${connections}`;
    const electorate = await makeElectorate(bench.stack, name, options.entitled);
    const ballot = await openBallot(bench.api, electorate, `sustained at ${connections} connections`);
    const { apiPort } = bench.stack;
    const spec = { name, host: '127.0.0.1', port: apiPort, path: ballot.path, tokens: electorate.tokens, text: ballot.text };
    const report = await runLoad(bench.stack, { ...spec, connections, seconds: options.seconds, most: Number.MAX_SAFE_INTEGER });
    const check = await checkBallot(bench, ballot.stream, report);
    const growth = await measureGrowth(bench.client, ballot.stream, check.counted);
    options.say(`sustained       ${connections} connections for ${options.seconds} s: ${line(report.figures)}, ${check.runs} runs`);
    for (const problem of [...report.problems, ...check.faults]) options.say(`  ${problem}`);
    results.push({ connections, figures: measured(report), check, growth, workerMb: memoryOf(bench.stack.pids, 'worker') });
  }
  return results;
}
