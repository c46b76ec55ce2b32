import { z } from 'zod';
import { BadConfiguration, parseEnvironment, type AppConfig } from '../config.js';
import { loadTokenKey } from './accounts/token-key.js';
import { isLoopback, isOwnMachine } from './own-machine.js';

const count = (fallback: number, max = 1_000_000) => z.coerce.number().int().min(0).max(max).default(fallback);

const token = z
  .string()
  .regex(/^[\w.-]{32,200}$/, 'must be 32 to 200 letters, digits, dots, hyphens or underscores; make one with: openssl rand -hex 32')
  .optional();

/** Words apart from one another by blanks. */
const wordList = z
  .string()
  .default('')
  .transform((text) => text.split(/\s+/).filter((word) => word !== ''));

const schema = z.object({
  API_RATE_LIMIT: z.stringbool().default(true),
  API_RATE_PER_MINUTE_SUBJECT: count(1200),
  API_RATE_PER_MINUTE_ADDRESS: count(3000),
  API_LOGIN_FAILURES_PER_MINUTE: count(10),
  API_LOGIN_FAILURES_PER_ADDRESS: count(30),
  API_LOGIN_FAILURES_PER_ACCOUNT: count(50),
  API_COMMENTS_PER_TEN_MINUTES: count(20),
  API_STREAMS: count(2000),
  API_STREAMS_PER_ADDRESS: count(200),
  API_STREAMS_PER_ACCOUNT: count(12),
  API_LOOSE_FILES: count(200),
  API_LOOSE_MEBIBYTES: count(512),
  API_TOKEN_HOURS: count(12, 24 * 30),
  API_SECOND_FACTOR_MINUTES: count(15, 24 * 60),
  API_SIGN_IN_HOURS: count(24 * 7, 24 * 90),
  API_DRAIN_SECONDS: count(15, 600),
  API_VIEW_WAIT_MS: count(3000, 10_000),
  BIAOCHENG_SAMPLE_WORLD: z.stringbool().default(false),
  BIAOCHENG_HOSTS: wordList,
  BIAOCHENG_OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'must be https:// (http:// on this machine only)' }).optional(),
  BIAOCHENG_OIDC_CLIENT_ID: z.string().max(200).optional(),
  BIAOCHENG_OIDC_CLIENT_SECRET: z.string().max(500).optional(),
  BIAOCHENG_OIDC_NAME: z.string().max(40).optional(),
  BIAOCHENG_OIDC_SECOND_FACTOR: wordList,
  BIAOCHENG_METRICS_TOKEN: token,
  BIAOCHENG_CODEC_TOKEN: token,
  BIAOCHENG_CODEC_ORIGIN: z
    .url({ protocol: /^https?$/, error: 'must be http:// or https://' })
    .transform((url) => new URL(url).origin)
    .optional(),
});

/** A provider of identities (OpenID Connect) by whose word people may sign in. */
export type OidcConfig = {
  readonly issuer: string;
  readonly clientId: string;
  /** Null for a client that is known by its proof key alone, which is not enough where others are served. */
  readonly clientSecret: string | null;
  /** What the button calls it; null for our own words. */
  readonly name: string | null;
  /** Values of `amr` and `acr` by which the provider says that a second factor was shown; none of them by itself. */
  readonly secondFactor: readonly string[];
};

/** Settings of the HTTP side (docs/operations.md). Times in the unit their name says. */
export type ApiConfig = {
  readonly logLevel: string;
  readonly trustProxy: boolean;
  /** Where others reach us: feeds and citations carry whole addresses. */
  readonly publicUrl: string;
  /** Names under which people come by besides. */
  readonly hosts: readonly string[];
  readonly rateLimit: {
    readonly on: boolean;
    readonly perMinuteSubject: number;
    readonly perMinuteAddress: number;
    readonly loginFailuresPerMinute: number;
    readonly loginFailuresPerAddress: number;
    /** In ten minutes, from everywhere: beyond it a proof of work. */
    readonly loginFailuresPerAccount: number;
    readonly commentsPerTenMinutes: number;
  };
  /** Event streams that are open at the same time: in this process, to one address, of one account. */
  readonly streams: { readonly all: number; readonly perAddress: number; readonly perAccount: number };
  /** What an account may have stored that no record names yet, and after how long such a file is removed. */
  readonly looseFiles: { readonly files: number; readonly bytes: number; readonly keptMs: number };
  readonly tokenKey: Uint8Array;
  readonly tokenSeconds: number;
  /** How long a sign-in may be prolonged, from its beginning. */
  readonly signInSeconds: number;
  /** For how long a second factor that was shown stands for acts that open, close, extend, publish or void. */
  readonly secondFactorMs: number;
  /** Whether mail leaves this installation: without a mail server it stands in files. */
  readonly mails: boolean;
  /** Null where people sign in by their secret alone. */
  readonly oidc: OidcConfig | null;
  readonly drainSeconds: number;
  readonly viewWaitMs: number;
  /** What the operator's scraper brings to `/metrics`; null keeps everybody out. */
  readonly metricsToken: string | null;
  /** Where the samples of this machine stand, whose people anybody who sits at it may be; null wherever others are served. */
  readonly samples: string | null;
  /** Where webhooks may lead. */
  readonly webhooks: AppConfig['webhooks'];
  /** Who may have payloads decoded, and the origin of Temporal's pages; null keeps the door shut. */
  readonly codec: { readonly token: string; readonly origin: string } | null;
};

