import { writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { freePort, startChild, type Child } from '../scripts/servers.js';
import { percentile, round } from './figures.js';
import { pacedGets, type Paced } from './paced.js';
import { programPath } from './programs.js';
import type { Stack } from './stack.js';

/** A page as it is sent to a browser: bytes of its text, and bytes on the way. */
export type Size = { readonly path: string; readonly bytes: number; readonly sent: number };

/** `slowest`: the page whose own p95 is the largest. */
export type PagesRead = Paced & { readonly slowest: { readonly path: string; readonly p95: number } };

/** What a visitor of the portal looks at, and the lists at their longest. */
export const publicPages = (project: string, standard: string): readonly string[] => [
  '/',
  '/projects',
  `/projects/${project}`,
  '/standards',
  `/standards/${standard}`,
  '/consultations',
  '/notices',
  '/committees',
  '/organisations',
  `/search?q=${encodeURIComponent('搬运机器人')}`,
  '/en/standards',
  `/en/projects/${project}`,
];

/** As a browser asks: packed, the bytes counted as they come. */
const sentBytes = (url: string): Promise<number> =>
  new Promise((resolve, reject) => {
    get(url, { headers: { accept: 'text/html', 'accept-encoding': 'gzip, br' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => (bytes += chunk.length));
      answer.on('end', () => (answer.statusCode === 200 ? resolve(bytes) : reject(new Error(`${url}: ${answer.statusCode}`))));
    }).on('error', reject);
  });

/** The bare page beside ours: the same bytes at the same addresses, also of what the pages load. Answers its port. */
export async function startBarePages(
  stack: Stack,
  paths: readonly string[],
): Promise<{ readonly child: Child; readonly port: number; readonly sizes: readonly Size[] }> {
  const base = `http://127.0.0.1:${stack.apiPort}`;
  const kept: { [address: string]: { readonly type: string; readonly text: string } } = {};
  const sizes: Size[] = [];
  const keep = async (path: string): Promise<string> => {
    const answer = await fetch(`${base}${path}`, { headers: { accept: 'text/html' } });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    kept[path] = { type: answer.headers.get('content-type') ?? 'text/html', text };
    sizes.push({ path, bytes: Buffer.byteLength(text), sent: await sentBytes(`${base}${path}`) });
    return text;
  };
  const loaded = new Set<string>();
  for (const path of paths) for (const [asset] of (await keep(path)).matchAll(/\/assets\/[\w.-]+/g)) loaded.add(asset);
  for (const asset of loaded) await keep(asset);
  const [file, port] = [join(stack.directory, 'pages.json'), await freePort()];
  writeFileSync(file, JSON.stringify(kept));
  const log = join(stack.directory, 'logs', 'express-page.log');
  const env = { ...stack.env, NODE_ENV: 'production' };
  const child = await startChild({
    name: 'express-page',
    command: process.execPath,
    args: [programPath('express-page'), file, String(port)],
    log,
    env,
  });
  await untilAnswers(`http://127.0.0.1:${port}/`);
  return { child, port, sizes };
}

async function untilAnswers(url: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await fetch(url);
      return;
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** All pages in turns at a fixed rate, by somebody without an account. */
export async function readPages(
  port: number,
  paths: readonly string[],
  pace: { readonly perSecond: number; readonly seconds: number },
): Promise<PagesRead> {
  const own = new Map<string, number[]>(paths.map((path) => [path, []]));
  const read = await pacedGets({ port, token: null, note: (path, took) => own.get(path)?.push(took) }, paths, pace);
  const slowest = [...own]
    .map(([path, took]) => ({ path, p95: round(percentile(Float64Array.from(took).sort(), 95)) }))
    .reduce((one, other) => (other.p95 > one.p95 ? other : one));
  return { ...read, slowest };
}
