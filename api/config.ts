import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const flag = z.enum(['on', 'off']).transform((v) => v === 'on');
const count = (fallback: number, max = 1_000_000) => z.coerce.number().int().min(0).max(max).default(fallback);

const schema = z.object({
  API_HOST: z.string().min(1).default('127.0.0.1'),
  API_PORT: count(8080, 65535),
  API_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  API_RATE_LIMIT: flag.default(true),
  API_RATE_PER_MINUTE_SUBJECT: count(1200),
  API_RATE_PER_MINUTE_ADDRESS: count(3000),
  API_LOGIN_FAILURES_PER_MINUTE: count(10),
  API_TRUST_PROXY_HOPS: count(0, 10),
  API_TOKEN_HOURS: count(12, 24 * 30),
  API_TOKEN_KEY: z.string().min(32).optional(),
  API_TOKEN_KEY_FILE: z.string().min(1).optional(),
  API_DRAIN_SECONDS: count(15, 600),
  API_VIEW_WAIT_MS: count(3000, 10_000),
});

/** Settings of the HTTP server (docs/operations.md). Times in the unit their name says. */
export type ApiConfig = {
  readonly host: string;
  readonly port: number;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly rateLimit: { readonly on: boolean; readonly perMinuteSubject: number; readonly perMinuteAddress: number; readonly loginFailuresPerMinute: number };
  readonly trustProxyHops: number;
  readonly tokenKey: Uint8Array;
  readonly tokenSeconds: number;
  readonly drainSeconds: number;
  readonly viewWaitMs: number;
};

const tokenKey = (inline: string | undefined, file: string | undefined): Uint8Array => {
  const text = inline ?? (file === undefined ? undefined : readFileSync(file, 'utf8').trim());
  if (text === undefined) return randomBytes(32);
  if (text.length < 32) throw new Error('the token key must have at least 32 characters; make one with: openssl rand -base64 48');
  return new TextEncoder().encode(text);
};

/** Reads the environment once. Without a key, tokens live as long as this process: fine for one process, wrong for several. */
export function apiConfig(env: { readonly [name: string]: string | undefined }): ApiConfig {
  const e = schema.parse(env);
  return {
    host: e.API_HOST,
    port: e.API_PORT,
    logLevel: e.API_LOG_LEVEL,
    rateLimit: {
      on: e.API_RATE_LIMIT,
      perMinuteSubject: e.API_RATE_PER_MINUTE_SUBJECT,
      perMinuteAddress: e.API_RATE_PER_MINUTE_ADDRESS,
      loginFailuresPerMinute: e.API_LOGIN_FAILURES_PER_MINUTE,
    },
    trustProxyHops: e.API_TRUST_PROXY_HOPS,
    tokenKey: tokenKey(e.API_TOKEN_KEY, e.API_TOKEN_KEY_FILE),
    tokenSeconds: e.API_TOKEN_HOURS * 3600,
    drainSeconds: e.API_DRAIN_SECONDS,
    viewWaitMs: e.API_VIEW_WAIT_MS,
  };
}
