import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Finding, Page } from './page.js';

/** One command of a `console` block and what the page says it prints. */
export type Example = { readonly file: string; readonly line: number; readonly command: string; readonly shown: string };

/**
 * Examples a page promises: every `console` block that is not marked `recorded`. A line beginning with `$ ` is a command, what follows is its
 * output. Recorded blocks need servers; they were made by a real run and are not run again.
 */
export const examplesOf = (page: Page): readonly Example[] =>
  page.fences
    .filter((fence) => fence.lang === 'console' && !fence.marks.includes('recorded'))
    .flatMap((fence) => commandsOf(page.file, fence.line, fence.text));

function commandsOf(file: string, fenceLine: number, text: string): readonly Example[] {
  const found: { line: number; command: string; shown: string[] }[] = [];
  text.split('\n').forEach((line, index) => {
    const last = found.at(-1);
    if (line.startsWith('$ ')) found.push({ line: fenceLine + index + 1, command: line.slice(2), shown: [] });
    else if (last?.shown.length === 0 && last.command.endsWith('\\')) last.command += `\n${line}`;
    else last?.shown.push(line);
  });
  return found.map(({ line, command, shown }) => ({ file, line, command, shown: shown.join('\n').trimEnd() }));
}

/** Builds the command line from its source, so that no old build answers. Returns its file. */
export async function buildCommandLine(root: string): Promise<string> {
  const outfile = join(mkdtempSync(join(tmpdir(), 'biaocheng-docs-')), 'cli.mjs');
  const banner = `import { createRequire as biaochengRequire } from 'node:module';\nconst require = biaochengRequire(import.meta.url);`;
  await build({
    absWorkingDir: root,
    entryPoints: ['cli/main.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outfile,
    banner: { js: banner },
    logLevel: 'error',
  });
  return outfile;
}

/** Runs one example in a shell at the root of the repository and says where it prints something else. */
export function runExample(root: string, commandLine: string, example: Example): Finding | null {
  if (!/\bnpx biaocheng\b/.test(example.command))
    return {
      file: example.file,
      line: example.line,
      what: `only npx biaocheng can be run here; mark the block "console recorded": ${example.command}`,
    };
  const command = example.command.replaceAll('npx biaocheng', `"${process.execPath}" "${commandLine}"`);
  const run = spawnSync('bash', ['-c', `{ ${command}\n} 2>&1`], { encoding: 'utf8', cwd: root, timeout: 60_000 });
  const printed = run.stdout.trimEnd();
  return shows(example.shown, printed)
    ? null
    : { file: example.file, line: example.line, what: `prints something else: ${example.command}\n${printed}` };
}

/** True when `printed` is what is shown. `…` stands for any text within a line, a line of its own `…` for any number of lines. */
export function shows(shown: string, printed: string): boolean {
  const pattern = shown
    .split('\n')
    .map((line) => (line.trim() === '…' ? '(?:.*\\n)*?' : `${line.split('…').map(literal).join('.*?')}\\n`))
    .join('');
  return new RegExp(`^${pattern}$`, 'u').test(`${printed}\n`);
}

const literal = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
