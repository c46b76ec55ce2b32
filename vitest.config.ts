import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.js';
import { showingCodes } from './test/support/provoked-codes.js';

/** These start and kill processes, or change the process they run in: each file has a process of its own. */
const alone = ['setup', 'start', 'faults', 'integration'].map((folder) => `test/${folder}/**/*.test.ts`);

const common: NonNullable<TestProjectInlineConfiguration['test']> = {
  setupFiles: ['test/support/setup.ts'],
  pool: 'forks',
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    globalSetup: ['test/support/servers.ts'],
    // Three on two cores, because the longest files mostly wait for a clock.
    maxWorkers: 3,
    teardownTimeout: 30_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      { plugins: [showingCodes()], test: { ...common, name: 'alone', include: alone } },
      // All others take over the modules that the file before them has loaded: loading took as long as many of the tests.
      { plugins: [showingCodes()], test: { ...common, name: 'shared', isolate: false, include: ['test/**/*.test.ts'], exclude: alone } },
    ],
  },
});
