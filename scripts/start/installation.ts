import { mkdirSync, statfsSync } from 'node:fs';
import type { AppConfig } from '../../config.js';
import { connect } from '../../db/connect.js';
import { EarlierArchive } from '../../db/earlier-archive.js';
import { migrate } from '../../db/migrate.js';
import { openLog } from '../../log.js';
import type { TemporalConfig } from '../../temporal.config.js';
import { isFree } from '../servers.js';
import { greet } from './greeting.js';
import { prepareNamespace, promoteBuild } from './prepare.js';
import { apiProgram, startProgram, waitUntilReady, workerProgram } from './programs.js';
import { clearLeftovers, removeRecord, writeRecord } from './record.js';
import { resetStore } from './reset.js';
import { sampleAccounts, sampleWaiting } from '../../api/accounts/sample-world.js';
import { loadSamples } from './samples.js';
import { logFile, startOwnMongo, startOwnTemporal, type OwnStore } from './stores.js';
import type { Supervised } from './supervise.js';
import { CannotStart, logTo, note, step } from './words.js';

/** Room for the journals of both stores; below this they stop at a moment of their own choosing. */
const leastFreeBytes = 512 * 1024 * 1024;

/** Everything `npm start` runs on this machine. Children stand in the order they were started in. */
export class Installation {
  private readonly children: Supervised[] = [];
  private temporal: OwnStore | null = null;
  private mongo: OwnStore | null = null;
  private recorded = false;
  private stopped: Promise<void> | null = null;

  constructor(private readonly config: { readonly app: AppConfig; readonly temporal: TemporalConfig; readonly versioning: boolean }) {}

  /** Brings everything up and greets. Throws one sentence when it cannot. */
  async start(wish: { readonly reset: boolean; readonly confirmed: boolean }): Promise<void> {
    const { app } = this.config;
    mkdirSync(app.dataDirectory, { recursive: true });
    await clearLeftovers(app.dataDirectory);
    if (wish.reset) await resetStore(app.dataDirectory, wish.confirmed, app.mongo.given || this.config.temporal.given);
    await this.checkRoom();
    // Before the first server, so that a second start sees us while ours are still coming up.
    this.record();
    logTo(openLog('start', app.logLevel, logFile(app.dataDirectory, 'start')));
    this.sayKeys();
    await this.startStores();
    await this.startPrograms();
    if (this.wantsSamples()) await this.samples();
    greet(this.running(), { accounts: sampleAccounts(app.dataDirectory), waiting: sampleWaiting(app.dataDirectory) });
  }

  /** API first, so that nobody is promised anything more; stores last. Safe to call twice. */
  stop(): Promise<void> {
    this.stopped ??= this.stopInOrder();
    return this.stopped;
  }

  /** Kills every child by its process id. */
  force(): void {
    for (const child of this.children) child.force();
  }

  private async stopInOrder(): Promise<void> {
    for (const child of this.children.toReversed()) {
      await child.stop();
      note(`${child.name} 已停止`, `${child.name} has stopped`);
    }
    if (this.recorded) removeRecord(this.config.app.dataDirectory);
  }

  private sayKeys(): void {
    if (this.config.app.keys.payload === null)
      step('未配置密钥,Temporal 中的内容不加密', 'no payload key is configured: what Temporal keeps is not encrypted (docs/operations.md)');
  }

  private async checkRoom(): Promise<void> {
    const { api, dataDirectory } = this.config.app;
    const disk = statfsSync(dataDirectory);
    if (disk.bavail * disk.bsize < leastFreeBytes) {
      throw new CannotStart(
        `Less than 512 MB are free for ${dataDirectory}; free some space, or point BIAOCHENG_DATA at a larger disk, and start again.`,
      );
    }
    if (!(await isFree(api.port, api.host))) {
      throw new CannotStart(`Port ${api.port} on ${api.host} is taken by another program; stop it, or choose another port: PORT=8081 npm start`);
    }
  }

  private async startStores(): Promise<void> {
    const { app, temporal } = this.config;
    const changed = () => this.record();
    if (!temporal.given) this.temporal = await this.added(startOwnTemporal(app.dataDirectory, changed));
    if (!app.mongo.given) this.mongo = await this.added(startOwnMongo(app.dataDirectory, changed));
    this.record();
    await prepareNamespace(this.temporalConfig()).catch((error: unknown) => this.unprepared(error));
    await this.prepareArchive();
  }

