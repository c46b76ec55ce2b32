import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repositoryRoot } from '../repository.js';
import { buildCommandLine, examplesOf, runExample } from './docs/examples.js';
import { glossaryFindings, withVocabulary } from './docs/glossary.js';
import { brokenLinks } from './docs/links.js';
import { readTree, unknownNames } from './docs/names.js';
import { pageFiles, readPage, type Finding } from './docs/page.js';
import { writeLawPage } from './law-page.js';

/*
 * `npx tsx scripts/check-docs.ts` says where the documents and the code disagree: links, files, npm scripts, settings and error codes that
 * do not exist, a glossary that has fallen behind, examples that print something else. With `--write` the generated lists are made anew.
 */

const glossary = 'docs/glossary.md';

/** Everything that can be seen by reading. */
export function readingFindings(root: string): readonly Finding[] {
  const tree = readTree(root);
  const pages = pageFiles(root).map((file) => readPage(root, file));
  return [...pages.flatMap((page) => [...brokenLinks(root, page), ...unknownNames(page, tree)]), ...glossaryFindings(root, readPage(root, glossary))];
}

/** Runs every example of the pages against a command line built from the source. */
export async function exampleFindings(root: string, files: readonly string[] = pageFiles(root)): Promise<readonly Finding[]> {
  const examples = files.flatMap((file) => examplesOf(readPage(root, file)));
  const commandLine = await buildCommandLine(root);
  return examples.map((example) => runExample(root, commandLine, example)).filter((finding) => finding !== null);
}

async function main(): Promise<void> {
  if (process.argv.includes('--write')) {
    const page = readPage(repositoryRoot, glossary);
    writeFileSync(join(repositoryRoot, glossary), withVocabulary(page.text));
    writeLawPage();
  }
  const findings = [...readingFindings(repositoryRoot), ...(await exampleFindings(repositoryRoot))];
  for (const { file, line, what } of findings) console.error(`${file}:${line} ${what}`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
