import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { decompress } from 'wawoff2';
import { repositoryRoot } from '../../../repository.js';

const directory = join(repositoryRoot, '.cache', 'fonts');
const config = join(directory, 'fonts.conf');

/** Noto Sans SC as its package has it: packed for the web, a hundred pieces by character. */
const packed = join(dirname(createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/package.json')), 'files');

const settings = (files: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${files}</dir>
  <cachedir>${join(directory, 'cache')}</cachedir>
</fontconfig>
`;

/** Chinese glyphs for the browser, unpacked once; says where fontconfig finds them. The same everywhere, so that pictures of two machines can be compared. */
export async function fontEnvironment(): Promise<{ readonly FONTCONFIG_FILE: string; readonly FONTCONFIG_PATH: string }> {
  const files = join(directory, 'files');
  if (!existsSync(files)) {
    const half = join(directory, `files.${process.pid}`);
    mkdirSync(half, { recursive: true });
    for (const file of readdirSync(packed).filter((name) => name.endsWith('.woff2')))
      writeFileSync(join(half, file.replace('.woff2', '.ttf')), await decompress(readFileSync(join(packed, file))));
    if (!existsSync(files)) renameSync(half, files);
  }
  writeFileSync(config, settings(files));
  return { FONTCONFIG_FILE: config, FONTCONFIG_PATH: directory };
}
