import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/**/*.test.ts'], setupFiles: ['test/support/setup.ts'], pool: 'forks', maxWorkers: 2 },
});
