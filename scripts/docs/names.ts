import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { errorRegistry } from '../../contract/errors.js';
import { matches, type Finding, type Page } from './page.js';

/** Where code lives; what a page says of it must be there. */
const folders = ['domain', 'contract', 'workflows', 'activities', 'db', 'worker', 'api', 'cli', 'recompute', 'samples', 'scripts', 'bench', 'test'];
const rootFiles = [
  'config.ts',
  'temporal.config.ts',
  'payload-codec.ts',
  'repository.ts',
  'architecture.mjs',
  'eslint.config.js',
  'vitest.config.ts',
];

/** What the tree offers to be named: files by path, and words that stand in code. */
export type Tree = {
  readonly root: string;
  readonly files: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  readonly scripts: ReadonlySet<string>;
};

export function readTree(root: string): Tree {
  const files = [...folders.flatMap((folder) => filesIn(root, folder)), ...rootFiles];
  const code = files.filter((file) => /\.(ts|mjs)$/.test(file) && !file.startsWith('test/')).map((file) => readFileSync(join(root, file), 'utf8'));
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }; // npm itself needs it to be so
  return {
    root,
    files: new Set(files),
    names: new Set(files.map((file) => basename(file))),
    words: new Set(code.flatMap((text) => text.match(/[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+/g) ?? [])),
    scripts: new Set(Object.keys(manifest.scripts)),
  };
}

const filesIn = (root: string, folder: string): string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => posix.join(entry.parentPath.slice(root.length + 1), entry.name))
    : [];

const span = /`([^`]+)`/g;
/** Settings that `@temporalio/envconfig` and OpenTelemetry read for us; their names stand in no file of ours. */
const isForeign = (word: string): boolean => /^(TEMPORAL_(TLS(_\w+)?|NAMESPACE|API_KEY)|OTEL_\w+)$/.test(word);

/** Files, npm scripts, error codes and settings that a page names and the tree does not have. */
export function unknownNames(page: Page, tree: Tree): readonly Finding[] {
  const say = ({ found, line }: { found: string; line: number }, kind: string): Finding => ({
    file: page.file,
    line,
    what: `${kind} ${found} does not exist`,
  });
  const spans = matches(page.prose, span);
  const everywhere = page.text;
  return [
    ...spans.filter(({ found }) => isPath(found) && !pathExists(page, tree, found)).map((at) => say(at, 'the file')),
    ...spans.filter(({ found }) => isBigWord(found) && !wordExists(tree, found)).map((at) => say(at, 'the code or setting')),
    ...matches(everywhere, /\bnpm run (?:--silent )?([a-z][\w:-]*)/g)
      .filter(({ found }) => !tree.scripts.has(found))
      .map((at) => say(at, 'the npm script')),
  ];
}

const isPath = (text: string): boolean => /^[\w@.-]+(\/[\w@.*{},-]+)*\.(ts|mjs|md)$/.test(text) || /^[a-z]+(\/[\w.-]+)*\/$/.test(text);
const isBigWord = (text: string): boolean => /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(text);
const wordExists = (tree: Tree, word: string): boolean => Object.hasOwn(errorRegistry, word) || tree.words.has(word) || isForeign(word);

/** A path from the root, from the page, or a bare file name; `*` stands for any part of a name and `{a,b}` for each. Folders made at run time are not asked for. */
function pathExists(page: Page, tree: Tree, path: string): boolean {
  if (path.endsWith('/')) return !folders.includes(path.split('/')[0] ?? '') || existsSync(join(tree.root, path));
  if (!path.includes('/') && tree.names.has(path)) return true;
  return spread(path).every((one) => {
    if (!one.includes('*')) return existsSync(join(tree.root, one)) || existsSync(join(tree.root, dirname(page.file), one));
    const pattern = new RegExp(`^${one.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`);
    return [...tree.files].some((file) => pattern.test(file) || pattern.test(basename(file)));
  });
}

const spread = (path: string): readonly string[] => {
  const braces = /^(.*)\{([^}]*)\}(.*)$/.exec(path);
  return braces === null ? [path] : (braces[2] ?? '').split(',').map((part) => `${braces[1]}${part}${braces[3]}`);
};
