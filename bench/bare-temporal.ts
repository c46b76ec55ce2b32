import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figures } from './figures.js';
import { runProgram } from './programs.js';
import { bareQueue, type Stack } from './stack.js';

export type BareSpec = {
  readonly workflowId: string;
  readonly taskQueue: string;
  readonly size: number;
  readonly concurrency: number;
  readonly seconds: number;
  readonly deadlineMs: number;
};

/** What (b) did at one concurrency. `errors` includes the refused; `counted` null: the workflow did not even answer a query any more. */
export type BareReport = Figures & {
  readonly concurrency: number;
  readonly refused: number;
  readonly counted: number | null;
  readonly runs: number | null;
  readonly problems: { readonly [message: string]: number };
};

const bareElectorate = 100_000;

/** Measures (b) once at one concurrency on a fresh workflow. Needs the worker of bare-worker.ts running. */
export async function measureBare({ directory, env }: Stack, concurrency: number, seconds: number): Promise<BareReport> {
  const workflowId = `bare/${concurrency}-${randomUUID()}`;
  const file = join(directory, `bare-${concurrency}.json`);
  const spec: BareSpec = { workflowId, taskQueue: bareQueue, size: bareElectorate, concurrency, seconds, deadlineMs: 10_000 };
  await runProgram('bare-client', [JSON.stringify(spec), file], env);
  return JSON.parse(readFileSync(file, 'utf8')) as BareReport; // written by bare-client.ts of the same build
}

/** Its best rate: the denominator of the first ratio. */
export const bestRate = (reports: readonly BareReport[]): number => Math.max(0, ...reports.map((report) => report.rate));
