import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../../../repository.js';
import { startApi, type TestApi } from '../../support/api.js';
import { noForeignTools, python, runToEnd, type Ended } from '../../support/foreign-tools.js';

/* Programs of other hands read the description of the API: a validator, a generator for TypeScript and one for Python. */

const here = join(repositoryRoot, 'test', 'api', 'foreign');
const bin = (name: string): string => join(repositoryRoot, 'node_modules', '.bin', name);
const society = '91210102MA0UQ3XK5P';
/** Far more than they take: a machine may be busy. */
const minutes = 900_000;

let api: TestApi;
let monitor: string;
/** Inside the repository, so that a program in it finds our packages. */
let folder: string;
let description: string;
beforeAll(async () => {
  api = await startApi();
  monitor = await api.token('monitor', { role: 'monitor', organisation: '*' });
  const body = { uscc: society, name: '示例标准化协会', kind: 'society', charter: '章程', override: { reason: '示例', evidence: '示例' } };
  expect(await api.ask('POST', '/organisations', { token: monitor, body })).toMatchObject({ status: 201 });
  mkdirSync(join(repositoryRoot, '.cache'), { recursive: true });
  folder = mkdtempSync(join(repositoryRoot, '.cache', 'foreign-'));
  description = join(folder, 'openapi.json');
  writeFileSync(description, await (await fetch(`${api.url}/api/v1/openapi.json`)).text());
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The last line of a program that went well. */
const lastLine = ({ code, said }: Ended): unknown => {
  expect(code, said).toBe(0);
  return JSON.parse(said.trim().split('\n').at(-1) ?? '');
};
const jobDone = (seq: number) => ({ names: [society], seq, same: true, refused: [422, 'IDEMPOTENCY_KEY_REUSED', ['self']] });

describe('XE14 the description of the API as programs of other hands read it', () => {
  it.skipIf(noForeignTools)(
    'XE14 openapi-spec-validator finds it valid',
    async () => {
      const { code, said } = await python(['-m', 'openapi_spec_validator', description]);
      expect({ code, said }).toEqual({ code: 0, said: expect.stringMatching(/OK\s*$/) as string });
    },
    minutes,
  );

  it(
    'XE14 a client whose types openapi-typescript made compiles, reads a list, does an act once under one key and is refused in types',
    async () => {
      const made = await runToEnd(bin('openapi-typescript'), [description, '-o', join(folder, 'schema.d.ts')]);
      expect(made.code, made.said).toBe(0);
      copyFileSync(join(here, 'job.ts.txt'), join(folder, 'job.ts'));
      writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
      const strict = ['--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'nodenext', '--types', 'node', '--ignoreConfig'];
      const compiled = await runToEnd(bin('tsc'), [...strict, join(folder, 'job.ts')]);
      expect(compiled.code, compiled.said).toBe(0);
      expect(lastLine(await runToEnd(process.execPath, [join(folder, 'job.js'), api.url, monitor, society]))).toEqual(jobDone(2));
    },
    minutes,
  );

  it.skipIf(noForeignTools)(
    'XE14 openapi-python-client leaves out nothing, and its client does the same job with refusals of their own type',
    async () => {
      const into = ['--path', description, '--output-path', join(folder, 'api_client'), '--meta', 'none'];
      const made = await python(['-m', 'openapi_python_client', 'generate', ...into, '--config', join(here, 'python-client.yaml')]);
      expect(made.code, made.said).toBe(0);
      expect(made.said).not.toMatch(/warning|unable|failure/i);
      expect(lastLine(await python([join(here, 'job.py'), api.url, monitor, society], folder))).toEqual(jobDone(3));
    },
    minutes,
  );
});
