import { statSync } from 'node:fs';
import { BadConfiguration, type AppConfig } from '../config.js';
import type { ApiConfig } from './config.js';
import { isLoopback, servesOthers } from './own-machine.js';

/** What is set in a way that is fine on one's own machine and not where others are served, with the cure. */
type Unsafe = { readonly wrong: string; readonly cure: string };

const shortestClientSecret = 16;

/** Whether others than its owner may read a file. One that is not there yet is made as it should be. */
function isOpenToOthers(file: string): boolean {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat !== undefined && process.platform !== 'win32' && (stat.mode & 0o077) !== 0;
}

function unsafeIn(app: AppConfig, api: ApiConfig, env: NodeJS.ProcessEnv): readonly Unsafe[] {
  const found = (wrong: boolean, one: Unsafe): readonly Unsafe[] => (wrong ? [one] : []);
  const url = new URL(app.api.publicUrl);
  return [
    ...found(url.protocol !== 'https:' || isLoopback(url.hostname), {
      wrong: 'BIAOCHENG_PUBLIC_URL is not the https address others come by',
      cure: 'set it, e.g. BIAOCHENG_PUBLIC_URL=https://standards.example.cn, with a proxy that ends TLS before it',
    }),
    ...found(!app.mongo.given, { wrong: 'MONGODB_URI is not set', cure: 'name a replica set that asks for a password' }),
    ...found(app.mongo.given && !/^mongodb(\+srv)?:\/\/[^/@]+@/.test(app.mongo.uri) && !/authMechanism=MONGODB-X509/i.test(app.mongo.uri), {
      wrong: 'MONGODB_URI brings no password',
      cure: 'let MongoDB ask for one and write it as mongodb://user:password@…, or use a certificate',
    }),
    ...found(app.keys.payload === null, {
      wrong: 'what Temporal keeps is not encrypted',
      cure: 'make a key (docs/operations.md) and set BIAOCHENG_PAYLOAD_KEY_FILE or BIAOCHENG_PAYLOAD_KEY_COMMAND',
    }),
    ...found(env['BIAOCHENG_SAMPLES'] === 'on', { wrong: 'BIAOCHENG_SAMPLES=on makes accounts whose secrets stand in a file', cure: 'leave it out' }),
    ...found(api.oidc !== null && new URL(api.oidc.issuer).protocol !== 'https:', {
      wrong: 'BIAOCHENG_OIDC_ISSUER is no https address',
      cure: 'name the provider by its https address, or leave BIAOCHENG_OIDC_ISSUER and BIAOCHENG_OIDC_CLIENT_ID out',
    }),
    ...found(api.oidc !== null && (api.oidc.clientSecret ?? '').length < shortestClientSecret, {
      wrong: `BIAOCHENG_OIDC_CLIENT_SECRET is not set or shorter than ${shortestClientSecret} characters`,
      cure: 'register this installation with the provider as a confidential client and set the secret it is given',
    }),
    ...found(!api.rateLimit.on, { wrong: 'API_RATE_LIMIT is off', cure: 'leave it out' }),
    ...found(app.mail.smtpUrl === null, { wrong: 'SMTP_URL is not set: mail would go to files', cure: 'name your mail server' }),
    ...found(isOpenToOthers(app.tokenKeyFile), { wrong: 'others than its owner may read the token key', cure: `chmod 600 ${app.tokenKeyFile}` }),
    ...found('file' in app.keys.personal && isOpenToOthers(app.keys.personal.file), {
      wrong: 'others than its owner may read the key of personal data',
      cure: 'chmod 600 the file of BIAOCHENG_PERSONAL_KEY_FILE',
    }),
  ];
}

/** Refuses to serve others with settings that are safe on one's own machine only: everything that is wrong, each with its cure. */
export function checkProduction(app: AppConfig, api: ApiConfig, env: NodeJS.ProcessEnv = process.env): void {
  if (!servesOthers(app, env)) return;
  const unsafe = unsafeIn(app, api, env);
  if (unsafe.length === 0) return;
  const lines = unsafe.map(({ wrong, cure }) => `  - ${wrong}: ${cure}.`);
  throw new BadConfiguration(`These settings are not safe where others are served:\n${lines.join('\n')}`);
}