  /** Here rather than in each program, so that a store that cannot be carried over is said at once and in one sentence. */
  private async prepareArchive(): Promise<void> {
    const db = await connect(this.mongoAddress(), 2);
    try {
      await migrate(db);
    } catch (error) {
      throw error instanceof EarlierArchive ? new CannotStart(error.message) : error;
    } finally {
      await db.close();
    }
  }

  private async startPrograms(): Promise<void> {
    const { app } = this.config;
    const surroundings = () => ({ dataDirectory: app.dataDirectory, settings: this.settings(), changed: () => this.record() });
    this.children.push(await startProgram(workerProgram, surroundings()));
    this.record();
    if (this.config.versioning) await this.promote();
    this.children.push(await startProgram(apiProgram, surroundings()));
    this.record();
    step('等待接口就绪', 'waiting for the API to be ready');
    await waitUntilReady(this.api(), logFile(app.dataDirectory, 'api'));
  }

  private async promote(): Promise<void> {
    const { name, buildId } = this.config.temporal.deployment;
    if (await promoteBuild(this.temporalConfig())) return;
    throw new CannotStart(
      `The worker (${name} build ${buildId}) did not report to Temporal; its log says why: ${logFile(this.config.app.dataDirectory, 'worker')}`,
    );
  }

  private async samples(): Promise<void> {
    await loadSamples(this.config.app.dataDirectory, this.mongoAddress(), { ...this.settings(), BIAOCHENG_API: this.api() });
  }

  /** A store that somebody else runs gets no samples unless they ask for them. */
  private wantsSamples(): boolean {
    const wish = process.env['BIAOCHENG_SAMPLES'];
    return wish === 'on' || (wish !== 'off' && !this.config.app.mongo.given);
  }

  /** A store counts as ours from the moment it runs, so that a failure right after still stops it. */
  private async added(starting: Promise<OwnStore>): Promise<OwnStore> {
    const store = await starting;
    this.children.push(store.supervised);
    this.record();
    return store;
  }

  private unprepared(error: unknown): void {
    if (!this.config.temporal.given) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    note('未能检查 Temporal 命名空间', `the namespace could not be prepared (${reason}); let its administrator run: npm run temporal:prepare`);
  }

  private settings(): NodeJS.ProcessEnv {
    const { app } = this.config;
    return {
      TEMPORAL_ADDRESS: this.temporalAddress(),
      MONGODB_URI: this.mongoAddress(),
      HOST: app.api.host,
      PORT: String(app.api.port),
      BIAOCHENG_DATA: app.dataDirectory,
      BIAOCHENG_VERSIONING: this.config.versioning ? 'on' : 'off',
      BIAOCHENG_SAMPLE_WORLD: this.wantsSamples() ? 'on' : 'off',
    };
  }

  private record(): void {
    if (this.stopped !== null) return;
    this.recorded = true;
    const children = Object.fromEntries(this.children.flatMap((child) => (child.pid() === null ? [] : [[child.name, child.pid() ?? 0]])));
    const { app } = this.config;
    writeRecord(app.dataDirectory, {
      pid: process.pid,
      api: app.api.port,
      temporal: this.temporalAddress(),
      temporalUi: this.temporal?.ui,
      mongo: this.mongo?.address,
      children,
    });
  }

  private running() {
    // Only the hosts: the address may carry a password.
    const hosts = /^[^:]+:\/\/(?:[^@/]*@)?([^/?]+)/.exec(this.mongoAddress())?.[1] ?? '';
    return {
      api: this.api(),
      temporal: this.temporalAddress(),
      temporalUi: this.temporal?.ui ?? null,
      mongo: hosts,
      data: this.config.app.dataDirectory,
    };
  }

  private temporalConfig(): TemporalConfig {
    const address = this.temporalAddress();
    return { ...this.config.temporal, address, connection: { ...this.config.temporal.connection, address } };
  }

  private temporalAddress(): string {
    return this.temporal?.address ?? this.config.temporal.address;
  }

  private mongoAddress(): string {
    return this.mongo?.address ?? this.config.app.mongo.uri;
  }

  private api(): string {
    const { host, port } = this.config.app.api;
    return `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
  }
}