/** The settings of a process: what is common to all comes from `app`, the rest from API_* variables. */
export function apiConfig(app: AppConfig, env: NodeJS.ProcessEnv = process.env): ApiConfig {
  const e = parseEnvironment(schema, env);
  return {
    logLevel: app.logLevel,
    trustProxy: app.api.trustProxy,
    publicUrl: app.api.publicUrl,
    hosts: e.BIAOCHENG_HOSTS.map((name) => name.toLowerCase()),
    rateLimit: {
      on: e.API_RATE_LIMIT,
      perMinuteSubject: e.API_RATE_PER_MINUTE_SUBJECT,
      perMinuteAddress: e.API_RATE_PER_MINUTE_ADDRESS,
      loginFailuresPerMinute: e.API_LOGIN_FAILURES_PER_MINUTE,
      loginFailuresPerAddress: e.API_LOGIN_FAILURES_PER_ADDRESS,
      loginFailuresPerAccount: e.API_LOGIN_FAILURES_PER_ACCOUNT,
      commentsPerTenMinutes: e.API_COMMENTS_PER_TEN_MINUTES,
    },
    streams: { all: e.API_STREAMS, perAddress: e.API_STREAMS_PER_ADDRESS, perAccount: e.API_STREAMS_PER_ACCOUNT },
    looseFiles: { files: e.API_LOOSE_FILES, bytes: e.API_LOOSE_MEBIBYTES * 1024 * 1024, keptMs: app.looseFileMs },
    tokenKey: loadTokenKey(app.tokenKeyFile),
    tokenSeconds: e.API_TOKEN_HOURS * 3600,
    signInSeconds: e.API_SIGN_IN_HOURS * 3600,
    secondFactorMs: e.API_SECOND_FACTOR_MINUTES * 60_000,
    mails: app.mail.smtpUrl !== null,
    oidc: oidcOf(e),
    drainSeconds: e.API_DRAIN_SECONDS,
    viewWaitMs: e.API_VIEW_WAIT_MS,
    metricsToken: e.BIAOCHENG_METRICS_TOKEN ?? null,
    samples: e.BIAOCHENG_SAMPLE_WORLD && isOwnMachine(app, env) ? app.dataDirectory : null,
    webhooks: app.webhooks,
    codec: codecOf(e.BIAOCHENG_CODEC_TOKEN, e.BIAOCHENG_CODEC_ORIGIN),
  };
}

function codecOf(given: string | undefined, origin: string | undefined): ApiConfig['codec'] {
  if (given !== undefined && origin !== undefined) return { token: given, origin };
  if (given === undefined && origin === undefined) return null;
  throw new BadConfiguration(
    'BIAOCHENG_CODEC_TOKEN and BIAOCHENG_CODEC_ORIGIN go together: who may decode, and from which Temporal pages. Set both or none.',
  );
}

function oidcOf(e: z.output<typeof schema>): OidcConfig | null {
  const { BIAOCHENG_OIDC_ISSUER: issuer, BIAOCHENG_OIDC_CLIENT_ID: clientId, BIAOCHENG_OIDC_CLIENT_SECRET: clientSecret = null } = e;
  if (issuer === undefined && clientId === undefined && clientSecret === null) return null;
  if (issuer === undefined || clientId === undefined)
    throw new BadConfiguration(
      'BIAOCHENG_OIDC_ISSUER and BIAOCHENG_OIDC_CLIENT_ID go together: who vouches for people, and as whom we ask. Set both or none.',
    );
  const { protocol, hostname } = new URL(issuer);
  if (protocol !== 'https:' && !isLoopback(hostname))
    throw new BadConfiguration('BIAOCHENG_OIDC_ISSUER must be an https address: over plain http anybody on the way could sign in as anybody.');
  return { issuer, clientId, clientSecret, name: e.BIAOCHENG_OIDC_NAME ?? null, secondFactor: e.BIAOCHENG_OIDC_SECOND_FACTOR };
}
