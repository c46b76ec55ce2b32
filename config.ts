import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { HookGuard } from './contract/webhook-address.js';
import { repositoryRoot } from './repository.js';

/** A setting that cannot be used. The message is one sentence with the cure and is meant for the operator's terminal. */
export class BadConfiguration extends Error {
  override readonly name = 'BadConfiguration';
}

/** What `npm start` is using right now, so that a second terminal finds it. */
const recordedPortsSchema = z.object({
  pid: z.int().positive(),
  api: z.int().optional(),
  temporal: z.string().optional(),
  temporalUi: z.string().optional(),
  mongo: z.string().optional(),
  children: z.record(z.string(), z.int()).default({}),
});
export type RecordedPorts = z.infer<typeof recordedPortsSchema>;

const port = z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65535);

const environmentSchema = z.object({
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://')
    .optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.optional(),
  WORKER_HEALTH_PORT: port.optional(),
  WORKER_METRICS_PORT: port.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be smtp:// or smtps://' }).optional(),
  MAIL_FROM: z.string().default('biaocheng@localhost'),
  BIAOCHENG_DATA: z.string().default('.data'),
  BIAOCHENG_PUBLIC_URL: z.url().optional(),
  BIAOCHENG_TOKEN_KEY_FILE: z.string().optional(),
  BIAOCHENG_PAYLOAD_KEY_FILE: z.string().optional(),
  BIAOCHENG_PAYLOAD_KEY_COMMAND: z.string().optional(),
  BIAOCHENG_PERSONAL_KEY_FILE: z.string().optional(),
  BIAOCHENG_PERSONAL_KEY_COMMAND: z.string().optional(),
  BIAOCHENG_LOOSE_FILE_DAYS: z.coerce.number().int().min(1).max(3650).default(7),
  BIAOCHENG_WEBHOOK_INTRANET: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter((one) => one !== ''))
    .pipe(
      z.array(z.string().regex(/^(\[[\da-f:]+\]|[\w.-]+)(:\d{1,5})?$/, 'must be hosts, each with its port where it is not 443, parted by commas')),
    ),
  BIAOCHENG_TRUST_PROXY: z.stringbool().default(false),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** Where keys come from: a file, or a command that prints what such a file would hold, so that the key itself may stay in a vault. */
export type KeySource = { readonly file: string } | { readonly command: string };

/** Settings of the API, the store and mail. Times in milliseconds; paths are absolute. */
export type AppConfig = {
  readonly mongo: { readonly uri: string; readonly options: MongoOptions; readonly given: boolean };
  readonly api: { readonly host: string; readonly port: number; readonly publicUrl: string; readonly trustProxy: boolean };
  readonly workerHealthPort: number | null;
  readonly workerMetricsPort: number | null;
  readonly mail: { readonly smtpUrl: string | null; readonly from: string; readonly outbox: string };
  /** Places of the intranet to which webhooks may be sent. */
  readonly webhooks: HookGuard;
  readonly dataDirectory: string;
  readonly tokenKeyFile: string;
  /** What goes into Temporal is sealed with `payload` when it is configured; personal data always, with `personal`. */
  readonly keys: { readonly payload: KeySource | null; readonly personal: KeySource };
  /** After how long a file that no record names is removed. */
  readonly looseFileMs: number;
  readonly logLevel: string;
};

/** Driver options every connection uses. `timeoutMS` is not among them: the driver ignores it, the three bounds below are what holds. */
export type MongoOptions = {
  readonly writeConcern: { readonly w: 'majority'; readonly journal: true };
  readonly readConcern: { readonly level: 'majority' };
  readonly serverSelectionTimeoutMS: number;
  readonly socketTimeoutMS: number;
  readonly maxPoolSize: number;
};

const mongoOptions: MongoOptions = {
  // w:1 without journal lost 13 % of acknowledged writes under kill -9, majority with journal none.
  writeConcern: { w: 'majority', journal: true },
  readConcern: { level: 'majority' },
  serverSelectionTimeoutMS: 5_000,
  socketTimeoutMS: 20_000,
  maxPoolSize: 50,
};

/** Reads the settings: the environment first, then what a running `npm start` of this directory has recorded, then the defaults. */
export function loadAppConfig(env: NodeJS.ProcessEnv = process.env): AppConfig {
  const given = parseEnvironment(environmentSchema, env);
  const dataDirectory = resolve(repositoryRoot, given.BIAOCHENG_DATA);
  const recorded = readRecordedPorts(dataDirectory);
  const apiPort = given.PORT ?? recorded?.api ?? 8080;
  const uri = given.MONGODB_URI ?? recorded?.mongo ?? 'mongodb://127.0.0.1:27017/biaocheng?replicaSet=rs0';
  return {
    mongo: { uri: withDatabase(uri), options: mongoOptions, given: given.MONGODB_URI !== undefined },
    api: {
      host: given.HOST,
      port: apiPort,
      publicUrl: given.BIAOCHENG_PUBLIC_URL ?? `http://127.0.0.1:${apiPort}`,
      trustProxy: given.BIAOCHENG_TRUST_PROXY,
    },
    workerHealthPort: given.WORKER_HEALTH_PORT ?? null,
    workerMetricsPort: given.WORKER_METRICS_PORT ?? null,
    mail: { smtpUrl: given.SMTP_URL ?? null, from: given.MAIL_FROM, outbox: join(dataDirectory, 'outbox') },
    webhooks: { intranet: given.BIAOCHENG_WEBHOOK_INTRANET, plainHttp: false },
    dataDirectory,
    tokenKeyFile: resolve(repositoryRoot, given.BIAOCHENG_TOKEN_KEY_FILE ?? join(dataDirectory, 'token.key')),
    keys: {
      payload: keySource(given.BIAOCHENG_PAYLOAD_KEY_FILE, given.BIAOCHENG_PAYLOAD_KEY_COMMAND, 'BIAOCHENG_PAYLOAD_KEY'),
      personal: keySource(given.BIAOCHENG_PERSONAL_KEY_FILE, given.BIAOCHENG_PERSONAL_KEY_COMMAND, 'BIAOCHENG_PERSONAL_KEY') ?? {
        file: join(dataDirectory, 'personal.key'),
      },
    },
    looseFileMs: given.BIAOCHENG_LOOSE_FILE_DAYS * 86_400_000,
    logLevel: given.LOG_LEVEL,
  };
}

function keySource(file: string | undefined, command: string | undefined, variable: string): KeySource | null {
  if (file !== undefined && command !== undefined)
    throw new BadConfiguration(`${variable}_FILE and ${variable}_COMMAND are both set; keep the one the keys come from.`);
  if (command !== undefined) return { command };
  return file === undefined ? null : { file: resolve(repositoryRoot, file) };
}

/** What a running `npm start` recorded in the data directory; null when none runs there any more. */
export function readRecordedPorts(dataDirectory: string): RecordedPorts | null {
  const file = portsFile(dataDirectory);
  if (!existsSync(file)) return null;
  const recorded = recordedPortsSchema.safeParse(jsonOrNull(readFileSync(file, 'utf8')));
  return recorded.success && isAlive(recorded.data.pid) ? recorded.data : null;
}

/** The file in which `npm start` records its ports and children. */
export function portsFile(dataDirectory: string): string {
  return join(dataDirectory, 'ports.json');
}

/** True while a process of that id exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Parses variables and turns every problem into one sentence that names the variable, never its value: it may hold a password. */
export function parseEnvironment<S extends z.ZodType>(schema: S, env: NodeJS.ProcessEnv): z.output<S> {
  // An empty variable counts as absent: container files often set them so.
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(present);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new BadConfiguration(`Setting not usable – ${problems.join('; ')}. See docs/operations.md for the allowed values.`);
}

/** Names the database, and refuses an address that would weaken the write concern: acknowledged votes could be lost. */
function withDatabase(uri: string): string {
  const [address = '', query = ''] = uri.split('?');
  const options = new URLSearchParams(query);
  const w = options.get('w');
  const journal = options.get('journal') ?? options.get('j');
  if ((w !== null && w !== 'majority') || journal === 'false') {
    throw new BadConfiguration(
      'MONGODB_URI weakens the write concern; remove w= and journal= from it (the product writes with majority and journal).',
    );
  }
  const [scheme = '', rest = ''] = address.split('://');
  const [hosts = '', database = ''] = rest.split('/');
  return `${scheme}://${hosts}/${database === '' ? 'biaocheng' : database}${query === '' ? '' : `?${query}`}`;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
