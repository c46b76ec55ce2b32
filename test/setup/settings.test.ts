import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { apiConfig } from '../../api/config.js';
import { BadConfiguration, loadAppConfig } from '../../config.js';
import { loadTemporalConfig } from '../../temporal.config.js';

let data: string;
beforeEach(() => (data = mkdtempSync(join(tmpdir(), 'biaocheng-settings-'))));
afterEach(() => rmSync(data, { recursive: true, force: true }));

describe('given nothing configured', () => {
  test('the product looks for both servers on this machine and counts neither as given', () => {
    const [app, temporal] = [loadAppConfig({ BIAOCHENG_DATA: data }), loadTemporalConfig({ BIAOCHENG_DATA: data })];
    expect(app.mongo).toMatchObject({ uri: 'mongodb://127.0.0.1:27017/biaocheng?replicaSet=rs0', given: false });
    expect(temporal).toMatchObject({ address: '127.0.0.1:7233', namespace: 'default', given: false });
  });

  test('acknowledged writes are on a majority and in the journal', () => {
    expect(loadAppConfig({}).mongo.options.writeConcern).toEqual({ w: 'majority', journal: true });
  });

  test('an empty variable is an absent one', () => {
    expect(loadAppConfig({ BIAOCHENG_DATA: data, PORT: '', MONGODB_URI: '' }).api.port).toBe(8080);
    expect(loadTemporalConfig({ BIAOCHENG_DATA: data, TEMPORAL_ADDRESS: '' }).given).toBe(false);
  });
});

describe('given a token for the operator’s figures', () => {
  const withToken = (token: string) => apiConfig(loadAppConfig({ BIAOCHENG_DATA: data }), { BIAOCHENG_METRICS_TOKEN: token }).metricsToken;

  test('it is taken when it is long enough, an empty one is none, and a short one is refused and not printed', () => {
    expect([withToken('k'.repeat(32)), withToken('')]).toEqual(['k'.repeat(32), null]);
    for (const bad of ['guessable', `with space ${'k'.repeat(32)}`]) {
      expect(() => withToken(bad)).toThrow(BadConfiguration);
      expect(() => withToken(bad)).toThrow(/^(?!.*(guessable|kkk)).*BIAOCHENG_METRICS_TOKEN: must be 32/);
    }
  });
});

describe('given a running start', () => {
  const record = (pid: number) =>
    writeFileSync(
      join(data, 'ports.json'),
      JSON.stringify({ pid, api: 9090, temporal: '127.0.0.1:9091', mongo: 'mongodb://127.0.0.1:9092/biaocheng', children: {} }),
    );

  test('a second terminal finds its ports', () => {
    record(process.pid);
    expect(loadAppConfig({ BIAOCHENG_DATA: data }).api.port).toBe(9090);
    expect(loadAppConfig({ BIAOCHENG_DATA: data }).mongo.uri).toContain(':9092/');
    expect(loadTemporalConfig({ BIAOCHENG_DATA: data }).address).toBe('127.0.0.1:9091');
  });

  test('the environment still comes first', () => {
    record(process.pid);
    expect(loadTemporalConfig({ BIAOCHENG_DATA: data, TEMPORAL_ADDRESS: 'cluster:7233' }).address).toBe('cluster:7233');
    expect(loadAppConfig({ BIAOCHENG_DATA: data, PORT: '1234' }).api.port).toBe(1234);
  });

  test('what a start that is gone left behind is ignored', () => {
    record(2 ** 22 + 1);
    expect(loadAppConfig({ BIAOCHENG_DATA: data }).api.port).toBe(8080);
    writeFileSync(join(data, 'ports.json'), '{ half');
    expect(loadAppConfig({ BIAOCHENG_DATA: data }).api.port).toBe(8080);
  });
});

describe('given a cluster', () => {
  test('an API key switches TLS on and namespace and build are taken as given', () => {
    const config = loadTemporalConfig({
      TEMPORAL_ADDRESS: 'c:7233',
      TEMPORAL_NAMESPACE: 'ln',
      TEMPORAL_API_KEY: 'k',
      BIAOCHENG_BUILD_ID: 'b7',
      BIAOCHENG_VERSIONING: 'on',
    });
    expect(config.connection).toMatchObject({ address: 'c:7233', apiKey: 'k', tls: true });
    expect(config).toMatchObject({ namespace: 'ln', given: true, deployment: { name: 'biaocheng', buildId: 'b7', versioning: true } });
  });

  test("a developer's default profile is not read unless a variable names it", () => {
    mkdirSync(join(data, 'temporalio'));
    const file = join(data, 'temporalio', 'temporal.toml');
    writeFileSync(file, '[profile.default]\naddress = "elsewhere:7233"\n');
    expect(loadTemporalConfig({ BIAOCHENG_DATA: data, HOME: data, XDG_CONFIG_HOME: data }).address).toBe('127.0.0.1:7233');
    expect(loadTemporalConfig({ BIAOCHENG_DATA: data, TEMPORAL_CONFIG_FILE: file }).address).toBe('elsewhere:7233');
  });

  test('the search attributes are the four an operator filters by', () => {
    const named = loadTemporalConfig({}).searchAttributes.map((key) => `${key.name} ${key.type}`);
    expect(named).toEqual(['BiaochengKind KEYWORD', 'BiaochengStatus KEYWORD', 'BiaochengOrganisation KEYWORD', 'BiaochengDue DATETIME']);
  });
});

describe('given a setting that cannot be used', () => {
  const wrong: [string, string][] = [
    ['PORT', '70000'],
    ['PORT', 'eighty'],
    ['MONGODB_URI', 'postgres://host/db'],
    ['MONGODB_URI', 'mongodb://host/db?w=1'],
    ['MONGODB_URI', 'mongodb://host/db?journal=false'],
    ['SMTP_URL', 'https://mail'],
    ['LOG_LEVEL', 'loud'],
  ];
  test.each(wrong)('%s=%s is refused by name', (name, value) => {
    expect(() => loadAppConfig({ [name]: value })).toThrow(BadConfiguration);
    expect(() => loadAppConfig({ [name]: value })).toThrow(name);
  });

  test.each([
    ['WORKER_MAX_ACTIVITIES', '0'],
    ['BIAOCHENG_DEPLOYMENT', 'a.b'],
    ['BIAOCHENG_VERSIONING', 'maybe'],
    ['TEMPORAL_CALL_DEADLINE_MS', '1'],
  ])('%s=%s is refused by name', (name, value) => {
    expect(() => loadTemporalConfig({ [name]: value })).toThrow(BadConfiguration);
    expect(() => loadTemporalConfig({ [name]: value })).toThrow(name);
  });
});
