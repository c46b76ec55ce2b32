import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../support/api.js';
import { noForeignTools, python } from '../../support/foreign-tools.js';
import { worldOf, type World } from '../../support/fuzz/world.js';

/*
 * Schemathesis makes requests from the description of the API alone and holds every answer to it. SCHEMATHESIS=<examples a route> asks longer.
 */

const examples = process.env['SCHEMATHESIS'] ?? '1';
const checks = ['not_a_server_error', 'status_code_conformance', 'content_type_conformance', 'response_schema_conformance'];
const roles = ['nobody', 'member', 'officer'];

let api: TestApi;
let world: World;
let folder: string;
beforeAll(async () => {
  api = await startApi();
  world = await worldOf(api);
  folder = mkdtempSync(join(tmpdir(), 'biaocheng-schemathesis-'));
  writeFileSync(join(folder, 'schemathesis.toml'), settings());
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Ids that mean something: with made-up ones nearly every answer would be a 404. */
function settings(): string {
  const known = Object.entries(world.ids).flatMap(([noun, [id]]) => (id === undefined ? [] : [[noun, id] as const]));
  return known
    .map(([noun, id]) => `[[operations]]\ninclude-path-regex = "^/api/v1/${noun}/"\nparameters = { "path.id" = "${id}", "path.sha256" = "${id}" }\n`)
    .join('\n');
}

describe('XE14 the API as a fuzzer of other hands asks it', () => {
  it.skipIf(noForeignTools).each(roles)(
    'XE14 Schemathesis finds no answer to %s that the description does not promise',
    async (name) => {
      const token = world.askers.find((one) => one.name === name)?.token ?? null;
      const as = token === null ? [] : ['--header', `Authorization: Bearer ${token}`];
      const asked = ['--checks', checks.join(','), '--phases', 'fuzzing', '--max-examples', examples, '--seed', '20261130'];
      const quiet = ['--warnings', 'off', '--generation-database', 'none', '--suppress-health-check', 'all'];
      const run = [...asked, ...as, ...quiet, '--exclude-operation-id', 'signOut', '--continue-on-failure', `${api.url}/api/v1/openapi.json`];
      const { code, said } = await python([
        '-m',
        'schemathesis.cli',
        '--no-color',
        '--config-file',
        join(folder, 'schemathesis.toml'),
        'run',
        ...run,
      ]);
      expect({ code, said }).toMatchObject({ code: 0 });
    },
    Number(examples) * 900_000,
  );
});
