import { build, type Plugin } from 'esbuild';
import { bundleWorkflowCode } from '@temporalio/worker';
import { readFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../../repository.js';
import type { Calendar } from '../../domain/law/calendar/calendar.js';

/** The workflow code of a later release, which knows one calendar more and pins it for whatever starts or hands over: a bundle in a file of its own. */
export async function nextWorkflows(calendar: Calendar): Promise<{ readonly path: string; remove(): void }> {
  const directory = mkdtempSync(join(tmpdir(), 'biaocheng-next-'));
  const compiled = join(directory, 'index.js');
  await build({
    bundle: true,
    platform: 'neutral',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    external: ['@temporalio/*'],
    absWorkingDir: repositoryRoot,
    mainFields: ['module', 'main'],
    conditions: ['import', 'default'],
    entryPoints: ['workflows/index.ts'],
    outfile: compiled,
    plugins: [announced(calendar)],
  });
  // It stands beside no node_modules; the SDK's packages are found from the repository.
  const inside = join(repositoryRoot, 'dist', `next-${process.pid}.js`);
  writeFileSync(inside, readFileSync(compiled));
  const silent = () => undefined;
  const logger = { log: silent, trace: silent, debug: silent, info: silent, warn: silent, error: silent };
  const { code } = await bundleWorkflowCode({ workflowsPath: inside, logger }).finally(() => rmSync(inside));
  const path = join(directory, 'workflows.js');
  writeFileSync(path, code);
  return { path, remove: () => rmSync(directory, { recursive: true }) };
}

/** What a release that ships a new calendar changes: one more in the list, and it is the current one. */
const announced = (calendar: Calendar): Plugin => ({
  name: 'announced-calendar',
  setup: (bundler) => {
    const withNext = (file: string, from: RegExp, to: string) => {
      const source = readFileSync(file, 'utf8');
      if (!from.test(source)) throw new Error(`${file} is not as it was when this test was written`);
      return { contents: source.replace(from, to), loader: 'ts' as const };
    };
    const next = JSON.stringify(calendar);
    bundler.onLoad({ filter: /domain\/law\/calendar\/state-council\.ts$/ }, ({ path }) =>
      withNext(path, /\[calendar2026\.hash\]: calendar2026/, `[calendar2026.hash]: calendar2026, ${JSON.stringify(calendar.hash)}: ${next}`),
    );
    bundler.onLoad({ filter: /domain\/law\/calendar\/current\.ts$/ }, ({ path }) => withNext(path, /= calendar2026;/, `= ${next};`));
  },
});
