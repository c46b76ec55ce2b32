import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { errorAreas } from '../contract/errors.js';
import { repositoryRoot } from '../repository.js';

const head = `# Error codes

Made from \`contract/errors/\` and the \`refusals.ts\` of the nouns by \`npx tsx scripts/errors-page.ts\`; a test compares. Every refusal and fault is \`application/problem+json\` with
\`type\` (a page that every installation serves, \`/docs/errors/<code>\`), \`title\`, \`status\`, \`code\`, \`requestId\` and, for refusals of a rule, \`rule\`, \`source\`, \`found\`, \`needed\` and \`cure\`
(who can change the outcome). Codes are stable; words may change.
`;

/** The page as text, areas and codes in the order of the registry. */
export function errorPage(): string {
  const areas = Object.entries(errorAreas).map(([area, table]) => {
    const rows = Object.entries(table).map(([code, { status, zh, en }]) => `### ${code}\n\n${status}. ${en}  \n${zh}\n`);
    return `## ${area}\n\n${rows.join('\n')}`;
  });
  return `${head}\n${areas.join('\n')}`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  writeFileSync(join(repositoryRoot, 'docs', 'errors.md'), errorPage());
