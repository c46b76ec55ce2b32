import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startVitest, type TestModule } from 'vitest/node';

/*
 * Everybody asks everything of two societies (test/attack, ten rounds), then each input by which somebody once bent a decision or saw too much is sent
 * again over HTTP (tests whose titles begin with XA or XB). Prints how many requests were made and how many were answered wrongly; exits 1 on any.
 */
process.env['ATTACK'] ??= '10';
const folder = mkdtempSync(join(tmpdir(), 'biaocheng-attack-'));
const counts = join(folder, 'requests');
writeFileSync(counts, '');
process.env['ATTACK_REQUESTS'] = counts;

const failuresIn = (module: TestModule): readonly string[] => [
  ...module.errors().map((error) => `${module.moduleId}: ${error.message}`),
  ...[...module.children.allTests('failed')].map((test) => test.fullName),
];

const vitest = await startVitest('test', ['test/attack/', 'test/api/'], {
  watch: false,
  testNamePattern: /given two societies|\bX[AB]\d/,
  reporters: ['default'],
});
const modules = vitest.state.getTestModules();
const violations = modules.flatMap(failuresIn);
const asked = modules.reduce((sum, module) => sum + [...module.children.allTests('passed')].length, violations.length);
await vitest.close();
const requests = readFileSync(counts, 'utf8')
  .split('\n')
  .map(Number)
  .reduce((sum, one) => sum + one, 0);
rmSync(folder, { recursive: true, force: true });

for (const violation of violations) console.log(`  wrong: ${violation}`);
console.log(`attack: ${asked} kinds of attack, ${requests} requests, violations ${violations.length}`);
process.exitCode = violations.length > 0 || requests === 0 ? 1 : 0;
