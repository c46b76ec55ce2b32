import { bestRate, measureBare, type BareReport } from './bare-temporal.js';
import { openBallot } from './api-client.js';
import type { Bench } from './bench.js';
import { checkBallot, type BallotCheck } from './check-ballot.js';
import { makeElectorate } from './electorate.js';
import { round, type Figures } from './figures.js';
import { measureGrowth, type Growth } from './growth.js';
import type { LoadReport } from './load-spec.js';
import { countPlainVotes, openPlainBallot } from './plain-ballot.js';
import type { ProcessorTime } from './processor-time.js';
import { runLoad } from './run-load.js';

const voteConnections = [20, 100, 500] as const;

export type Measured = Figures & {
  readonly statuses: LoadReport['statuses'];
  readonly problems: readonly string[];
  readonly processorTime: ProcessorTime;
};

/** `bench/results/votes.json`. Keys of the records are connections (callers at once for `bareTemporal`). */
export type VotesResult = {
  readonly entitled: number;
  readonly ours: { readonly [connections: string]: Measured };
  readonly bareTemporal: { readonly [concurrency: string]: BareReport };
  readonly expressMongo: { readonly [connections: string]: Measured };
  readonly ratioToBareTemporal: number;
  readonly ratioToExpressMongo: number;
  readonly acknowledged: number;
  readonly counted: number;
  readonly rootMatches: boolean;
  readonly checks: { readonly [connections: string]: BallotCheck };
  readonly growth: Growth;
};

export type VotesOptions = {
  readonly entitled: number;
  readonly seconds: number;
  readonly bareSeconds: number;
  readonly say: (line: string) => void;
};

/**
 * Callers at once for (b), and before which turn of the others each is measured. Ten is the server's limit of updates in flight per
 * workflow; at 100 and 500 it may stall and leave the server busy, so these come last.
 */
const bareBefore: { readonly [connections: number]: readonly number[] } = { 20: [1, 5, 10], 100: [20], 500: [] };
const bareLast = [100, 500] as const;

/** Ours, (b) and (c) in one run, in turns, so that the noise of the machine meets all of them. */
export async function measureVotes(bench: Bench, options: VotesOptions): Promise<VotesResult> {
  const ours: { [connections: string]: Measured } = {};
  const expressMongo: { [connections: string]: Measured } = {};
  const bareTemporal: { [concurrency: string]: BareReport } = {};
  const checks: { [connections: string]: BallotCheck } = {};
  let growth: Growth | null = null;
  const bare = async (concurrency: number): Promise<void> => {
    const report = await measureBare(bench.stack, concurrency, options.bareSeconds);
    bareTemporal[concurrency] = report;
    options.say(`bare Temporal   ${concurrency} at once: ${line(report)}`);
  };
  await warmUp(bench, options);
  for (const connections of voteConnections) {
    for (const concurrency of bareBefore[connections] ?? []) await bare(concurrency);
    const turn = await measureRound(bench, { name: `votes-${connections}`, connections }, options);
    ours[connections] = turn.ours;
    expressMongo[connections] = turn.plain;
    checks[connections] = turn.check;
    growth = turn.growth;
  }
  for (const concurrency of bareLast) await bare(concurrency);
  if (!growth) throw new Error('nothing was measured');
  const seen = { ours, bareTemporal, expressMongo, checks };
  return { entitled: options.entitled, ...seen, ...summary(seen), growth };
}

/** Code that has just been compiled is slow; nobody's figure should depend on who went first. */
async function warmUp(bench: Bench, options: VotesOptions): Promise<void> {
  const brief = { ...options, entitled: 20_000, seconds: Math.min(5, options.seconds), say: () => undefined };
  await measureRound(bench, { name: 'warm-100', connections: 100 }, brief);
}

async function measureRound(bench: Bench, { name, connections }: { readonly name: string; readonly connections: number }, options: VotesOptions) {
  const { stack, api } = bench;
  const electorate = await makeElectorate(stack, name, options.entitled);
  const ballot = await openBallot(api, electorate, `benchmark at ${connections} connections`);
  const plain = await openPlainBallot(stack.plainMongo, electorate, { name, text: ballot.text });
  const common = { host: '127.0.0.1', connections, seconds: options.seconds, most: options.entitled, tokens: electorate.tokens, text: ballot.text };
  const oursReport = await runLoad(stack, { ...common, name: `ours-${name}`, port: stack.apiPort, path: ballot.path });
  options.say(`ours            ${connections} connections: ${line(oursReport.figures)}`);
  // The archive catches up before anyone else is measured.
  const check = await checkBallot(bench, ballot.stream, oursReport);
  for (const fault of check.faults) options.say(`  FAULT ${fault}`);
  const plainReport = await runLoad(stack, { ...common, name: `plain-${name}`, port: stack.plainPort, path: plain.path });
  options.say(`Express+MongoDB ${connections} connections: ${line(plainReport.figures)}`);
  const held = await countPlainVotes(stack.plainMongo, name);
  if (held < plainReport.acknowledged.length) options.say(`  Express+MongoDB acknowledged ${plainReport.acknowledged.length} and holds ${held}`);
  const growth = await measureGrowth(bench.client, ballot.stream, check.counted);
  return { ours: measured(oursReport), plain: measured(plainReport), check, growth };
}

function summary({
  ours,
  bareTemporal,
  expressMongo,
  checks,
}: Pick<VotesResult, 'ours' | 'bareTemporal' | 'expressMongo' | 'checks'>): Pick<
  VotesResult,
  'ratioToBareTemporal' | 'ratioToExpressMongo' | 'acknowledged' | 'counted' | 'rootMatches'
> {
  const rate = ours['500']?.rate ?? 0;
  const all = Object.values(checks);
  return {
    ratioToBareTemporal: ratio(rate, bestRate(Object.values(bareTemporal))),
    ratioToExpressMongo: ratio(rate, expressMongo['500']?.rate ?? 0),
    acknowledged: all.reduce((sum, check) => sum + check.acknowledged, 0),
    counted: all.reduce((sum, check) => sum + check.counted, 0),
    rootMatches: all.length > 0 && all.every((check) => check.rootMatches),
  };
}

export const measured = ({ figures, statuses, problems, processorTime }: Awaited<ReturnType<typeof runLoad>>): Measured => ({
  ...figures,
  statuses,
  problems,
  processorTime,
});

/** 0 when there is nothing to divide by: an empty comparison must not look like a win. */
const ratio = (a: number, b: number): number => (b === 0 ? 0 : round(a / b));

export const line = (figures: Figures): string =>
  `${Math.round(figures.rate)}/s, p50 ${figures.p50} ms, p99 ${figures.p99} ms, longest pause ${figures.longestPauseMs} ms, ${figures.errors} errors`;
