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

/** What a start says with these settings; null when it goes on. */
function said(over: NodeJS.ProcessEnv): string | null {
  const env = { ...safe, ...over };
  const app = loadAppConfig(env);
  try {
    checkProduction(app, apiConfig(app, env), env);
    return null;
  } catch (error) {
    if (error instanceof BadConfiguration) return error.message;
    throw error;
  }
}

describe('XG7 a start that serves others', () => {
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
    ['no limits', { API_RATE_LIMIT: 'off' }, 'API_RATE_LIMIT'],
    ['mail into files', { SMTP_URL: undefined }, 'SMTP_URL'],
    ['an address of its own, undeclared', { NODE_ENV: undefined, SMTP_URL: undefined }, 'SMTP_URL'],
  ])('is refused with %s, names the setting and the cure, and no value', (_what, over, setting) => {
    const words = said(over) ?? '';
    expect(words).toContain(setting);
    expect(words.split('\n')).toHaveLength(2);
    expect(words).not.toContain('secret-of-the-store');
  });

  it('is refused while others may read the key that signs tokens, and says all that is wrong at once', () => {
    expect(said({})).toBeNull();
    chmodSync(join(directory, 'token.key'), 0o644);
    expect((said({ API_RATE_LIMIT: 'off' }) ?? '').split('\n')).toHaveLength(3);
    chmodSync(join(directory, 'token.key'), 0o600);
  });
});
