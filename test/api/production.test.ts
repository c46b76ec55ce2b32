import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { apiConfig } from '../../api/config.js';
import { checkProduction } from '../../api/production.js';
import { BadConfiguration, loadAppConfig } from '../../config.js';

const directory = mkdtempSync(join(tmpdir(), 'biaocheng-production-'));
const payload = join(directory, 'payload.key');
writeFileSync(payload, 'k1 AAAA\n', { mode: 0o600 });

const safe = {
  NODE_ENV: 'production',
  BIAOCHENG_DATA: directory,
  BIAOCHENG_PUBLIC_URL: 'https://standards.example.cn',
  MONGODB_URI: 'mongodb://biaocheng:secret-of-the-store@db.example.cn/biaocheng?replicaSet=rs0',
  BIAOCHENG_PAYLOAD_KEY_FILE: payload,
  SMTP_URL: 'smtps://mail.example.cn',
};

const provider = {
  BIAOCHENG_OIDC_ISSUER: 'https://id.example.cn',
  BIAOCHENG_OIDC_CLIENT_ID: 'biaocheng',
  BIAOCHENG_OIDC_CLIENT_SECRET: 'a secret that the provider gave us',
};

/** What a start says with these settings; null when it goes on. */
function said(over: NodeJS.ProcessEnv): string | null {
  const env = { ...safe, ...over };
  try {
    const app = loadAppConfig(env);
    checkProduction(app, apiConfig(app, env), env);
    return null;
  } catch (error) {
    if (error instanceof BadConfiguration) return error.message;
    throw error;
  }
}

describe('XG7 a start that serves others', () => {
  it('XG8 goes on with a provider of identities that is safe; one that is half set is refused anywhere, and so is plain http to another machine', () => {
    expect(said(provider)).toBeNull();
    expect(said({ ...provider, BIAOCHENG_OIDC_CLIENT_ID: undefined })).toContain('Set both or none');
    expect(said({ BIAOCHENG_OIDC_CLIENT_SECRET: provider.BIAOCHENG_OIDC_CLIENT_SECRET })).toContain('Set both or none');
    expect(said({ ...provider, NODE_ENV: undefined, BIAOCHENG_OIDC_ISSUER: 'http://id.example.cn' })).toContain('must be an https address');
  });

  it('goes on with safe settings, and on one’s own machine with those of a newcomer', () => {
    expect(said({})).toBeNull();
    const own = {
      NODE_ENV: undefined,
      BIAOCHENG_PUBLIC_URL: undefined,
      MONGODB_URI: undefined,
      BIAOCHENG_PAYLOAD_KEY_FILE: undefined,
      SMTP_URL: undefined,
    };
    expect(said(own)).toBeNull();
  });

  it.each([
    ['no https', { BIAOCHENG_PUBLIC_URL: 'http://standards.example.cn' }, 'BIAOCHENG_PUBLIC_URL'],
    ['no address of its own', { BIAOCHENG_PUBLIC_URL: undefined }, 'BIAOCHENG_PUBLIC_URL'],
    ['a store without a password', { MONGODB_URI: 'mongodb://db.example.cn/biaocheng?replicaSet=rs0' }, 'MONGODB_URI'],
    ['our own store', { MONGODB_URI: undefined }, 'MONGODB_URI'],
    ['no key for Temporal', { BIAOCHENG_PAYLOAD_KEY_FILE: undefined }, 'BIAOCHENG_PAYLOAD_KEY_FILE'],
    ['samples', { BIAOCHENG_SAMPLES: 'on' }, 'BIAOCHENG_SAMPLES'],
    ['a provider over plain http', { ...provider, BIAOCHENG_OIDC_ISSUER: 'http://127.0.0.1:3000' }, 'BIAOCHENG_OIDC_ISSUER'],
    ['a provider that asks us for no secret', { ...provider, BIAOCHENG_OIDC_CLIENT_SECRET: undefined }, 'BIAOCHENG_OIDC_CLIENT_SECRET'],
    ['one that a short secret will do for', { ...provider, BIAOCHENG_OIDC_CLIENT_SECRET: 'short' }, 'BIAOCHENG_OIDC_CLIENT_SECRET'],
    ['no limits', { API_RATE_LIMIT: 'off' }, 'API_RATE_LIMIT'],
    ['mail into files', { SMTP_URL: undefined }, 'SMTP_URL'],
    ['an address of its own, undeclared', { NODE_ENV: undefined, SMTP_URL: undefined }, 'SMTP_URL'],
  ])('is refused with %s, names the setting and the cure, and no value', (_what, over, setting) => {
    const words = said(over) ?? '';
    expect(words).toContain(setting);
    expect(words.split('\n')).toHaveLength(2);
    expect(words).not.toContain('secret-of-the-store');
    expect(words).not.toContain(provider.BIAOCHENG_OIDC_CLIENT_SECRET);
  });

  it('is refused while others may read the key that signs tokens, and says all that is wrong at once', () => {
    expect(said({})).toBeNull();
    chmodSync(join(directory, 'token.key'), 0o644);
    expect((said({ API_RATE_LIMIT: 'off' }) ?? '').split('\n')).toHaveLength(3);
    chmodSync(join(directory, 'token.key'), 0o600);
  });
});
