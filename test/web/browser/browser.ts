import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { fontEnvironment } from './fonts.js';

const onPath = (name: string): string | null => {
  const found = spawnSync('which', [name], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : null;
};

/** A Chromium: the one that is named, the one of the system, or the one of the development package. */
async function executable(): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && !existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, where there is no file`);
  const found = named ?? onPath('chromium') ?? onPath('chromium-browser');
  if (found !== null) return found;
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

/** A browser without a screen. It reaches this machine only. */
export async function openBrowser(): Promise<Browser> {
  const [executablePath, fonts] = await Promise.all([executable(), fontEnvironment()]);
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--headless=shell',
      '--font-render-hinting=none',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
    env: { ...process.env, ...fonts },
  });
}
