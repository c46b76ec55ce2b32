import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadReport, LoadSpec } from './load-spec.js';
import { round } from './figures.js';
import { measureProcessorTime, type ProcessorTime } from './processor-time.js';
import { runProgram } from './programs.js';
import type { Stack } from './stack.js';

/** Runs one load client in a process of its own and returns what it saw. */
export async function runLoad({ directory, pids }: Stack, spec: LoadSpec): Promise<LoadReport & { readonly processorTime: ProcessorTime }> {
  const specFile = join(directory, `${spec.name}.spec.json`);
  const reportFile = join(directory, `${spec.name}.report.json`);
  writeFileSync(specFile, JSON.stringify(spec));
  const measured = measureProcessorTime(pids);
  await runProgram('load', [specFile, reportFile]);
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as LoadReport; // written by load.ts of the same build
  rmSync(reportFile);
  return {
    ...report,
    processorTime: { ...measured(report.acknowledged.length), client: round((report.cpuSeconds * 1e6) / report.acknowledged.length) },
  };
}
