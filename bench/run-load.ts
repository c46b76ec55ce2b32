import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadReport, LoadSpec } from './load-spec.js';
import { runProgram } from './programs.js';

/** Runs one load client in a process of its own and returns what it saw. */
export async function runLoad(directory: string, spec: LoadSpec): Promise<LoadReport> {
  const specFile = join(directory, `${spec.name}.spec.json`);
  const reportFile = join(directory, `${spec.name}.report.json`);
  writeFileSync(specFile, JSON.stringify(spec));
  await runProgram('load', [specFile, reportFile]);
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as LoadReport; // written by load.ts of the same build
  rmSync(reportFile);
  return report;
}
