import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, describe, test } from 'vitest';
import { layers } from '../../architecture.mjs';
import { repositoryRoot } from '../../repository.js';
import { exampleFindings, readingFindings } from '../../scripts/check-docs.js';
import { buildCommandLine, examplesOf, runExample, shows } from '../../scripts/docs/examples.js';
import { eventTypes, glossaryFindings, withVocabulary } from '../../scripts/docs/glossary.js';
import { brokenLinks } from '../../scripts/docs/links.js';
import { readTree, unknownNames } from '../../scripts/docs/names.js';
import { anchorOf, pageFiles, parsePage, readPage } from '../../scripts/docs/page.js';

const root = repositoryRoot;

describe('given the documents as they stand', () => {
  test('the check read the pages, their links, their examples and the events of the code', () => {
    const pages = pageFiles(root).map((file) => readPage(root, file));
    expect(pages.length).toBeGreaterThanOrEqual(12);
    expect(pages.flatMap(examplesOf).length).toBeGreaterThanOrEqual(12);
    expect(examplesOf(readPage(root, 'README.md')).length).toBeGreaterThanOrEqual(4);
    expect(eventTypes.length).toBeGreaterThan(120);
  });

  test('every link, file, npm script, setting and error code that a page names exists, and the glossary is whole', () => {
    expect(readingFindings(root)).toEqual([]);
  });

  test('every example prints what the page shows', async () => {
    expect(await exampleFindings(root)).toEqual([]);
  }, 120_000);
});

