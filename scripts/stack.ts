import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { flagsOf, programEnvironment, repositoryRoot } from '../repository.js';
import { freePort, startChild, startMongoServer, startTemporalServer, type Child } from './servers.js';
import { waitUntilReady } from './start/programs.js';

export const parts = ['temporal', 'mongo', 'worker', 'api'] as const;
export type Part = (typeof parts)[number];

export type StackOptions = {
  /** Dynamic configuration of the Temporal server, e.g. `timeSkippingFlags`. */
  readonly dynamicConfig?: readonly string[];
  /** Added to the environment of worker and API. */
  readonly env?: NodeJS.ProcessEnv;
};

/**
 * The whole product on this machine in a directory of its own, on free ports: real Temporal, real MongoDB, one worker, one API, as the
 * built programs. Each part can be killed and brought back on the same files. For integration and fault tests and the benchmarks.
 */
export class Stack {
  private readonly running = new Map<Part, Child>();
  private readonly others: Child[] = [];

  private constructor(
    readonly directory: string,
    private readonly ports: { readonly temporal: number; readonly mongo: number; readonly api: number },
    private readonly options: StackOptions,
  ) {}

  static async start(options: StackOptions = {}): Promise<Stack> {
    const directory = mkdtempSync(join(tmpdir(), 'biaocheng-stack-'));
    mkdirSync(join(directory, 'log'));
    const ports = { temporal: await freePort(), mongo: await freePort(), api: await freePort() };
    const stack = new Stack(directory, ports, options);
    await Promise.all([stack.bring('temporal'), stack.bring('mongo')]);
    await Promise.all([stack.bring('worker'), stack.bring('api')]);
    await stack.ready();
    return stack;
  }

  get api(): string {
    return `http://127.0.0.1:${this.ports.api}`;
  }
  get apiPort(): number {
    return this.ports.api;
  }
  get temporalAddress(): string {
    return `127.0.0.1:${this.ports.temporal}`;
  }
  get mongoUri(): string {
    return `mongodb://127.0.0.1:${this.ports.mongo}/biaocheng?replicaSet=rs0`;
  }
  get tokenKeyFile(): string {
    return join(this.directory, 'token.key');
  }

  pid(part: Part): number | null {
    return this.running.get(part)?.pid ?? null;
  }

  /** Waits for the API, and not for one that has gone. */
  ready(): Promise<void> {
    const log = this.log('api');
    const gone = this.running.get('api')?.exited.then((how) => Promise.reject(new Error(`the API ended (${how}) before it was ready; see ${log}`)));
    return Promise.race([waitUntilReady(this.api, log), ...(gone === undefined ? [] : [gone])]);
  }

  /** Starts one part on the files it had. */
  async bring(part: Part): Promise<void> {
    this.running.set(part, await this.start(part));
  }

  /** SIGKILL: no goodbye, no flush. Resolves when the process is gone. */
  async kill(part: Part): Promise<void> {
    const child = this.running.get(part);
    child?.kill('SIGKILL');
    await child?.exited;
    this.running.delete(part);
  }

  /** One more worker or API beside the first, on the same stores. */
  async another(part: 'worker' | 'api'): Promise<{ readonly child: Child; readonly url: string }> {
    const port = await freePort();
    const log = join(this.directory, 'log', `${part}-${port}.log`);
    const child = await this.program(part, log, { PORT: String(port) });
    this.others.push(child);
    const url = `http://127.0.0.1:${port}`;
    if (part === 'api') await waitUntilReady(url, log);
    return { child, url };
  }

  async stop(): Promise<void> {
    for (const child of this.others) await child.stop();
    for (const part of ['api', 'worker', 'temporal', 'mongo'] as const) await this.running.get(part)?.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }

  private log(part: Part): string {
    return join(this.directory, 'log', `${part}.log`);
  }

  private async start(part: Part): Promise<Child> {
    const log = this.log(part);
    if (part === 'temporal') {
      const dynamicConfig = this.options.dynamicConfig ?? [];
      return (await startTemporalServer({ port: this.ports.temporal, log, database: join(this.directory, 'temporal.db'), dynamicConfig })).child;
    }
    if (part === 'mongo')
      return (await startMongoServer({ directory: join(this.directory, 'mongo'), port: this.ports.mongo, log, cacheGigabytes: 0.5 })).child;
    return this.program(part, log, {});
  }

  private program(part: 'worker' | 'api', log: string, env: NodeJS.ProcessEnv): Promise<Child> {
    const path = join(repositoryRoot, 'dist', `${part}.mjs`);
    return startChild({
      name: part,
      command: process.execPath,
      args: [...flagsOf(basename(path)), path],
      log,
      env: { ...programEnvironment, ...this.environment(), ...env },
    });
  }

  private environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      TZ: 'UTC',
      TEMPORAL_ADDRESS: this.temporalAddress,
      MONGODB_URI: this.mongoUri,
      HOST: '127.0.0.1',
      PORT: String(this.ports.api),
      BIAOCHENG_DATA: this.directory,
      BIAOCHENG_TOKEN_KEY_FILE: this.tokenKeyFile,
      LOG_LEVEL: 'warn',
      ...this.options.env,
    };
  }
}