describe('given what the code states once', () => {
  test.each(Object.entries(layers))('docs/architecture.md lets %s import what architecture.mjs lets it import', (layer, { own, typesOnly = [] }) => {
    const row = readPage(root, 'docs/architecture.md').prose.match(new RegExp(`^\\| \`${layer}/\` \\|.*$`, 'm'))?.[0] ?? '';
    const named = [...row.matchAll(/`([a-z/]+)\/`/g)].map(([, name]) => name);
    const folders = [...own, ...typesOnly].filter((folder) => folder !== 'config');
    expect(new Set(named)).toEqual(new Set(folders));
    expect(row.includes('settings')).toBe(own.includes('config'));
  });

  test('docs/cli.md has a row and a section for each command of the command line', () => {
    const commands = [...readFileSync(join(root, 'cli/main.ts'), 'utf8').matchAll(/^ {2}(\w+): \(\) => import\(/gm)].map(([, name]) => name);
    const { prose } = readPage(root, 'docs/cli.md');
    expect(commands.length).toBeGreaterThanOrEqual(5);
    expect(commands.filter((name) => !prose.includes(`| \`${name}\` |`) || !prose.includes(`\n## ${name}\n`))).toEqual([]);
  });

  test('the documents of docs/ are all in its index', () => {
    const index = readPage(root, 'docs/README.md').prose;
    const pages = pageFiles(root).filter((file) => /^docs\/[^/]+\.md$/.test(file) && file !== 'docs/README.md');
    expect(pages.filter((file) => !index.includes(`](${file.slice('docs/'.length)})`))).toEqual([]);
  });
});

describe('given a page with a fault', () => {
  const tree = readTree(root);
  const page = (text: string) => parsePage('docs/planted.md', text);
  const named = (text: string) => unknownNames(page(text), tree).map(({ what }) => what);

  test.each([
    ['see [this](nowhere.md)', 'leads to no file'],
    ['see [this](../README.md#no-such-heading)', 'has no heading #no-such-heading'],
    ['# One\n\nsee [this](#two)', 'has no heading #two'],
  ])('%j: the link is found', (text, what) => {
    expect(brokenLinks(root, page(text)).map((finding) => finding.what)).toEqual([expect.stringContaining(what)]);
  });

  test.each([
    ['in `domain/ballot/count-by-hand.ts`', 'domain/ballot/count-by-hand.ts'],
    ['in `domain/no-such-noun/`', 'domain/no-such-noun/'],
    ['in `db/{archive,attic}.ts`', 'db/{archive,attic}.ts'],
    ['in `api/nouns/*-attic.ts`', 'api/nouns/*-attic.ts'],
    ['answers `BALLOT_EATEN`', 'BALLOT_EATEN'],
    ['```sh\nnpm run polish\n```', 'polish'],
  ])('%j: the name is found', (text, name) => {
    expect(named(text)).toEqual([expect.stringContaining(` ${name} does not exist`)]);
  });

  test('what exists is not complained of', () => {
    expect(
      named(
        '`domain/ballot/start-ballot.ts`, `start-ballot.ts`, `api/nouns/*.ts`, `db/{archive,ballot}.ts`, `domain/`, `BALLOT_CLOSED`, `MONGODB_URI`, npm run bench',
      ),
    ).toEqual([]);
    expect(brokenLinks(root, page('[a](cli.md#tally) [b](https://example.org/x)'))).toEqual([]);
  });

  test('a link inside a fenced block is an example, not a link', () => {
    expect(brokenLinks(root, page('```md\n[c](gone.md)\n```'))).toEqual([]);
  });

  test('an example that prints something else, and one that cannot be run here, are found; a recorded one is left alone', async () => {
    const commandLine = await buildCommandLine(root);
    const block = (marks: string, text: string) => examplesOf(page(`\`\`\`console${marks}\n${text}\n\`\`\``));
    const findings = (marks: string, text: string) => block(marks, text).map((example) => runExample(root, commandLine, example)?.what ?? null);
    const ask = `$ echo 51210000MJ4K0X072M | npx biaocheng check uscc | cut -c1-45`;
    expect(findings('', `${ask}\n{"value":"51210000MJ4K0X072M","valid":true,"c`)).toEqual([null]);
    expect(findings('', `${ask}\n{"value":"51210000MJ4K0X072M","valid":false,"`)).toEqual([expect.stringContaining('prints something else')]);
    expect(findings('', '$ curl http://127.0.0.1:8080/')).toEqual([expect.stringContaining('console recorded')]);
    expect(block(' recorded', '$ curl http://127.0.0.1:8080/')).toEqual([]);
  }, 60_000);
});

describe('given a glossary with a fault', () => {
  const { file, text } = readPage(root, 'docs/glossary.md');
  const findings = (changed: string) => glossaryFindings(root, parsePage(file, changed)).map(({ what }) => what);
  const row = '| 投票 | `castVote` | `voteCast`, `voteKeptLate` | `domain/ballot/` |\n';

  test('the row that is used here stands in the page', () => expect(text).toContain(row));

  test.each([
    [
      'a row is missing',
      text.replace(row, ''),
      ['castVote is not in the glossary', 'voteCast is not in the glossary', 'voteKeptLate is not in the glossary'],
    ],
    [
      'an identifier is not in its file',
      text.replace(row, row.replace('`voteCast`', '`voteCast`, `voteBurnt`')),
      ['voteBurnt does not stand in domain/ballot/'],
    ],
    ['a term has two identifiers', text.replace(row, `${row}| 投票 | \`startBallot\` | | \`domain/ballot/\` |\n`), ['the term 投票 has two rows']],
    [
      'an identifier has two terms',
      text.replace(row, `${row}| 打勾 | \`castVote\` | | \`domain/ballot/\` |\n`),
      ['Acts of the other lifecycles: castVote has two rows'],
    ],
    [
      'a folder is missing',
      text.replaceAll('`domain/account/', '`domain/profile/'),
      [...Array.from({ length: 9 }, () => expect.any(String) as string), 'domain/account/ is not in the glossary'],
    ],
    ['a generated list is old', text.replace('| 实体机器人 |', '| 机器人 |'), [expect.stringContaining('the generated lists are old')]],
  ])('%s: it is said', (_, changed, expected) => {
    expect(findings(changed)).toEqual(expected);
  });

  test('writing the generated lists again changes nothing', () => expect(withVocabulary(text)).toBe(text));
});

test.each([
  ['a\nb', 'a\nb', true],
  ['a', 'a\nb', false],
  ['a\n…\nd', 'a\nb\nc\nd', true],
  ['a\n…\nd', 'a\nd', true],
  ['a\n…', 'a', true],
  ['x…z', 'xyz', true],
  ['x…z', 'x\nz', false],
  ['1.5 (a|b)', '1x5 (a|b)', false],
])('%j shows %j: %s', (shown, printed, verdict) => {
  expect(shows(shown, printed)).toBe(verdict);
});

test.each([
  ['The archive, and how to verify it', 'the-archive-and-how-to-verify-it'],
  ['One event’s life', 'one-events-life'],
  ['Check-up 规则体检', 'check-up-规则体检'],
  ['`BALLOT_CLOSED`', 'ballot_closed'],
])('the heading %j has the anchor %s', (heading, anchor) => expect(anchorOf(heading)).toBe(anchor));
